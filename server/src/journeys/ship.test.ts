import type { Order } from '@souk/contract/order.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { buy, countRows, eventually, goodsOf, type TestShop } from '../../test/trade.ts'
import { demoStep } from './fulfil.ts'
import { deriveKey, sign } from '../kernel/secrets.ts'

let app: TestApp
let sold: TestShop
beforeAll(async () => {
  app = await startTestApp()
  sold = await open()
})
afterAll(() => app.close())

const POST = { id: 'post', label: { en: 'By post' }, amount: 500, kind: 'ship' as const, days: { min: 2, max: 4 } }
const HOME = {
  name: 'Ada Byrne',
  line1: 'Main Street 1',
  city: 'Springfield',
  region: 'IL',
  postcode: '62701',
  country: 'US',
}

/** A shop that sends coats, its parcels by the sandbox's post, which moves none of them by itself. */
async function open(): Promise<TestShop> {
  const shop = await app.createShop({ settings: { shipping: [POST] } })
  await app.importLines(shop.slug, [
    { id: 'coat', title: 'Heron coat', price: { amount: 9900, currency: 'USD' }, fulfilment: 'ship' },
  ])
  const params = { shop: shop.slug }
  await app.operator.call('createConnection', { params, body: { kind: 'souk-post', settings: { pace: '3600' } } })
  const staff = await app.withKey(shop.slug, 'catalog:write', 'orders:write')
  return { shop, staff, goods: await goodsOf(app, shop.id), address: HOME }
}

const at = () => ({ shop: sold.shop.slug })
const orderOf = (number: string): Promise<Order> => sold.staff.order(sold.shop.slug, number)
const scan = (code: string, to: 'packed' | 'shipped') => sold.staff.call('scan', { params: at(), body: { code, to } })

async function bought(quantity = 1) {
  const { buyer, number } = await buy(app, sold, quantity)
  const fulfilment = (await orderOf(number)).fulfilments[0]?.id ?? ''
  return { number, fulfilment, thread: buyer.thread, label: { params: { ...at(), number, fulfilment } } }
}

/** What happens to a parcel on its way. */
async function post(tracking: string | undefined, to: string): Promise<void> {
  const response = await fetch(`${app.url}/sandbox/track/${sold.shop.id}/${tracking}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to }),
  })
  expect(response.status).toBe(200)
}

async function file(path: string): Promise<string> {
  const headers = { authorization: `Bearer ${app.operatorKey}` }
  const response = await fetch(`${app.url}/api/shops/${sold.shop.slug}/${path}`, { headers })
  expect(response.headers.get('content-type')).toBe('application/pdf')
  return pdfText(Buffer.from(await response.arrayBuffer()))
    .flat()
    .join(' ')
}

describe('a parcel', () => {
  test('has one label however often it is asked for, leaves by a scan, and is delivered when its carrier says so', async () => {
    const { number, fulfilment, label } = await bought()
    const made = await Promise.all([1, 2, 3].map(() => sold.staff.call('orderLabel', label)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const [parcel] = made
    const { parcels } = await sold.staff.call('getOrderDesk', { params: { ...at(), number } })
    expect(parcels).toMatchObject([{ state: 'labelled', direction: 'out', fulfilment }])
    const tracking = parcels[0]?.tracking?.number
    expect(await countRows(app, 'sandbox_parcels where reference = $1', [parcel?.id])).toBe(1)
    const text = await file(`parcels/${parcel?.id}/label.pdf`)
    for (const words of ['Ada Byrne', 'Main Street 1', tracking ?? 'none']) expect(text).toContain(words)
    expect(await scan(tracking ?? '', 'shipped')).toMatchObject({ did: 'shipped', order: number, name: 'Ada Byrne' })
    expect(await scan(number, 'shipped')).toMatchObject({ did: 'already' })
    expect((await orderOf(number)).fulfilments[0]).toMatchObject({ state: 'shipped', tracking: { number: tracking } })
    await post(tracking, 'in_transit')
    await post(tracking, 'delivered')
    await eventually('it is there', async () => (await orderOf(number)).state === 'fulfilled')
    const [delivery] = (await orderOf(number)).fulfilments
    expect(delivery?.steps.map(({ state }) => state)).toEqual(['placed', 'shipped', 'delivered'])
  })

  test('is handed over where its carrier says so first; news that come twice or late change nothing', async () => {
    const { number, label } = await bought()
    const { id, tracking } = await sold.staff.call('orderLabel', label)
    await post(tracking?.number, 'in_transit')
    await eventually('it is on its way', async () => (await orderOf(number)).fulfilments[0]?.state === 'shipped')
    const { connection } = await app.context.database.read
      .selectFrom('parcels')
      .select('connection')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    async function report(state: string, key: string, secret = app.context.keys.gateway): Promise<number> {
      const body = JSON.stringify({ id: key, home: sold.shop.id, reference: id, state, at: '2026-11-23T10:00:00.000Z' })
      const headers = { 'content-type': 'application/json', 'sandbox-post-signature': sign(secret, body) }
      const url = `${app.url}/webhooks/souk-post/${connection}`
      return (await fetch(url, { method: 'POST', headers, body })).status
    }
    const forged = deriveKey(Buffer.alloc(32, 9), 'sandbox-gateway')
    expect(await report('delivered', 'forged', forged)).toBe(401)
    expect(await Promise.all(['d', 'd', 'd'].map((key) => report('delivered', key)))).toEqual([200, 200, 200])
    expect(await report('in_transit', 'late')).toBe(200)
    const order = await orderOf(number)
    expect(order.fulfilments[0]?.steps.map(({ state }) => state)).toEqual(['placed', 'shipped', 'delivered'])
    expect(await countRows(app, `mails where about = $1 and kind = 'shipped'`, [order.id])).toBe(1)
  })

  test('is given back unused, then another may be asked for; of an order that is canceled none is made', async () => {
    const { number, label } = await bought()
    const first = await sold.staff.call('orderLabel', label)
    const cancel = () => sold.staff.call('cancelParcel', { params: { ...at(), parcel: first.id } })
    expect((await cancel()).state).toBe('cancelled')
    expect((await cancel()).state).toBe('cancelled')
    expect((await sold.staff.call('orderLabel', label)).id).not.toBe(first.id)
    const other = await bought()
    await sold.staff.call('cancelOrder', { params: { ...at(), number: other.number }, body: {} })
    const late = await bought()
    const { id } = await sold.staff.call('orderLabel', late.label)
    await sold.staff.call('cancelOrder', { params: { ...at(), number: late.number }, body: {} })
    const gone = [id]
    await eventually('its label is back', async () => {
      return (await countRows(app, `parcels where id = $1 and state = 'cancelled'`, gone)) === 1
    })
    expect(await countRows(app, `sandbox_parcels where reference = $1 and state = 'cancelled'`, gone)).toBe(1)
    await expect(sold.staff.call('orderLabel', other.label)).rejects.toMatchObject({ code: 'bad_transition' })
    await expect(scan(other.number, 'packed')).rejects.toMatchObject({ code: 'bad_transition' })
    await expect(scan('nobodys', 'packed')).rejects.toMatchObject({ code: 'not_found' })
    expect(number).not.toBe(other.number)
  })
})

describe('the desk', () => {
  test('shows what is to be done, oldest first, page by page; picks alike things together', async () => {
    const own = sold
    sold = await open()
    try {
      const orders = [await bought(2), await bought(1), await bought(1)]
      const numbers = orders.map(({ number }) => number)
      const list = (query: Record<string, unknown>) => sold.staff.call('listToShip', { params: at(), query })
      const first = await list({ limit: 2 })
      expect(first.rows.map(({ order }) => order)).toEqual(numbers.slice(0, 2))
      expect(first).toMatchObject({ open: { placed: 3, packed: 0, shipped: 0 }, carriers: ['souk-post'] })
      expect(first.rows[0]).toMatchObject({ units: 2, what: ['2 × Heron coat'], city: 'Springfield', late: false })
      const rest = await list({ limit: 2, after: first.next })
      expect(rest.rows.map(({ order }) => order)).toEqual(numbers.slice(2))
      expect(rest.next).toBeUndefined()
      const picked = await file(`shipping/pick-list.pdf?orders=${numbers.join(',')}`)
      expect(picked).toContain('4 ×')
      for (const number of numbers) expect(picked).toContain(number)
      const slip = await file(`orders/${numbers[0]}/slip.pdf`)
      for (const words of ['Packing slip', 'Ada Byrne', 'Heron coat']) expect(slip).toContain(words)
      await scan(numbers[0] ?? '', 'packed')
      expect((await list({ state: 'packed' })).rows.map(({ order }) => order)).toEqual(numbers.slice(0, 1))
      const shown = (query: Record<string, unknown>) => sold.staff.call('listOrders', { params: at(), query })
      expect((await shown({ show: 'to_ship' })).map(({ number }) => number)).toEqual(numbers.toReversed())
      expect(await shown({ show: 'unpaid' })).toEqual([])
      expect((await shown({ q: 'byrne' })).length).toBe(3)
      expect((await shown({ q: numbers[1] ?? '' })).map(({ number }) => number)).toEqual([numbers[1]])
      expect(await shown({ q: '100%' })).toEqual([])
    } finally {
      sold = own
    }
  })

  test('ships what a file of tracking numbers says, and names what it could not', async () => {
    const [one, two, gone] = [await bought(), await bought(), await bought()]
    await sold.staff.call('cancelOrder', { params: { ...at(), number: gone.number }, body: {} })
    const csv = [
      'Order;Tracking number;Carrier',
      `#${one.number};TN-1;Roadrunner`,
      `${two.number};TN-2;`,
      '"99999";TN-3;Roadrunner',
      `${gone.number};TN-4;Roadrunner`,
      `${two.number};;`,
    ].join('\r\n')
    const send = async (body: string) => {
      const key = await app.operator.call('createKey', { params: at(), body: { scopes: ['orders:write'] } })
      const headers = { 'content-type': 'text/csv', authorization: `Bearer ${key.key}` }
      const url = `${app.url}/api/shops/${sold.shop.slug}/shipping/tracking`
      const response = await fetch(url, { method: 'POST', headers, body })
      return {
        status: response.status,
        json: (await response.json()) as { shipped: number; refused: { line: number; code: string }[] },
      }
    }
    const { json } = await send(`\uFEFF${csv}`)
    expect(json).toMatchObject({ rows: 5, shipped: 2, unchanged: 0 })
    expect(json.refused.map(({ line, code }) => [line, code])).toEqual([
      [4, 'not_found'],
      [5, 'bad_transition'],
      [6, 'invalid_request'],
    ])
    expect((await send(csv)).json).toMatchObject({ shipped: 0, unchanged: 2 })
    const tracking = { number: 'TN-1', carrier: 'Roadrunner' }
    expect((await orderOf(one.number)).fulfilments[0]).toMatchObject({ state: 'shipped', tracking })
    expect((await send('a,b\n1,2')).status).toBe(422)
  })

  test('an order goes elsewhere before it leaves, is confirmed again, and has notes that only staff read', async () => {
    const { number, label, thread } = await bought()
    const params = { ...at(), number }
    const move = (line1: string, more: object = {}) =>
      sold.staff.call('changeOrderAddress', { params, body: { address: { ...HOME, line1, ...more } } })
    expect((await move('Elm Street 9')).address).toMatchObject({ line1: 'Elm Street 9', name: 'Ada Byrne' })
    await expect(move('Allee 1', { country: 'FR', postcode: '75001' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await sold.staff.call('resendConfirmation', { params })
    const { order } = await sold.staff.call('getOrderDesk', { params })
    expect(await countRows(app, `mails where about = $1 and kind = 'placed'`, [order.id])).toBe(2)
    const note = await sold.staff.call('addOrderNote', { params, body: { text: 'Call before it leaves' } })
    const desk = await sold.staff.call('getOrderDesk', { params })
    expect(desk.notes).toEqual([note])
    expect(desk.log.map(({ action }) => action)).toEqual(['order.address', 'order.resend'])
    expect(desk.may).toMatchObject({ cancel: true, address: true, refund: 9900 + 500 })
    const seen = JSON.stringify(await thread.client.facts(thread.conversation, 0, 0))
    expect(seen).not.toContain('Call before')
    await sold.staff.call('removeOrderNote', { params: { ...params, note: note.id } })
    await sold.staff.call('orderLabel', label)
    await expect(move('Oak Street 2')).rejects.toMatchObject({ code: 'bad_transition' })
  })
})

test('a demo shop packs by itself, and its carrier brings the parcel at the same pace', async () => {
  const shop = await app.createShop({ settings: { shipping: [POST] } })
  await app.importLines(shop.slug, [{ id: 'coat', title: 'Coat', price: { amount: 100, currency: 'USD' } }])
  await app.operator.call('createConnection', {
    params: { shop: shop.slug },
    body: { kind: 'souk-post', settings: {} },
  })
  const staff = await app.withKey(shop.slug, 'orders:write')
  const { number } = await buy(app, { shop, staff, goods: await goodsOf(app, shop.id), address: HOME })
  app.context.directory.forget()
  await demoStep(app.context, { home: shop.id, number })
  await eventually('it is there', async () => (await staff.order(shop.slug, number)).state === 'fulfilled')
  const [delivery] = (await staff.order(shop.slug, number)).fulfilments
  expect(delivery?.steps.map(({ state }) => state)).toEqual(['placed', 'packed', 'shipped', 'delivered'])
  expect(delivery?.tracking?.url).toContain('/sandbox/track/')
})
