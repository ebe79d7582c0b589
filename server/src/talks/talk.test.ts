import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hear, type Heard, REST_MS, STAGES, type Talk } from './talk.ts'

const MINUTE = 60_000
const START = Date.parse('2026-05-04T09:00:00Z')

type Step = { after: number } & (
  | { says: 'shopper' | 'concierge' | 'staff'; member?: string; shown?: boolean }
  | { speaker: string; note?: string }
  | { reached: 'cart' | 'checkout' }
  | { ordered: string }
)

/** All talks of one thread, after these steps, each so many minutes after the one before. */
function talksOf(steps: readonly Step[]): Talk[] {
  let at = START
  let ids = 0
  const talks = new Map<string, Talk>()
  let last: Talk | undefined
  for (const [index, step] of steps.entries()) {
    at += step.after * MINUTE
    const own = { conversation: 'c', seq: index + 1, at: new Date(at) }
    const talk = hear(last, { ...own, ...heardOf(step) } as Heard, () => String((ids += 1)))
    if (!talk) continue
    last = talk
    talks.set(talk.id, talk)
  }
  return [...talks.values()]
}

function heardOf(step: Step) {
  if ('says' in step)
    return { what: 'said', by: step.says, channel: 'web', shown: step.shown ?? false, member: step.member ?? '' }
  if ('speaker' in step) return { what: 'speaker', to: step.speaker, note: step.note ?? null }
  return 'reached' in step ? { what: 'reached', stage: step.reached } : { what: 'ordered', order: step.ordered }
}

test('a talk that the concierge has alone, from the question to the order', () => {
  const [talk, ...others] = talksOf([
    { after: 0, says: 'concierge' },
    { after: 0, says: 'shopper' },
    { after: 0.05, says: 'concierge', shown: true },
    { after: 2, says: 'shopper' },
    { after: 0, reached: 'cart' },
    { after: 1, reached: 'checkout' },
    { after: 1, ordered: 'o' },
  ])
  expect(others).toEqual([])
  expect(talk).toMatchObject({
    asked: 2,
    concierge: 1,
    staff: 0,
    conciergeMs: 3000,
    staffMs: null,
    handedFor: null,
    stage: STAGES.paid,
    orders: ['o'],
  })
})

test('who was promised a person waits for one since then; each member has the time of their own first answer', () => {
  const [talk] = talksOf([
    { after: 0, says: 'shopper' },
    { after: 0, says: 'concierge' },
    { after: 5, says: 'shopper' },
    { after: 0, says: 'concierge' },
    { after: 0, speaker: 'concierge', note: 'handover.asked' },
    { after: 4, speaker: 'staff' },
    { after: 2, says: 'staff', member: 'lena' },
    { after: 1, says: 'staff', member: 'lena' },
    { after: 3, says: 'shopper' },
    { after: 7, says: 'staff', member: 'omar' },
  ])
  expect(talk).toMatchObject({ conciergeMs: 0, staffMs: 6 * MINUTE, handedFor: 'asked', staff: 3 })
  expect(talk?.team).toEqual([
    { id: 'lena', messages: 2, ms: 6 * MINUTE },
    { id: 'omar', messages: 1, ms: 7 * MINUTE },
  ])
})

test('who takes over unasked is a reason of its own; where nobody waited nothing was answered', () => {
  const [talk] = talksOf([
    { after: 0, says: 'shopper' },
    { after: 1, says: 'concierge' },
    { after: 1, speaker: 'staff' },
    { after: 9, speaker: 'concierge' },
  ])
  expect(talk).toMatchObject({ handedFor: 'taken', staff: 0, staffMs: null })
})

test('after a rest it is another talk; money that comes later belongs to the one before', () => {
  const rest = REST_MS / MINUTE
  const talks = talksOf([
    { after: 0, says: 'shopper' },
    { after: rest, says: 'concierge' },
    { after: rest + 1, ordered: 'late' },
    { after: 1, says: 'shopper' },
    { after: rest + 1, says: 'concierge' },
  ])
  expect(talks).toMatchObject([
    { asked: 1, concierge: 1, orders: ['late'] },
    { asked: 1, concierge: 0, orders: [] },
  ])
})

test('what is heard twice is counted once, wherever the reading begins anew', () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      after: fc.integer({ min: 0, max: 1000 }),
      says: fc.constantFrom('shopper' as const, 'concierge', 'staff'),
    }),
    fc.record({
      after: fc.nat(90),
      speaker: fc.constantFrom('staff', 'concierge'),
      note: fc.constantFrom('handover.stuck'),
    }),
    fc.record({ after: fc.nat(90), reached: fc.constantFrom('cart' as const, 'checkout') }),
    fc.record({ after: fc.nat(90), ordered: fc.uuid() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), (steps, again) => {
      const once = talksOf(steps)
      const last = once.at(-1)
      // Everything up to some point once more, as after a restore.
      const repeated = steps.slice(0, again).reduce<Talk | undefined>((talk, one, index) => {
        const heard = { conversation: 'c', seq: index + 1, at: new Date(START), ...heardOf(one) } as Heard
        return hear(talk, heard, () => 'new') ?? talk
      }, last)
      if (last && last.lastSeq >= again) expect(repeated).toEqual(last)
      const said = steps.filter((one) => 'says' in one && one.says === 'shopper').length
      expect(once.reduce((sum, { asked }) => sum + asked, 0)).toBe(said)
      const staff = steps.filter((one) => 'says' in one && one.says === 'staff').length
      expect(once.reduce((sum, { team }) => sum + team.reduce((all, { messages }) => all + messages, 0), 0)).toBe(staff)
    }),
  )
})
