import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import { unanswered } from '../unanswered.ts'
import { type Called, callViber } from './api.ts'
import { bodyOf, plainOf, type Sender } from './body.ts'
import { VIBER_ERRORS } from './errors.ts'

const Taken = z.looseObject({ message_token: z.coerce.string().min(1) })
/** Who writes, where the connection does not say: the chat itself shows the bot's own name. */
const NOBODY = 'Shop'

export async function sendViber(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  try {
    return await attempt(http, outgoing, settings, outgoing.message)
  } catch (error) {
    return unanswered(error)
  }
}

export function senderOf({ name, avatar }: ConnectionSettings): Sender {
  return { name: name || NOBODY, ...(avatar ? { avatar } : {}) }
}

async function attempt(
  http: HttpClient,
  outgoing: Outgoing,
  settings: ConnectionSettings,
  message: Fitted,
): Promise<Sent> {
  const body = bodyOf({ ...outgoing, message }, senderOf(settings))
  const called = await callViber(http, settings, 'send_message', body)
  if (called.ok) {
    const taken = Taken.safeParse(called.result).data
    return taken ? { state: 'sent', ref: taken.message_token } : { state: 'uncertain', reason: 'no message id' }
  }
  // Nothing was sent: plainer words are the same message.
  const plain = 'code' in called && VIBER_ERRORS[called.code]?.state === 'plain' ? plainOf(message) : undefined
  return plain ? attempt(http, outgoing, settings, plain) : sortViber(called)
}

export function sortViber(called: Extract<Called, { ok: false }>): Exclude<Sent, { state: 'sent' }> {
  if ('http' in called) {
    const { http: status } = called
    const reason = `status ${status}`
    if (status === 401 || status === 403) return { state: 'unauthorised', reason }
    // Something else stands before Viber, or what it says is no answer of its own.
    if (status < 300) return { state: 'uncertain', reason: 'no answer of Viber’s' }
    return { state: status === 429 || status >= 500 ? 'retry' : 'failed', reason }
  }
  const rule = VIBER_ERRORS[called.code]
  if (!rule) return { state: 'retry', reason: `${called.code}: ${called.words}` }
  if (rule.state === 'refused') return { state: rule.state, reason: rule.reason }
  const { state, reason, afterMs } = rule
  if (state === 'plain') return { state: 'failed', reason }
  return state === 'retry' && afterMs !== undefined ? { state, reason, afterMs } : { state, reason }
}
