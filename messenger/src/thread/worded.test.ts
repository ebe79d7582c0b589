import type { Line } from '@souk/contract/order.ts'
import { expect, test } from 'vitest'
import type { Entry } from './state.ts'
import { worded } from './worded.ts'

const line: Line = {
  id: '01980000-0000-7000-8000-000000000001',
  offer: '01980000-0000-7000-8000-000000000002',
  variant: '01980000-0000-7000-8000-000000000003',
  title: 'Dahlia bouquet',
  detail: 'small, 2026-05-08',
  options: {},
  form: { day: '2026-05-08' },
  quantity: 1,
  unit: 4900,
  discount: 0,
  total: 4900,
  taxes: [],
  fulfilment: 'ship',
}
const told = (detail: string): Entry => ({
  seq: 1,
  at: '2026-05-04T10:00:00Z',
  message: {
    id: '01980000-0000-7000-8000-000000000009',
    author: { kind: 'concierge' },
    parts: [
      {
        type: 'cart',
        ref: { kind: 'cart', shop: line.offer, id: line.offer },
        shown: { currency: 'EUR', lines: [{ ...line, detail }], totals: [] },
        actions: [],
      },
    ],
  },
})

test('live lines say what the thread said of the same choice', () => {
  const entries = [told('mittel · Freitag, 8. Mai'), told('klein · Freitag, 8. Mai')]
  const [same] = worded([{ ...line, id: '01980000-0000-7000-8000-00000000000a', quantity: 2 }], entries)
  expect(same?.detail).toBe('klein · Freitag, 8. Mai')
  expect(same?.quantity).toBe(2)
})

test('another choice keeps the words it came with', () => {
  const other = { ...line, form: { day: '2026-05-09' }, detail: 'small, 2026-05-09' }
  expect(worded([other], [told('klein · Freitag, 8. Mai')])[0]?.detail).toBe('small, 2026-05-09')
})
