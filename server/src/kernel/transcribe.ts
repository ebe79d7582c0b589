import { z } from 'zod'
import type { Blob as File } from './blobs.ts'
import type { TranscribeConfig } from './config.ts'
import { type HttpClient, HttpError } from './http-client.ts'

/** Where speech is written down is asked so often, and each time waited for so long: somebody waits for the answer. */
const ATTEMPTS = 2
const PATIENCE_MS = 12_000
const MOST_BYTES = 1_000_000

const Answer = z.object({ text: z.string() })

/** What servers of this kind tell the format by. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
  'audio/mp4': 'm4a',
  'audio/m4a': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'm4a',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
  'audio/flac': 'flac',
}

/**
 * What is said in a recording, by an endpoint as OpenAI has it (POST {url}/audio/transcriptions, multipart). Undefined where
 * nothing was said, or it cannot be had: a person has to listen.
 */
export async function transcribe(
  http: HttpClient,
  { url, key, model }: TranscribeConfig,
  { type, bytes }: File,
): Promise<string | undefined> {
  const form = new FormData()
  form.append(
    'file',
    new Blob([new Uint8Array(bytes)], { type }),
    `recording.${ENDINGS[type] ?? type.split('/')[1] ?? 'ogg'}`,
  )
  form.append('model', model)
  form.append('response_format', 'json')
  const whole = new Response(form)
  const headers = {
    'content-type': whole.headers.get('content-type') ?? 'multipart/form-data',
    accept: 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  }
  const body = new Uint8Array(await whole.arrayBuffer())
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await http
      .request(`${url}/audio/transcriptions`, {
        method: 'POST',
        headers,
        body,
        trusted: true,
        timeoutMs: PATIENCE_MS,
        maxBytes: MOST_BYTES,
      })
      .catch((error: unknown) => {
        if (error instanceof HttpError) return undefined
        throw error
      })
    if (answer && answer.status < 300) return said(answer.text())
    // What is refused for what it is would be refused again.
    if (answer && answer.status < 429) return undefined
  }
  return undefined
}

function said(body: string): string | undefined {
  const answer = Answer.safeParse(parsed(body))
  return answer.data?.text.trim() || undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
