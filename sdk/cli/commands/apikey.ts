import type { Command } from '../command.ts'
import { UsageError } from '../usage.ts'

const SCOPE = /^(catalog|conversations|customers|orders|settings|reports):(read|write)$/

export const apikeyCreate: Command = {
  name: 'apikey create',
  about: 'Make an API key. It is shown this once.',
  operands: [],
  options: {
    shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
    scope: {
      type: 'string',
      value: 'NOUN:read|NOUN:write',
      about: 'what it may do; as often as needed',
      multiple: true,
      required: true,
    },
  },
  notes: 'Nouns: catalog, conversations, customers, orders, settings, reports. write includes read.',
  async run({ server, get, all }) {
    const wrong = all('scope').find((scope) => !SCOPE.test(scope))
    if (wrong !== undefined)
      throw new UsageError(`--scope ${wrong} should be such as orders:read or catalog:write.`, apikeyCreate)
    return server.client.call('createKey', { params: { shop: get('shop') ?? '' }, body: { scopes: all('scope') } })
  },
}
