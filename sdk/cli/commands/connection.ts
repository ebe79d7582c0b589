import type { Command } from '../command.ts'
import { readSettings } from '../settings.ts'

/** A command that connects a shop with a kind of something. */
function connecting(name: string, about: string): Command {
  const command: Command = {
    name,
    about,
    operands: ['KIND'],
    options: {
      shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
      set: { type: 'string', value: 'key=value', about: 'a setting; as often as needed', multiple: true },
    },
    notes: 'Keep secrets out of the list of arguments: --set key=@FILE reads a file, --set key=@- standard input.',
    async run({ server, operands, get, all, path }) {
      const settings = await readSettings(all('set'), { command, path, stdin: process.stdin })
      return server.client.call('createConnection', {
        params: { shop: get('shop') ?? '' },
        body: { kind: operands[0] ?? '', settings },
      })
    },
  }
  return command
}

export const channelAdd = connecting('channel add', 'Connect a shop with a channel, such as whatsapp.')
export const gatewayAdd = connecting('gateway add', 'Connect a shop with a payment gateway, such as stripe.')
