import type { Sent, Unreached } from '../channels/channel.ts'
import type { Limits } from '../channels/limits.ts'
import { type Due, type Fate, UNHEARD } from '../conversations/deliveries.ts'
import { jitter } from '../kernel/retry.ts'

/** A message is tried so often. */
export const ATTEMPTS = 12
/** So often an answer is said where nobody knows whether it was taken. */
const MOST_DOUBTS = 3
/** Between two tries of a connection whose credentials are refused. */
const UNAUTHORISED_MS = 300_000
/** After that nobody waits for it any more. */
const STALE_MS = 86_400_000
/** A provider that tells our key back is given so long after a start to tell what it has taken. */
const HOLD_MS = 10_000
/** While it runs its report comes at once, where it comes at all. */
const MOMENT_MS = 3000

type NotSent = Exclude<Sent, { state: 'sent' }>

/**
 * `again`: after a pause, unless that was the last time. `moment`: the same, when its report has had time to come. `doubt`:
 * a person decides, unless it answers somebody and the line broke. `mended`: when somebody has put the connection right;
 * nothing is lost meanwhile. `stop`: they want to hear no more. `refuse`: not here, perhaps at another address. `fail`: never.
 */
type Outcome = 'again' | 'moment' | 'doubt' | 'mended' | 'stop' | 'refuse' | 'fail'

/** What follows when a message was not sent, by what its provider does with our key. */
const OUTCOMES: Readonly<Record<NotSent['state'], Readonly<Record<Limits['resend'], Outcome>>>> = {
  retry: { key: 'again', echo: 'again', never: 'again' },
  absent: { key: 'again', echo: 'again', never: 'again' },
  uncertain: { key: 'again', echo: 'moment', never: 'doubt' },
  unauthorised: { key: 'mended', echo: 'mended', never: 'mended' },
  stopped: { key: 'stop', echo: 'stop', never: 'stop' },
  refused: { key: 'refuse', echo: 'refuse', never: 'refuse' },
  failed: { key: 'fail', echo: 'fail', never: 'fail' },
}

type Tried = {
  due: Pick<Due, 'attempts' | 'said_at' | 'answers'>
  reason: string
  afterMs: number | undefined
  /** Why it was, should it never have worked. */
  then: Unreached | undefined
  now: Date
}

const FATES: Readonly<Record<Outcome, (tried: Tried) => Fate>> = {
  again: ({ due, reason, afterMs, then }) => {
    const fate = later(due, reason, afterMs)
    return fate.state === 'failed' && then ? { state: 'refused', reason: then } : fate
  },
  moment: ({ due, reason }) => later(due, reason, MOMENT_MS),
  // A line that broke leaves nobody unanswered: the same answer twice is the smaller harm.
  doubt: ({ due, reason }) =>
    due.answers && reason === 'network' && due.attempts < MOST_DOUBTS
      ? later(due, reason, MOMENT_MS)
      : { state: 'uncertain', reason },
  mended: ({ due, reason, now }) =>
    now.getTime() - due.said_at.getTime() > STALE_MS ? { state: 'failed', reason } : inTurn(reason, UNAUTHORISED_MS),
  stop: () => ({ state: 'refused', reason: 'stopped', stopped: true }),
  refuse: ({ reason }) => ({ state: 'refused', reason }),
  fail: ({ reason }) => ({ state: 'failed', reason }),
}

/** What becomes of a delivery of which a message was not sent. `now` is the shop's time. */
export function fateOf(sent: NotSent, due: Tried['due'], resend: Limits['resend'], now: Date): Fate {
  const afterMs = sent.state === 'retry' || sent.state === 'absent' ? sent.afterMs : undefined
  const then = sent.state === 'retry' ? sent.then : undefined
  return FATES[OUTCOMES[sent.state][resend]]({ due, reason: sent.reason, afterMs, then, now })
}

/**
 * What becomes of a delivery that was under way when its server was killed, `sinceStart` milliseconds after the next one has
 * started. Undefined where it is sent again: the provider drops what it has taken, or has had its time to tell.
 */
export function fateUnheard(resend: Limits['resend'], sinceStart: number): Fate | undefined {
  if (resend === 'never') return { state: 'uncertain', reason: UNHEARD }
  if (resend === 'key' || sinceStart >= HOLD_MS) return undefined
  return { state: 'queued', reason: UNHEARD, nextAt: new Date(Date.now() + HOLD_MS) }
}

/** Once more after a pause, unless that was the last time. */
export function later({ attempts }: Pick<Due, 'attempts'>, reason: string, afterMs?: number): Fate {
  if (attempts >= ATTEMPTS) return { state: 'failed', reason }
  const pause = afterMs ?? jitter(500, 60_000, attempts)
  return { state: 'queued', reason, nextAt: new Date(Date.now() + pause) }
}

/** It is tried again without that having been a try; what comes after it waits for it. */
export function inTurn(reason: string, waitMs: number): Fate {
  return { state: 'queued', reason, nextAt: new Date(Date.now() + waitMs), untried: true }
}
