import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { fetchFile } from '../fetch-file.ts'
import { answeredJson } from '../provider-json.ts'
import { authorised, baseOf, callApple, isOwn } from './api.ts'

/** https://register.apple.com/resources/messages/msp-rest-api/attachments: a key for each file, counted from nothing. */
const CIPHER = 'aes-256-ctr'
const START = Buffer.alloc(16)
const TIMEOUT_MS = 60_000

/** What a file is asked for by; it is kept as one text. */
const Ref = z.object({
  url: z.string().min(1),
  owner: z.string(),
  key: z.string().regex(/^00[0-9a-f]{64}$/i),
  signature: z.string(),
  type: z.string(),
})
export type Ref = z.infer<typeof Ref>

const Download = z.object({ 'download-url': z.string().min(1) })
const Upload = z.object({ 'upload-url': z.string(), 'mmcs-url': z.string(), 'mmcs-owner': z.string() })
const Uploaded = z.object({ singleFile: z.object({ fileChecksum: z.string() }) })

/** A file as a message names it. */
export type Attachment = {
  name: string
  mimeType: string
  size: string
  url: string
  owner: string
  key: string
  'signature-base64': string
}

/** Asks where a file lies, fetches it and opens it. */
export async function appleMedia(http: HttpClient, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  const file = Ref.safeParse(parsed(ref)).data
  if (!file) return { state: 'failed', reason: 'no file of Apple' }
  const { url, owner, signature, key, type } = file
  const asked = await fetchFile(http, `${baseOf(settings)}/v1/preDownload`, {
    headers: { ...authorised(settings), url, owner, signature },
    trusted: settings['trusted'] === 'yes',
    soon: [401, 403],
  })
  if (asked.state !== 'fetched') return asked
  const address = Download.safeParse(parsed(asked.bytes.toString('utf8'))).data?.['download-url']
  if (address === undefined) return { state: 'failed', reason: 'no address of the file' }
  const sealed = await fetchFile(http, address, { trusted: isOwn(address, settings), type })
  if (sealed.state !== 'fetched') return sealed
  const opener = createDecipheriv(CIPHER, Buffer.from(key.slice(2), 'hex'), START)
  return { ...sealed, bytes: Buffer.concat([opener.update(sealed.bytes), opener.final()]) }
}

/** Seals a file, lays it down at Apple and names it for a message; undefined where Apple would not take it. */
export async function upload(
  http: HttpClient,
  settings: ConnectionSettings,
  file: { name: string; type: string; bytes: Buffer },
): Promise<Attachment | undefined> {
  const key = randomBytes(32)
  const sealer = createCipheriv(CIPHER, key, START)
  const sealed = Buffer.concat([sealer.update(file.bytes), sealer.final()])
  const size = String(sealed.length)
  const asked = await callApple(http, settings, 'preUpload', { headers: { size, 'mmcs-size': size } })
  const place = asked.status < 300 ? Upload.safeParse(answeredJson(asked)).data : undefined
  if (!place) return undefined
  const laid = await http.request(place['upload-url'], {
    method: 'POST',
    body: sealed,
    timeoutMs: TIMEOUT_MS,
    trusted: isOwn(place['upload-url'], settings),
  })
  const checksum = laid.status < 300 ? Uploaded.safeParse(answeredJson(laid)).data?.singleFile.fileChecksum : undefined
  if (checksum === undefined) return undefined
  return {
    name: file.name,
    mimeType: file.type,
    size,
    url: place['mmcs-url'],
    owner: place['mmcs-owner'],
    key: `00${key.toString('hex')}`,
    'signature-base64': checksum,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
