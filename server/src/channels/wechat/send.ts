import { z } from 'zod'
import { HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Outgoing, Sent } from '../channel.ts'
import type { Fitted } from '../fitted.ts'
import { unanswered } from '../unanswered.ts'
import { call, type Called, type Wechat } from './api.ts'
import { bodyOf, plainOf } from './body.ts'
import { fateOf, NO_MENU } from './errors.ts'
import { uploadPicture } from './media.ts'

const SEND = '/cgi-bin/message/custom/send'
const Uploaded = z.object({ media_id: z.string().min(1) })

/** Says one message. WeChat gives out no id of it, so its name is our own key. */
export async function sendWechat(wechat: Wechat, outgoing: Outgoing, settings: ConnectionSettings): Promise<Sent> {
  const picture = await pictureOf(wechat, outgoing, settings)
  if (picture && !picture.ok && fateOf(picture).state !== 'failed') return fateOf(picture)
  try {
    return await attempt(wechat, outgoing, settings, outgoing.message, idOf(picture))
  } catch (error) {
    return unanswered(error)
  }
}

async function attempt(
  wechat: Wechat,
  outgoing: Outgoing,
  settings: ConnectionSettings,
  message: Fitted,
  picture: string | undefined,
): Promise<Sent> {
  // WeChat shows what JSON escapes as it is written: its signs go out as UTF-8.
  const called = await call(wechat, settings, SEND, {
    body: JSON.stringify(bodyOf(message, outgoing.address, picture)),
  })
  if (called.ok) return { state: 'sent', ref: outgoing.key }
  const plain = NO_MENU.includes(called.code) ? plainOf(message) : undefined
  return plain ? attempt(wechat, outgoing, settings, plain, undefined) : fateOf(called)
}

/** A picture is given to WeChat first; one that it cannot show is said as its address. */
async function pictureOf(
  wechat: Wechat,
  { message, webhookUrl }: Outgoing,
  settings: ConnectionSettings,
): Promise<Called | undefined> {
  if (message.media?.type !== 'image') return undefined
  try {
    return await uploadPicture(wechat, message.media.url, settings, webhookUrl)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return { ok: false, code: 0, status: 503, message: error.reason }
  }
}

function idOf(picture: Called | undefined): string | undefined {
  return picture?.ok ? Uploaded.safeParse(picture.result).data?.media_id : undefined
}
