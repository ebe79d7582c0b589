import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daytime, QUIET_HOURS, QUIET_REGIONS, quietRule, type Whereabouts } from './quiet-hours.ts'

const NEW_YORK: Whereabouts = { country: 'US', timezone: 'America/New_York' }
const at = (text: string) => new Date(text)

test('in the United States from 8 to 21 of the reader’s clock, Sundays included', () => {
  expect(daytime(NEW_YORK, at('2026-05-04T07:59:00-04:00'))).toEqual(at('2026-05-04T08:00:00-04:00'))
  expect(daytime(NEW_YORK, at('2026-05-03T08:00:00-04:00'))).toEqual(at('2026-05-03T08:00:00-04:00'))
  expect(daytime(NEW_YORK, at('2026-05-04T20:59:00-04:00'))).toEqual(at('2026-05-04T20:59:00-04:00'))
  expect(daytime(NEW_YORK, at('2026-05-04T21:00:00-04:00'))).toEqual(at('2026-05-05T08:00:00-04:00'))
  expect(daytime({ ...NEW_YORK, timezone: 'America/Los_Angeles' }, at('2026-05-04T08:00:00-04:00'))).toEqual(
    at('2026-05-04T08:00:00-07:00'),
  )
})

test('Florida closes an hour earlier', () => {
  const florida = { ...NEW_YORK, region: 'FL' }
  expect(daytime(florida, at('2026-05-04T20:00:00-04:00'))).toEqual(at('2026-05-05T08:00:00-04:00'))
  expect(quietRule(florida, at('2021-06-30T12:00:00Z')).source).toContain('C.F.R.')
})

test('in Germany Sunday is kept', () => {
  const berlin = { country: 'DE', timezone: 'Europe/Berlin' }
  expect(daytime(berlin, at('2026-05-02T20:00:00+02:00'))).toEqual(at('2026-05-04T08:00:00+02:00'))
})

test('where only the country is known it has to be day in all of it', () => {
  const somewhere = { country: 'US', timezone: '' }
  const morning = daytime(somewhere, at('2026-01-05T08:00:00-05:00'))
  // 8 o’clock in Honolulu, as in Adak: 13 in New York.
  expect(morning).toEqual(at('2026-01-05T08:00:00-10:00'))
  expect(daytime(somewhere, at('2026-01-05T20:59:00-05:00'))).toEqual(at('2026-01-05T20:59:00-05:00'))
  expect(daytime(somewhere, at('2026-01-05T21:00:00-05:00'))).toEqual(at('2026-01-06T08:00:00-10:00'))
})

test('it is always day within four days, never before now, and then it is day there', () => {
  const places = fc.constantFrom<Whereabouts>(
    NEW_YORK,
    { ...NEW_YORK, region: 'OK' },
    { country: 'RU', timezone: '' },
    { country: 'FR', timezone: '' },
    { country: 'GE', timezone: 'Asia/Tbilisi' },
    { country: 'NP', timezone: 'Asia/Kathmandu' },
    { country: null, timezone: '' },
  )
  const moments = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(places, moments, (where, now) => {
      const day = daytime(where, now)
      expect(day >= now).toBe(true)
      expect(day.getTime() - now.getTime()).toBeLessThanOrEqual(4 * 86_400_000)
      if (day > now && where.timezone !== '') expect(daytime(where, new Date(now.getTime()))).toEqual(day)
      const { opens, closes, sundays } = quietRule(where, now)
      if (where.timezone === '' || day.getTime() - now.getTime() > 86_400_000) return
      const parts = new Intl.DateTimeFormat('en-US', {
        timeZone: where.timezone,
        hour: 'numeric',
        hourCycle: 'h23',
        weekday: 'short',
      }).formatToParts(day)
      const hour = Number(parts.find(({ type }) => type === 'hour')?.value)
      // The night in which the clocks change may be off by its hour: whoever waits is asked again then.
      expect(hour).toBeGreaterThanOrEqual(opens - 1)
      expect(hour).toBeLessThanOrEqual(closes)
      if (!sundays) expect(parts.find(({ type }) => type === 'weekday')?.value).not.toBe('Sun')
    }),
    { numRuns: 300 },
  )
})

test('every row says where it stands', () => {
  for (const row of [...Object.values(QUIET_HOURS).flat(), ...Object.values(QUIET_REGIONS).flat()]) {
    expect(row.source).toMatch(/^none: .{8,}|\d/)
    expect(row.opens).toBeLessThan(row.closes)
  }
})
