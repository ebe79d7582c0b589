import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Money } from '@souk/contract/money.ts'
import { newId, openStore, type Store } from '../../test/store.ts'
import type { Shop } from '../shops/shop.ts'
import { insertOrder } from '../orders/insert.ts'
import { salesReport } from './sales-report.ts'
import { salesCsv } from './papers/sales.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

type Refund = { at: Date; share: number; failed: boolean }
type Bought = {
  at: Date
  currency: string
  channel: string | null
  lines: { offer: number; quantity: number; unit: number }[]
  discount: number
  refunds: Refund[]
}
type Asked = { home: string; timezone: string; from: string; to: string }

const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']
/** Around both changes of the clock, at every minute near midnight. */
const moment = fc
  .record({
    day: fc.constantFrom(
      '2026-03-08',
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-04-05',
      '2026-10-25',
      '2026-11-01',
    ),
    minutes: fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 1439 })),
  })
  .map(({ day, minutes }) => ({ day, minutes }))
const refund = fc.record({
  after: fc.integer({ min: 0, max: 5000 }),
  share: fc.integer({ min: 1, max: 100 }),
  failed: fc.boolean(),
})
const order = fc.record({
  moment,
  currency: fc.constantFrom('EUR', 'EUR', 'JPY', 'KWD'),
  channel: fc.constantFrom('web', 'whatsapp', null),
  lines: fc.array(
    fc.record({
      offer: fc.integer({ min: 1, max: 4 }),
      quantity: fc.integer({ min: 1, max: 5 }),
      unit: fc.integer({ min: 0, max: 99_999 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  discount: fc.integer({ min: 0, max: 100 }),
  refunds: fc.array(refund, { maxLength: 3 }),
})

const offerId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const sumLines = ({ lines }: Bought) => lines.reduce((sum, { quantity, unit }) => sum + quantity * unit, 0)
const totalOf = (one: Bought) => sumLines(one) - Math.floor((sumLines(one) * one.discount) / 100)
/** Parts of what is left each time, so that never more goes back than came. */
function refundsOf(one: Bought): { at: Date; amount: number; failed: boolean }[] {
  let left = totalOf(one)
  return one.refunds.flatMap(({ at, share, failed }) => {
    const amount = Math.floor((left * share) / 100)
    if (!failed) left -= amount
    return amount > 0 ? [{ at, amount, failed }] : []
  })
}

async function write(home: string, bought: readonly Bought[]): Promise<void> {
  const handles = { web: newId(), whatsapp: newId() }
  await store.database.transact(async (tx) => {
    for (const [channel, id] of Object.entries(handles))
      await tx.db.insertInto('handles').values({ home, id, channel, scope: home, address: id }).execute()
    for (const [index, one] of bought.entries()) {
      const [id, checkout, payment] = [newId(), newId(), newId()]
      const { currency, channel, at } = one
      const amount = totalOf(one)
      await tx.db
        .insertInto('checkouts')
        .values({ home, id: checkout, currency, lines: '[]', totals: '[]', expires_at: at })
        .execute()
      await insertOrder(tx, {
        home,
        id,
        number: String(index),
        checkout,
        customer: null,
        conversation: channel === null ? null : offerId((index % 3) + 1),
        handle: channel === 'web' || channel === 'whatsapp' ? handles[channel] : null,
        state: 'placed',
        currency,
        buyer: {},
        address: null,
        lines: one.lines.map(({ offer, quantity, unit }) => ({
          id: newId(),
          offer: offerId(offer),
          variant: newId(),
          title: 'A thing',
          detail: '',
          options: {},
          form: {},
          quantity,
          unit,
          discount: 0,
          total: quantity * unit,
          taxes: [],
          fulfilment: 'ship' as const,
        })),
        totals: [
          { type: 'subtotal', amount: sumLines(one) },
          { type: 'discount', amount: amount - sumLines(one) },
          { type: 'total', amount },
        ],
        shippingLabel: null,
        language: 'en',
        placedAt: at,
        placed: null,
        gift: null,
        short: {},
      })
      const refunds = refundsOf(one)
      if (refunds.length === 0) continue
      await tx.db
        .insertInto('payments')
        .values({ home, id: payment, checkout, gateway: 'test', amount, currency })
        .execute()
      await tx.db
        .insertInto('refunds')
        .values(
          refunds.map((back) => ({
            home,
            id: newId(),
            payment,
            order_id: id,
            amount: back.amount,
            state: back.failed ? 'failed' : 'done',
            created_at: back.at,
          })),
        )
        .execute()
    }
  })
}

function reportOf({ home, timezone, ...time }: Asked) {
  const shop: Pick<Shop, 'id' | 'currency' | 'timezone'> = { id: home, currency: 'EUR', timezone }
  return salesReport({ database: store.database }, shop, time)
}

/** The sums as somebody would make them who goes through the list of orders with a calendar. */
function expected(bought: readonly Bought[], { timezone }: Asked, isMeant: (day: string) => boolean) {
  const dayAt = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString()
  const net = new Map<string, number>()
  let orders = 0
  for (const one of bought) {
    const add = (amount: number) => net.set(one.currency, (net.get(one.currency) ?? 0) + amount)
    if (isMeant(dayAt(one.at))) {
      orders += 1
      add(totalOf(one))
    }
    for (const back of refundsOf(one)) if (!back.failed && isMeant(dayAt(back.at))) add(-back.amount)
  }
  return { orders, net: Object.fromEntries([...net].toSorted()) }
}

const shown = ({ orders, net }: { orders: number; net: readonly Money[] }) => ({
  orders,
  net: Object.fromEntries(net.map(({ currency, amount }) => [currency, amount] as const).toSorted()),
})

test('what is reported is the sum over the orders, to the cent: by day, messenger and product, and in the time before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 25 }),
      fc.constantFrom(...ZONES),
      moment,
      async (list, timezone, { day }) => {
        const at = (of: { day: string; minutes: number }) =>
          new Date(Temporal.PlainDate.from(of.day).toZonedDateTime(timezone).epochMilliseconds + of.minutes * 60_000)
        const bought = list.map(({ moment: when, refunds, ...rest }) => ({
          ...rest,
          at: at(when),
          refunds: refunds.map(({ after, ...back }) => ({
            ...back,
            at: new Date(at(when).getTime() + after * 60_000),
          })),
        }))
        const asked = {
          home: newId(),
          timezone,
          from: day,
          to: Temporal.PlainDate.from(day).add({ days: 6 }).toString(),
        }
        await write(asked.home, bought)
        const report = await reportOf(asked)
        const during = (one: string) => one >= asked.from && one <= asked.to
        expect(shown(report.total)).toEqual(expected(bought, asked, during))
        for (const one of report.days) expect(shown(one)).toEqual(expected(bought, asked, (name) => name === one.day))
        expect(report.days.map((one) => one.day)).toHaveLength(7)
        const { before } = report
        expect(before.to < asked.from && before.days.length === 7).toBe(true)
        expect(shown(before.total)).toEqual(expected(bought, asked, (name) => name >= before.from && name <= before.to))
        for (const { channel = null, ...sales } of report.channels) {
          const own = bought.filter((one) => one.channel === channel)
          expect(shown(sales)).toEqual(expected(own, asked, during))
        }
        const talked = bought.filter(({ channel }) => channel !== null)
        expect(shown(report.talked)).toEqual(expected(talked, asked, during))
        const euros = expected(
          talked.map((one) => ({ ...one, discount: 0, refunds: [] })).filter(({ currency }) => currency === 'EUR'),
          asked,
          during,
        )
        expect(report.products.reduce((sum, { sold }) => sum + sold.amount, 0)).toBe(euros.net['EUR'] ?? 0)
      },
    ),
    { numRuns: 25 },
  )
})

test('a day without sales is there; a time that ends before it begins, or is longer than a year, is refused', async () => {
  const home = newId()
  const asked = { home, timezone: 'Europe/Berlin', from: '2026-02-28', to: '2026-03-01' }
  const nothing = { orders: 0, sold: [], refunded: [], net: [] }
  const report = await reportOf(asked)
  expect(report.days).toEqual([
    { day: '2026-02-28', ...nothing },
    { day: '2026-03-01', ...nothing },
  ])
  expect(report.before).toMatchObject({ from: '2026-02-26', to: '2026-02-27' })
  await expect(reportOf({ ...asked, to: '2026-02-27' })).rejects.toMatchObject({ code: 'invalid_request' })
  await expect(reportOf({ ...asked, to: '2027-03-01' })).rejects.toMatchObject({ code: 'invalid_request' })
})

test('as CSV each currency has a row with its own digits, and a name is no formula', async () => {
  const report = await reportOf({ home: newId(), timezone: 'UTC', from: '2026-01-01', to: '2026-01-01' })
  const money = (amount: number, currency: string) => ({ amount, currency })
  const sales = {
    orders: 3,
    sold: [money(123_456, 'EUR'), money(900, 'JPY')],
    refunded: [money(123_457, 'EUR')],
    net: [money(-1, 'EUR'), money(900, 'JPY')],
  }
  const days = [{ day: '2026-01-01', ...sales }]
  expect(
    salesCsv({ ...report, days }, 'days')
      .split('\r\n')
      .slice(0, 3),
  ).toEqual([
    '\ufeffday,orders,sold,refunded,net,currency',
    '2026-01-01,3,1234.56,1234.57,-0.01,EUR',
    '2026-01-01,,900,0,900,JPY',
  ])
  const conversations = [{ conversation: offerId(1), customer: '=1+1', orders: 1, sold: money(500, 'EUR') }]
  expect(salesCsv({ ...report, conversations }, 'conversations')).toContain(`,'=1+1,,1,5.00,EUR`)
})
