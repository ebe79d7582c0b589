import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { uuidOf } from '../key-uuid.ts'
import { unanswered } from '../unanswered.ts'
import { type Called, callLine } from './api.ts'
import { bodyOf } from './body.ts'
import { LINE_ERRORS } from './errors.ts'

const Taken = z.object({ sentMessages: z.array(z.object({ id: z.string().min(1) })).min(1) })

/** Pushes one message. LINE takes it once under its retry key for a day, and says so when it is sent again. */
export async function sendLine(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const call = {
    path: 'message/push',
    method: 'POST' as const,
    body: bodyOf(outgoing, { here: settings['apiBase'] !== undefined }),
    retryKey: uuidOf(outgoing.key),
  }
  try {
    return sentOf(await callLine(http, settings, call))
  } catch (error) {
    return unanswered(error)
  }
}

function sentOf(called: Called): Sent {
  const ref = Taken.safeParse(called.result).data?.sentMessages.at(-1)?.id
  if (called.ok) return ref === undefined ? { state: 'uncertain', reason: 'no message id' } : { state: 'sent', ref }
  // It was taken before, when its answer did not reach us.
  if (called.status === 409) return { state: 'sent', ref: ref ?? called.accepted ?? 'accepted' }
  return sortLine(called)
}

type Refused = { status: number; words: string }

export function sortLine({ status, words }: Refused): Exclude<Sent, { state: 'sent' }> {
  const rule = LINE_ERRORS.find((each) => each.status === status && (each.words?.test(words) ?? true))
  if (rule) {
    if (rule.state === 'refused') return { state: rule.state, reason: rule.reason }
    const { state, reason, afterMs } = rule
    return state === 'retry' && afterMs !== undefined ? { state, reason, afterMs } : { state, reason }
  }
  const reason = words === '' ? `status ${status}` : `${status}: ${words}`
  return { state: status === 429 || status >= 500 ? 'retry' : 'failed', reason }
}
