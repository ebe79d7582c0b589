import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import { unanswered } from '../unanswered.ts'
import { z } from 'zod'
import { refOf } from './address.ts'
import { call, type Called } from './api.ts'
import { bodyOf, plainOf } from './body.ts'

type Refused = Extract<Called, { ok: false }>

const Taken = z.looseObject({ message_id: z.int() })

/**
 * What a refusal means, the first that fits. The codes are those of HTTP, the words Telegram's own; it publishes no list,
 * so these are from its server's source: https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.cpp
 */
const REFUSALS: readonly { code: number; words?: RegExp; state: Exclude<Sent['state'], 'sent'> }[] = [
  { code: 401, state: 'unauthorised' },
  // A token that has never been one.
  { code: 404, words: /^Not Found$/, state: 'unauthorised' },
  { code: 403, words: /blocked by the user|bot was kicked|user is deactivated/, state: 'stopped' },
  // Whoever has not written to a bot cannot be written to.
  { code: 403, state: 'refused' },
  { code: 400, words: /chat not found|user not found|PEER_ID_INVALID/, state: 'refused' },
  { code: 409, state: 'retry' },
  { code: 429, state: 'retry' },
]

export async function sendTelegram(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  try {
    return await attempt(http, outgoing, settings, outgoing.message)
  } catch (error) {
    return unanswered(error)
  }
}

async function attempt(
  http: HttpClient,
  outgoing: Outgoing,
  settings: ConnectionSettings,
  message: Fitted,
): Promise<Sent> {
  const { address, replyTo } = outgoing
  const { miniApp, paymentProviderToken: providerToken } = settings
  const asked = bodyOf(message, address, { replyTo, miniApp: miniApp === 'yes', providerToken })
  if (!asked) return { state: 'failed', reason: 'no such address' }
  const called = await call(http, settings, asked.method, asked.body)
  if (called.ok) {
    const taken = Taken.safeParse(called.result).data
    return taken
      ? { state: 'sent', ref: refOf(address, taken.message_id) }
      : { state: 'uncertain', reason: 'no message id' }
  }
  const plain = isAboutWords(called) ? plainOf(message) : undefined
  return plain ? attempt(http, outgoing, settings, plain) : fateOf(called)
}

/** Whether plainer words might be taken: nothing was sent, and neither the chat nor the token is what is wrong. */
function isAboutWords({ code, description }: Refused): boolean {
  // A Bot API server of one's own may be older than rich messages.
  if (code === 404) return /method not found/.test(description)
  return code === 400 && !/chat not found|user not found|PEER_ID_INVALID|BUSINESS_/.test(description)
}

function fateOf({ code, description, retryAfterMs }: Refused): Exclude<Sent, { state: 'sent' }> {
  const reason = `${code} ${description}`.slice(0, 300)
  const known = REFUSALS.find((refusal) => refusal.code === code && (refusal.words?.test(description) ?? true))
  const state = known?.state ?? (code >= 500 ? 'retry' : 'failed')
  if (state === 'refused') return { state, reason: 'unreachable' }
  return state === 'retry' && retryAfterMs !== undefined ? { state, reason, afterMs: retryAfterMs } : { state, reason }
}
