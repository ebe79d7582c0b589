import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_COUNTED, RULES, type SaidFor, withinCaps } from '../consent/purpose.ts'
import { daytime } from '../law/quiet-hours.ts'
import { maySend, MOST_WAIT_MS, type SendFacts } from './may-send.ts'

const NOON = new Date('2026-05-04T12:00:00-04:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const ago = (ms: number) => new Date(NOON.getTime() - ms)

/** Advertising to somebody who agreed to it, at noon in New York, by SMS. */
const WELCOME: SendFacts = {
  now: NOON,
  author: 'shop',
  answers: false,
  purpose: 'marketing',
  saidAt: NOON,
  channel: 'sms',
  windowMs: null,
  template: false,
  heardAt: null,
  stoppedAt: null,
  consent: 'given',
  sent: [],
  where: { country: 'US', timezone: 'America/New_York' },
  isPaused: false,
  overCap: false,
}

const moments = (max: number) => fc.option(fc.nat(max).map(ago))
const facts: fc.Arbitrary<SendFacts> = fc.record({
  now: fc.nat(7 * DAY).map((ms) => new Date(NOON.getTime() + ms)),
  author: fc.constantFrom('concierge', 'staff', 'shop', 'system'),
  answers: fc.boolean(),
  purpose: fc.option(fc.constantFrom<SaidFor>(...(Object.keys(RULES) as SaidFor[]))),
  saidAt: fc.nat(DAY).map(ago),
  channel: fc.constantFrom('sms', 'whatsapp', 'telegram', 'email', 'test'),
  windowMs: fc.option(fc.constantFrom(DAY, 7 * DAY)),
  template: fc.boolean(),
  heardAt: moments(3 * DAY),
  stoppedAt: moments(3 * DAY),
  consent: fc.constantFrom('given', 'pending', 'ended', 'none'),
  sent: fc.array(fc.nat(10 * DAY).map(ago), { maxLength: MOST_COUNTED }),
  where: fc.record({
    country: fc.constantFrom(null, 'US', 'DE', 'FR', 'RU', 'CN', 'GE'),
    timezone: fc.constantFrom('', 'America/New_York', 'Europe/Berlin', 'Asia/Tbilisi'),
  }),
  isPaused: fc.boolean(),
  overCap: fc.boolean(),
})

/** What the shop says of its own accord. */
const unasked = (one: SendFacts) => !one.answers && one.purpose !== 'confirmation'

test('advertising goes only to who agreed, has not said STOP, is awake, and has not had enough, through an open window', () => {
  fc.assert(
    fc.property(facts, (one) => {
      fc.pre(unasked(one) && one.purpose === 'marketing')
      if (maySend(one).may !== 'go') return
      expect(one.consent).toBe('given')
      expect(one.isPaused).toBe(false)
      expect(one.stoppedAt).toBeNull()
      if (one.channel !== 'email') expect(daytime(one.where, one.now)).toEqual(one.now)
      if (one.windowMs !== null && !one.template)
        expect(one.now.getTime() - (one.heardAt?.getTime() ?? 0)).toBeLessThanOrEqual(one.windowMs)
      for (const { most, hours } of RULES.marketing.caps)
        expect(one.sent.filter((at) => one.now.getTime() - at.getTime() < hours * HOUR).length).toBeLessThan(most)
    }),
    { numRuns: 2000 },
  )
  expect(maySend(WELCOME)).toEqual({ may: 'go' })
})

test('each of these alone keeps it back', () => {
  const against: [Partial<SendFacts>, string][] = [
    [{ isPaused: true }, 'paused'],
    [{ consent: 'none' }, 'no_consent'],
    [{ consent: 'pending' }, 'no_consent'],
    [{ consent: 'ended' }, 'no_consent'],
    [{ stoppedAt: ago(HOUR) }, 'stopped'],
    [{ stoppedAt: ago(HOUR), heardAt: ago(0) }, 'stopped'],
    [{ overCap: true }, 'monthly_cap'],
    [{ windowMs: DAY }, 'window_closed'],
    [{ windowMs: DAY, heardAt: ago(DAY + 1) }, 'window_closed'],
  ]
  for (const [change, reason] of against) expect(maySend({ ...WELCOME, ...change })).toEqual({ may: 'refuse', reason })
  const night = new Date('2026-05-04T21:00:00-04:00')
  const morning = new Date('2026-05-05T08:00:00-04:00')
  expect(maySend({ ...WELCOME, now: night })).toEqual({ may: 'wait', until: morning, reason: 'quiet_hours' })
  expect(maySend({ ...WELCOME, sent: [ago(HOUR)] })).toEqual({
    may: 'wait',
    until: ago(-23 * HOUR),
    reason: 'too_often',
  })
  expect(maySend({ ...WELCOME, sent: [ago(25 * HOUR), ago(26 * HOUR), ago(27 * HOUR)] })).toEqual({
    may: 'refuse',
    reason: 'too_often',
  })
})

test('what was just written is always answered, whatever else holds', () => {
  fc.assert(
    fc.property(facts, fc.nat(23 * HOUR), (one, age) => {
      const answer = { ...one, answers: true, author: 'concierge', heardAt: new Date(one.now.getTime() - age) }
      expect(maySend(answer)).toEqual({ may: 'go' })
    }),
  )
})

test('beyond what messages may cost only answers go, and what people say in the talk', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const free = maySend({ ...one, overCap: false })
      const isKept = free.may === 'go' && unasked(one) && one.purpose !== null && one.purpose !== 'service'
      expect(maySend({ ...one, overCap: true })).toEqual(isKept ? { may: 'refuse', reason: 'monthly_cap' } : free)
    }),
    { numRuns: 2000 },
  )
})

test('a closed window lets nothing through, not even an answer', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(1, HOUR, 30 * DAY), (one, late) => {
      const windowMs = one.windowMs ?? DAY
      const heardAt = new Date(one.now.getTime() - windowMs - late)
      // Who does not want to hear it is not told another way either: that comes first.
      const stopped = { may: 'refuse', reason: 'stopped' }
      const open = maySend({ ...one, windowMs: null, heardAt })
      const closed = maySend({ ...one, windowMs, heardAt, template: false })
      expect(closed).toEqual(isDeepStrictEqual(open, stopped) ? stopped : { may: 'refuse', reason: 'window_closed' })
      // What was approved beforehand goes through it, with every right that it needs through an open one.
      expect(maySend({ ...one, windowMs, heardAt, template: true })).toEqual(open)
    }),
  )
})

test('after STOP only a person speaks on, and only to who has written again', () => {
  fc.assert(
    fc.property(facts, (one) => {
      fc.pre(!one.answers && one.stoppedAt !== null)
      if (maySend(one).may !== 'go') return
      // The one word that it is heard.
      if (one.purpose === 'confirmation') {
        expect(one.saidAt.getTime()).toBeGreaterThanOrEqual(one.stoppedAt?.getTime() ?? 0)
        return
      }
      expect(one.author).toBe('staff')
      expect([null, 'service']).toContain(one.purpose)
      expect((one.heardAt?.getTime() ?? 0) > (one.stoppedAt?.getTime() ?? 0)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

test('news of an order goes until somebody objects to it, at any hour', () => {
  const night = new Date('2026-05-04T23:00:00-04:00')
  const news: SendFacts = { ...WELCOME, now: night, purpose: 'orders', consent: 'none', sent: [ago(1), ago(2), ago(3)] }
  expect(maySend(news)).toEqual({ may: 'go' })
  expect(maySend({ ...news, consent: 'ended' })).toEqual({ may: 'refuse', reason: 'no_consent' })
})

test('what waits comes while it still has its occasion, and is asked again then', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const verdict = maySend(one)
      if (verdict.may !== 'wait') return
      expect(verdict.until > one.now).toBe(true)
      expect(verdict.until.getTime() - one.saidAt.getTime()).toBeLessThanOrEqual(MOST_WAIT_MS)
    }),
    { numRuns: 2000 },
  )
})

test('within the caps there is always a moment, and no more before it', () => {
  const caps = fc.array(fc.record({ most: fc.integer({ min: 1, max: 5 }), hours: fc.integer({ min: 1, max: 200 }) }))
  fc.assert(
    fc.property(caps, fc.array(fc.nat(10 * DAY).map(ago)), (rules, sent) => {
      const free = withinCaps(rules, sent, NOON)
      expect(free >= NOON).toBe(true)
      for (const { most, hours } of rules)
        expect(sent.filter((at) => free.getTime() - at.getTime() < hours * HOUR).length).toBeLessThan(most)
    }),
  )
})
