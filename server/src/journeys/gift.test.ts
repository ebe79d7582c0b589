import type { CheckoutUpdate } from '@souk/contract/order.ts'
import { LANGUAGES } from '@souk/contract/understanding.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, goodsOf, payPage, readyBuyer, type TestShop } from '../../test/trade.ts'
import { giftPaper } from './mail/gift-mail.ts'
import { plainOf } from './mail/plain.ts'
import { slipHtml } from './papers/slip.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({})
})
afterAll(() => app.close())

const MUM = { name: 'Vera Maas', line1: 'Main Street 1', city: 'Springfield', postcode: '62701', country: 'US' }
const GIFT = {
  recipient: 'Vera Maas',
  recipientEmail: 'vera@example.com',
  from: 'Ann',
  message: 'Happy birthday!\nWith <love>',
  hidePrice: true,
  wrap: true,
}

async function scarfShop(): Promise<TestShop> {
  const shipping = [{ id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const, days: { min: 1, max: 3 } }]
  const shop = await app.createShop({
    settings: {
      shipping,
      giftWrap: { label: { en: 'Gift wrap' }, amount: 350 },
      taxes: [{ code: 'VAT', rate: 190_000 }],
    },
  })
  await app.importLines(shop.slug, [{ id: 'scarf', title: 'Scarf', price: { amount: 4200, currency: 'USD' } }])
  return { shop, staff: await app.withKey(shop.slug, 'orders:write'), goods: await goodsOf(app, shop.id), address: MUM }
}

async function given(trade: TestShop, change: CheckoutUpdate) {
  const buyer = await readyBuyer(app, trade)
  const params = { shop: trade.shop.slug, checkout: buyer.checkout }
  const checkout = await buyer.client.call('updateCheckout', { params, body: { buyer: { name: 'Ann' }, ...change } })
  const { payment } = await complete(buyer)
  await payPage(payment?.url ?? '')
  const { order: number = '' } = await complete(buyer)
  return { checkout, number, buyer, order: await trade.staff.order(trade.shop.slug, number) }
}

type Letter = { kind: string; to: string; subject: string; text: string; html: string }
async function letters(home: string): Promise<Letter[]> {
  const { rows } = await app.context.database.pool.query<Letter>(
    `select kind, recipient ->> 'address' as to, subject, body_text as text, body_html as html from mails where home = $1 order by at, id`,
    [home],
  )
  return rows
}

async function slipOf({ shop }: TestShop, number: string): Promise<string> {
  const response = await fetch(`${app.url}/api/shops/${shop.slug}/orders/${number}/slip.html`, {
    headers: { authorization: `Bearer ${app.operatorKey}` },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('text/html')
  return response.text()
}

/** Any figure of money that the order has. */
const PRICE = /\$|42\.00|50\.50|3\.50(?!%)|5\.00/

test('a gift: the buyer reads prices, who gets it reads words, and the parcel says none', async () => {
  const trade = await scarfShop()
  const { checkout, order, number, buyer } = await given(trade, { gift: GIFT })
  expect(checkout.giftWrap).toEqual({ label: 'Gift wrap', amount: 350 })
  expect(checkout.totals.map(({ type, amount }) => [type, amount])).toEqual([
    ['subtotal', 4200],
    ['fulfillment', 500],
    ['fee', 350],
    ['total', 5050],
  ])
  expect(order.gift).toEqual(GIFT)
  expect(order.paid).toBe(5050)

  const [first] = await letters(trade.shop.id)
  expect(first).toMatchObject({ kind: 'placed', to: 'shopper@example.com' })
  expect(first?.text).toContain('Gift wrap: $3.50')
  expect(first?.text).toContain('A gift for: Vera Maas')

  const advance = (to: 'packed' | 'shipped') =>
    trade.staff.call('advanceFulfilment', {
      params: { shop: trade.shop.slug, number, fulfilment: order.fulfilments[0]?.id ?? '' },
      body: { to, tracking: { carrier: 'Post', number: 'X1' } },
    })
  await advance('packed')
  await advance('shipped')
  await advance('shipped')
  const told = (await letters(trade.shop.id)).filter(({ to }) => to === 'vera@example.com')
  expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([['gift', 'A gift for you is on its way']])
  const [letter] = told
  expect(letter?.text).toContain('Happy birthday!')
  for (const text of [letter?.text ?? '', letter?.html ?? '']) {
    expect(text).not.toMatch(PRICE)
    expect(text).not.toContain('Scarf')
    expect(text).not.toContain('/orders/')
  }

  const slip = await slipOf(trade, number)
  expect(slip).toContain('With &#60;love&#62;')
  expect(slip).toContain('Scarf')
  expect(slip).not.toMatch(PRICE)
  // What the recipient's address is, the buyer's profile is not.
  const { rows } = await app.context.database.pool.query(
    `select profile from customers c join conversations v on v.home = c.home and v.customer = c.id where v.id = $1`,
    [buyer.thread.conversation],
  )
  expect(rows).toEqual([{ profile: {} }])
})

test('without hidden prices, and of what is no gift, the slip shows them; nobody else is written to', async () => {
  const trade = await scarfShop()
  const open = await given(trade, { gift: { recipient: 'Vera Maas', hidePrice: false, wrap: false } })
  expect(await slipOf(trade, open.number)).toContain('$42.00')
  const plain = await given(trade, {})
  expect(plain.order.gift).toBeUndefined()
  expect(await slipOf(trade, plain.number)).toContain('$42.00')
  expect(new Set((await letters(trade.shop.id)).map(({ to }) => to))).toEqual(new Set(['shopper@example.com']))
})

test('the invoice is made out to who bought it, with their own address where they gave one', async () => {
  const trade = await scarfShop()
  const home = { line1: 'Elm Street 2', city: 'Portland', postcode: '97201', country: 'US' }
  const { number } = await given(trade, { gift: GIFT, buyer: { name: 'Ann', address: home } })
  const bare = await given(trade, { gift: GIFT, buyer: { name: 'Ann' } })
  const { rows } = await app.context.database.pool.query<{ paper: Record<string, unknown> }>(
    'select paper from invoices where home = $1 order by place',
    [trade.shop.id],
  )
  expect(rows.map(({ paper }) => paper)).toMatchObject([
    { order: number, buyer: 'Ann', address: home, country: 'US' },
    { order: bare.number, buyer: 'Ann', country: 'US' },
  ])
  expect(JSON.stringify(rows)).not.toContain('Vera')
})

test('the day that was asked for is the day it is expected', async () => {
  const trade = await scarfShop()
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const { order } = await given(trade, { gift: { ...GIFT, deliverOn: day } })
  expect(order.fulfilments[0]?.expected).toEqual({ from: day, to: day })
  const { client, checkout } = await readyBuyer(app, trade)
  const soon = client.call('updateCheckout', {
    params: { shop: trade.shop.slug, checkout },
    body: { gift: { ...GIFT, deliverOn: new Date().toISOString().slice(0, 10) } },
  })
  await expect(soon).rejects.toMatchObject({ status: 400 })
})

test('in every language, letter and slip hold the words and no price', async () => {
  const trade = await scarfShop()
  const { order } = await given(trade, { gift: GIFT })
  const shop = await app.context.directory.byId(trade.shop.id)
  if (!shop) throw new Error('no shop')
  for (const language of LANGUAGES) {
    const letter = plainOf(giftPaper(shop, order, order.fulfilments[0]?.id ?? '', language))
    const slip = slipHtml(shop, order, language)
    for (const text of [letter, slip]) {
      expect(text).toContain('Happy birthday!')
      expect(text).toContain('Ann')
      expect(text).not.toMatch(/[$€]|42[.,]00|50[.,]50/)
    }
  }
})
