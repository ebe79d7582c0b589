import { InboxSettings } from '@souk/contract/inbox-settings.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, before, breachedSince, openTime, slaOf } from './response-time.ts'

const MINUTE = 60_000
/** A Friday. */
const NOW = Date.parse('2026-11-20T12:00:00Z')
const inbox = InboxSettings.parse({ firstResponseMinutes: 60, nextResponseMinutes: 10 })
const hours = [1, 2, 3, 4, 5].map((day) => ({ day, open: '09:00', close: '17:00' }))
const at = (text: string) => new Date(text)

test('minutes count while the shop is open: an evening and a weekend do not', () => {
  const open = openTime({ hours, inbox }, 'Europe/Berlin', NOW)
  const due = (since: string, speaker = 'concierge') => slaOf(inbox, { speaker, since: at(since), now: NOW, open })?.due
  expect(due('2026-11-20T09:30:00Z')).toBe('2026-11-20T10:30:00.000Z')
  // Friday at half past four in Berlin: half an hour then, half an hour on Monday.
  expect(due('2026-11-20T15:30:00Z')).toBe('2026-11-23T08:30:00.000Z')
  expect(due('2026-11-21T12:00:00Z')).toBe('2026-11-23T09:00:00.000Z')
  expect(due('2026-11-20T15:55:00Z', 'staff')).toBe('2026-11-23T08:05:00.000Z')
  const always = openTime({ hours, inbox: { ...inbox, withinHours: false } }, 'Europe/Berlin', NOW)
  expect(slaOf(inbox, { speaker: 'concierge', since: at('2026-11-20T11:50:00Z'), now: NOW, open: always })).toEqual({
    kind: 'first',
    due: '2026-11-20T12:50:00.000Z',
    state: 'in_time',
  })
  expect(
    slaOf(
      { ...inbox, firstResponseMinutes: undefined },
      { speaker: 'nobody', since: at('2026-11-20T00:00:00Z'), now: NOW, open },
    ),
  ).toBeUndefined()
})

const time = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.integer({ min: 0, max: 22 }),
  length: fc.integer({ min: 1, max: 12 }),
})
const clock = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`

test('a thread is late exactly when it has waited since the cutoff or longer, whatever the hours', () => {
  fc.assert(
    fc.property(fc.array(time, { maxLength: 6 }), fc.integer({ min: 0, max: 9 * 24 * 60 }), (times, waited) => {
      const open = openTime(
        {
          hours: times.map(({ day, from, length }) => ({ day, open: clock(from), close: clock(from + length) })),
          inbox,
        },
        'Asia/Tbilisi',
        NOW,
      )
      const since = new Date(NOW - waited * MINUTE)
      const cutoff = breachedSince(inbox, 'concierge', NOW, open)?.getTime() ?? 0
      const state = slaOf(inbox, { speaker: 'concierge', since, now: NOW, open })?.state
      if (since.getTime() < cutoff) expect(state).toBe('breached')
      // While it is closed nothing becomes late: what came in meanwhile is due at one and the same time.
      else if (since.getTime() > cutoff) expect(after(open, since.getTime(), 60 * MINUTE)).toBeGreaterThanOrEqual(NOW)
      expect(after(open, before(open, NOW, 60 * MINUTE), 60 * MINUTE)).toBeLessThanOrEqual(NOW)
    }),
  )
})
