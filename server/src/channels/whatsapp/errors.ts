import type { ErrorRule } from '../graph/send.ts'

/**
 * What the Cloud API's own codes mean for a message; those of Graph in general are in graph/send.ts.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
export const WHATSAPP_ERRORS: readonly ErrorRule[] = [
  { code: 0, subcode: 33, state: 'unauthorised', reason: 'the phone number is not the token’s' },
  { code: 33, state: 'failed', reason: 'the phone number has been deleted' },
  { code: 130429, state: 'retry', reason: 'too many messages of this number', afterMs: 10_000 },
  { code: 130472, state: 'failed', reason: 'WhatsApp withholds this message from them for an experiment' },
  { code: 130497, state: 'failed', reason: 'this business may not write to their country' },
  { code: 131000, state: 'retry', reason: 'WhatsApp had an error', afterMs: 30_000 },
  { code: 131005, state: 'unauthorised', reason: 'the token may not send messages' },
  { code: 131016, state: 'retry', reason: 'WhatsApp is not available', afterMs: 30_000 },
  { code: 131021, state: 'failed', reason: 'this is the shop’s own number' },
  // No WhatsApp, an old one, or its terms not accepted.
  { code: 131026, state: 'refused', reason: 'unreachable' },
  { code: 131030, state: 'failed', reason: 'a test number writes to the numbers on its list alone' },
  { code: 131031, state: 'unauthorised', reason: 'the WhatsApp account is locked' },
  { code: 131037, state: 'unauthorised', reason: 'the display name of the number is not approved' },
  { code: 131042, state: 'unauthorised', reason: 'WhatsApp cannot be paid: the payment method of the account' },
  { code: 131045, state: 'unauthorised', reason: 'the phone number is not registered' },
  { code: 131047, state: 'refused', reason: 'window_closed' },
  { code: 131048, state: 'retry', reason: 'too many messages were reported as spam', afterMs: 3_600_000 },
  { code: 131049, state: 'failed', reason: 'WhatsApp withholds it: they have had enough marketing of late' },
  { code: 131050, state: 'failed', reason: 'they want no marketing of this shop' },
  { code: 131051, state: 'failed', reason: 'WhatsApp does not carry this kind of message' },
  { code: 131052, state: 'failed', reason: 'their file could not be fetched' },
  { code: 131053, state: 'failed', reason: 'WhatsApp could not fetch the file, or does not take its kind' },
  { code: 131056, state: 'retry', reason: 'too many messages to this person', afterMs: 6000 },
  { code: 131057, state: 'retry', reason: 'the account is being maintained', afterMs: 300_000 },
  { code: 131062, state: 'failed', reason: 'this message needs a phone number' },
  { code: 131064, state: 'retry', reason: 'the account’s limit of new conversations', afterMs: 3_600_000 },
  { code: 132068, state: 'failed', reason: 'WhatsApp has blocked the flow' },
  { code: 132069, state: 'failed', reason: 'WhatsApp lets the flow be opened too seldom for more' },
  { code: [132000, 132999], state: 'failed', reason: 'the template does not fit, or is not approved' },
  { code: 133010, state: 'unauthorised', reason: 'the phone number is not registered' },
  { code: 133016, state: 'retry', reason: 'the number was registered too often', afterMs: 3_600_000 },
  { code: 135000, state: 'failed', reason: 'WhatsApp did not understand the message' },
]
