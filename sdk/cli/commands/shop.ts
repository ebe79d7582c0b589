import type { PublicShop } from '@souk/contract/shop.ts'
import type { Command } from '../command.ts'

const LOCALE = 'en'

export const shopCreate: Command = {
  name: 'shop create',
  about: 'Open a shop.',
  operands: [],
  options: {
    slug: {
      type: 'string',
      value: 'S',
      about: 'its name in addresses: small letters, digits and hyphens',
      required: true,
    },
    name: { type: 'string', value: 'N', about: 'its name for people', required: true },
    currency: { type: 'string', value: 'USD', about: 'ISO 4217', required: true },
    locale: { type: 'string', value: LOCALE, about: `the language its catalogue is written in (${LOCALE})` },
    country: { type: 'string', value: 'CC', about: 'ISO 3166, two letters' },
    timezone: { type: 'string', value: 'Z', about: 'such as Europe/Berlin; else the one of its country' },
    host: { type: 'string', value: 'H', about: 'an address of its own, such as shop.example' },
    test: { type: 'boolean', about: 'it may use the sandbox, and sells nothing for real' },
  },
  async run({ server, get, has }) {
    const shop = await server.client.call('createShop', {
      body: {
        slug: get('slug') ?? '',
        name: get('name') ?? '',
        currency: get('currency') ?? '',
        locale: get('locale') ?? LOCALE,
        country: get('country'),
        timezone: get('timezone'),
        host: get('host'),
        test: has('test'),
      },
    })
    return shown(shop)
  },
}

export const shopSet: Command = {
  name: 'shop set',
  about: 'Set the country whose law a shop sells under.',
  operands: [],
  options: {
    shop: { type: 'string', value: 'S', about: "the shop's slug", required: true },
    country: { type: 'string', value: 'CC', about: 'ISO 3166, two letters', required: true },
  },
  notes: 'Refused once a shop that is not marked test has sold something.',
  async run({ server: { client }, get }) {
    const params = { shop: get('shop') ?? '' }
    const settings = await client.call('getSettings', { params })
    await client.call('putSettings', { params, body: { ...settings, country: get('country') } })
    return shown(await client.call('getShop', { params }))
  },
}

export const shopList: Command = {
  name: 'shop list',
  about: 'The public shops.',
  operands: [],
  options: {},
  async run({ server }) {
    const shops = await server.client.shops()
    return shops.map(shown)
  },
}

/** A shop in short, with what it still has to say before it may sell. */
function shown({ id, slug, name, currency, locale, url, legal: { maySell, missing, assumedTax } }: PublicShop) {
  return { id, slug, name, currency, locale, url, maySell, missing, ...(assumedTax ? { assumedTax } : {}) }
}
