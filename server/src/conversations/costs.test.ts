import { type Cost, costOfMoney, type MessagePrice } from '@souk/contract/cost.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costsOf, each, expectedCost, isOver, priceOf, rowsOf, type Spent, sumOf } from './costs.ts'

const usd = (millionths: number): Cost => ({ millionths, currency: 'USD' })
const LIST: MessagePrice[] = [
  { channel: 'whatsapp', category: 'marketing', ...usd(25_000) },
  { channel: 'whatsapp', category: 'utility', ...usd(4000) },
  { channel: 'sms', ...usd(7900) },
]
const SPENT: Spent = {
  connection: 'a',
  kind: 'whatsapp',
  category: 'utility',
  currency: null,
  messages: 10,
  reported: 0,
  cost: 0,
}

test('a price is that of its category, else of the channel’s others, else none', () => {
  expect(priceOf(LIST, 'whatsapp', 'marketing')).toEqual(usd(25_000))
  expect(priceOf(LIST, 'whatsapp', 'service')).toBeUndefined()
  expect(priceOf(LIST, 'whatsapp', null)).toBeUndefined()
  expect(priceOf(LIST, 'sms', 'anything')).toEqual(usd(7900))
  expect(priceOf(LIST, 'telegram', null)).toBeUndefined()
})

test('what was reported counts as it was, what was not by the list, and what has no price is said to have none', () => {
  const free = { ...SPENT, category: 'service', reported: 4, messages: 4, currency: null }
  const billed = {
    ...SPENT,
    kind: 'sms',
    connection: 'b',
    category: null,
    currency: 'EUR',
    messages: 3,
    reported: 2,
    cost: 14_000,
  }
  expect(rowsOf([SPENT, free, billed, { ...SPENT, category: 'referral' }], LIST)).toEqual([
    {
      connection: 'a',
      kind: 'whatsapp',
      category: 'utility',
      messages: 10,
      byList: 10,
      unpriced: 0,
      cost: [usd(40_000)],
    },
    { connection: 'a', kind: 'whatsapp', category: 'service', messages: 4, byList: 0, unpriced: 0, cost: [] },
    {
      connection: 'b',
      kind: 'sms',
      messages: 3,
      byList: 1,
      unpriced: 0,
      cost: [{ millionths: 14_000, currency: 'EUR' }, usd(7900)],
    },
    { connection: 'a', kind: 'whatsapp', category: 'referral', messages: 10, byList: 0, unpriced: 10, cost: [] },
  ])
  expect(each([usd(40_000)], 3)).toEqual([usd(13_333)])
  expect(each([usd(40_000)], 0)).toEqual([])
})

test('what one more will cost is known by the list, else by what such messages have cost', () => {
  const asked = { connection: 'b', kind: 'sms', category: null }
  const billed = { ...SPENT, ...asked, currency: 'EUR', messages: 3, reported: 2, cost: 15_001 }
  expect(expectedCost({ prices: LIST }, [], asked)).toEqual(usd(7900))
  expect(expectedCost({ prices: [] }, [billed], asked)).toEqual({ millionths: 7501, currency: 'EUR' })
  expect(expectedCost({ prices: [] }, [billed], { ...asked, connection: 'c' })).toBeUndefined()
  expect(expectedCost({ prices: LIST }, [SPENT], { connection: 'a', kind: 'whatsapp', category: null })).toBeUndefined()
  expect(expectedCost({ prices: [{ channel: 'sms', ...usd(0) }] }, [billed], asked)).toBeUndefined()
})

test('however it comes, what goes unasked never passes the cap, and what fits under it goes', () => {
  const currencies = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD')
  const message = fc.record({
    millionths: fc.integer({ min: 1, max: 3_000_000 }),
    currency: currencies,
    isAnswer: fc.boolean(),
  })
  const caps = fc.uniqueArray(fc.record({ amount: fc.nat(2000), currency: currencies }), {
    selector: ({ currency }) => currency,
  })
  fc.assert(
    fc.property(caps, fc.array(message, { maxLength: 60 }), (monthlyCaps, all) => {
      let spent: Cost[] = []
      for (const { isAnswer, ...cost } of all) {
        const over = isOver({ monthlyCaps }, spent, cost)
        const cap = monthlyCaps.find(({ currency }) => currency === cost.currency)
        const most = cap ? costOfMoney(cap).millionths : Infinity
        const before = spent.find(({ currency }) => currency === cost.currency)?.millionths ?? 0
        expect(over).toBe(before + cost.millionths > most)
        if (over && !isAnswer) continue
        spent = sumOf([...spent, cost])
        const after = spent.find(({ currency }) => currency === cost.currency)?.millionths ?? 0
        if (!isAnswer) expect(after).toBeLessThanOrEqual(most)
      }
      const total = (of: readonly Cost[]) => of.reduce((sum, { millionths }) => sum + millionths, 0)
      expect(total(sumOf(all))).toBe(total(all))
    }),
  )
})

test('sums agree with their parts, whatever was reported', () => {
  const spent = fc.record({
    connection: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('whatsapp', 'sms', 'telegram'),
    category: fc.constantFrom(null, 'utility', 'marketing', 'service'),
    currency: fc.constantFrom(null, 'USD', 'EUR'),
    messages: fc.integer({ min: 5, max: 9 }),
    reported: fc.nat(5),
    cost: fc.nat(1_000_000),
  })
  fc.assert(
    fc.property(fc.array(spent, { maxLength: 12 }), (all) => {
      const rows = rowsOf(all, LIST)
      expect(sumOf(rows.flatMap(({ cost }) => cost))).toEqual(sumOf(all.flatMap((one) => costsOf(one, LIST))))
      const count = (of: readonly { messages: number }[]) => of.reduce((sum, { messages }) => sum + messages, 0)
      expect(count(rows)).toBe(count(all))
      for (const { messages, byList, unpriced } of rows) expect(byList + unpriced).toBeLessThanOrEqual(messages)
    }),
  )
})
