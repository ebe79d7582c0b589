import type { Sent } from '../channel.ts'

type Refusal = { state: Exclude<Sent['state'], 'sent' | 'uncertain'>; words: string }

/**
 * Twilio's codes for what befalls a message, at once or on its way (https://www.twilio.com/docs/api/errors). Whatever is not
 * named here is judged by its HTTP status. `unauthorised` is all that the owner has to put right before anything goes out,
 * `refused` a number that no text reaches.
 */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  20_003: { state: 'unauthorised', words: 'the account or its token is not known' },
  20_005: { state: 'unauthorised', words: 'the account is suspended' },
  20_006: { state: 'unauthorised', words: 'the account may not do this' },
  20_429: { state: 'retry', words: 'too many requests' },
  14_107: { state: 'retry', words: 'too many messages to one number' },
  21_211: { state: 'refused', words: 'no phone number' },
  21_212: { state: 'unauthorised', words: 'no number to send from' },
  21_214: { state: 'refused', words: 'the number cannot be reached' },
  21_217: { state: 'refused', words: 'no phone number' },
  21_219: { state: 'failed', words: 'a trial account writes to verified numbers only' },
  21_265: { state: 'failed', words: 'a short code cannot be written to' },
  21_266: { state: 'failed', words: 'one cannot write to oneself' },
  21_408: { state: 'failed', words: 'writing to this country is not allowed in the account' },
  21_603: { state: 'unauthorised', words: 'no number to send from' },
  21_606: { state: 'unauthorised', words: 'the number to send from is not of this account' },
  21_608: { state: 'failed', words: 'a trial account writes to verified numbers only' },
  21_610: { state: 'stopped', words: 'they have said STOP' },
  21_611: { state: 'retry', words: 'too many messages wait' },
  21_612: { state: 'refused', words: 'this number cannot be reached from ours' },
  21_614: { state: 'refused', words: 'no mobile number' },
  21_617: { state: 'failed', words: 'too long' },
  21_635: { state: 'refused', words: 'a landline' },
  21_655: { state: 'failed', words: 'the content template is no more' },
  21_656: { state: 'failed', words: 'the content template cannot be filled in' },
  21_659: { state: 'unauthorised', words: 'the number to send from is not of Twilio' },
  21_660: { state: 'unauthorised', words: 'the number to send from is not of this account' },
  21_661: { state: 'unauthorised', words: 'the number to send from cannot text' },
  21_701: { state: 'unauthorised', words: 'the messaging service does not exist' },
  21_703: { state: 'unauthorised', words: 'the messaging service has no number' },
  21_704: { state: 'unauthorised', words: 'the messaging service has no number for texts' },
  30_001: { state: 'failed', words: 'too many messages waited' },
  30_002: { state: 'unauthorised', words: 'the account is suspended' },
  30_003: { state: 'refused', words: 'the phone cannot be reached' },
  30_004: { state: 'failed', words: 'they or their carrier block it' },
  30_005: { state: 'refused', words: 'the number is not in use' },
  30_006: { state: 'refused', words: 'a landline, or its carrier cannot be reached' },
  30_007: { state: 'failed', words: 'filtered out by the carrier' },
  30_008: { state: 'failed', words: 'the carrier says no reason' },
  30_019: { state: 'failed', words: 'the file is too large' },
  30_022: { state: 'failed', words: 'more than the carrier takes a day' },
  30_034: { state: 'failed', words: 'the number is not registered with US carriers (A2P 10DLC)' },
}

/** Codes for an address of ours that Twilio cannot or will not use: without it the message goes out. */
export const NO_CALLBACK = 21_609
export const NO_MEDIA: readonly number[] = [11_200, 12_300, 21_620, 21_623, 21_624, 30_019]

/** Codes for a template that is no more, or whose variables Twilio will not fill in: in words the message goes out. */
export const NO_TEMPLATE: readonly number[] = [21_655, 21_656]

export function wordsFor(code: number): string {
  const words = REFUSALS[code]?.words
  return words === undefined ? String(code) : `${code} ${words}`
}

export function isStop(code: number): boolean {
  return REFUSALS[code]?.state === 'stopped'
}

export function isUnreachable(code: number): boolean {
  return REFUSALS[code]?.state === 'refused'
}

export function fateOf(status: number, code: number, message: string): Exclude<Sent, { state: 'sent' | 'uncertain' }> {
  const { state, words } = REFUSALS[code] ?? byStatus(status, message)
  if (state === 'refused') return { state, reason: 'unreachable' }
  return { state, reason: (code === 0 ? words : `${code} ${words}`).slice(0, 300) }
}

function byStatus(status: number, words: string): Refusal {
  if (status === 401 || status === 403) return { state: 'unauthorised', words }
  return { state: status === 429 || status >= 500 ? 'retry' : 'failed', words }
}
