import type { Sent } from '../channel.ts'
import type { Refused } from './api.ts'

type Fate = Exclude<Sent, { state: 'sent' | 'uncertain' }>
type Rule = { state: Fate['state']; afterMs?: number }

const HOUR_MS = 3_600_000

/**
 * What a refusal of the first API means (https://developer.x.com/en/support/x-api/error-troubleshooting).
 * `unauthorised` is what the owner has to put right before anything goes out.
 */
const REFUSALS: Readonly<Record<number, Rule>> = {
  /** Could not authenticate; a bad or ended token, an old clock, bad data for it. */
  32: { state: 'unauthorised' },
  89: { state: 'unauthorised' },
  135: { state: 'unauthorised' },
  215: { state: 'unauthorised' },
  /** The account is suspended, or locked until its owner has signed in. */
  64: { state: 'unauthorised' },
  326: { state: 'unauthorised' },
  /** The app may not write, may not read or write messages, has no access to this API. */
  93: { state: 'unauthorised' },
  220: { state: 'unauthorised' },
  261: { state: 'unauthorised' },
  453: { state: 'unauthorised' },
  88: { state: 'retry' },
  /** Over capacity; an error within X. */
  130: { state: 'retry' },
  131: { state: 'retry' },
  /** Looks automated: X wants less of it for a while. */
  226: { state: 'retry', afterMs: HOUR_MS },
  /** There is no such account (any more). */
  108: { state: 'refused' },
  /** They take no messages of the account, or have blocked it. */
  150: { state: 'stopped' },
  349: { state: 'stopped' },
}

/** Only in the words of its answer does the second API say that somebody takes no messages of the account. */
const NOT_THEM = /permission to DM|cannot (send messages|message|DM)|not accept/i

export function fateOf({ status, code, message, afterMs }: Refused): Fate {
  const reason = (code === 0 ? message : `${code} ${message}`).slice(0, 300)
  const rule = REFUSALS[code] ?? byStatus(status, message)
  const { state } = rule
  if (state === 'refused') return { state, reason: 'unreachable' }
  const pause = afterMs ?? rule.afterMs
  return state === 'retry' && pause !== undefined ? { state, reason, afterMs: pause } : { state, reason }
}

function byStatus(status: number, message: string): Rule {
  if (status === 401) return { state: 'unauthorised' }
  if (status === 403) return { state: NOT_THEM.test(message) ? 'stopped' : 'unauthorised' }
  return { state: status === 429 || status >= 500 ? 'retry' : 'failed' }
}
