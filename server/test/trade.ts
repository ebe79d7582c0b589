import type { LegalProfile } from '@souk/contract/legal.ts'
import type { Address } from '@souk/contract/order.ts'
import type { PublicShop, ShippingOption, ShopCreate } from '@souk/contract/shop.ts'
import type { Client } from '@souk/sdk/client.ts'
import type { TestApp } from './harness/app.ts'
import type { Thread } from './harness/thread.ts'

export type TestGoods = { offer: string; variant: string }
/** `address`: where buyers of goods that are sent live. */
export type TestShop = { shop: PublicShop; staff: Client; goods: TestGoods; address?: Address }

const ALL = ['catalog:write', 'conversations:write', 'customers:write', 'orders:write', 'settings:write']

const NEW_YORK: Address = {
  line1: '88 Greene Street',
  city: 'New York',
  region: 'NY',
  postcode: '10012',
  country: 'US',
}
/** The one way in which things are sent, for nothing. */
const POST: ShippingOption = { id: 'post', label: { en: 'By post' }, amount: 0, days: { min: 2, max: 4 }, kind: 'ship' }

/**
 * A test shop that sells one thing: by download, so that a checkout needs an e-mail address and nothing else, or `sent`
 * by post.
 */
export async function openTestShop(
  app: TestApp,
  options: { stock?: number; amount?: number; sent?: boolean; shop?: Partial<ShopCreate> } = {},
): Promise<TestShop> {
  const { stock, amount = 2500, sent = false } = options
  const shop = await app.createShop({ ...(sent ? { settings: { shipping: [POST] } } : {}), ...options.shop })
  const report = await app.importLines(shop.slug, [
    {
      id: 'song',
      title: 'Song of the loom',
      price: { amount, currency: 'USD' },
      fulfilment: sent ? 'ship' : 'digital',
      ...(stock === undefined ? {} : { stock }),
    },
  ])
  if (report.created !== 1) throw new Error(`not imported: ${JSON.stringify(report)}`)
  const goods = await goodsOf(app, shop.id)
  const staff = await app.withKey(shop.slug, ...ALL)
  return { shop, staff, goods, ...(sent ? { address: NEW_YORK } : {}) }
}

export async function goodsOf(app: TestApp, home: string): Promise<TestGoods> {
  const row = await app.context.database.read
    .selectFrom('variants')
    .select(['id', 'offer'])
    .where('home', '=', home)
    .executeTakeFirstOrThrow()
  return { offer: row.offer, variant: row.id }
}

export async function stockOf(app: TestApp, goods: TestGoods): Promise<number | undefined> {
  const row = await app.context.database.read
    .selectFrom('resources')
    .select('capacity')
    .where('subject', '=', goods.variant)
    .executeTakeFirst()
  return row?.capacity
}

export type Buyer = { client: Client; thread: Thread; checkout: string; slug: string }

/** A shopper whose checkout is ready: in their thread, from their cart. */
export async function readyBuyer(app: TestApp, { shop, goods, address }: TestShop, quantity = 1): Promise<Buyer> {
  const params = { shop: shop.slug }
  const thread = await app.talk(shop.slug)
  const { client } = thread
  const cart = await client.call('createCart', { params, body: { lines: [{ ...goods, quantity }] } })
  const { id: checkout } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  await client.call('updateCheckout', {
    params: { ...params, checkout },
    body: { buyer: { email: 'shopper@example.com' }, ...(address ? { address } : {}) },
  })
  return { client, thread, checkout, slug: shop.slug }
}

export function complete({ client, slug, checkout }: Buyer) {
  return client.call('completeCheckout', { params: { shop: slug, checkout }, body: {} })
}

export const CARDS = {
  good: '4242424242424242',
  declined: '4000000000000002',
  challenged: '4000002500003155',
  slow: '4000000000000077',
  disputing: '4000000000000259',
  onceOnly: '4000000000000341',
} as const

/** Pays on the gateway's hosted page. */
export async function payPage(url: string, card: string = CARDS.good): Promise<number> {
  const response = await fetch(`${url}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ card, exp: '12/40', cvc: '123' }),
  })
  await response.arrayBuffer()
  return response.status
}

/** From a ready checkout to a placed order; gives its number. */
export async function buy(app: TestApp, shop: TestShop, quantity = 1): Promise<{ buyer: Buyer; number: string }> {
  const buyer = await readyBuyer(app, shop, quantity)
  const { payment } = await complete(buyer)
  if (!payment) throw new Error('there was no payment')
  await payPage(payment.url)
  const { order } = await complete(buyer)
  if (order === undefined) throw new Error('there was no order')
  return { buyer, number: order }
}

/** Whose thread it is. */
export async function customerOf(app: TestApp, conversation: string): Promise<string> {
  const row = await app.context.database.read
    .selectFrom('conversations')
    .select('customer')
    .where('id', '=', conversation)
    .executeTakeFirstOrThrow()
  return row.customer ?? ''
}

export async function countRows(app: TestApp, text: string, values: unknown[] = []): Promise<number> {
  const { rows } = await app.context.database.pool.query<{ count: number }>(
    `select count(*)::int as count from ${text}`,
    values,
  )
  return rows[0]?.count ?? 0
}

/** Waits until something holds; says what it was waiting for when it never does. */
export async function eventually(what: string, holds: () => Promise<boolean>, patienceMs = 15_000): Promise<void> {
  for (const end = performance.now() + patienceMs; performance.now() < end;) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`in vain: ${what}`)
}

/** All that the tables of law ask of a shop in any country, so that one that is not marked test may sell. */
export const LAWFUL: LegalProfile = {
  legalName: 'Loom Ltd',
  legalForm: 'Ltd',
  representative: 'Ada Loom',
  address: { line1: '1 Mill Lane', postcode: '97201', city: 'Portland', region: 'OR', country: 'US' },
  email: 'hello@loom.example',
  phone: '+1 503 555 0100',
  register: { name: 'Oregon Secretary of State', number: '1' },
  noVatId: true,
  terms: { url: 'https://loom.example/terms', text: { en: 'The loom weaves, then it sends.' } },
  privacy: { text: { en: 'We keep what the order needs.' } },
  withdrawal: { returnCosts: 'buyer' },
}
