import type { Sent } from '../channel.ts'
import type { Called } from './api.ts'

type Refusal = { status: number; words?: RegExp; state: Exclude<Sent['state'], 'sent' | 'uncertain'> }

/**
 * What a refusal means, the first that fits: by the statuses of
 * https://developers.google.com/business-communications/rcs-business-messaging/guides/build/messages/send. A network on which
 * the agent is not launched answers 403 as a wrong account does; only the words tell them apart.
 */
const REFUSALS: readonly Refusal[] = [
  { status: 401, state: 'unauthorised' },
  {
    status: 403,
    words: /caller does not have permission|service account|API has not been used|disabled/i,
    state: 'unauthorised',
  },
  { status: 403, words: /unsubscribed|opted out|blocked/i, state: 'stopped' },
  // The agent is not launched on their network; the phone has no RCS.
  { status: 403, state: 'refused' },
  { status: 404, state: 'refused' },
  { status: 429, state: 'retry' },
]

export function fateOf({ status, name, words }: Extract<Called, { ok: false }>): Exclude<Sent, { state: 'sent' }> {
  const known = REFUSALS.find((refusal) => refusal.status === status && (refusal.words?.test(words) ?? true))
  if (known?.state === 'refused') return { state: known.state, reason: 'unreachable' }
  const reason = [status, name, words].filter(Boolean).join(' ').slice(0, 300)
  return { state: known?.state ?? (status >= 500 ? 'retry' : 'failed'), reason }
}
