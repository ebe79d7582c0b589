import { z } from 'zod'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { fetchFile, isAtProvider } from '../fetch-file.ts'
import { pictureFile } from '../picture-file.ts'
import { addressOf, call, type Called, type Refused, type Wechat, withToken } from './api.ts'
import { fateOf } from './errors.ts'

/** https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia */
const LARGEST_PICTURE = 10_000_000
const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' }

/** In place of a file: what went wrong, or where a film lies. */
const Told = z.looseObject({
  errcode: z.int().optional(),
  errmsg: z.string().optional(),
  video_url: z.url().optional(),
})

/** Fetches what somebody sent; WeChat keeps it for three days. */
export async function wechatMedia(wechat: Wechat, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  const trusted = settings['trusted'] === 'yes'
  const found = await withToken<Fetched>(wechat, settings, async (token) => {
    const url = addressOf(settings, `/cgi-bin/media/get?media_id=${encodeURIComponent(ref)}`, token)
    const file = await fetchFile(wechat.http, url, { trusted })
    const told = file.state === 'fetched' ? toldBy(file) : undefined
    if (told?.video_url)
      return fetchFile(wechat.http, told.video_url, { trusted: isAtProvider(told.video_url, settings) })
    if (told) return { ok: false, code: told.errcode ?? 0, status: 200, message: told.errmsg ?? 'no file' }
    return file
  })
  if ('state' in found) return found
  const { state, reason } = fateOf(found)
  return { state: state === 'failed' ? 'failed' : 'retry', reason }
}

function toldBy({ type, bytes }: Extract<Fetched, { state: 'fetched' }>): z.infer<typeof Told> | undefined {
  if (!/^(application\/json|text\/plain)$/.test(type)) return undefined
  try {
    return Told.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** Gives WeChat a picture, ours or of somebody else. `webhookUrl` tells which address is this server's own. */
export async function uploadPicture(
  wechat: Wechat,
  url: string,
  settings: ConnectionSettings,
  webhookUrl: string | undefined,
): Promise<Called> {
  const file = await pictureFile(wechat.http, url, { webhookUrl, types: Object.keys(ENDINGS), most: LARGEST_PICTURE })
  if (file.state !== 'fetched') return refusal(file.state === 'retry' ? 503 : 400, file.reason)
  const form = new FormData()
  const blob = new Blob([new Uint8Array(file.bytes)], { type: file.type })
  form.set('media', blob, `picture.${ENDINGS[file.type] ?? 'jpg'}`)
  const packed = new Response(form)
  const headers = { 'content-type': packed.headers.get('content-type') ?? 'multipart/form-data' }
  const body = new Uint8Array(await packed.arrayBuffer())
  return call(wechat, settings, '/cgi-bin/media/upload?type=image', { headers, body })
}

function refusal(status: number, message: string): Refused {
  return { ok: false, code: 0, status, message }
}
