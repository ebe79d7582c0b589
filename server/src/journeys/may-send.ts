import { RULES, type SaidFor, withinCaps } from '../consent/purpose.ts'
import { daytime, type Whereabouts } from '../law/quiet-hours.ts'

/** Everything that decides whether a message may go to a handle now. */
export type SendFacts = {
  now: Date
  /** Who says it: shopper, concierge, staff, shop, system. */
  author: string
  /** A turn says it in answer to what was written. */
  answers: boolean
  /** What it is said for; null: it is part of the talk. */
  purpose: SaidFor | null
  saidAt: Date
  channel: string
  /** Milliseconds after their last message in which the channel lets one write; null: no window. */
  windowMs: number | null
  /** There is something that may be said through a closed window: approved by the provider, for this purpose. */
  template: boolean
  /** The last message of this very handle. */
  heardAt: Date | null
  /** This handle said STOP, and START no more since. */
  stoppedAt: Date | null
  /** What this handle last agreed to or took back, of this purpose. */
  consent: 'given' | 'pending' | 'ended' | 'none'
  /** When this handle was sent something of this purpose. */
  sent: readonly Date[]
  where: Whereabouts
  /** The shop has paused its campaigns. */
  isPaused: boolean
  /** It costs something, and the shop's messages of this month would cost more than they may. */
  overCap: boolean
}

export type RefusedFor =
  | 'paused'
  | 'window_closed'
  | 'stopped'
  | 'no_consent'
  | 'quiet_hours'
  | 'too_often'
  | 'monthly_cap'
export type Verdict =
  | { may: 'go' }
  | { may: 'wait'; until: Date; reason: 'quiet_hours' | 'too_often' }
  | { may: 'refuse'; reason: RefusedFor }

/** What waits longer than this has lost its occasion. */
export const MOST_WAIT_MS = 48 * 3_600_000
/** Letters lie there until they are opened: they wake nobody. */
const SILENT_CHANNELS = ['email', 'web']

const GO: Verdict = { may: 'go' }
const refuse = (reason: RefusedFor): Verdict => ({ may: 'refuse', reason })

/**
 * The one place where the right to send is decided, at the moment of sending. What somebody wrote is always answered while
 * their channel lets us; what the shop says of its own accord needs what its purpose needs.
 */
export function maySend(facts: SendFacts): Verdict {
  const { now } = facts
  const isWanted = isAnswer(facts)
  // First of all: what they do not want to hear goes no other way either.
  if (!isWanted && facts.stoppedAt !== null) return refuse('stopped')
  if (isClosed(facts) && !facts.template) return refuse('window_closed')
  if (isWanted) return GO
  if (facts.isPaused && facts.purpose === 'marketing') return refuse('paused')
  const { needs, quiet, caps } = RULES[facts.purpose ?? 'service']
  if (needs === 'consent' && facts.consent !== 'given') return refuse('no_consent')
  if (needs === 'contract' && facts.consent === 'ended') return refuse('no_consent')
  const free = withinCaps(caps, facts.sent, now)
  if (free > now) return waitUntil(free, 'too_often', facts)
  const day = quiet && !SILENT_CHANNELS.includes(facts.channel) ? daytime(facts.where, now) : now
  if (day > now) return waitUntil(day, 'quiet_hours', facts)
  return facts.overCap && !isTalk(facts) ? refuse('monthly_cap') : GO
}

/** Whether the channel lets nobody write to them now. */
export function isClosed({ now, windowMs, heardAt }: Pick<SendFacts, 'now' | 'windowMs' | 'heardAt'>): boolean {
  return windowMs !== null && (heardAt === null || now.getTime() - heardAt.getTime() > windowMs)
}

/** Also what a person says to somebody who has written again since their STOP: that is their own doing. */
function isAnswer({ author, answers, purpose, saidAt, heardAt, stoppedAt }: SendFacts): boolean {
  if (answers) return true
  // Of STOP itself; not a question that was asked before.
  if (purpose === 'confirmation') return stoppedAt === null || saidAt >= stoppedAt
  if (stoppedAt === null || heardAt === null) return false
  return author === 'staff' && (purpose === null || purpose === 'service') && heardAt > stoppedAt
}

/** What people of the shop say in the talk is theirs to weigh. */
function isTalk({ purpose }: SendFacts): boolean {
  return purpose === null || purpose === 'service'
}

function waitUntil(until: Date, reason: 'quiet_hours' | 'too_often', { saidAt }: SendFacts): Verdict {
  return until.getTime() - saidAt.getTime() > MOST_WAIT_MS ? refuse(reason) : { may: 'wait', until, reason }
}
