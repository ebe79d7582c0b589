import { expect, test } from 'vitest'
import { found } from './find.ts'
import type { Entry } from './state.ts'

const said = (n: number, text: string): Entry => ({
  seq: n,
  at: '2026-11-20T14:00:00Z',
  message: { id: `m${n}`, author: { kind: 'shopper' }, parts: [{ type: 'text', text }] },
})
const shown: Entry = {
  ...said(4, ''),
  message: {
    id: 'm4',
    author: { kind: 'concierge' },
    parts: [
      {
        type: 'product',
        ref: { kind: 'offer', shop: 's', id: 'o' },
        shown: {
          title: 'Robe Éclat',
          price: { min: { amount: 1, currency: 'EUR' }, max: { amount: 1, currency: 'EUR' } },
          available: true,
        },
        actions: [],
      },
    ],
  },
}
const ALL = [said(1, 'A blue dress'), said(2, 'Grüße'), said(3, 'dress, BLUE please'), shown]

test('all words in any order, without case and accents, newest first', () => {
  expect(found(ALL, 'blue  DRESS')).toEqual(['m3', 'm1'])
  expect(found(ALL, 'grusse')).toEqual([])
  expect(found(ALL, 'grus')).toEqual([])
  expect(found(ALL, 'grü')).toEqual(['m2'])
  expect(found(ALL, 'eclat')).toEqual(['m4'])
  expect(found(ALL, '  ')).toEqual([])
})
