import type { Part } from '@souk/contract/parts.ts'
import type { CheckoutUpdate, Order } from '@souk/contract/order.ts'
import { ShippingOption } from '@souk/contract/shop.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, goodsOf, payPage, type TestGoods } from '../../test/trade.ts'
import { demoStep } from './fulfil.ts'

const SHIPPING: ShippingOption[] = [
  {
    id: 'post',
    label: { en: 'Standard shipping', zh: '标准配送' },
    amount: 500,
    kind: 'ship',
    days: { min: 1, max: 2 },
  },
  { id: 'bike', label: { en: 'Bike', ka: 'ველოსიპედით' }, amount: 250, kind: 'deliver', postcodes: ['10', '1102 a'] },
  { id: 'pickup', label: { en: 'Pick up', ru: 'Самовывоз' }, amount: 0, kind: 'pickup', days: { min: 0, max: 0 } },
]
const NEW_YORK = { line1: '88 Greene Street', city: 'New York', postcode: '10012', country: 'US' }
const EMAIL = { buyer: { email: 'shopper@example.com' } }
const DAY = '2031-05-09'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function open(shipping: ShippingOption[] = SHIPPING): Promise<{ slug: string; id: string; goods: TestGoods }> {
  const { slug, id } = await app.createShop({ settings: { shipping } })
  const form = [{ id: 'day', type: 'date' as const, label: 'Day', required: false, leadDays: 0 }]
  await app.importLines(slug, [{ id: 'bouquet', title: 'Bouquet', price: { amount: 4000, currency: 'USD' }, form }])
  return { slug, id, goods: await goodsOf(app, id) }
}

type Basket = { goods: TestGoods; form?: Record<string, string> }

async function start(slug: string, baskets: Basket[], locale = 'en') {
  const thread = await app.talk(slug, locale)
  const { client } = thread
  const params = { shop: slug }
  const lines = baskets.map(({ goods, form = {} }) => ({ ...goods, quantity: 1, form }))
  const cart = await client.call('createCart', { params, body: { lines } })
  const { id: checkout } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  const update = (body: CheckoutUpdate) => client.call('updateCheckout', { params: { ...params, checkout }, body })
  return { client, thread, checkout, slug, update }
}

type Started = Awaited<ReturnType<typeof start>>

async function buy(started: Started): Promise<Order> {
  const { payment } = await complete(started)
  await payPage(payment?.url ?? '')
  const { order = '' } = await complete(started)
  return started.client.order(started.slug, order)
}

/** What the shop said last of a delivery, and the steps that it showed. */
async function news({ thread, client }: Started): Promise<{ text: string; shown: unknown }> {
  const { facts } = await client.facts(thread.conversation, 0, 0)
  const said = facts.flatMap((fact): Part[] => (fact.kind === 'message.created' ? fact.data.message.parts : []))
  const text = said.findLast((part) => part.type === 'text')?.text ?? ''
  return { text, shown: said.findLast((part) => part.type === 'tracking')?.shown }
}

test.each([
  ['zh', 'post', '标准配送'],
  ['ka', 'bike', 'ველოსიპედით'],
  ['ru', 'pickup', 'Самовывоз'],
])('%s: the way of delivery is said in the language of the thread, from the choice to the receipt', async (...row) => {
  const [locale, shippingOption, label] = row
  const { slug, goods } = await open()
  const started = await start(slug, [{ goods }], locale)
  const ready = await started.update({ ...EMAIL, address: NEW_YORK, shippingOption })
  expect(ready.shippingOptions.find(({ id }) => id === shippingOption)?.label).toBe(label)
  expect(ready.totals.find(({ type }) => type === 'fulfillment')?.label).toBe(label)
  const order = await buy(started)
  expect(order.shippingLabel).toBe(label)
  expect(order.totals.find(({ type }) => type === 'fulfillment')?.label).toBe(label)
})

test('what was ordered for a day is expected on that day, each day by itself', async () => {
  const { slug, goods } = await open()
  const baskets = [DAY, DAY, '2031-06-01'].map((day) => ({ goods, form: { day } }))
  const started = await start(slug, [...baskets, { goods }])
  const some = await started.update({ ...EMAIL, address: NEW_YORK, shippingOption: 'post' })
  expect(some.shippingOptions[0]?.from).not.toBe(DAY)
  const order = await buy(started)
  expect(order.fulfilments.map(({ expected }) => expected?.from)).toEqual([DAY, '2031-06-01', expect.any(String)])
  expect(order.fulfilments[2]?.expected?.from).not.toMatch(/^2031/)
  const dated = await start(slug, [{ goods, form: { day: DAY } }])
  const whole = await dated.update({})
  expect(whole.shippingOptions.map(({ from, to }) => [from, to])).toEqual(SHIPPING.map(() => [DAY, DAY]))
})

test('what is fetched asks for no address and keeps none, has no parcel, and is ready, then collected', async () => {
  const { slug, id: home, goods } = await open()
  const started = await start(slug, [{ goods, form: { day: DAY } }])
  expect((await started.update({ ...EMAIL, shippingOption: 'pickup' })).missing).toEqual([])
  await started.update({ address: NEW_YORK })
  const order = await buy(started)
  expect(order).toMatchObject({ fulfilments: [{ kind: 'pickup', expected: { from: DAY, to: DAY } }] })
  expect(order.address).toBeUndefined()
  const { number } = order
  for (const text of ['packed', 'ready to collect', 'has been collected']) {
    await demoStep(app.context, { home, number })
    const { text: said, shown } = await news(started)
    expect(said).toContain(text)
    expect(shown).toMatchObject({ pickup: true })
    expect(shown).not.toHaveProperty('tracking')
  }
  expect((await news(started)).shown).not.toHaveProperty('expected')
  expect(await started.client.order(slug, number)).toMatchObject({ state: 'fulfilled' })
})

test('a demo shop brings everything, also what is for several days; only a parcel has a number', async () => {
  const { slug, id: home, goods } = await open()
  const started = await start(slug, [{ goods }, { goods, form: { day: DAY } }])
  await started.update({ ...EMAIL, address: NEW_YORK, shippingOption: 'post' })
  const { number } = await buy(started)
  for (let step = 0; step < 6; step++) await demoStep(app.context, { home, number })
  const done = await started.client.order(slug, number)
  expect(done.state).toBe('fulfilled')
  expect(done.fulfilments.map(({ tracking }) => tracking?.carrier)).toEqual(['Souk Post', 'Souk Post'])
})

test('an address that the post of its country cannot use is missing, and what it lacks is named', async () => {
  const { slug, goods } = await open()
  const started = await start(slug, [{ goods }])
  const { postcode: _, ...bare } = NEW_YORK
  const lacking = await started.update({ ...EMAIL, address: bare, shippingOption: 'post' })
  expect(lacking).toMatchObject({
    missing: ['address'],
    addressFaults: [
      { field: 'postcode', reason: 'required', label: 'ZIP code', example: '10013' },
      { field: 'region', reason: 'required', label: 'State' },
    ],
  })
  await expect(complete(started)).rejects.toMatchObject({
    code: 'checkout_incomplete',
    message: 'address, ZIP code is required, as 10013, State is required',
  })
  const wrong = await started.update({ address: { ...bare, region: 'NY', postcode: '1012 AB' } })
  expect(wrong.addressFaults).toMatchObject([{ field: 'postcode', reason: 'shape' }])
  const whole = await started.update({ address: NEW_YORK })
  expect(whole).toMatchObject({ missing: [], address: { region: 'NY' } })
  expect(whole).not.toHaveProperty('addressFaults')
})

test('a way for some postcodes is offered there only', async () => {
  const { slug, goods } = await open()
  const { update } = await start(slug, [{ goods }])
  const ways = async (postcode: string, country: string) => {
    const { shippingOptions } = await update({ address: { ...NEW_YORK, postcode, country } })
    return shippingOptions.map(({ id }) => id)
  }
  expect(await ways('10012', 'US')).toContain('bike')
  expect(await ways('1102AB', 'NL')).toContain('bike')
  expect(await ways('1103 AB', 'NL')).not.toContain('bike')
  expect(await ways('94043', 'US')).toEqual(['post', 'pickup'])
})

test('goods that are sent want an address in a shop that has not said how it sends them', async () => {
  const { slug, goods } = await open([])
  const started = await start(slug, [{ goods }])
  expect((await started.update(EMAIL)).missing).toEqual(['address'])
  expect(await started.update({ address: NEW_YORK })).toMatchObject({ missing: [], shippingOptions: [] })
  expect(await buy(started)).toMatchObject({ address: NEW_YORK, fulfilments: [{ kind: 'ship' }] })
})

test('the ways of delivery that the handbook shows are what the settings take', async () => {
  const text = readFileSync(new URL('../../../docs/operate.md', import.meta.url), 'utf8')
  const example = /## Shipping[\s\S]*?```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  const shipping = ShippingOption.array().parse(JSON.parse(example))
  const { slug } = await open([])
  const path = `${app.url}/api/shops/${slug}/settings`
  const headers = { authorization: `Bearer ${app.operatorKey}`, 'content-type': 'application/json' }
  const settings: object = await (await fetch(path, { headers })).json()
  const answer = await fetch(path, { method: 'PUT', headers, body: JSON.stringify({ ...settings, shipping }) })
  expect(answer.status).toBe(200)
  expect(await (await fetch(path, { headers })).json()).toMatchObject({ shipping })
})
