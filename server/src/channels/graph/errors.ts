import type { ErrorRule } from './send.ts'

/**
 * What the codes of the Messenger Platform mean for a message, Messenger's and Instagram's; those of Graph in general are
 * in send.ts. `unreachable`: no person of this id, or one whom the Page cannot write to. https://developers.facebook.com/documentation/business-messaging/messenger-platform/error-codes
 */
export const MESSAGING_ERRORS: readonly ErrorRule[] = [
  { code: 10, subcode: 2018278, state: 'refused', reason: 'window_closed' },
  { code: 10, subcode: 2534022, state: 'refused', reason: 'window_closed' },
  { code: 10, subcode: 2018065, state: 'refused', reason: 'window_closed' },
  { code: 10, subcode: 2018300, state: 'failed', reason: 'another app has this thread' },
  { code: 100, subcode: 2018001, state: 'refused', reason: 'unreachable' },
  { code: 100, subcode: 2018164, state: 'failed', reason: 'another app has this thread' },
  { code: 100, subcode: 2018109, state: 'failed', reason: 'the file is too large' },
  { code: 100, subcode: 2534014, state: 'refused', reason: 'unreachable' },
  { code: 200, subcode: 1545041, state: 'refused', reason: 'unreachable' },
  { code: 200, subcode: 2018028, state: 'unauthorised', reason: 'the app may not write to the public yet' },
  { code: 551, state: 'refused', reason: 'unreachable' },
  { code: 613, subcode: 1893016, state: 'retry', reason: 'too many messages', afterMs: 60_000 },
  { code: 1200, state: 'retry', reason: 'Meta could not send it just now', afterMs: 5000 },
  { code: 1545133, state: 'retry', reason: 'Meta could not fetch the file', afterMs: 30_000 },
  { code: 10900, state: 'failed', reason: 'the comment has had its one reply' },
  { code: 10901, state: 'failed', reason: 'the comment is too old to be answered' },
  { code: 10903, state: 'failed', reason: 'whoever wrote the comment cannot be answered' },
]
