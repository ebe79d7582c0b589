import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fateOf, fateUnheard } from './fate-of.ts'

const DAY = 86_400_000
const now = new Date('2026-05-04T12:00:00Z')
const TRIED = {
  state: fc.constantFrom('retry', 'absent', 'uncertain', 'unauthorised', 'stopped', 'refused', 'failed'),
  reason: fc.oneof(fc.constantFrom('network', 'timeout'), fc.string({ minLength: 1 })),
  answers: fc.boolean(),
  afterMs: fc.option(fc.nat(600_000), { nil: undefined }),
  then: fc.constantFrom(undefined, 'window_closed', 'unreachable'),
  attempts: fc.integer({ min: 1, max: 20 }),
  ageMs: fc.nat(3 * DAY),
  resend: fc.constantFrom('key', 'echo', 'never'),
} as const

test('what was not sent is sent again only where it cannot be said twice or an answer would be missing, in the end is over, and is never forgotten', () => {
  fc.assert(
    fc.property(fc.record(TRIED), ({ state, reason, afterMs, then, attempts, answers, ageMs, resend }) => {
      const passes = state === 'retry' || state === 'absent'
      const sent =
        state === 'refused'
          ? { state, reason: then ?? 'unreachable' }
          : state === 'retry'
            ? { state, reason, ...(afterMs === undefined ? {} : { afterMs }), ...(then ? { then } : {}) }
            : passes && afterMs !== undefined
              ? { state, reason, afterMs }
              : { state, reason }
      const due = { attempts, answers, said_at: new Date(now.getTime() - ageMs) }
      const before = Date.now()
      const fate = fateOf(sent, due, resend, now)
      expect(fate.state).not.toBe('sent')
      expect(fate.reason).not.toBe('')
      // A time to come back stands with what comes back, and with nothing else.
      expect(fate.nextAt !== undefined).toBe(fate.state === 'queued')
      if (fate.nextAt) expect(fate.nextAt.getTime()).toBeGreaterThanOrEqual(before)
      const missing = answers && reason === 'network' && attempts < 3
      expect(fate.state === 'uncertain').toBe(state === 'uncertain' && resend === 'never' && !missing)
      expect(fate.stopped === true).toBe(state === 'stopped')
      // Only credentials cost no try, and they have a day.
      expect(fate.untried === true).toBe(state === 'unauthorised' && ageMs <= DAY)
      if (attempts >= 12 && state !== 'unauthorised') expect(fate.state).not.toBe('queued')
      if (passes && afterMs !== undefined && fate.nextAt)
        expect(fate.nextAt.getTime() - before).toBeLessThanOrEqual(afterMs + 1000)
      // What will be another matter at another address is said to be that, and nothing else is.
      const refused =
        state === 'refused' ? (then ?? 'unreachable') : state === 'retry' && attempts >= 12 ? then : undefined
      if (refused) expect(fate).toEqual({ state: 'refused', reason: refused })
      else expect(fate.state === 'refused').toBe(state === 'stopped')
      if (state === 'failed') expect(fate).toEqual({ state: 'failed', reason })
    }),
  )
})

test('what was under way at a kill: dropped under its key, held until its report has had time to come, else in doubt', () => {
  fc.assert(
    fc.property(fc.nat(60_000), (sinceStart) => {
      expect(fateUnheard('key', sinceStart)).toBeUndefined()
      expect(fateUnheard('never', sinceStart)).toEqual({ state: 'uncertain', reason: 'unheard' })
      const held = fateUnheard('echo', sinceStart)
      expect(held?.state).toBe(sinceStart < 10_000 ? 'queued' : undefined)
    }),
  )
})
