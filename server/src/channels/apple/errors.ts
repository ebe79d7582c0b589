import type { Sent } from '../channel.ts'

type Refusal = { state: Exclude<Sent['state'], 'sent' | 'uncertain'>; words: string }

/**
 * The gateway answers by its status alone (https://register.apple.com/resources/messages/msp-rest-api/common-specs); whatever
 * is not named here is judged by its hundred.
 */
const REFUSALS: Readonly<Record<number, Refusal>> = {
  400: { state: 'failed', words: 'Apple does not take the message' },
  401: { state: 'unauthorised', words: 'the mspId or its secret is not known' },
  403: { state: 'unauthorised', words: 'the businessId is not of this mspId' },
  404: { state: 'refused', words: 'there is no such customer' },
  410: { state: 'stopped', words: 'they have closed the conversation' },
  413: { state: 'failed', words: 'too large' },
  429: { state: 'retry', words: 'too many messages' },
}

export function fateOf(status: number): Exclude<Sent, { state: 'sent' }> {
  const { state, words } = REFUSALS[status] ?? {
    state: status >= 500 ? ('retry' as const) : ('failed' as const),
    words: 'no reason',
  }
  return state === 'refused' ? { state, reason: 'unreachable' } : { state, reason: `${status} ${words}` }
}
