import { WithdrawalException } from '@souk/contract/legal.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bought, mayWithdraw, withdrawalCountry } from './may-withdraw.ts'
import { localDay, withdrawalLastDay } from './withdrawal.ts'

const DAY = 86_400_000
const bought = (over: Partial<Bought> = {}): Bought => ({
  isGoods: true,
  placedAt: new Date('2026-11-01T10:00:00Z'),
  deliveredAt: new Date('2026-11-05T10:00:00Z'),
  isPerformed: false,
  isAgreed: false,
  isInstructed: true,
  ...over,
})

const RIGHT = ['DE', 'NL', 'FR', 'GB'] as const
const moment = fc.date({ min: new Date('2023-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

test('property: from delivery on, the right stands on every day up to the last and on none after it, by the clock there', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RIGHT), moment, fc.integer({ min: 0, max: 40 * DAY }), (country, at, after) => {
      const now = new Date(at.getTime() + after)
      const right = mayWithdraw(bought({ deliveredAt: at, placedAt: at }), country, now)
      const last = withdrawalLastDay(country, localDay(country, at), now) ?? ''
      expect(right).toEqual(localDay(country, now) <= last ? { may: true, until: last } : { may: false, why: 'late' })
      // Never less than fourteen whole days after the day of delivery, never more than a weekend longer.
      if (after <= 14 * DAY) expect(right.may).toBe(true)
      if (after > 17 * DAY + 7_200_000) expect(right.may).toBe(false)
    }),
  )
})

test('property: goods that come later never end sooner; what is still to come has no end', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RIGHT), moment, fc.integer({ min: 0, max: 60 * DAY }), (country, at, later) => {
      const until = (deliveredAt: Date | null) => mayWithdraw(bought({ deliveredAt }), country, at)
      const [first, second] = [until(at), until(new Date(at.getTime() + later))]
      if (!first.may || !second.may) throw new Error('both stand on the day of the first delivery')
      expect((first.until ?? '') <= (second.until ?? '')).toBe(true)
      expect(until(null)).toEqual({ may: true })
    }),
  )
})

test('property: who was not told has it twelve months longer, never shorter', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RIGHT), moment, (country, at) => {
      const [told, untold] = [true, false].map((isInstructed) =>
        mayWithdraw(bought({ deliveredAt: at, isInstructed }), country, at),
      )
      if (!told?.may || !untold?.may) throw new Error('both stand')
      const months = (day = '') => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
      expect(months(untold.until) - months(told.until)).toBe(12)
    }),
  )
})

test('the last second of the last day counts where the buyer is, not where the server is', () => {
  // Delivered on Thursday the 5th: fourteen days later is Thursday the 19th.
  const at = (country: string, now: string) => mayWithdraw(bought(), country, new Date(now)).may
  expect(at('DE', '2026-11-19T22:59:59Z')).toBe(true)
  expect(at('DE', '2026-11-19T23:00:00Z')).toBe(false)
  expect(at('GB', '2026-11-19T23:59:59Z')).toBe(true)
  expect(at('GB', '2026-11-20T00:00:00Z')).toBe(false)
})

test('services count from the contract, whatever was delivered', () => {
  const service = bought({ isGoods: false, deliveredAt: null })
  expect(mayWithdraw(service, 'DE', new Date('2026-11-16T12:00:00Z'))).toEqual({ may: true, until: '2026-11-16' })
  expect(mayWithdraw(service, 'DE', new Date('2026-11-17T12:00:00Z'))).toEqual({ may: false, why: 'late' })
})

test('what is excepted from the beginning never stands; what ends by something ends by that', () => {
  const now = new Date('2026-11-06T12:00:00Z')
  const may = (over: Partial<Bought>, country = 'DE') => mayWithdraw(bought(over), country, now).may
  const open: WithdrawalException[] = ['service_done', 'digital_begun', 'sealed_hygiene', 'sealed_media', 'mixed']
  for (const exception of WithdrawalException.options)
    expect(may({ exception }), exception).toBe(open.includes(exception))
  expect(may({ exception: 'service_done', isPerformed: true })).toBe(false)
  expect(may({ exception: 'digital_begun', isPerformed: true })).toBe(true)
  expect(may({ exception: 'digital_begun', isPerformed: true, isAgreed: true })).toBe(false)
})

test('where no law gives the right there is none; a buyer keeps that of their own country, else of the shop’s', () => {
  const now = new Date('2026-11-06T12:00:00Z')
  expect(mayWithdraw(bought(), 'US', now)).toEqual({ may: false, why: 'no_right' })
  expect(mayWithdraw(bought(), null, now)).toEqual({ may: false, why: 'no_right' })
  const country = (buyer: string | null, shop: string | null) => withdrawalCountry(buyer, shop, now)
  expect([country('DE', 'US'), country('US', 'DE'), country(null, 'NL')]).toEqual(['DE', 'DE', 'NL'])
  expect([country('US', 'US'), country(null, null)]).toEqual(['US', null])
})
