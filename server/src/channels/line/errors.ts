import type { Unreached } from '../channel.ts'

/** What one of LINE's answers means for a message. */
type ErrorRule = {
  status: number
  words?: RegExp
} & (
  | { state: 'retry' | 'unauthorised' | 'failed'; reason: string; afterMs?: number }
  | { state: 'refused'; reason: Unreached }
)

/**
 * LINE has no codes: its statuses and the words it publishes (https://developers.line.biz/en/reference/messaging-api/#status-codes
 * and #error-messages), the first that fits. A push to somebody who has blocked the account is taken and shown to nobody.
 */
export const LINE_ERRORS: readonly ErrorRule[] = [
  // There is nobody of this id.
  { status: 400, words: /^Failed to send messages/, state: 'refused', reason: 'unreachable' },
  { status: 401, state: 'unauthorised', reason: 'the channel access token is no longer good' },
  { status: 403, state: 'unauthorised', reason: 'the account or its plan may not do this' },
  { status: 413, state: 'failed', reason: 'too large' },
  // Also for a moment while a broadcast is under way, whose readers are counted when it begins.
  { status: 429, words: /monthly limit/i, state: 'unauthorised', reason: 'the messages of this month are used up' },
  { status: 429, words: /rate limit/i, state: 'retry', reason: 'too many requests', afterMs: 2000 },
]
