import type { Fulfilment, Line } from '@souk/contract/order.ts'
import { WITHDRAWAL_STATES } from '@souk/contract/withdrawal.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import {
  allLines,
  chosenLines,
  type Contract,
  declarationOf,
  instructionOf,
  WITHDRAWAL_TRANSITIONS,
  withdrawableLines,
} from './withdrawal.ts'

const NOW = new Date('2026-11-10T12:00:00Z')
const SHOP = { country: 'DE' }

const line = (id: string, over: Partial<Line> = {}): Line => ({
  id,
  offer: id,
  variant: id,
  title: `Thing ${id}`,
  detail: '',
  options: {},
  form: {},
  quantity: 2,
  unit: 1000,
  discount: 0,
  total: 2000,
  taxes: [],
  fulfilment: 'ship',
  ...over,
})

const sent = (at: string | null, over: Partial<Fulfilment> = {}): Fulfilment => ({
  id: 'f',
  kind: 'ship',
  state: at === null ? 'shipped' : 'delivered',
  steps: at === null ? [] : [{ state: 'delivered', at }],
  ...over,
})

const order = (lines: Line[], fulfilments: Fulfilment[], over: Partial<Contract> = {}): Contract => ({
  number: '1001',
  state: 'placed',
  lines,
  fulfilments,
  placedAt: '2026-11-01T10:00:00Z',
  placed: { instructed: true },
  buyer: { name: 'Maya Lind', email: 'maya@example.com' },
  ...over,
})

const open = (of: Contract, earlier: { line: string; quantity: number }[] = []) =>
  withdrawableLines(of, SHOP, {
    language: 'de',
    now: NOW,
    earlier: earlier.map((one) => ({ ...one, title: '', detail: '', may: true })),
  })

test('statements are received, then settled, and nothing follows', () => {
  expect(Object.keys(WITHDRAWAL_TRANSITIONS)).toEqual([...WITHDRAWAL_STATES])
  expect(WITHDRAWAL_TRANSITIONS).toEqual({ received: ['settled'], settled: [] })
})

test('the period of all goods begins with the last of them; while one is under way it has not begun', () => {
  const first = sent('2026-10-20T10:00:00Z')
  expect(open(order([line('a')], [first, sent(null)]))).toMatchObject([{ may: true }])
  expect(open(order([line('a')], [first, sent(null)]))[0]).not.toHaveProperty('until')
  expect(open(order([line('a'), line('b')], [first, sent('2026-11-05T10:00:00Z')]))).toMatchObject([
    { may: true, until: '2026-11-19' },
    { may: true, until: '2026-11-19' },
  ])
  expect(open(order([line('a')], [first]))).toMatchObject([
    { may: false, reason: 'Die Widerrufsfrist ist abgelaufen.' },
  ])
  // A delivery that was given up keeps nobody waiting.
  expect(open(order([line('a')], [first, sent(null, { state: 'canceled' })]))).toMatchObject([{ may: false }])
})

test('exceptions are told with their reason, or as a note while the right stands', () => {
  const lines = [line('a', { withdrawal: 'custom_made' }), line('b', { withdrawal: 'sealed_hygiene' })]
  const [made, sealed] = open(order(lines, [sent(null)]))
  expect(made).toMatchObject({ may: false, reason: expect.stringContaining('nach Ihren Angaben angefertigt') })
  expect(sealed).toMatchObject({ may: true, note: expect.stringContaining('Widerrufsrecht') })
})

test('a fitting ends with itself, a download with its beginning where the buyer agreed to that', () => {
  const fitting = line('a', { fulfilment: 'slot', withdrawal: 'service_done' })
  const appointment = { field: 'when', resource: 'room', from: '', to: '', label: '', zone: '', line: 'a' }
  const done = sent('2026-11-09T10:00:00Z', { kind: 'slot', appointment })
  expect(open(order([fitting], [done]))).toMatchObject([{ may: false }])
  expect(open(order([fitting], [{ ...done, state: 'placed' }]))).toMatchObject([{ may: true, until: '2026-11-16' }])
  const song = line('s', { fulfilment: 'digital', withdrawal: 'digital_begun' })
  const given = sent('2026-11-01T10:00:00Z', { kind: 'digital', contents: [{ line: 's', title: 'Song' }] })
  expect(open(order([song], [given]))).toMatchObject([{ may: true }])
  expect(open(order([{ ...song, form: { at_once: true } }], [given]))).toMatchObject([{ may: false }])
})

test('property: however often one withdraws, never more than was bought', () => {
  const wishes = fc.array(fc.record({ line: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 3 }) }))
  fc.assert(
    fc.property(wishes, (all) => {
      const of = order([line('a'), line('b', { quantity: 3 })], [sent(null)])
      const taken: { line: string; quantity: number }[] = []
      for (const wish of all) {
        try {
          taken.push(...chosenLines(open(of, taken), [wish]))
        } catch (error) {
          if (!(error instanceof Failure) || error.code !== 'not_withdrawable') throw error
        }
      }
      const sum = (id: string) => taken.reduce((total, one) => (one.line === id ? total + one.quantity : total), 0)
      expect(sum('a')).toBeLessThanOrEqual(2)
      expect(sum('b')).toBeLessThanOrEqual(3)
      const rest = allLines(open(of, taken)).reduce((total, one) => total + one.quantity, 0)
      expect(rest + sum('a') + sum('b')).toBe(5)
    }),
  )
})

test('a canceled order, a stranger’s line and a line named twice are refused', () => {
  const of = order([line('a')], [sent(null)])
  expect(open({ ...of, state: 'canceled' })).toMatchObject([{ may: false, reason: 'Diese Bestellung ist storniert.' }])
  const code = (chosen: { line: string; quantity: number }[]) => {
    try {
      chosenLines(open(of), chosen)
    } catch (error) {
      return error instanceof Failure ? error.code : 'thrown'
    }
    return 'taken'
  }
  expect(code([{ line: 'z', quantity: 1 }])).toBe('not_withdrawable')
  expect(code([{ line: 'a', quantity: 3 }])).toBe('not_withdrawable')
  expect(code([1, 1].map((quantity) => ({ line: 'a', quantity })))).toBe('invalid_request')
  expect(code([{ line: 'a', quantity: 2 }])).toBe('taken')
})

test('the declaration says what, which order, and who', () => {
  const of = order([line('a', { detail: 'blau, 38' })], [sent(null)])
  const text = declarationOf(of, allLines(open(of)), { language: 'de', timezone: 'Europe/Berlin' })
  expect(text.split('\n')).toEqual([
    'Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über Folgendes:',
    '2 × Thing a, blau, 38',
    'Bestellung 1001 vom 1. November 2026',
    'Maya Lind, maya@example.com',
  ])
})

test('the instruction fits what was bought: one thing, several, or none that is sent', () => {
  const legal = {
    legalName: 'Lumen GmbH',
    address: { line1: 'Lindenstraße 7', postcode: '10969', city: 'Berlin', country: 'DE' },
    email: 'hallo@lumen.example',
    phone: '+49 30 1234567',
    withdrawal: { returnCosts: 'buyer' as const },
  }
  const input = { language: 'de', now: NOW, functionUrl: 'https://souk.example/withdraw/lumen' }
  const text = (lines: Line[]) => instructionOf({ lines }, { ...SHOP, legal }, input)?.text ?? ''
  expect(text([line('a', { quantity: 1 })])).toContain('die Waren in Besitz genommen')
  expect(text([line('a'), line('b')])).toContain('die letzte Ware in Besitz genommen')
  expect(text([line('s', { fulfilment: 'digital' })])).toContain('ab dem Tag des Vertragsabschlusses')
  expect(text([line('a')])).toContain('https://souk.example/withdraw/lumen')
  expect(instructionOf({ lines: [line('a')] }, { ...SHOP, legal: {} }, input)).toBeNull()
  expect(instructionOf({ lines: [line('a')] }, { country: 'US', legal }, input)).toBeNull()
})
