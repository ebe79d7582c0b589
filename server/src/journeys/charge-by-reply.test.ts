import { afterEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { openParcelShop, readyForParcel } from '../../test/parcel.ts'
import { CARDS, complete, countRows, eventually, type TestShop } from '../../test/trade.ts'

let app: TestApp
afterEach(() => app.close())

type Settings = Parameters<typeof openParcelShop>[1]
const ON: Settings = { keepMethods: true, chargeByReply: true }

/** Somebody who has bought once and agreed to have their card kept, and to whom a stylist has suggested the dress. */
async function suggested(shop: TestShop, card: string = CARDS.good, save = true, held = false) {
  const buyer = await readyForParcel(app, shop)
  const { payment } = await complete(buyer)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ card, exp: '12/40', cvc: '123', save })
  await (await fetch(`${payment?.url}/pay`, { method: 'POST', headers, body })).arrayBuffer()
  await eventually('it is ordered', async () => (await complete(buyer)).order !== undefined)
  if (save) await eventually('it is kept', async () => (await countRows(app, 'mandates')) === 1)
  const { conversation } = buyer.thread
  const speaker = await shop.staff.call('changeSpeaker', { params: { conversation }, body: { to: 'staff' } })
  const product = await app.anyone.call('getProduct', { params: { shop: shop.shop.slug, product: shop.goods.offer } })
  const { title, price } = product
  const shown = { title, price, available: true }
  const part = { type: 'product' as const, ref: { kind: 'offer' as const, shop: shop.shop.id, id: product.id }, shown }
  await shop.staff.call('sendStaffMessage', {
    params: { conversation },
    body: {
      clientId: 's1',
      parts: [
        { type: 'text', text: 'This one?' },
        { ...part, actions: [] },
      ],
      epoch: speaker.epoch,
    },
  })
  if (!held) await shop.staff.call('changeSpeaker', { params: { conversation }, body: { to: 'concierge' } })
  return buyer
}

/** What the thread answers to "yes", and how many orders there are then. */
async function yes(buyer: Awaited<ReturnType<typeof suggested>>) {
  const said = await buyer.thread.say('yes')
  const orders = await buyer.client.call('getCustomer', { params: { shop: buyer.slug, customer: 'me' } })
  return { text: JSON.stringify(said), parts: said.flatMap(({ parts }) => parts), orders: orders.orders.length }
}

const page = { type: 'checkout', url: expect.stringContaining('/checkout/') }

test('in the US, where the shop has it on and a mandate was given, "yes" charges the card and says so', async () => {
  app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
  const buyer = await suggested(await openParcelShop(app, ON))
  const { text, orders } = await yes(buyer)
  expect(orders).toBe(2)
  expect(text).toContain('$30 was charged to •••• 4242')
  expect(await countRows(app, `sandbox_charges where state = 'paid'`)).toBe(2)
  // The same words once more are another wish, with nothing suggested anew.
  expect((await yes(buyer)).orders).toBe(2)
})

test.each([
  ['US', ON],
  ['DE', {}],
] as const)(
  'in %s the stylist need not hand the thread back: the shop does what was agreed, and nothing else',
  async (country, settings) => {
    app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
    const shop = await openParcelShop(app, settings, country)
    const buyer = await suggested(shop, CARDS.good, country === 'US', true)
    const { conversation } = buyer.thread
    const spoken = async () =>
      (await shop.staff.conversation(conversation)).messages
        .filter(({ message }) => message.author.kind === 'shop' && message.inReplyTo !== undefined)
        .flatMap(({ message }) => message.parts.map(({ type }) => type))
    const silence = await buyer.thread.say('do you have it in red?')
    expect(silence).toEqual([])
    const { orders } = await yes(buyer)
    expect(orders).toBe(country === 'US' ? 2 : 1)
    expect(await spoken()).toEqual(country === 'US' ? ['text'] : ['text', 'checkout'])
    const { speaker } = await shop.staff.conversation(conversation)
    expect(speaker.kind).toBe('staff')
  },
)

test('whoever takes the mandate back is charged no more: the page opens instead', async () => {
  app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
  const buyer = await suggested(await openParcelShop(app, ON))
  const params = { conversation: buyer.thread.conversation }
  const [mandate] = await buyer.client.call('listMandates', { params })
  expect(mandate).toMatchObject({ label: '•••• 4242', language: 'en', words: expect.stringContaining('Test shop may') })
  const ended = await buyer.client.call('endMandate', { params: { ...params, mandate: mandate?.id ?? '' } })
  expect(ended.endedAt).toBeDefined()
  const { parts, orders } = await yes(buyer)
  expect(orders).toBe(1)
  expect(parts).toContainEqual(expect.objectContaining(page))
})

test.each<[string, Settings, string, string, boolean]>([
  ['in Germany, whatever the shop has set', ON, 'DE', CARDS.good, true],
  ['in the United Kingdom, whatever the shop has set', ON, 'GB', CARDS.good, true],
  ['where the shop has it off', { keepMethods: true }, 'US', CARDS.good, true],
  ['where nobody agreed to have the card kept', ON, 'US', CARDS.good, false],
  ['where the card is declined by now', ON, 'US', CARDS.onceOnly, true],
])('nothing is charged by a reply %s: the page opens, filled in', async (_where, settings, country, card, save) => {
  app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
  const buyer = await suggested(await openParcelShop(app, settings, country), card, save)
  const { parts, orders } = await yes(buyer)
  expect(orders).toBe(1)
  expect(parts).toContainEqual(
    expect.objectContaining({ ...page, shown: expect.objectContaining({ address: expect.anything() }) }),
  )
  expect(await countRows(app, `sandbox_charges where state = 'paid'`)).toBe(1)
})

test('a shop that takes orders by its page alone charges nothing by a reply', async () => {
  app = await startTestApp({ env: { SOUK_DEMO_PACE: '3600' } })
  const shop = await openParcelShop(app, ON)
  const buyer = await suggested(shop)
  const params = { shop: buyer.slug }
  const settings = await shop.staff.call('getSettings', { params })
  await shop.staff.call('putSettings', { params, body: { ...settings, orderOnPage: true } })
  const { parts, orders } = await yes(buyer)
  expect(orders).toBe(1)
  expect(parts).toContainEqual(expect.objectContaining(page))
})
