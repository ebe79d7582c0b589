import type { Finding } from '@souk/contract/connection.ts'
import type { Call, Command } from '../command.ts'
import { readSettings } from '../settings.ts'
import { UsageError } from '../usage.ts'

const shop = { type: 'string', value: 'S', about: "the shop's slug", required: true } as const
const set = { type: 'string', value: 'key=value', about: 'a setting; as often as needed', multiple: true } as const
const SECRETS = 'Keep secrets out of the list of arguments: --set key=@FILE reads a file, --set key=@- standard input.'
/** Longer nobody waits for a provider that does not answer. */
const PATIENCE_MS = 10_000

export const channelAdd: Command = {
  name: 'channel add',
  about: 'Connect a shop with a channel, such as whatsapp.',
  operands: ['KIND'],
  options: { shop, set, unchecked: { type: 'boolean', about: 'do not ask the provider whether it works' } },
  notes: `${SECRETS} What is left to do is said on standard error. souk channel guide KIND tells what goes where.`,
  async run(call) {
    const made = await connect(call, channelAdd)
    if (!call.has('unchecked')) await tellFindings(call, made)
    return made
  },
}

export const gatewayAdd: Command = {
  name: 'gateway add',
  about: 'Connect a shop with a payment gateway, such as stripe.',
  operands: ['KIND'],
  options: { shop, set },
  notes: SECRETS,
  async run(call) {
    const made = await connect(call, gatewayAdd)
    await tellFindings(call, made)
    return made
  },
}

export const channelGuide: Command = {
  name: 'channel guide',
  about: 'How a channel is connected, step by step: what to do there, what to paste where.',
  operands: ['KIND'],
  options: {},
  async run({ server, operands }) {
    const guides = await server.client.call('listChannels', {})
    const kinds = guides.map(({ kind }) => kind)
    const guide = guides.find(({ kind }) => kind === operands[0])
    if (!guide) throw new UsageError(`There is no such channel; there are ${kinds.join(', ')}.`, channelGuide)
    return guide
  },
}

export const channelList: Command = {
  name: 'channel list',
  about: 'What a shop is connected with, and how each is doing.',
  operands: [],
  options: { shop },
  run: ({ server, get }) => server.client.call('listConnections', { params: { shop: get('shop') ?? '' } }),
}

export const channelCheck: Command = {
  name: 'channel check',
  about: 'Ask the provider whether a connection works, and what is left to do.',
  operands: ['ID'],
  options: { shop },
  run: ({ server, operands, get }) =>
    server.client.call('checkConnection', { params: { shop: get('shop') ?? '', connection: operands[0] ?? '' } }),
}

export const channelSet: Command = {
  name: 'channel set',
  about: 'Exchange settings of a connection, such as its token.',
  operands: ['ID'],
  options: { shop, set },
  notes: `${SECRETS} --set key= takes one away.`,
  async run({ server, operands, get, all, path }) {
    const given = await readSettings(all('set'), { command: channelSet, path, stdin: process.stdin })
    const settings = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value || null]))
    const params = { shop: get('shop') ?? '', connection: operands[0] ?? '' }
    return server.client.call('changeConnection', { params, body: { settings } })
  },
}

export const channelRemove: Command = {
  name: 'channel remove',
  about: 'Disconnect a channel. Threads and their messages stay.',
  operands: ['ID'],
  options: { shop },
  run: ({ server, operands, get }) =>
    server.client.call('removeConnection', { params: { shop: get('shop') ?? '', connection: operands[0] ?? '' } }),
}

async function connect({ server, operands, get, all, path }: Call, command: Command) {
  const settings = await readSettings(all('set'), { command, path, stdin: process.stdin })
  return server.client.call('createConnection', {
    params: { shop: get('shop') ?? '' },
    body: { kind: operands[0] ?? '', settings },
  })
}

type Made = { id: string; webhookUrl: string }

/** It is connected by now, whatever comes of asking. */
async function tellFindings({ server, operands, get }: Call, { id: connection, webhookUrl }: Made): Promise<void> {
  const params = { shop: get('shop') ?? '', connection }
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const findings = await server.client.call('checkConnection', { params, signal })
    for (const finding of findings) process.stderr.write(lineOf(finding))
    if (findings.every(({ ok }) => ok)) return
    const guides = await server.client.call('listChannels', { signal })
    const { steps = [] } = guides.find(({ kind }) => kind === operands[0]) ?? {}
    for (const { title, text, paste } of steps)
      if (paste) process.stderr.write(`     ${title}${paste === 'webhookUrl' ? ` (${webhookUrl})` : ''}: ${text}\n`)
  } catch {
    process.stderr.write(`It could not be checked; later: souk channel check ${connection} --shop ${params.shop}\n`)
  }
}

function lineOf({ ok, text }: Finding): string {
  return `${ok ? 'ok  ' : 'TODO'} ${text}\n`
}
