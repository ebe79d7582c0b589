import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { unanswered } from '../unanswered.ts'
import { call } from './api.ts'
import { bodyOf } from './body.ts'
import { fateOf, NO_CALLBACK, NO_MEDIA } from './errors.ts'

const MOMENT_MS = 3000
const Taken = z.object({ sid: z.string().min(1) })

export async function sendSms(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  if (!/^\+\d{5,15}$/.test(outgoing.address)) return { state: 'failed', reason: 'no phone number' }
  try {
    return await attempt(http, outgoing, settings, {})
  } catch (error) {
    return unanswered(error)
  }
}

async function attempt(
  http: HttpClient,
  outgoing: Outgoing,
  settings: ConnectionSettings,
  without: { media?: boolean; callback?: boolean },
): Promise<Sent> {
  const form = bodyOf(outgoing, settings['from'] ?? '', without)
  const called = await call(http, settings, '/Messages.json', form)
  if (called.ok) {
    const taken = Taken.safeParse(called.result).data
    return taken ? { state: 'sent', ref: taken.sid } : { state: 'uncertain', reason: 'no message id' }
  }
  const { status, code, message } = called
  // An address that the world cannot reach is no reason to say nothing.
  if (code === NO_CALLBACK && !without.callback)
    return attempt(http, outgoing, settings, { ...without, callback: true })
  if (NO_MEDIA.includes(code) && form.has('MediaUrl'))
    return attempt(http, outgoing, settings, { ...without, media: true })
  const { state, reason } = fateOf(status, code, message)
  // What broke while it was answered may have been taken: its report, which names our key, comes first.
  return state === 'retry' && status >= 500 ? { state, reason, afterMs: MOMENT_MS } : { state, reason }
}
