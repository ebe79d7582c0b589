import { z } from 'zod'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import { pictureFile } from '../picture-file.ts'
import { unanswered } from '../unanswered.ts'
import { call, type Called } from './api.ts'
import { eventOf, wordsOf } from './body.ts'
import { fateOf } from './errors.ts'
import { hasReplies } from './limits.ts'

/** https://docs.x.com/x-api/media/quickstart/best-practices */
const PICTURES = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], most: 5_000_000 }

const Uploaded = z.object({ data: z.object({ id: z.string().min(1) }) })
/** The id of an event is the same in both APIs. */
const Taken = z.union([
  z.object({ data: z.object({ dm_event_id: z.string().min(1) }) }).transform(({ data }) => data.dm_event_id),
  z.object({ event: z.object({ id: z.string().min(1) }) }).transform(({ event }) => event.id),
])

export async function sendX(http: HttpClient, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const { address, message } = outgoing
  if (!/^\d{1,19}$/.test(address)) return { state: 'failed', reason: 'no account of X' }
  const picture = await pictureOf(http, outgoing, settings)
  // Nothing was said yet: what passes is waited for, what cannot be shown is said as its address.
  const refused = picture && !picture.ok ? fateOf(picture) : undefined
  if (refused && refused.state !== 'failed') return refused
  const id = picture?.ok ? Uploaded.safeParse(picture.result).data?.data.id : undefined
  try {
    const called = hasReplies(settings)
      ? await call(http, settings, '/1.1/direct_messages/events/new.json', { body: eventOf(message, address, id) })
      : await call(http, settings, `/2/dm_conversations/with/${address}/messages`, { body: wordsOf(message, id) })
    if (!called.ok) return fateOf(called)
    const ref = Taken.safeParse(called.result).data
    return ref === undefined ? { state: 'uncertain', reason: 'no message id' } : { state: 'sent', ref }
  } catch (error) {
    return unanswered(error)
  }
}

async function pictureOf(
  http: HttpClient,
  { message, webhookUrl }: Outgoing,
  settings: ConnectionSettings,
): Promise<Called | undefined> {
  if (message.media?.type !== 'image') return undefined
  const file = await pictureFile(http, message.media.url, { webhookUrl, ...PICTURES })
  if (file.state !== 'fetched') return refusal(file.state === 'retry' ? 503 : 400, file.reason)
  const category = file.type === 'image/gif' ? 'dm_gif' : 'dm_image'
  try {
    const body = { media: file.bytes.toString('base64'), media_category: category }
    return await call(http, settings, '/2/media/upload', { body })
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return refusal(503, error.reason)
  }
}

function refusal(status: number, message: string): Called {
  return { ok: false, status, code: 0, message }
}
