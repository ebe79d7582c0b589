import type { ConnectionSettings } from '../channel.ts'
import { WORDS_ONLY, type Limits } from '../limits.ts'

/**
 * What the second API can say: words and one picture. It takes 15 messages in a quarter of an hour and 1,440 a day for
 * an account; the answer that says so also says until when.
 */
export const X_LIMITS: Limits = {
  ...WORDS_ONLY,
  text: 10_000,
  body: 10_000,
  media: ['image'],
  resend: 'never',
  ownEchoes: true,
  perSecond: 5,
  source:
    'https://docs.x.com/x-api/direct-messages/manage/integrate and https://docs.x.com/x-api/fundamentals/rate-limits',
}

/** The first API has quick replies and buttons that open pages besides; not every app has access to it. */
const WITH_REPLIES: Limits = {
  ...X_LIMITS,
  buttons: 20,
  buttonLabel: 36,
  list: 20,
  listButton: 36,
  listLabel: 36,
  listHint: 72,
  link: 'alone',
  linkLabel: 36,
  source:
    'https://developer.x.com/en/docs/direct-messages/quick-replies/api-reference/options and https://developer.x.com/en/docs/direct-messages/buttons/api-reference/buttons',
}

export function hasReplies({ quickReplies }: ConnectionSettings): boolean {
  return quickReplies === 'yes'
}

export function xLimits(settings: ConnectionSettings): Limits {
  return hasReplies(settings) ? WITH_REPLIES : X_LIMITS
}
