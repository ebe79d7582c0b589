import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { call, type Called } from '../sms/api.ts'
import { bodyOf } from '../sms/body.ts'
import { fateOf } from '../sms/errors.ts'
import { unanswered } from '../unanswered.ts'
import { spoken } from './speech.ts'
import { askIn } from './twiml.ts'
import { tongueOf } from './words.ts'

const Calls = z.object({ calls: z.array(z.object({ sid: z.string().min(1) })) })
const Taken = z.object({ sid: z.string().min(1) })
/** The call ended a moment ago (https://www.twilio.com/docs/api/errors/21220). */
const OVER = 21_220

/** Says an answer in the call that is going on, its pages as a text message; whoever has hung up gets all of it as one. */
export async function sendSpoken(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  try {
    const live = await liveCall(http, outgoing, settings)
    if (typeof live !== 'string') return live ?? (await asText(http, outgoing, settings, outgoing.message.text))
    return await say(http, outgoing, settings, live)
  } catch (error) {
    return unanswered(error)
  }
}

/** The call of theirs with us, if there is one; else what keeps us from knowing. */
async function liveCall(
  http: HttpClient,
  { address }: Outgoing,
  settings: ConnectionSettings,
): Promise<string | Sent | undefined> {
  const query = new URLSearchParams({ From: address, To: settings['from'] ?? '', Status: 'in-progress' })
  const asked = await call(http, settings, `/Calls.json?${query}`)
  if (!asked.ok) return refused(asked)
  return Calls.safeParse(asked.result).data?.calls[0]?.sid
}

async function say(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings, sid: string): Promise<Sent> {
  const { key, letter, message, webhookUrl: url = '' } = outgoing
  const language = letter?.language ?? settings['language']
  const { say: words, pages } = spoken(message.text)
  // The text goes first: a call that is told of it must not wait for it in vain.
  const sent = pages.length > 0 ? await asText(http, outgoing, settings, pages.join('\n')) : undefined
  const whole = sent?.state === 'sent' ? `${words}\n${tongueOf(language).page}` : words
  const form = new URLSearchParams({ Twiml: askIn({ url, of: key, language }, whole) })
  const called = await call(http, settings, `/Calls/${sid}.json`, form)
  if (called.ok) return { state: 'sent', ref: `${sid}.${key}` }
  if (called.code === OVER) return asText(http, outgoing, settings, message.text)
  const fate = refused(called)
  // Said again, a text would come twice.
  return sent?.state === 'sent' && fate.state === 'retry' ? sent : fate
}

async function asText(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings, text: string): Promise<Sent> {
  const { webhookUrl: _, ...rest } = outgoing
  const form = bodyOf({ ...rest, message: { text, buttons: [] } }, settings['from'] ?? '')
  const called = await call(http, settings, '/Messages.json', form)
  if (!called.ok) return refused(called)
  const taken = Taken.safeParse(called.result).data
  return taken ? { state: 'sent', ref: taken.sid } : { state: 'uncertain', reason: 'no message id' }
}

function refused({ status, code, message }: Extract<Called, { ok: false }>): Sent {
  return fateOf(status, code, message)
}
