import { Failure } from '../../kernel/failure.ts'
import type { ConnectionSettings, RawRequest, Received } from '../channel.ts'
import { signedForm } from '../sms/signature.ts'
import { askIn, hangUp, hold, respond } from './twiml.ts'
import { tongueOf } from './words.ts'

const MOST_SILENCES = 2
const LONGEST = 5000
/** Calls that are over have nobody to talk to. */
const OVER: readonly string[] = ['completed', 'busy', 'failed', 'no-answer', 'canceled']

/**
 * Verifies and reads a step of a call (https://www.twilio.com/docs/voice/twiml#request-parameters). What was said is a
 * message like any other; its answer comes by the API, and until then the call is held.
 */
export function receiveCall(request: RawRequest, settings: ConnectionSettings): Received {
  const form = signedForm(request, settings['authToken'] ?? '')
  const call = form.get('CallSid') ?? ''
  const address = form.get('From')?.trim() ?? ''
  if (call === '') throw new Failure('invalid_request')
  const { of = 'hello', silent, late, language = settings['language'] } = request.query
  const asked = { url: request.url.replace(/\?.*/s, ''), of, language }
  const answer = (body: string) => ({ type: 'text/xml', body })
  if (OVER.includes(form.get('CallStatus') ?? '')) return { items: [], answer: answer(respond('')) }
  const heard = (form.get('SpeechResult') ?? form.get('Digits') ?? '').trim().slice(0, LONGEST)
  const tongue = tongueOf(language)
  if (heard === '') {
    const silences = Number(silent ?? 0)
    if (silences >= MOST_SILENCES) return { items: [], answer: answer(hangUp(language)) }
    const words = late === undefined ? (silences > 0 ? tongue.silent : tongue.hello) : tongue.late
    return { items: [], answer: answer(askIn(asked, words, silences)) }
  }
  // A withheld number cannot be told from any other.
  if (!/^\+\d{5,15}$/.test(address)) return { items: [], answer: answer(hangUp(language)) }
  const said = { type: 'text' as const, text: heard }
  const dedupe = `${call}.${of}`.slice(0, 500)
  const item = { kind: 'message' as const, dedupe, address, scope: settings['from'] ?? '', parts: [said] }
  return { items: [item], answer: answer(hold(asked)) }
}
