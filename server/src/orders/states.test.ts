import type { Fulfilment } from '@souk/contract/order.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHARGE_TRANSITIONS } from '../gateways/sandbox/charge.ts'
import { PAYMENT_TRANSITIONS, type PaymentState, stateAfter } from '../payments/payment.ts'
import { CHECKOUT_TRANSITIONS } from './checkout.ts'
import { FULFILMENT_TRANSITIONS, type FulfilmentState, isCancellable, ORDER_TRANSITIONS } from './order.ts'

type Table = Record<string, readonly string[]>

/** Every table with its start and what is final in it. */
const TABLES: Record<string, { table: Table; start: string; ends: string[] }> = {
  checkout: { table: CHECKOUT_TRANSITIONS, start: 'incomplete', ends: ['completed', 'canceled'] },
  order: { table: ORDER_TRANSITIONS, start: 'placed', ends: ['fulfilled', 'canceled'] },
  fulfilment: { table: FULFILMENT_TRANSITIONS, start: 'placed', ends: ['delivered', 'canceled'] },
  payment: { table: PAYMENT_TRANSITIONS, start: 'started', ends: ['refunded'] },
  charge: { table: CHARGE_TRANSITIONS, start: 'open', ends: ['lost'] },
}

function reachable(table: Table, from: string): Set<string> {
  const seen = new Set([from])
  for (const state of seen) for (const next of table[state] ?? []) seen.add(next)
  return seen
}

describe.each(Object.entries(TABLES))('%s', (_name, { table, start, ends }) => {
  test('every state is reached from the start, and every named state is in the table', () => {
    expect([...reachable(table, start)].sort()).toEqual(Object.keys(table).sort())
  })

  test('every path can end, exactly in the states that nothing follows', () => {
    expect(
      Object.keys(table)
        .filter((state) => table[state]?.length === 0)
        .sort(),
    ).toEqual([...ends].sort())
    for (const state of Object.keys(table)) {
      expect(
        [...reachable(table, state)].some((next) => ends.includes(next)),
        `${state} never ends`,
      ).toBe(true)
    }
  })

  test('no state follows itself; only a declined charge may be declined again, with another card', () => {
    for (const [state, next] of Object.entries(table)) {
      if (state !== 'declined' || table !== CHARGE_TRANSITIONS) expect(next).not.toContain(state)
    }
  })
})

test('no delivery goes back, and none that has left is canceled', () => {
  const order = ['placed', 'packed', 'shipped', 'delivered']
  for (const [from, next] of Object.entries(FULFILMENT_TRANSITIONS)) {
    for (const to of next) {
      if (to === 'canceled') expect(['placed', 'packed']).toContain(from)
      else expect(order.indexOf(to)).toBeGreaterThan(order.indexOf(from))
    }
  }
})

test('an order never leaves its end, a checkout is completed from ready or from being paid alone', () => {
  for (const [from, next] of Object.entries(CHECKOUT_TRANSITIONS)) {
    if (next.includes('completed')) expect(['ready_for_complete', 'complete_in_progress']).toContain(from)
  }
})

test('money that was captured only ever goes back to the payer, however often and in whatever order a gateway reports', () => {
  const outcome = fc.constantFrom('pending', 'authorised', 'captured', 'declined', 'voided', 'in_doubt')
  fc.assert(
    fc.property(fc.array(outcome, { maxLength: 30 }), (outcomes) => {
      let state: PaymentState = 'started'
      let captured = false
      for (const said of outcomes) {
        const next = stateAfter(state, said)
        if (next !== null) {
          expect(PAYMENT_TRANSITIONS[state]).toContain(next)
          state = next
        }
        captured ||= said === 'captured'
        // Money is never hidden, whatever was said before or is said after.
        if (captured) expect(state).toBe('captured')
      }
    }),
  )
})

const NOW = new Date('2026-11-22T09:00:00Z')

test('an appointment may be given up until it is too near, and by staff until it has been had', () => {
  const at = { field: 'when', resource: 'fitting', label: 'Fitting', zone: 'UTC' }
  const from = '2026-11-23T09:00:00+00:00'
  const to = '2026-11-23T10:00:00+00:00'
  const until = '2026-11-22T09:00:00+00:00'
  const one = (appointment: NonNullable<Fulfilment['appointment']>) => [{ state: 'placed' as const, appointment }]
  expect(isCancellable('placed', one({ ...at, from, to }), 'packed', NOW)).toBe(true)
  expect(isCancellable('placed', one({ ...at, from, to }), 'packed', new Date(from))).toBe(false)
  expect(isCancellable('placed', one({ ...at, from, to, until }), 'packed', NOW)).toBe(false)
  expect(isCancellable('placed', one({ ...at, from, to, until }), 'packed', new Date(NOW.getTime() - 1))).toBe(true)
  expect(isCancellable('placed', one({ ...at, from, to, until }), 'packed', null)).toBe(true)
})

test('whoever may cancel until a step may do so before it, and never what the table cannot cancel', () => {
  const steps: FulfilmentState[] = ['placed', 'packed', 'shipped', 'delivered']
  for (const until of ['placed', 'packed', 'shipped'] as const) {
    for (const state of steps) {
      const may = isCancellable('placed', [{ state }], until, NOW)
      expect(may, `${state} until ${until}`).toBe(steps.indexOf(state) < steps.indexOf(until))
      if (may) expect(FULFILMENT_TRANSITIONS[state]).toContain('canceled')
    }
  }
  expect(isCancellable('placed', [{ state: 'placed' }, { state: 'packed' }], 'packed', NOW)).toBe(false)
  expect(isCancellable('canceled', [{ state: 'placed' }], 'shipped', NOW)).toBe(false)
  expect(isCancellable('fulfilled', [{ state: 'delivered' }], 'shipped', NOW)).toBe(false)
})
