import { RETURN_STATES, type ReturnLine } from '@souk/contract/returns.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountOf, detailOf, type RefundDetail } from '../payments/refund-lines.ts'
import { sampleLine, sampleShop } from '../../test/samples.ts'
import { cameOf, inspected, RETURN_TRANSITIONS } from './return.ts'

const shop = sampleShop()
const count = fc.integer({ min: 0, max: 4 })
const bought = fc.array(
  fc.record({ unit: fc.integer({ min: 0, max: 99_999 }), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 4 },
)
/** What is found of each line, in several returns one after the other. */
const rounds = fc.array(fc.array(fc.tuple(count, count, count), { minLength: 4, maxLength: 4 }), { maxLength: 4 })

test('property: what came is what is on sale again and what is not, and money goes back for just that', () => {
  fc.assert(
    fc.property(bought, rounds, (goods, all) => {
      const lines = goods.map((one) => sampleLine(shop, one))
      const order = { lines, totals: [] }
      const earlier: RefundDetail[] = []
      const came = new Map<string, number>()
      for (const round of all) {
        const sent = lines.flatMap(({ id, quantity, title }, at): ReturnLine[] => {
          const left = quantity - (came.get(id) ?? 0)
          const asked = Math.min(left, round[at]?.[0] ?? 0)
          return asked > 0 ? [{ line: id, title, detail: '', quantity: asked }] : []
        })
        const found = sent.map(({ line }, at) => ({ line, restock: round[at]?.[1] ?? 0, discard: round[at]?.[2] ?? 0 }))
        const counted = inspected(sent, found)
        const isTooMuch = sent.some(
          ({ quantity }, at) => (found[at]?.restock ?? 0) + (found[at]?.discard ?? 0) > quantity,
        )
        expect(counted === null).toBe(isTooMuch)
        for (const [at, one] of (counted ?? []).entries()) {
          expect(one).toMatchObject({ restocked: found[at]?.restock, discarded: found[at]?.discard })
          came.set(one.line, (came.get(one.line) ?? 0) + cameOf(one))
        }
        const units = (counted ?? []).map((one) => ({ line: one.line, quantity: cameOf(one) }))
        const detail = detailOf(order, earlier, { lines: units.filter(({ quantity }) => quantity > 0) })
        expect(detail).not.toBeNull()
        if (detail) earlier.push(detail)
      }
      const back = earlier.reduce((sum, detail) => sum + amountOf(detail), 0)
      const due = lines.reduce((sum, { id, total, quantity }) => sum + (total / quantity) * (came.get(id) ?? 0), 0)
      expect(back).toBe(due)
    }),
  )
})

test('nothing is paid back or sent before it was looked at', () => {
  expect(Object.keys(RETURN_TRANSITIONS).toSorted()).toEqual([...RETURN_STATES].toSorted())
  for (const [from, to] of Object.entries(RETURN_TRANSITIONS))
    if (from !== 'inspected') for (const end of ['refunded', 'exchanged']) expect(to).not.toContain(end)
})

test('the same line twice, or one that was not sent, is no count', () => {
  const line = { line: 'a', title: '', detail: '', quantity: 2 }
  const one = { line: 'a', restock: 1, discard: 0 }
  expect(inspected([line], [one, one])).toBeNull()
  expect(inspected([line], [{ ...one, line: 'b' }])).toBeNull()
  expect(inspected([line], [])).toMatchObject([{ restocked: 0, discarded: 0 }])
  expect(
    inspected([line, { ...line, exchange: { variant: 'v', detail: '' } }], [{ ...one, restock: 3 }]),
  ).toMatchObject([{ restocked: 2 }, { restocked: 1 }])
})
