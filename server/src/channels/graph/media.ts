import { type HttpClient, HttpError, type HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'

const MOST_BYTES = 100 * 1024 * 1024
const TIMEOUT_MS = 60_000
/** Meta's own hosts of files: nobody else is shown the token. */
const META = /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net|instagram\.com|cdninstagram\.com)$/

/** Fetches a file from where Meta keeps it; `signed` addresses open by themselves, others by the token. */
export async function fetchFile(
  http: HttpClient,
  settings: ConnectionSettings,
  { url, type, signed }: { url: string; type?: string | undefined; signed: boolean },
): Promise<Fetched> {
  try {
    const ours = isSimulated(url, settings)
    const response = await http.request(url, {
      headers: !signed && (ours || isMeta(url)) ? { authorization: `Bearer ${settings['accessToken'] ?? ''}` } : {},
      maxBytes: MOST_BYTES,
      timeoutMs: TIMEOUT_MS,
      follow: 3,
      trusted: ours,
    })
    return fetchedOf(response, type)
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

function isMeta(url: string): boolean {
  return URL.canParse(url) && META.test(new URL(url).hostname)
}

/** The provider stands where the operator said, its files with it. */
function isSimulated(url: string, { apiBase, trusted }: ConnectionSettings): boolean {
  return trusted === 'yes' && !!apiBase && URL.canParse(url) && new URL(url).origin === new URL(apiBase).origin
}
