import type { Line, Total } from '@souk/contract/order.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleLine, sampleShop } from '../../test/samples.ts'
import { discounted } from '../carts/line.ts'
import { totalOf, totalRows } from '../carts/totals.ts'
import { creditTaxes, type TaxPart, taxesWithin } from './invoice.ts'
import { amountOf, detailOf, type RefundDetail, refundedUnits, taxesOfDetail } from './refund-lines.ts'

const SHOP = sampleShop({ taxes: [{ code: 'vat', rate: 190_000 }] })

/** An order of lines with discounts, and a delivery that may be free. */
const anyOrder = fc
  .record({
    lines: fc.array(
      fc.record({
        unit: fc.integer({ min: 1, max: 50_000 }),
        quantity: fc.integer({ min: 1, max: 7 }),
        off: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    shipping: fc.integer({ min: 0, max: 2000 }),
    wrap: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
    digital: fc.boolean(),
  })
  .map(({ lines, shipping, wrap, digital }) => {
    const bought = lines.map(({ unit, quantity, off }, at): Line => {
      const line = sampleLine(SHOP, { unit, quantity, fulfilment: digital && at > 0 ? 'digital' : 'ship' })
      return discounted(line, Math.floor((line.total * off) / 100))
    })
    const fee = wrap === undefined ? undefined : { label: 'Wrapped', amount: wrap }
    return { lines: bought, totals: totalRows(bought, { label: 'Post', amount: shipping }, fee) }
  })

type Sold = { lines: Line[]; totals: Total[] }
const sumOf = (parts: readonly TaxPart[]) => parts.reduce((sum, { amount }) => sum + amount, 0)

/** Pays everything back in the order and the portions that are drawn; every portion is looked at. */
function payBack(order: Sold, draws: readonly number[]): RefundDetail[] {
  const done: RefundDetail[] = []
  let draw = 0
  const next = (below: number) => (draws[draw++ % draws.length] ?? 0) % below
  for (;;) {
    const open = order.lines.filter(({ id, quantity }) => refundedUnits(done, id) < quantity)
    const shipped =
      done.some(({ shipping }) => shipping > 0) ||
      order.totals.every(({ type, amount }) => type !== 'fulfillment' || amount === 0)
    if (open.length === 0 && shipped) return done
    const line = open[next(Math.max(1, open.length))]
    const left = line ? line.quantity - refundedUnits(done, line.id) : 0
    const lines = line ? [{ line: line.id, quantity: 1 + next(left) }] : undefined
    const detail = detailOf(order, done, {
      lines,
      ...(!shipped && next(2) === 0 ? { shipping: true } : line ? {} : { shipping: true }),
    })
    if (!detail) throw new Error('refused what is left')
    done.push(detail)
  }
}

describe('units of lines paid back', () => {
  test('in whatever portions: together they are the order and its taxes, to the last cent, and none is negative', () => {
    fc.assert(
      fc.property(anyOrder, fc.array(fc.nat(1000), { minLength: 1, maxLength: 30 }), (order, draws) => {
        const parts = payBack(order, draws)
        expect(parts.reduce((sum, part) => sum + amountOf(part), 0)).toBe(totalOf(order.totals))
        expect(sumOf(parts.flatMap(taxesOfDetail))).toBe(sumOf(taxesWithin(order)))
        for (const part of parts) {
          expect(part.wrapping).toBeGreaterThanOrEqual(0)
          for (const { amount, taxes } of part.lines) {
            expect(amount).toBeGreaterThanOrEqual(0)
            for (const tax of taxes) expect(tax.amount).toBeGreaterThanOrEqual(0)
            expect(sumOf(taxes)).toBeLessThanOrEqual(Math.ceil(amount * 0.16) + 1)
          }
        }
      }),
    )
  })

  test('never more units, nor more of the delivery, than there are left', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(10), fc.nat(10), (order, before, more) => {
        const [line] = order.lines
        if (!line) return
        const first = detailOf(order, [], { lines: [{ line: line.id, quantity: before }] })
        expect(first === null).toBe(before > line.quantity)
        if (!first) return
        const then = detailOf(order, [first], { lines: [{ line: line.id, quantity: more }] })
        expect(then === null).toBe(before + more > line.quantity)
      }),
    )
    const line = sampleLine(SHOP, { unit: 100, quantity: 1 })
    const order = { lines: [line], totals: totalRows([line], { label: 'Post', amount: 500 }) }
    const half = detailOf(order, [], { shipping: 300 })
    expect(half).not.toBeNull()
    expect(detailOf(order, half ? [half] : [], { shipping: 201 })).toBeNull()
    expect(detailOf(order, half ? [half] : [], { shipping: true })).toMatchObject({ shipping: 200 })
    expect(detailOf(order, [], { lines: [{ line: 'no such line', quantity: 1 }] })).toBeNull()
  })

  test('the discount’s share goes with the units: three for 10.00 less 1.00 are 3.00, 3.00 and 3.00', () => {
    const line = discounted(sampleLine(SHOP, { unit: 333, quantity: 3 }), 99)
    const order = { lines: [line], totals: totalRows([line]) }
    const done: RefundDetail[] = []
    for (let i = 0; i < 3; i++) {
      const part = detailOf(order, done, { lines: [{ line: line.id, quantity: 1 }] })
      if (part) done.push(part)
    }
    expect(done.map(amountOf)).toEqual([300, 300, 300])
  })
})

describe('wrapping', () => {
  const line = (unit: number, quantity: number, fulfilment: Line['fulfilment'] = 'ship') =>
    sampleLine(SHOP, { unit, quantity, fulfilment })
  const orderOf = (...lines: Line[]) => ({
    lines,
    totals: totalRows(lines, undefined, { label: 'Wrapped', amount: 500 }),
  })

  test('goes back with what was wrapped, by its value', () => {
    const [scarf, song] = [line(3000, 2), line(9000, 1, 'digital')]
    const hat = line(6000, 1)
    const order = orderOf(scarf, hat, song)
    const first = detailOf(order, [], { lines: [{ line: scarf.id, quantity: 1 }] })
    expect(first).toMatchObject({ wrapping: 125, wrappingTaxes: [{ rate: 190_000, amount: 20 }] })
    expect(first && amountOf(first)).toBe(3125)
    // A download was not wrapped, and the delivery alone takes nothing along.
    expect(detailOf(order, [], { lines: [{ line: song.id, quantity: 1 }] })?.wrapping).toBe(0)
    expect(detailOf(order, [], { shipping: true })?.wrapping).toBe(0)
    const rest = [
      { line: scarf.id, quantity: 1 },
      { line: hat.id, quantity: 1 },
    ]
    expect(detailOf(order, first ? [first] : [], { lines: rest })?.wrapping).toBe(375)
  })

  test('what was paid back without it before brings its share along later; of what was free, units count', () => {
    const scarf = line(3000, 2)
    const order = orderOf(scarf)
    const wish = { lines: [{ line: scarf.id, quantity: 1 }] }
    const first = detailOf(order, [], wish)
    const before = first ? [{ ...first, wrapping: 0, wrappingTaxes: [] }] : []
    expect(detailOf(order, before, wish)?.wrapping).toBe(500)
    const free = line(0, 2)
    expect(detailOf(orderOf(free), [], { lines: [{ line: free.id, quantity: 1 }] })?.wrapping).toBe(250)
  })
})

describe('credit notes', () => {
  test('by lines and by amounts mixed: their taxes are never negative and together the invoice’s', () => {
    fc.assert(
      fc.property(
        anyOrder,
        fc.array(fc.nat(1000), { minLength: 2, maxLength: 12 }),
        fc.boolean(),
        (order, draws, mixed) => {
          const invoice = { amount: totalOf(order.totals), taxes: taxesWithin(order) }
          const before = { amount: 0, taxes: [] as TaxPart[] }
          for (const part of payBack(order, draws)) {
            const amount = amountOf(part)
            const exact = mixed && amount % 2 === 0 ? undefined : taxesOfDetail(part)
            const taxes = creditTaxes(invoice, before, amount, exact)
            for (const tax of taxes) expect(tax.amount).toBeGreaterThan(0)
            before.amount += amount
            before.taxes = invoice.taxes.map(({ code, rate }) => ({
              code,
              rate,
              amount: sumOf([...before.taxes, ...taxes].filter((one) => one.rate === rate && one.code === code)),
            }))
          }
          if (invoice.amount > 0) expect(sumOf(before.taxes)).toBe(sumOf(invoice.taxes))
        },
      ),
    )
  })
})
