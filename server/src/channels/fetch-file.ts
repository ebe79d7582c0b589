import { type HttpClient, HttpError, type HttpRequest, type HttpResponse } from '../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from './channel.ts'

const MOST_BYTES = 100 * 1024 * 1024
const TIMEOUT_MS = 60_000

/** How a file is asked for; `soon` are the answers by which a provider says that it is not ready yet. */
export type FileRequest = HttpRequest & { type?: string | undefined; soon?: readonly number[] }

/** Fetches a file from where a provider keeps it: what passes is asked for again, what is gone or too large is not. */
export async function fetchFile(http: HttpClient, url: string, request: FileRequest): Promise<Fetched> {
  const { type, soon = [], ...rest } = request
  try {
    const response = await http.request(url, { maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS, ...rest })
    return soon.includes(response.status)
      ? { state: 'retry', reason: `status ${response.status}` }
      : fetchedOf(response, type)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const isFinal = error.reason === 'too_large' || error.reason === 'bad_url' || error.reason === 'refused_address'
    return { state: isFinal ? 'failed' : 'retry', reason: error.reason }
  }
}

function fetchedOf({ status, headers, body }: HttpResponse, told: string | undefined): Fetched {
  const reason = `status ${status}`
  if (status === 429 || status >= 500) return { state: 'retry', reason }
  if (status >= 300) return { state: 'failed', reason }
  const given = headers['content-type']
  const type = told ?? (typeof given === 'string' ? given : 'application/octet-stream')
  return { state: 'fetched', type: type.split(';')[0]?.trim() ?? type, bytes: body }
}

/** The provider stands where the operator said, its files with it. */
export function isAtProvider(url: string, { apiBase, trusted }: ConnectionSettings): boolean {
  return trusted === 'yes' && !!apiBase && URL.canParse(url) && new URL(url).origin === new URL(apiBase).origin
}
