import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { bundle, type Bundle, chargesOf, completeAll, ordered, seeAll } from '../../test/purchase.ts'
import { CARDS, countRows, eventually, LAWFUL, openTestShop, payPage, stockOf } from '../../test/trade.ts'
import { SIGNATURE_HEADER } from '../gateways/sandbox/gateway.ts'
import { findMail, listMails } from '../kernel/mails.ts'
import { sign } from '../kernel/secrets.ts'
import { liveCharge } from '../purchases/store.ts'
import type { Context } from './context.ts'
import { letterOf } from './mail/letter.ts'
import { hearCharge } from './purchase-heard.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function paymentsOf(one: Bundle) {
  const { rows } = await app.context.database.pool.query<{
    id: string
    home: string
    checkout: string
    state: string
    amount: string
  }>(
    "select p.id, p.home, p.checkout, p.state, p.amount::int as amount from payments p join charges c on c.home = $1, jsonb_array_elements(c.parts) part where p.id = (part->>'payment')::uuid order by p.id",
    [one.id],
  )
  return rows
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.status).toBe(200)
}

async function payUrl(one: Bundle): Promise<string> {
  return (await completeAll(one)).payment?.url ?? ''
}

async function refundedAt(one: Bundle): Promise<number> {
  const { rows } = await app.context.database.pool.query<{ sum: number }>(
    'select coalesce(sum(refunded), 0)::int as sum from sandbox_charges where home = $1',
    [one.id],
  )
  return rows[0]?.sum ?? 0
}

test('two shops, one payment: one charge of the sum, an order in each shop and in each thread', async () => {
  const [songs, films] = [await openTestShop(app, { stock: 5 }), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, [songs, films], [2, 1])
  const open = await seeAll(one)
  expect(open).toMatchObject({ state: 'open', total: { amount: 6999, currency: 'USD' }, due: { amount: 6999 } })
  expect(open.parts.map(({ shop, checkout }) => [shop, checkout.placing?.seller])).toEqual([
    [songs.shop.slug, songs.shop.name],
    [films.shop.slug, films.shop.name],
  ])
  const paying = await completeAll(one)
  expect(paying).toMatchObject({ state: 'paying', payment: { amount: { amount: 6999 }, state: 'started' } })
  expect(await payPage(paying.payment?.url ?? '')).toBe(200)
  const [first = '', second = ''] = await ordered(one)
  expect(await seeAll(one)).toMatchObject({ state: 'completed', due: { amount: 0 }, total: { amount: 6999 } })
  expect(await chargesOf(app, one)).toBe(1)
  expect(await stockOf(app, songs.goods)).toBe(3)
  const orders = [
    await one.threads[0]?.client.order(songs.shop.slug, first),
    await one.threads[1]?.client.order(films.shop.slug, second),
  ]
  expect(orders.map((order) => [order?.paid, order?.payments[0]?.gateway])).toEqual([
    [5000, 'purchase'],
    [1999, 'purchase'],
  ])
  for (const { client, conversation } of one.threads) {
    const { facts } = await client.facts(conversation, 0)
    expect(facts.filter(({ kind }) => kind === 'order.placed')).toHaveLength(1)
  }
})

test('a shop sees that its order was part of a purchase, and nothing of the others or of the sum', async () => {
  const [songs, films] = [await openTestShop(app), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, [songs, films])
  await payPage(await payUrl(one))
  const [number = ''] = await ordered(one)
  const params = { shop: songs.shop.slug }
  const seen = JSON.stringify([
    await songs.staff.call('getOrder', { params: { ...params, number } }),
    await songs.staff.call('listOrders', { params, query: {} }),
    await songs.staff.call('getShopFacts', { params, query: {} }),
    await songs.staff.call('listExceptions', { params, query: {} }),
  ])
  expect(seen).toContain('"gateway":"purchase"')
  const other = [films.shop.id, films.shop.slug, films.goods.offer, one.threads[1]?.conversation ?? '']
  const theirs = (await seeAll(one)).parts[1]?.checkout.id ?? ''
  for (const secret of [...other, theirs, one.token, '"amount":4499', '"amount":1999'])
    expect(seen).not.toContain(secret)
})

test('the buyer is told with whom the order was paid and how much in all; what the shop keeps does not say it', async () => {
  const [songs, films] = [
    await openTestShop(app, { shop: { name: 'Songs' } }),
    await openTestShop(app, { amount: 1999, shop: { name: 'Films & <Co> $1' } }),
  ]
  const one = await bundle(app, [songs, films])
  await payPage(await payUrl(one))
  const [number = '', other = ''] = await ordered(one)
  const [mine, theirs] = one.threads
  expect((await mine?.client.order(songs.shop.slug, number))?.together).toEqual({
    shops: [{ slug: films.shop.slug, name: 'Films & <Co> $1' }],
    amount: { amount: 4499, currency: 'USD' },
  })
  expect((await theirs?.client.order(films.shop.slug, other))?.together?.shops).toEqual([
    { slug: songs.shop.slug, name: 'Songs' },
  ])
  expect((await songs.staff.call('getOrder', { params: { shop: songs.shop.slug, number } })).together).toBeUndefined()
  const { read } = app.context.database
  const [heading] = await listMails(read, { homes: [songs.shop.id], limit: 1 })
  const mail = await findMail(read, songs.shop.id, heading?.id ?? '')
  if (!mail) throw new Error('there was no letter')
  expect(mail.body_text).toContain('Paid together: one payment for several shops')
  expect(mail.body_text).toMatch(/Sold by Songs/)
  for (const stored of [mail.body_text, mail.body_html]) expect(stored).not.toMatch(/Films|44\.99/)
  const letter = await letterOf(app.context, mail)
  expect(letter.text).toContain('Paid together: $44.99 in one payment, with Films & <Co> $1')
  expect(letter.html).toContain('$44.99 in one payment, with Films &#38; &#60;Co&#62; $1')
})

test('each order is given back for itself, as a part of the one charge and never more than its own', async () => {
  const [songs, films] = [await openTestShop(app), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, [songs, films])
  await payPage(await payUrl(one))
  const [first = '', second = ''] = await ordered(one)
  const refund = (staff: typeof songs.staff, shop: string, number: string, amount: number) =>
    staff.call('refundOrder', { params: { shop, number }, body: { amount } })
  await refund(songs.staff, songs.shop.slug, first, 1000)
  await expect(refund(songs.staff, songs.shop.slug, first, 1501)).rejects.toMatchObject({ code: 'refund_too_high' })
  await refund(films.staff, films.shop.slug, second, 1999)
  await eventually('both are paid back', async () => (await refundedAt(one)) === 2999)
  await expect(refund(films.staff, films.shop.slug, second, 1)).rejects.toMatchObject({ code: 'refund_too_high' })
})

test('one shop is sold out: nothing is charged, nothing is held, and which one is said', async () => {
  const [songs, films] = [await openTestShop(app, { stock: 1 }), await openTestShop(app, { stock: 1 })]
  const one = await bundle(app, [songs, films])
  const rival = await bundle(app, [films, await openTestShop(app)])
  await completeAll(rival)
  await expect(completeAll(one)).rejects.toMatchObject({
    code: 'sold_out',
    problem: { detail: expect.stringContaining(films.shop.name) },
  })
  expect(await seeAll(one)).toMatchObject({ state: 'open' })
  expect(await chargesOf(app, one)).toBe(0)
  expect(await countRows(app, 'holds where home = $1', [songs.shop.id])).toBe(0)
  // The rest of it can be bought by itself.
  await payPage(await payUrl(rival))
  await ordered(rival)
})

test('a declined card leaves all as it was, and another pays on the same page', async () => {
  const one = await bundle(app, [await openTestShop(app), await openTestShop(app)])
  const url = await payUrl(one)
  expect(await payPage(url, CARDS.declined)).toBe(402)
  await eventually('it is said', async () => (await seeAll(one)).payment?.state === 'declined')
  expect(await payUrl(one)).toBe(url)
  expect(await payPage(url)).toBe(200)
  await ordered(one)
  expect(await chargesOf(app, one)).toBe(1)
})

test('page, webhook and API complete at once, many times: one charge, one order per shop, stock taken once', async () => {
  const shops = [await openTestShop(app, { stock: 5 }), await openTestShop(app, { stock: 5 })]
  const one = await bundle(app, shops)
  const started = await Promise.all(Array.from({ length: 40 }, () => completeAll(one)))
  expect(new Set(started.map(({ payment }) => payment?.url)).size).toBe(1)
  const url = started[0]?.payment?.url ?? ''
  const { rows } = await app.context.database.pool.query<{ id: string }>('select id from charges where home = $1', [
    one.id,
  ])
  expect(rows).toHaveLength(1)
  async function webhook(): Promise<void> {
    const said = {
      id: app.context.newId(),
      reference: rows[0]?.id,
      home: one.id,
      state: 'paid',
      amount: 5000,
      currency: 'USD',
    }
    const body = JSON.stringify(said)
    const response = await fetch(`${app.url}/webhooks/gateways/sandbox`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: sign(app.context.keys.gateway, body) },
      body,
    })
    expect(response.status).toBe(200)
  }
  expect(await payPage(url)).toBe(200)
  const parts = (await seeAll(one)).parts
  const outcomes = await Promise.allSettled(
    Array.from({ length: 60 }, async (_, index): Promise<unknown> => {
      if (index % 3 === 0) return webhook()
      if (index % 3 === 1) return completeAll(one)
      const which = index % 2
      const params = { shop: shops[which]?.shop.slug ?? '', checkout: parts[which]?.checkout.id ?? '' }
      return one.threads[which]?.client.call('completeCheckout', { params, body: {} })
    }),
  )
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
  await ordered(one)
  for (const { shop, goods } of shops) {
    expect(await countRows(app, 'orders where home = $1', [shop.id])).toBe(1)
    expect(await countRows(app, 'payments where home = $1', [shop.id])).toBe(1)
    expect(await countRows(app, 'allocations where home = $1', [shop.id])).toBe(1)
    expect(await stockOf(app, goods)).toBe(4)
  }
  expect(await chargesOf(app, one)).toBe(1)
})

test('who changes one cart while the page is open pays the new sum: the old page takes nothing', async () => {
  const [songs, films] = [await openTestShop(app), await openTestShop(app)]
  const one = await bundle(app, [songs, films])
  const old = await payUrl(one)
  const [part] = (await seeAll(one)).parts
  const params = { shop: songs.shop.slug, checkout: part?.checkout.id ?? '' }
  await one.threads[0]?.client.call('updateCheckout', { params, body: { buyer: { name: 'Ann' } } })
  const now = await payUrl(one)
  expect(now).not.toBe(old)
  expect(await payPage(old)).toBe(409)
  expect(await payPage(now)).toBe(200)
  await ordered(one)
  expect((await paymentsOf(one)).map(({ state }) => state).toSorted()).toEqual([
    'captured',
    'captured',
    'voided',
    'voided',
  ])
})

test('money that comes late: what was given up goes back alone and its thread says so, the other order stands', async () => {
  const [songs, films] = [await openTestShop(app), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, [songs, films])
  const url = await payUrl(one)
  await post(`${url}/pay`, { method: 'transfer' })
  await eventually('both wait for it', async () => (await seeAll(one)).payment?.until !== undefined)
  const [part] = (await seeAll(one)).parts
  const [thread] = one.threads
  const params = { shop: songs.shop.slug, checkout: part?.checkout.id ?? '' }
  await thread?.client.call('cancelCheckout', { params })
  await eventually('the charge is given up', async () => (await seeAll(one)).payment === undefined)
  // A transfer cannot be called back.
  await post(`${url}/settle`, {})
  await eventually('the share is paid back', async () => (await refundedAt(one)) === 2500)
  expect(await countRows(app, 'orders where home = $1', [songs.shop.id])).toBe(0)
  const { checkout } = (await seeAll(one)).parts[1] ?? {}
  expect(await one.threads[1]?.client.order(films.shop.slug, checkout?.order ?? '')).toMatchObject({ paid: 1999 })
  const { messages = [] } = (await thread?.client.conversation(thread.conversation)) ?? {}
  expect(JSON.stringify(messages.at(-1)?.message.parts)).toContain('$25.00')
  expect(await countRows(app, 'refunds where home = $1', [songs.shop.id])).toBe(1)
})

test('sold to somebody else after its hold ran out: that share goes back alone, the rest is ordered', async () => {
  const [songs, films] = [await openTestShop(app, { stock: 1 }), await openTestShop(app, { amount: 1999, stock: 1 })]
  const one = await bundle(app, [songs, films])
  const url = await payUrl(one)
  const { pool, read } = app.context.database
  const charge = await liveCharge(read, one.id)
  if (!charge) throw new Error('there is no charge')
  // Paid, and nobody hears of it until the holds are over and the song is gone.
  await pool.query("update sandbox_charges set notify_url = 'http://127.0.0.1:9/' where home = $1", [one.id])
  expect(await payPage(url)).toBe(200)
  await pool.query("update resources set capacity = 0 where home = $1 and kind = 'stock'", [songs.shop.id])
  const later = Object.assign(Object.create(app.context) as Context, {
    clock: { now: () => new Date(Date.now() + 31 * 60_000) },
  })
  await hearCharge(later, charge, { outcome: 'captured', amount: 4499, currency: 'USD' })
  await eventually('the share is paid back', async () => (await refundedAt(one)) === 2500)
  const { parts } = await seeAll(one)
  expect(parts.map(({ checkout }) => [checkout.state, checkout.order !== undefined])).toEqual([
    ['canceled', false],
    ['completed', true],
  ])
  expect(await stockOf(app, films.goods)).toBe(0)
  expect(await countRows(app, 'orders where home = $1', [songs.shop.id])).toBe(0)
  expect(await countRows(app, 'holds where home = $1', [songs.shop.id])).toBe(0)
  const { messages = [] } = (await one.threads[0]?.client.conversation(one.threads[0].conversation)) ?? {}
  expect(JSON.stringify(messages.at(-1)?.message.parts)).toContain('$25.00')
})

test('one button for all: the strictest words of any seller, stored with each order beside its own terms', async () => {
  const terms = { url: 'https://loom.example/agb' }
  const legal = { ...LAWFUL, terms }
  const here = await openTestShop(app)
  const there = await openTestShop(app, { shop: { country: 'DE', settings: { legal } } })
  const one = await bundle(app, [here, there])
  const { labels, parts } = await seeAll(one)
  expect(labels).toMatchObject({ en: 'Order with obligation to pay', de: 'Zahlungspflichtig bestellen' })
  const shown = parts.map(({ checkout: { id, placing } }) => ({ checkout: id, terms: placing?.terms?.version }))
  const press = (label: string) =>
    one.client.call('completePurchase', { params: { purchase: one.id }, body: { shown: { label, parts: shown } } })
  // The first shop's own words are not enough where the second one's law wants more.
  await expect(press(parts[0]?.checkout.placing?.labels['en'] ?? '')).rejects.toMatchObject({ code: 'page_changed' })
  const { payment } = await press('Zahlungspflichtig bestellen')
  await payPage(payment?.url ?? '')
  const numbers = await ordered(one)
  const placed = await Promise.all(
    one.threads.map(async ({ client }, index) => {
      const order = await client.order(one.shops[index]?.shop.slug ?? '', numbers[index] ?? '')
      return order.placed
    }),
  )
  expect(placed.map((one) => one?.label)).toEqual(['Zahlungspflichtig bestellen', 'Zahlungspflichtig bestellen'])
  expect(placed.map((one) => one?.terms)).toEqual([undefined, shown[1]?.terms])
  expect(shown[1]?.terms).toBeDefined()
})

test('the bank takes the charge back: each shop is told of its own share, and loses no more than that', async () => {
  const [songs, films] = [await openTestShop(app), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, [songs, films])
  const url = await payUrl(one)
  await payPage(url)
  const [first = '', second = ''] = await ordered(one)
  await songs.staff.call('refundOrder', { params: { shop: songs.shop.slug, number: first }, body: { amount: 500 } })
  await eventually('a part is paid back', async () => (await refundedAt(one)) === 500)
  await post(`${url}/dispute`, {})
  const open = ({ staff, shop }: typeof songs) =>
    staff.call('listExceptions', { params: { shop: shop.slug }, query: {} })
  await eventually('both hear', async () => (await open(songs)).length + (await open(films)).length === 2)
  expect((await open(songs))[0]).toMatchObject({ kind: 'payment.disputed', order: first, amount: { amount: 2500 } })
  expect((await open(films))[0]).toMatchObject({ kind: 'payment.disputed', order: second, amount: { amount: 1999 } })
  await post(`${url}/dispute`, { end: 'lost' })
  await eventually('both have lost it', async () => (await open(songs)).length + (await open(films)).length === 0)
  const orders = [
    await songs.staff.call('getOrder', { params: { shop: songs.shop.slug, number: first } }),
    await films.staff.call('getOrder', { params: { shop: films.shop.slug, number: second } }),
  ]
  expect(orders.map(({ payments: [payment] }) => [payment?.state, payment?.refunded])).toEqual([
    ['refunded', 2500],
    ['refunded', 1999],
  ])
})

test('what goes to one shop may be a gift for somebody else, at their address, while the rest comes home', async () => {
  const giftWrap = { label: { en: 'Linen wrap' }, amount: 350 }
  const post = { id: 'post', label: { en: 'By post' }, amount: 490, days: { min: 2, max: 4 }, kind: 'ship' } as const
  const [home, away] = [
    await openTestShop(app, { sent: true }),
    await openTestShop(app, { sent: true, amount: 1999, shop: { settings: { shipping: [post], giftWrap } } }),
  ]
  const one = await bundle(app, [home, away])
  const [, part] = (await seeAll(one)).parts
  const address = {
    name: 'Vera',
    line1: 'Elm Street 9',
    city: 'Springfield',
    postcode: '62701',
    region: 'IL',
    country: 'US',
  }
  const gift = { recipient: 'Vera', message: 'All the best', hidePrice: true, wrap: true }
  const own = { checkout: part?.checkout.id ?? '', address, gift }
  const update = (body: object) =>
    one.client.call('updatePurchase', { params: { purchase: one.id }, body: { parts: [], ...body } })
  const before = await seeAll(one)
  const after = await update({ parts: [own] })
  expect(after.due.amount).toBe(before.due.amount + giftWrap.amount)
  // What is said of all is said of what has an address of its own as well, unless that is said along with it.
  const seen = await update({ address: home.address, parts: [{ checkout: own.checkout, address }] })
  expect(seen.parts.map(({ checkout }) => checkout.address?.line1)).toEqual([home.address?.line1, 'Elm Street 9'])
  await payPage(await payUrl(one))
  const [mine = '', theirs = ''] = await ordered(one)
  const [kept, given] = [
    await home.staff.call('getOrder', { params: { shop: home.shop.slug, number: mine } }),
    await away.staff.call('getOrder', { params: { shop: away.shop.slug, number: theirs } }),
  ]
  expect([kept.gift, kept.address?.line1, kept.buyer.name]).toEqual([undefined, home.address?.line1, 'Ada'])
  expect(given).toMatchObject({ gift, address: { line1: 'Elm Street 9' }, buyer: { name: 'Ada' } })
  expect(kept.paid + given.paid).toBe(after.due.amount)
})

test('carts of other currencies, of shops without a gateway in common, or of a stranger are not put together', async () => {
  const songs = await openTestShop(app)
  const lawful = await openTestShop(app, { shop: { test: false, settings: { legal: LAWFUL } } })
  await expect(bundle(app, [songs, lawful])).rejects.toMatchObject({ code: 'no_common_gateway' })
  const waits = await openTestShop(app, { shop: { name: 'Takes later', settings: { captureWhen: 'shipped' } } })
  await expect(bundle(app, [songs, waits])).rejects.toMatchObject({
    code: 'no_common_gateway',
    problem: { detail: 'Takes later' },
  })
  const euros = await app.createShop({ currency: 'EUR' })
  const { token } = await app.talk(songs.shop.slug)
  const both = [songs.shop.slug, euros.slug].map((shop) => ({ shop, cart: app.context.newId(), token }))
  await expect(app.anyone.call('createPurchase', { body: { parts: both } })).rejects.toMatchObject({
    code: 'currencies_differ',
  })
  const among = (...slugs: string[]) => app.anyone.call('listTogether', { query: { shops: slugs.join(',') } })
  const alone = [
    { shop: lawful.shop.slug, why: 'own_provider' },
    { shop: waits.shop.slug, why: 'takes_later' },
    { shop: euros.slug, why: 'no_other' },
  ]
  expect(await among(songs.shop.slug, lawful.shop.slug, waits.shop.slug, euros.slug, 'nobody')).toEqual({
    groups: [],
    alone: [{ shop: songs.shop.slug, why: 'no_other' }, ...alone],
  })
  const more = await openTestShop(app)
  expect(await among(songs.shop.slug, lawful.shop.slug, waits.shop.slug, euros.slug, more.shop.slug)).toEqual({
    groups: [{ currency: 'USD', shops: [songs.shop.slug, more.shop.slug] }],
    alone,
  })
  const one = await bundle(app, [songs, await openTestShop(app)])
  const [part] = (await seeAll(one)).parts
  const parts = [
    { shop: part?.shop ?? '', cart: part?.checkout.cart, token: one.threads[1]?.token ?? '' },
    { shop: one.shops[1]?.shop.slug ?? '', cart: part?.checkout.cart, token: one.threads[1]?.token ?? '' },
  ]
  await expect(app.anyone.call('createPurchase', { body: { parts } })).rejects.toMatchObject({ code: 'not_found' })
})
