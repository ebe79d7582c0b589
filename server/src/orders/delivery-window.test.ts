import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deliveryWindow } from './delivery-window.ts'

const post = { id: 'post', label: { en: 'Post' }, amount: 500, kind: 'ship' as const }
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tbilisi', 'Australia/Lord_Howe', 'Pacific/Kiritimati']

const local = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)

test('late in the evening before clocks go forward, the day after is tomorrow', () => {
  const now = new Date('2027-03-27T23:30:00+01:00')
  expect(deliveryWindow({ ...post, days: { min: 1, max: 2 } }, now, 'Europe/Berlin')).toEqual({
    from: '2027-03-28',
    to: '2027-03-29',
  })
})

test('days are counted on the calendar of the shop, at any moment and in any zone', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), fc.nat(20), fc.nat(20), (now, zone, min, more) => {
      const window = deliveryWindow({ ...post, days: { min, max: min + more } }, now, zone)
      const today = Date.parse(local(now, zone))
      expect((Date.parse(window?.from ?? '') - today) / 86_400_000).toBe(min)
      expect((Date.parse(window?.to ?? '') - today) / 86_400_000).toBe(min + more)
    }),
  )
})
