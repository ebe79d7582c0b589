import type { Order } from '@souk/contract/order.ts'
import type { TalkReport } from '@souk/contract/report.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import {
  buy,
  type Buyer,
  complete,
  countRows,
  eventually,
  openTestShop,
  payPage,
  readyBuyer,
  type TestShop,
} from '../../test/trade.ts'

let app: TestApp
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app, { shop: { timezone: 'Europe/Berlin' } })
})
afterAll(() => app.close())

/** Once nothing is left to be counted: a transaction of somebody else may hold back what came after it. */
async function counted(): Promise<TalkReport> {
  let report: TalkReport | undefined
  await eventually('all is counted', async () => {
    report = await app.operator.call('getTalkReport', { params: params(), query: query() })
    return !report.behind
  })
  if (!report) throw new Error('there was no report')
  return report
}

async function pay(buyer: Buyer): Promise<string> {
  await payPage((await complete(buyer)).payment?.url ?? '')
  return (await complete(buyer)).order ?? ''
}

function totalOf({ totals }: Order): number {
  return totals.find(({ type }) => type === 'total')?.amount ?? 0
}

const today = () => Temporal.Now.zonedDateTimeISO('Europe/Berlin').toPlainDate().toString()
const query = () => ({ from: today(), to: today() })
const params = () => ({ shop: shop.shop.slug })

test('talks are counted from the shop’s facts: what came of them, who answered, and each of them once', async () => {
  const buyer = await readyBuyer(app, shop)
  const { thread } = buyer
  await thread.say('Do you have songs?')
  const number = await pay(buyer)
  await thread.say('a human, please')
  const staff = shop.staff
  const speaker = await staff.call('changeSpeaker', {
    params: { conversation: thread.conversation },
    body: { to: 'staff', name: 'Lena' },
  })
  await staff.call('sendStaffMessage', {
    params: { conversation: thread.conversation },
    body: { clientId: 'here', epoch: speaker.epoch, parts: [{ type: 'text', text: 'I am here' }] },
  })
  const other = await app.talk(shop.shop.slug)
  await other.say('Do you have songs?')

  const report = await counted()
  expect(report.total).toMatchObject({ asked: 2, cart: 1, checkout: 1, paid: 1, contained: 1 })
  expect(report.total.first.concierge.count).toBe(2)
  expect(report.total.first.staff.count).toBe(1)
  expect(report.reasons).toEqual([{ reason: 'asked', talks: 1 }])
  expect(report.channels).toEqual([{ channel: 'web', asked: 2, withStaff: 1, paid: 1 }])
  expect(report.days).toEqual([{ day: today(), asked: 2, withStaff: 1, paid: 1 }])
  // The sale is whose who spoke in the talk, to the cent.
  const order = await buyer.client.order(buyer.slug, number)
  expect(report.team).toMatchObject([
    { talks: 1, messages: 1, first: { count: 1 }, orders: 1, sold: { amount: totalOf(order), currency: 'USD' } },
  ])

  const again = await counted()
  expect(again.total.asked).toBe(2)
  expect(await countRows(app, 'talks where home = $1', [shop.shop.id])).toBe(2)
  // The cursor is lost, as a restore may lose it: what is counted stays counted.
  await app.context.database.pool.query('delete from talk_cursors')
  const once = await counted()
  expect(once.total).toEqual({ ...again.total })
})

test('what the operator is told was sold is what stands on the order', async () => {
  const own = await openTestShop(app, { amount: 1999, shop: { timezone: 'Europe/Berlin' } })
  const { buyer, number } = await buy(app, own, 2)
  const sales = await app.operator.call('getSalesReport', { params: { shop: own.shop.slug }, query: query() })
  const money = [{ amount: totalOf(await buyer.client.order(buyer.slug, number)), currency: 'USD' }]
  expect(sales.total).toEqual({ orders: 1, sold: money, refunded: [], net: money })
  expect(sales.products).toMatchObject([{ title: 'Song of the loom', units: 2, orders: 1, sold: { amount: 3998 } }])
  expect(sales.conversations).toMatchObject([{ conversation: buyer.thread.conversation, orders: 1, channel: 'web' }])
})
