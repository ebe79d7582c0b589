import type { Sent, Unreached } from '../channel.ts'

type Fate =
  | {
      state: Exclude<Sent['state'], 'sent' | 'uncertain' | 'refused'>
      words: string
      afterMs?: number
      then?: Unreached
    }
  | { state: 'refused'; words: Unreached }

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/**
 * What a refusal means (https://developers.weixin.qq.com/doc/oplatform/developers/errCode/errCode.html, the same for all of WeChat).
 * `unauthorised` is what the owner has to put right in the account before anything goes out.
 */
const REFUSALS: Readonly<Record<number, Fate>> = {
  [-1]: { state: 'retry', words: 'WeChat is busy' },
  40_001: { state: 'unauthorised', words: 'the AppSecret or the token is not known' },
  // Nobody of this OpenID writes with this account.
  40_003: { state: 'refused', words: 'unreachable' },
  40_013: { state: 'unauthorised', words: 'the AppID is not known' },
  40_014: { state: 'unauthorised', words: 'the token is not known' },
  40_125: { state: 'unauthorised', words: 'the AppSecret is not known' },
  40_164: { state: 'unauthorised', words: 'this server’s address is not in the IP whitelist' },
  40_243: { state: 'unauthorised', words: 'the AppSecret is frozen' },
  42_001: { state: 'unauthorised', words: 'the token has ended' },
  43_004: { state: 'stopped', words: 'they do not follow the account' },
  43_019: { state: 'failed', words: 'the account has blocked them' },
  45_002: { state: 'failed', words: 'too long' },
  45_009: { state: 'retry', words: 'too many calls today', afterMs: HOUR_MS },
  45_011: { state: 'retry', words: 'too many calls this minute', afterMs: MINUTE_MS },
  45_015: { state: 'refused', words: 'window_closed' },
  // Their next message lets five more out, and its answer waits for what is said before: so not for long.
  45_047: {
    state: 'retry',
    words: 'as many messages as WeChat lets out until they write again',
    afterMs: MINUTE_MS / 2,
    then: 'window_closed',
  },
  48_001: { state: 'unauthorised', words: 'the account may not send customer-service messages' },
  48_002: { state: 'stopped', words: 'they take no messages of the account' },
  48_004: { state: 'unauthorised', words: 'WeChat has closed the API to the account' },
  50_001: { state: 'unauthorised', words: 'the account may not do this' },
  50_002: { state: 'unauthorised', words: 'WeChat has restricted the account' },
  50_005: { state: 'stopped', words: 'they do not follow the account' },
}

/** The token that was used is no longer the account's. */
export const TOKEN_REFUSED: readonly number[] = [40_001, 40_014, 42_001]
/** Menus are for certified accounts; how long one may be is not said. */
export const NO_MENU: readonly number[] = [40_008, 40_200, 45_002]

/** What could not be said, and why; `code` 0 where only the HTTP status tells. */
export function fateOf({
  code,
  status,
  message,
}: {
  code: number
  status: number
  message: string
}): Exclude<Sent, { state: 'sent' }> {
  const known = REFUSALS[code]
  if (known) {
    if (known.state === 'refused') return { state: known.state, reason: known.words }
    const { state, words, afterMs, then } = known
    const reason = `${code} ${words}`
    if (state !== 'retry') return { state, reason }
    return { state, reason, ...(afterMs === undefined ? {} : { afterMs }), ...(then ? { then } : {}) }
  }
  const passes = code === 0 && (status === 429 || status >= 500)
  return { state: passes ? 'retry' : 'failed', reason: (code === 0 ? message : `${code} ${message}`).slice(0, 300) }
}
