import { readFile } from 'node:fs/promises'
import type { Order } from '@souk/contract/order.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { ShopSettings } from '@souk/contract/shop.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, CARDS, complete, countRows, payPage } from '../../test/trade.ts'

// A Sunday morning in Berlin.
let now = new Date('2026-11-22T09:00:00Z')
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => now } } })
})
afterAll(() => app.close())

const FRIDAY = '2026-11-27'
const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, open: '10:00', close: '18:00' }))
const at = (hour: string, day = FRIDAY) => `${day}T${hour}:00+01:00`

type Tailor = { slug: string; home: string; offer: string; variant: string }

type Options = { capacity?: number; price?: number; field?: object; settings?: Partial<ShopSettings> }

/** A tailor with one fitting room: an hour each, told in German. */
async function tailor({ capacity = 1, price = 1500, field = {}, settings = {} }: Options = {}): Promise<Tailor> {
  const shop = await app.createShop({
    name: 'Atelier',
    currency: 'EUR',
    country: 'DE',
    locale: 'de',
    timezone: 'Europe/Berlin',
    settings: { hours: WEEK, ...settings },
  })
  await app.operator.call('putCalendar', {
    params: { shop: shop.slug, calendar: 'fitting' },
    body: { label: { de: 'Anprobe' }, capacity },
  })
  const when = { id: 'when', type: 'slot', label: 'Termin', required: true, resource: 'fitting', minutes: 60, ...field }
  const offer = await importOffer(shop.slug, {
    id: 'fitting',
    title: 'Anprobe',
    price,
    fulfilment: 'slot',
    form: [when],
  })
  return { slug: shop.slug, home: shop.id, ...offer }
}

async function importOffer(slug: string, { price, ...line }: Record<string, unknown> & { price: number }) {
  const whole = { ...line, price: { amount: price, currency: 'EUR' } }
  const report = await app.importLines(slug, [whole as never])
  expect(report.refused).toEqual([])
  const { rows } = await app.context.database.pool.query<{ offer: string; variant: string }>(
    `select v.offer, v.id as variant from variants v join offers o on o.home = v.home and o.id = v.offer
     where o.external_id = $1 and o.home = (select id from shops where slug = $2)`,
    [line['id'], slug],
  )
  return rows[0] as { offer: string; variant: string }
}

async function free(shop: Tailor, query: Record<string, unknown> = { from: FRIDAY, to: FRIDAY }): Promise<string[]> {
  const params = { shop: shop.slug, product: shop.offer }
  const { slots } = await app.anyone.call('freeSlots', { params, query })
  return slots.map(({ from }) => from)
}

type Goods = { offer: string; variant: string }

async function wants(shop: Tailor, form: Record<string, string>, goods: Goods = shop, quantity = 1): Promise<Buyer> {
  const params = { shop: shop.slug }
  const thread = await app.talk(shop.slug, 'de')
  const { client } = thread
  const { offer, variant } = goods
  const cart = await client.call('createCart', { params, body: { lines: [{ offer, variant, form, quantity }] } })
  const { id: checkout } = await client.call('createCheckout', { params, body: { cart: cart.id } })
  const body = { buyer: { email: 'shopper@example.com' } }
  await client.call('updateCheckout', { params: { ...params, checkout }, body })
  return { client, thread, checkout, slug: shop.slug }
}

async function pay(buyer: Buyer): Promise<Order> {
  const { payment, order } = await complete(buyer)
  if (payment) await payPage(payment.url, CARDS.good)
  const number = order ?? (await complete(buyer)).order
  return buyer.client.order(buyer.slug, number ?? '')
}

const book = async (shop: Tailor, from: string, goods?: Goods) => pay(await wants(shop, { when: from }, goods))

const move = ({ client, slug }: Buyer, order: Order, from: string) =>
  client.call('moveAppointment', {
    params: { shop: slug, number: order.number, fulfilment: order.fulfilments[0]?.id ?? '' },
    body: { from },
  })

async function said({ thread, client }: Buyer): Promise<string> {
  const { facts } = await client.call('getFacts', {
    params: { conversation: thread.conversation },
    query: { after: 0, limit: 500 },
  })
  const parts = facts.flatMap((fact): Part[] => (fact.kind === 'message.created' ? fact.data.message.parts : []))
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

describe('an appointment', () => {
  test('that costs nothing is booked at once, and is neither packed nor sent', async () => {
    const shop = await tailor({ price: 0 })
    const buyer = await wants(shop, { when: at('13') })
    const order = await pay(buyer)
    expect(order.payments).toEqual([])
    expect(await said(buyer)).toContain('Das ist gebucht. Deine Nummer: ' + order.number)
    const to = (state: 'packed' | 'shipped' | 'delivered') =>
      app.operator.call('advanceFulfilment', {
        params: { shop: shop.slug, number: order.number, fulfilment: order.fulfilments[0]?.id ?? '' },
        body: { to: state },
      })
    await expect(to('packed')).rejects.toMatchObject({ code: 'bad_transition' })
    await expect(to('shipped')).rejects.toMatchObject({ code: 'bad_transition' })
    expect((await to('delivered')).fulfilments[0]?.steps.map(({ state }) => state)).toEqual(['placed', 'delivered'])
    expect(await said(buyer)).toContain('Danke, dass du da warst!')
  })

  test('is offered when the shop is open, bought as anything else, and shown by the clock of the shop', async () => {
    const shop = await tailor()
    expect(await free(shop)).toHaveLength(8)
    const buyer = await wants(shop, { when: '2026-11-27T13:00:00Z' })
    const order = await pay(buyer)
    expect(order.lines[0]).toMatchObject({ fulfilment: 'slot', form: { when: at('14:00') }, total: 1500 })
    expect(order.lines[0]?.detail).toContain('27. November')
    expect(order.lines[0]?.detail).toContain('14:00')
    expect(order).toMatchObject({ state: 'placed', paid: 1500, cancellable: true })
    expect(order.address).toBeUndefined()
    const booked = { from: at('14:00'), to: at('15:00'), zone: 'Europe/Berlin', resource: 'fitting', label: 'Anprobe' }
    expect(order.fulfilments).toMatchObject([
      { kind: 'slot', expected: { from: '2026-11-27T14:00', to: '2026-11-27T15:00' }, appointment: booked },
    ])
    expect(await free(shop)).not.toContain(at('14:00'))
    expect(await said(buyer)).toContain('27. November um 14:00–15:00 (Europe/Berlin)')
  })

  test('that is taken, outside the hours, too soon or too far ahead is refused before it is in a cart', async () => {
    const shop = await tailor({ field: { leadMinutes: 2 * 1440, aheadDays: 10 } })
    await book(shop, at('11:00'))
    for (const when of [at('11:00'), at('11:30'), at('09:00'), at('11:00', '2026-11-28')])
      await expect(wants(shop, { when }), when).rejects.toMatchObject({ code: 'slot_taken' })
    await expect(wants(shop, { when: at('10:00', '2026-11-23') })).rejects.toMatchObject({ code: 'slot_taken' })
    await expect(wants(shop, { when: at('10:00', '2026-12-07') })).rejects.toMatchObject({ code: 'slot_taken' })
    await expect(wants(shop, { when: 'Friday' })).rejects.toMatchObject({ code: 'invalid_form' })
    await expect(wants(shop, {})).rejects.toMatchObject({ code: 'invalid_form' })
    expect(await free(shop, { limit: 1 })).toEqual([at('10:00', '2026-11-24')])
  })

  test('of a hundred who pay for one hour with two rooms exactly two have it, and each of the others is told', async () => {
    const shop = await tailor({ capacity: 2, price: 0 })
    const buyers = await Promise.all(Array.from({ length: 100 }, () => wants(shop, { when: at('16:00') })))
    const results = await Promise.allSettled(buyers.map(complete))
    const orders = results.flatMap((one) => (one.status === 'fulfilled' && one.value.order ? [one.value.order] : []))
    expect(new Set(orders).size).toBe(2)
    for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'slot_taken' })
    expect(await countRows(app, 'orders where home = $1', [shop.home])).toBe(2)
    expect(await countRows(app, `holds where home = $1 and expires_at = 'infinity'`, [shop.home])).toBe(2)
    expect(await free(shop)).not.toContain(at('16:00'))
  })

  test('is held while somebody pays, and free again when they give up or their time is over', async () => {
    const shop = await tailor()
    const slow = await wants(shop, { when: at('12:00') })
    const other = await wants(shop, { when: at('12:00') })
    await complete(slow)
    await expect(complete(other)).rejects.toMatchObject({ code: 'slot_taken' })
    await slow.client.call('cancelCheckout', { params: { shop: shop.slug, checkout: slow.checkout } })
    expect((await pay(other)).fulfilments[0]?.appointment?.from).toBe(at('12:00'))
    const late = await wants(shop, { when: at('13:00') })
    await complete(late)
    const before = now
    now = new Date(now.getTime() + 31 * 60_000)
    try {
      expect(await free(shop)).toContain(at('13:00'))
    } finally {
      now = before
    }
  })

  test('changed while its own payment has begun is in nobody’s way but others’', async () => {
    const note = { id: 'note', type: 'text', label: 'Notiz' }
    const shop = await tailor()
    const form = [{ id: 'when', type: 'slot', label: 'Termin', required: true, resource: 'fitting', minutes: 60 }, note]
    const goods = await importOffer(shop.slug, { id: 'noted', title: 'Anprobe', price: 1500, fulfilment: 'slot', form })
    const buyer = await wants(shop, { when: at('10:00') }, goods)
    const params = { shop: shop.slug }
    const { cart: id = '' } = await complete(buyer)
    const cart = await buyer.client.call('getCart', { params: { ...params, cart: id } })
    const line = cart.lines[0]?.id ?? ''
    const body = { form: { when: at('10:00'), note: 'Knöpfe' } }
    const changed = await buyer.client.call('changeLine', { params: { ...params, cart: id, line }, body })
    expect(changed.lines[0]?.form).toEqual(body.form)
    await expect(wants(shop, { when: at('10:00') })).rejects.toMatchObject({ code: 'slot_taken' })
  })

  test('paid for too late, when somebody else has it: theirs stays, and a person is told', async () => {
    const shop = await tailor()
    const late = await wants(shop, { when: at('10:00') })
    const other = await wants(shop, { when: at('10:00') })
    const { payment } = await complete(late)
    // Its hold runs out while the money is on its way.
    await app.context.database.pool.query(`update holds set expires_at = $2 where home = $1`, [shop.home, now])
    await pay(other)
    await payPage(payment?.url ?? '')
    const { order: number = '' } = await complete(late)
    const order = await late.client.order(shop.slug, number)
    expect(order.paid).toBe(1500)
    const [problem] = await app.operator.call('listExceptions', { params: { shop: shop.slug }, query: {} })
    expect(problem).toMatchObject({ kind: 'order.short', order: number, detail: 'paid after it was gone: Anprobe' })
    expect(await countRows(app, `holds where home = $1 and expires_at = 'infinity'`, [shop.home])).toBe(1)
    const moved = await move(late, order, at('11:00'))
    expect(moved.fulfilments[0]?.appointment?.from).toBe(at('11:00'))
    expect(await free(shop)).toHaveLength(6)
  })

  test('moves to another free hour with its order; a taken one leaves everything as it was', async () => {
    const shop = await tailor()
    await book(shop, at('15:00'))
    const buyer = await wants(shop, { when: at('10:00') })
    const order = await pay(buyer)
    await expect(move(buyer, order, at('15:00'))).rejects.toMatchObject({ code: 'slot_taken' })
    expect((await buyer.client.order(shop.slug, order.number)).fulfilments).toEqual(order.fulfilments)
    const moved = await move(buyer, order, '2026-11-27T16:00:00Z')
    expect(moved.fulfilments[0]).toMatchObject({
      expected: { from: '2026-11-27T17:00', to: '2026-11-27T18:00' },
      appointment: { from: at('17:00'), to: at('18:00') },
    })
    expect(moved.lines[0]).toMatchObject({ form: { when: at('17:00') }, appointments: [{ from: at('17:00') }] })
    expect(moved.lines[0]?.detail).toContain('17:00')
    expect(await move(buyer, order, at('17:00'))).toEqual(moved)
    // Whoever is in no thread has the letter alone; the same time again is no news.
    const letters = await app.context.database.read
      .selectFrom('mails')
      .select(['subject', 'body_text'])
      .where('about', '=', order.id)
      .where('kind', '=', 'moved')
      .execute()
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body_text).toMatch(/(17:00|5:00)/)
    expect(letters[0]?.body_text).not.toMatch(/10:00/)
    expect(await free(shop)).toContain(at('10:00'))
    expect(await free(shop)).not.toContain(at('17:00'))
    expect((await said(buyer)).match(/wurde verschoben/g)).toHaveLength(1)
    const stranger = await app.talk(shop.slug)
    await expect(move({ ...buyer, client: stranger.client }, order, at('10:00'))).rejects.toMatchObject({ status: 404 })
  })

  test('canceled in time is free for others; later only the shop may', async () => {
    const shop = await tailor({ field: { changeMinutes: 1440 } })
    const early = await wants(shop, { when: at('10:00') })
    const first = await pay(early)
    const params = { shop: shop.slug, number: first.number }
    await early.client.call('cancelOrder', { params, body: {} })
    expect(await free(shop)).toContain(at('10:00'))
    const buyer = await wants(shop, { when: at('10:00') })
    const order = await pay(buyer)
    const before = now
    now = new Date('2026-11-26T10:00:00Z')
    try {
      const mine = { shop: shop.slug, number: order.number }
      expect((await buyer.client.order(shop.slug, order.number)).cancellable).toBe(false)
      await expect(buyer.client.call('cancelOrder', { params: mine, body: {} })).rejects.toMatchObject({
        code: 'not_cancellable',
      })
      await expect(move(buyer, order, at('11:00'))).rejects.toMatchObject({ code: 'not_cancellable' })
      await app.operator.call('cancelOrder', { params: mine, body: {} })
      expect(await free(shop)).toContain(at('10:00'))
    } finally {
      now = before
    }
  })

  test('of two sizes on one calendar never overlap more than there is room', async () => {
    const shop = await tailor()
    const form = [
      { id: 'when', type: 'slot', label: 'Termin', required: true, resource: 'fitting', minutes: 120, every: 60 },
    ]
    const long = await importOffer(shop.slug, { id: 'suit', title: 'Maß', price: 9000, fulfilment: 'slot', form })
    await book(shop, at('12:00'), long)
    expect(await free(shop)).toEqual(['10:00', '11:00', '14:00', '15:00', '16:00', '17:00'].map((hour) => at(hour)))
    expect(await free({ ...shop, ...long })).toEqual(['10:00', '14:00', '15:00', '16:00'].map((hour) => at(hour)))
    await app.operator.call('putCalendar', {
      params: { shop: shop.slug, calendar: 'fitting' },
      body: { label: {}, closures: [{ from: `${FRIDAY}T15:00`, to: FRIDAY }] },
    })
    expect(await free(shop)).toEqual(['10:00', '11:00', '14:00'].map((hour) => at(hour)))
  })

  test('takes a place for each person', async () => {
    const shop = await tailor({ capacity: 3, price: 0 })
    await pay(await wants(shop, { when: at('10:00') }, shop, 2))
    expect(await free(shop, { from: FRIDAY, to: FRIDAY, quantity: 2 })).not.toContain(at('10:00'))
    expect(await free(shop)).toContain(at('10:00'))
    await expect(wants(shop, { when: at('10:00') }, shop, 2)).rejects.toMatchObject({ code: 'slot_taken' })
  })
})

test('goods are fetched at a time that is chosen, held and shown', async () => {
  const slots = { resource: 'counter', minutes: 30, leadMinutes: 0, aheadDays: 10, changeMinutes: 0 }
  const option = { id: 'fetch', label: { de: 'Abholung' }, amount: 0, kind: 'pickup' as const, slots }
  const shop = await tailor({ settings: { shipping: [option] } })
  const params = { shop: shop.slug }
  await app.operator.call('putCalendar', {
    params: { ...params, calendar: 'counter' },
    body: { label: {}, capacity: 1 },
  })
  const dress = await importOffer(shop.slug, { id: 'dress', title: 'Kleid', price: 9900 })
  const buyer = await wants(shop, {}, dress)
  const checkout = { ...params, checkout: buyer.checkout }
  const open = await buyer.client.call('getCheckout', { params: checkout })
  expect(open).toMatchObject({ missing: ['pickupAt'], shippingOption: 'fetch' })
  expect(open.shippingOptions[0]).toMatchObject({ timed: true })
  const query = { from: FRIDAY, to: FRIDAY }
  const times = await app.anyone.call('freePickupSlots', { params: { ...params, option: 'fetch' }, query })
  expect(times.slots).toHaveLength(16)
  const choose = (pickupAt: string) => buyer.client.call('updateCheckout', { params: checkout, body: { pickupAt } })
  await expect(choose(at('10:10'))).rejects.toMatchObject({ code: 'slot_taken' })
  expect(await choose('2026-11-27T09:30:00Z')).toMatchObject({ missing: [], pickupAt: at('10:30') })
  const order = await pay(buyer)
  expect(order.fulfilments).toMatchObject([
    {
      kind: 'pickup',
      expected: { from: '2026-11-27T10:30', to: '2026-11-27T11:00' },
      appointment: { from: at('10:30') },
    },
  ])
  expect(await said(buyer)).toContain('Zum Abholen')
  const moved = await move(buyer, order, at('12:00'))
  expect(moved.fulfilments[0]?.appointment).toMatchObject({ from: at('12:00'), to: at('12:30') })
  const left = await app.anyone.call('freePickupSlots', { params: { ...params, option: 'fetch' }, query })
  expect(left.slots.map(({ from }) => from)).toContain(at('10:30'))
  expect(left.slots.map(({ from }) => from)).not.toContain(at('12:00'))
})

test('a pattern to download asks for no address, is in the order at once, and is seen by nobody before', async () => {
  const shop = await tailor({
    settings: { shipping: [{ id: 'post', label: { de: 'Post' }, amount: 490, kind: 'ship' }] },
  })
  const digital = { url: 'https://example.com/pattern.pdf', text: 'Code 4711' }
  const pattern = await importOffer(shop.slug, {
    id: 'p',
    title: 'Schnitt',
    price: 700,
    fulfilment: 'digital',
    digital,
  })
  const seen = await app.anyone.call('getProduct', { params: { shop: shop.slug, product: pattern.offer } })
  expect(JSON.stringify(seen)).not.toContain('4711')
  const buyer = await wants(shop, {}, pattern)
  const checkout = await buyer.client.call('getCheckout', { params: { shop: shop.slug, checkout: buyer.checkout } })
  expect(checkout).toMatchObject({ missing: [], shippingOptions: [], state: 'ready_for_complete' })
  expect(JSON.stringify(checkout)).not.toContain('4711')
  const order = await pay(buyer)
  expect(order).toMatchObject({ state: 'fulfilled', cancellable: false })
  expect(order.fulfilments).toMatchObject([
    { kind: 'digital', state: 'delivered', contents: [{ title: 'Schnitt', ...digital }] },
  ])
  expect(await said(buyer)).toContain('Schnitt:\nCode 4711\nhttps://example.com/pattern.pdf')
})

test('what is made to order carries its words and its price to the order, beside what is booked', async () => {
  const shop = await tailor({
    settings: { shipping: [{ id: 'post', label: { de: 'Post' }, amount: 490, kind: 'ship' }] },
  })
  const shirt = await importOffer(shop.slug, {
    id: 'shirt',
    title: 'Hemd',
    price: 8000,
    priceRule: { kind: 'addons' },
    form: [
      {
        id: 'collar',
        type: 'choice',
        label: 'Kragen',
        required: true,
        choices: [
          { id: 'kent', label: 'Kent' },
          { id: 'shark', label: 'Haifisch', amount: 900 },
        ],
      },
      { id: 'monogram', type: 'text', label: 'Monogramm', maxLength: 5 },
    ],
  })
  const form = { collar: 'shark', monogram: 'A.B.' }
  await expect(wants(shop, { ...form, monogram: 'zu lang' }, shirt)).rejects.toMatchObject({ code: 'invalid_form' })
  const buyer = await wants(shop, form, shirt)
  const params = { shop: shop.slug, checkout: buyer.checkout }
  const address = { line1: 'Gasse 1', city: 'Berlin', postcode: '10115', country: 'DE' }
  await buyer.client.call('updateCheckout', { params, body: { address } })
  const order = await pay(buyer)
  expect(order.lines[0]).toMatchObject({ form, unit: 8900, total: 8900 })
  expect(order.lines[0]?.detail).toContain('A.B.')
  expect(order.paid).toBe(8900 + 490)
  expect(order.fulfilments).toMatchObject([{ kind: 'ship', state: 'placed' }])
})

async function variantOf(offer: string): Promise<string> {
  const { rows } = await app.context.database.pool.query<{ id: string }>('select id from variants where offer = $1', [
    offer,
  ])
  return rows[0]?.id ?? ''
}

type Said = Awaited<ReturnType<Buyer['thread']['say']>>
const partsOf = (said: Said) => said.flatMap(({ parts }) => parts)
const taps = (said: Said) =>
  said.flatMap(({ id, parts }) =>
    parts.flatMap((part) =>
      part.type === 'quick_replies' || part.type === 'list' ? part.options.map((one) => ({ ...one, of: id })) : [],
    ),
  )

test('in the thread: wished for, chosen by a word, paid, and moved, each told by the clock of the shop', async () => {
  const shop = await tailor()
  await book(shop, at('14:00'))
  const thread = await app.talk(shop.slug, 'de')
  const free = await thread.say('Ich hätte gern eine Anprobe am Freitagnachmittag')
  const labels = taps(free).map(({ label }) => label)
  expect(labels).toHaveLength(5)
  expect(labels.join(' ')).toMatch(/27\. Nov\.?.*12:00/)
  expect(labels.join(' ')).not.toContain('14:00')
  const chosen = await thread.say('um drei')
  const [cart] = partsOf(chosen).filter((part) => part.type === 'cart')
  expect(cart).toMatchObject({ shown: { lines: [{ title: 'Anprobe', form: { when: at('15:00') } }] } })
  await thread.say('zur Kasse')
  const ready = await thread.say('shopper@example.com')
  const [request] = partsOf(ready).filter((part) => part.type === 'payment.request')
  expect(request?.type === 'payment.request' && request.amount.amount).toBe(1500)
  await payPage(request?.type === 'payment.request' ? request.url : '')
  const placed = await thread.until(({ kind }) => kind === 'order.placed')
  const number = placed.kind === 'order.placed' ? placed.data.order.number : ''
  const asked = await thread.say('Kann ich meinen Termin verschieben?')
  expect(JSON.stringify(asked)).toContain('15:00')
  const tap = taps(asked).find(({ value }) => decodeURIComponent(value).includes('T17:00'))
  const moved = await thread.send({ type: 'choice', of: tap?.of ?? '', value: tap?.value ?? '' })
  expect(JSON.stringify(moved)).toContain('17:00')
  const order = await thread.client.order(shop.slug, number)
  expect(order.fulfilments[0]?.appointment?.from).toBe(at('17:00'))
  await thread.say('Kann ich meinen Termin auf Freitag um 16 Uhr verschieben?')
  expect((await thread.client.order(shop.slug, number)).fulfilments[0]?.appointment?.from).toBe(at('16:00'))
})

test('in the thread: who fetches the goods is asked when, and a word answers', async () => {
  const slots = { resource: 'counter', minutes: 30, leadMinutes: 0, aheadDays: 10, changeMinutes: 0 }
  const option = { id: 'fetch', label: { de: 'Abholung' }, amount: 0, kind: 'pickup' as const, slots }
  const shop = await tailor({ settings: { shipping: [option] } })
  const params = { shop: shop.slug, calendar: 'counter' }
  await app.operator.call('putCalendar', { params, body: { label: {}, capacity: 1 } })
  await importOffer(shop.slug, { id: 'tie', title: 'Krawatte Blau', price: 2900 })
  const thread = await app.talk(shop.slug, 'de')
  const shown = await thread.say('eine blaue Krawatte')
  const [card] = partsOf(shown).flatMap((part) =>
    part.type === 'carousel' ? part.cards : part.type === 'product' ? [part] : [],
  )
  await thread.say('die erste')
  await thread.say('ja')
  await thread.say('zur Kasse')
  let said = await thread.say('shopper@example.com')
  if (!taps(said).some(({ value }) => value.startsWith('fetch:'))) said = await thread.say('Abholung')
  expect(card).toBeDefined()
  expect(
    taps(said).some(({ value }) => value.startsWith('fetch:')),
    JSON.stringify(said),
  ).toBe(true)
  // Two want half past eleven; while one chooses and has not paid yet, the other is quicker.
  const quick = await wants(shop, {}, { offer: card?.ref.id ?? '', variant: await variantOf(card?.ref.id ?? '') })
  const mine = { params: { shop: shop.slug, checkout: quick.checkout }, body: { pickupAt: at('11:00') } }
  await quick.client.call('updateCheckout', mine)
  await complete(quick)
  const late = await thread.say('Freitag um 11')
  expect(taps(late).some(({ value }) => decodeURIComponent(value).includes('T11:00'))).toBe(false)
  const ready = await thread.say('Freitag um 11:30')
  const [request] = partsOf(ready).filter((part) => part.type === 'payment.request')
  await payPage(request?.type === 'payment.request' ? request.url : '')
  const placed = await thread.until(({ kind }) => kind === 'order.placed')
  const order = placed.kind === 'order.placed' ? placed.data.order : undefined
  expect(order?.fulfilments).toMatchObject([{ kind: 'pickup', appointment: { from: at('11:30') } }])
})

test('what docs/appointments.md shows works as it stands there', async () => {
  const page = await readFile(new URL('../../../docs/appointments.md', import.meta.url), 'utf8')
  const shown: Record<string, object> = Object.fromEntries(
    [...page.matchAll(/```json (\w+)\n([^`]+)```/g)].map(([, name = '', text = '']) => [
      name,
      JSON.parse(text) as never,
    ]),
  )
  const shop = await tailor({ settings: { shipping: [shown['shipping'] as never] } })
  const calendar = { shop: shop.slug, calendar: 'fitting' }
  await app.operator.call('putCalendar', { params: calendar, body: shown['calendar'] as never })
  const report = await app.importLines(shop.slug, [
    { ...shown['offer'], id: 'doc' } as never,
    shown['download'] as never,
  ])
  expect(report).toMatchObject({ created: 2, refused: [] })
  const { rows } = await app.context.database.pool.query<{ id: string }>(
    `select id from offers where home = $1 and external_id = 'doc'`,
    [shop.home],
  )
  const times = await free({ ...shop, offer: rows[0]?.id ?? '' }, { from: FRIDAY, to: '2026-12-01', limit: 500 })
  expect([times.length, times[0], times.at(-1)]).toEqual([34, at('10:00'), at('17:00', '2026-12-01')])
})
