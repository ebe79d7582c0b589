import { InboxSettings } from '@souk/contract/inbox-settings.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, whoseTurn } from './whose-turn.ts'

const LANGUAGES = ['en', 'de', 'ka']
const member = fc.record({
  languages: fc.subarray(LANGUAGES),
  skills: fc.subarray(['bridal', 'repairs']),
  capacity: fc.option(fc.integer({ min: 1, max: 3 })),
  open: fc.integer({ min: 0, max: 3 }),
  last: fc.option(fc.nat(5)),
})
const team = fc.array(member, { maxLength: 5 }).map((all) => all.map((one, n): Candidate => ({ id: `m${n}`, ...one })))
const settings = InboxSettings.parse({
  capacity: 2,
  skills: [
    { skill: 'bridal', cartFrom: 1000 },
    { skill: 'repairs', channels: ['sms'] },
  ],
})
const wanted = fc.record({
  language: fc.constantFrom('', 'en', 'de-AT', 'fr'),
  channel: fc.constantFrom(null, 'sms', 'web'),
  tags: fc.constant([]),
  worth: fc.constantFrom(0, 5000),
})

test('whoever is given a thread has room and knows what it needs, if anybody on duty does; who waited longest is next', () => {
  fc.assert(
    fc.property(team, wanted, (onDuty, thread) => {
      const given = onDuty.find(({ id }) => id === whoseTurn(onDuty, thread, settings))
      const hasRoom = (one: Candidate) => one.open < (one.capacity ?? 2)
      const short = thread.language.slice(0, 2)
      const speaks = (one: Candidate) => short === '' || one.languages.includes(short)
      const isSkilled = (one: Candidate) =>
        (thread.worth < 1000 || one.skills.includes('bridal')) &&
        (thread.channel !== 'sms' || one.skills.includes('repairs'))
      const best = onDuty.filter((one) => speaks(one) && isSkilled(one))
      if (!given) {
        expect(best.some(hasRoom)).toBe(false)
        return
      }
      expect(hasRoom(given)).toBe(true)
      if (best.length === 0) return
      expect(best).toContain(given)
      for (const one of best.filter(hasRoom)) expect(given.last ?? -1).toBeLessThanOrEqual(one.last ?? -1)
    }),
  )
})

test('in turn, everybody is given as many as the others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (size, threads) => {
      const onDuty = Array.from({ length: size }, (_, n): Candidate => ({
        id: `m${n}`,
        languages: [],
        skills: [],
        capacity: 100,
        open: 0,
        last: null,
      }))
      for (let n = 0; n < threads; n += 1) {
        const next = onDuty.find(
          ({ id }) => id === whoseTurn(onDuty, { language: 'en', channel: null, tags: [], worth: 0 }, settings),
        )
        expect(next).toBeDefined()
        if (next) Object.assign(next, { open: next.open + 1, last: n })
      }
      const given = onDuty.map(({ open }) => open)
      expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1)
    }),
  )
})
