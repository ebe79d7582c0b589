import type { Unreached } from '../channel.ts'

/** What one of Viber's codes means for a message; `plain` where the same in plainer words may be taken. */
type ErrorRule =
  | { state: 'retry' | 'unauthorised' | 'stopped' | 'failed' | 'plain'; reason: string; afterMs?: number }
  | { state: 'refused'; reason: Unreached }

/** https://creators.viber.com/docs/bots-api/errors; any other is an error of Viber's own. */
export const VIBER_ERRORS: Readonly<Record<number, ErrorRule>> = {
  1: { state: 'failed', reason: 'an address is not valid' },
  2: { state: 'unauthorised', reason: 'the token is not valid' },
  3: { state: 'failed', reason: 'the message cannot be read' },
  4: { state: 'failed', reason: 'the message lacks something' },
  // They are not at Viber.
  5: { state: 'refused', reason: 'unreachable' },
  6: { state: 'stopped', reason: 'they have unsubscribed' },
  7: { state: 'unauthorised', reason: 'the bot is blocked' },
  8: { state: 'unauthorised', reason: 'there is no bot of this token' },
  9: { state: 'unauthorised', reason: 'the bot is suspended' },
  10: { state: 'unauthorised', reason: 'the bot has no webhook' },
  // Their device shows no bots.
  11: { state: 'refused', reason: 'unreachable' },
  // A hundred in an hour without a word of theirs, too.
  12: { state: 'retry', reason: 'too many messages', afterMs: 60_000 },
  13: { state: 'plain', reason: 'their Viber is too old' },
  14: { state: 'plain', reason: 'their Viber is too old' },
  15: { state: 'unauthorised', reason: 'the bot may not send' },
  16: { state: 'failed', reason: 'messages of this kind are not allowed' },
  17: { state: 'failed', reason: 'the bot is no inline bot' },
  19: { state: 'failed', reason: 'the broadcast failed' },
  20: { state: 'failed', reason: 'the bot may not broadcast' },
  // No bots in their country.
  21: { state: 'refused', reason: 'unreachable' },
  22: { state: 'failed', reason: 'the bot may not take payments' },
  23: { state: 'unauthorised', reason: 'the free messages of this month are used up' },
  24: { state: 'unauthorised', reason: 'there is no balance left' },
}
