import type { Order } from '@souk/contract/order.ts'
import { expect, test } from 'vitest'
import { paidOf, standingOf } from './order-state.ts'

const delivery = (state: Order['fulfilments'][number]['state'], kind: 'ship' | 'slot' = 'ship') => ({
  id: state,
  kind,
  state,
  steps: [],
})
const standing = (state: Order['state'], ...fulfilments: Order['fulfilments']) => standingOf({ state, fulfilments })

test('the delivery that is least far says what is to be done', () => {
  expect(standing('placed', delivery('shipped'), delivery('placed'))).toBe('to_pack')
  expect(standing('placed', delivery('shipped'), delivery('packed'))).toBe('packed')
  expect(standing('placed', delivery('delivered'), delivery('shipped'))).toBe('under_way')
  expect(standing('fulfilled', delivery('delivered'))).toBe('done')
  // What is sent in exchange is to be packed, however long ago the rest arrived.
  expect(standing('fulfilled', delivery('delivered'), delivery('placed'))).toBe('to_pack')
  expect(standing('placed', delivery('placed', 'slot'))).toBe('booked')
  expect(standing('canceled', delivery('placed'))).toBe('canceled')
})

test('money that went back was paid before', () => {
  const of = (paid: number, refunded: number, total = 1000) =>
    paidOf({
      totals: [{ type: 'total', amount: total }],
      paid,
      payments: [
        { id: 'p', gateway: 'g', state: 'captured', amount: { amount: 1000, currency: 'EUR' }, refunded, at: '' },
      ],
    })
  expect([of(1000, 0), of(0, 0), of(400, 600), of(0, 1000), of(0, 0, 0)]).toEqual([
    'paid',
    'unpaid',
    'part_refunded',
    'refunded',
    'free',
  ])
})
