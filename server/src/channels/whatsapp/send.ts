import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import { HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched, Outgoing, Sent } from '../channel.ts'
import { callGraph } from '../graph/call.ts'
import { fetchFromMeta } from '../graph/media.ts'
import { postMessage } from '../graph/send.ts'
import { bodyOf, catalogueBodyOf, flowBodyOf } from './body.ts'
import { WHATSAPP_ERRORS } from './errors.ts'

export const WHATSAPP_BASE = 'https://graph.facebook.com'
const Taken = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const Media = z.object({ url: z.string(), mime_type: z.string().optional() })

/** One message to one person; WhatsApp tells its key back with every status. */
export async function sendWhatsapp(http: HttpClient, settings: ConnectionSettings, outgoing: Outgoing): Promise<Sent> {
  const native = catalogueBodyOf(outgoing, settings['catalogId'])
  if (native) {
    const sent = await postBody(http, settings, native)
    // A thing that is not in the catalogue (any more) is shown as a card.
    if (sent.state !== 'failed') return sent
  }
  const form = settings['flows']
    ? flowBodyOf(outgoing, settings['flows'] === 'draft' ? 'draft' : 'published')
    : undefined
  const asked = form && (await postBody(http, settings, form))
  if (asked && asked.state !== 'failed') return asked
  const sent = await postBody(http, settings, bodyOf(outgoing))
  // A flow that is not there, or is held back, is asked for step by step.
  return asked && sent.state === 'sent' ? { ...sent, trouble: `the form could not be sent: ${asked.reason}` } : sent
}

/** A body of the Cloud API as it stands: templates too go this way. */
export async function postBody(http: HttpClient, settings: ConnectionSettings, body: unknown): Promise<Sent> {
  const message = { base: WHATSAPP_BASE, path: `${settings['phoneNumberId'] ?? ''}/messages`, body }
  const refOf = (answer: unknown) => Taken.safeParse(answer).data?.messages[0]?.id
  return postMessage(http, settings, message, { rules: WHATSAPP_ERRORS, refOf, resent: true })
}

/** The ticks under a message of theirs turn blue, and with them, for 25 seconds at most, somebody is seen to type. */
export async function tellSeen(
  http: HttpClient,
  settings: ConnectionSettings,
  { ref, answering }: { ref: string; answering: boolean },
): Promise<void> {
  const typing = answering ? { typing_indicator: { type: 'text' } } : {}
  const body = { messaging_product: 'whatsapp', status: 'read', message_id: ref, ...typing }
  const path = `${settings['phoneNumberId'] ?? ''}/messages`
  await callGraph(http, settings, { base: WHATSAPP_BASE, path, method: 'POST', body, retries: 0 }).catch(
    (error: unknown) => {
      if (!(error instanceof HttpError)) throw error
    },
  )
}

/** A file is asked for by its id, then fetched from where it lies for five minutes. */
export async function fetchWhatsapp(http: HttpClient, settings: ConnectionSettings, ref: string): Promise<Fetched> {
  try {
    const path = `${encodeURIComponent(ref)}?phone_number_id=${settings['phoneNumberId'] ?? ''}`
    const asked = await callGraph(http, settings, { base: WHATSAPP_BASE, path, retries: 0 })
    if (!asked.ok) {
      const { status, code } = asked.refusal
      // A token that is no longer good will be put right; a file that is gone will not come back.
      const isPassing = status === 429 || status >= 500 || code === 190 || code === 4
      return { state: isPassing ? 'retry' : 'failed', reason: code === 0 ? `status ${status}` : String(code) }
    }
    const media = Media.safeParse(asked.body)
    if (!media.success) return { state: 'failed', reason: 'the answer names no file' }
    return await fetchFromMeta(http, settings, { url: media.data.url, type: media.data.mime_type, signed: false })
  } catch (error) {
    if (error instanceof HttpError) return { state: 'retry', reason: error.reason }
    throw error
  }
}
