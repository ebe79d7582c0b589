import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { unanswered } from '../unanswered.ts'
import { call } from './api.ts'
import { bodyOf, type Manner } from './body.ts'
import { contentOf, isWithin } from './content.ts'
import { fateOf, NO_CALLBACK, NO_MEDIA, NO_TEMPLATE } from './errors.ts'
import type { Templates } from './templates.ts'

const MOMENT_MS = 3000
const Taken = z.object({ sid: z.string().min(1) })

export type Twilio = { http: HttpClient; templates: Templates }

export async function sendSms(twilio: Twilio, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  if (!/^\+\d{5,15}$/.test(outgoing.address)) return { state: 'failed', reason: 'no phone number' }
  try {
    const content = settings['rcs'] === 'yes' ? contentOf(outgoing.message) : undefined
    if (!content) return await attempt(twilio, outgoing, settings, {})
    const sid = isWithin(content) ? await twilio.templates.find(settings, content) : undefined
    // Whatever comes of the template, its words go out.
    const said = { ...outgoing, message: { text: content.words, buttons: [] } }
    return await attempt(twilio, said, settings, sid === undefined ? {} : { template: { sid, content } })
  } catch (error) {
    return unanswered(error)
  }
}

async function attempt(
  twilio: Twilio,
  outgoing: Outgoing,
  settings: ConnectionSettings,
  manner: Manner,
): Promise<Sent> {
  const form = bodyOf(outgoing, settings['from'] ?? '', manner)
  const called = await call(twilio.http, settings, '/Messages.json', form)
  if (called.ok) {
    const taken = Taken.safeParse(called.result).data
    return taken ? { state: 'sent', ref: taken.sid } : { state: 'uncertain', reason: 'no message id' }
  }
  const { status, code, message } = called
  const simpler = simplerThan(manner, code, form)
  if (simpler) {
    if (NO_TEMPLATE.includes(code)) twilio.templates.forget()
    return attempt(twilio, outgoing, settings, simpler)
  }
  const fate = fateOf(status, code, message)
  // What broke while it was answered may have been taken: its report, which names our key, comes first.
  return fate.state === 'retry' && status >= 500 ? { ...fate, afterMs: MOMENT_MS } : fate
}

/** An address that the world cannot reach, or a template that is no more, is no reason to say nothing. */
function simplerThan(manner: Manner, code: number, form: URLSearchParams): Manner | undefined {
  if (code === NO_CALLBACK && manner.callback !== false) return { ...manner, callback: false }
  if (manner.template && (NO_TEMPLATE.includes(code) || NO_MEDIA.includes(code))) {
    const { template: _, ...rest } = manner
    return rest
  }
  return NO_MEDIA.includes(code) && form.has('MediaUrl') ? { ...manner, media: false } : undefined
}
