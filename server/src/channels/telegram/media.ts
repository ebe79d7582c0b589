import { extname } from 'node:path'
import { z } from 'zod'
import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { call, download } from './api.ts'

const Found = z.looseObject({ file_path: z.string().min(1) })

/** Telegram gives files out as bytes without a kind: their names tell it. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  heic: 'image/heic',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  pdf: 'application/pdf',
}

/** Fetches a file by its id: first where it lies, then itself; both may be asked for again. */
export async function telegramMedia(http: HttpClient, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  try {
    const called = await call(http, settings, 'getFile', { file_id: ref })
    if (!called.ok)
      return {
        state: passes(called.code) ? 'retry' : 'failed',
        reason: `${called.code} ${called.description}`.slice(0, 300),
      }
    const found = Found.safeParse(called.result)
    if (!found.success) return { state: 'failed', reason: 'no file' }
    const path = found.data.file_path
    const { status, headers, body } = await download(http, settings, path)
    if (status !== 200) return { state: passes(status) ? 'retry' : 'failed', reason: `status ${status}` }
    const given = String(headers['content-type'] ?? '')
    const type =
      TYPES[extname(path).slice(1).toLowerCase()] ?? (given.split(';')[0]?.trim() || 'application/octet-stream')
    return { state: 'fetched', type, bytes: body }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    return {
      state: error.reason === 'network' || error.reason === 'timeout' ? 'retry' : 'failed',
      reason: error.reason,
    }
  }
}

/** Where a token is refused somebody may put it right. */
function passes(status: number): boolean {
  return status === 401 || status === 429 || status >= 500
}
