import { type HttpClient, HttpError } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { authorised, baseOf } from './api.ts'

/** What one message may carry (https://www.twilio.com/docs/messaging/guides/accepted-mime-types), with room for MMS of carriers. */
const LARGEST_FILE = 16_000_000

/** Fetches a file of a message. Only Twilio is shown the token; it sends us on to where the file lies. */
export async function smsMedia(http: HttpClient, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  const url = URL.parse(ref)
  const own = new URL(baseOf(settings))
  if (!url || (url.host !== own.host && !/(^|\.)twilio\.com$/.test(url.hostname)))
    return { state: 'failed', reason: 'not an address of Twilio' }
  try {
    const request = { ...authorised(settings), maxBytes: LARGEST_FILE, follow: 3 }
    const { status, headers, body } = await http.request(url, request)
    if (status === 200) {
      const type = String(headers['content-type'] ?? '')
        .split(';')[0]
        ?.trim()
      return { state: 'fetched', type: type || 'application/octet-stream', bytes: body }
    }
    // Twilio lays a file down a moment after it tells of it.
    const passes = status === 401 || status === 404 || status === 429 || status >= 500
    return { state: passes ? 'retry' : 'failed', reason: `status ${status}` }
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    const { reason } = error
    return { state: reason === 'network' || reason === 'timeout' ? 'retry' : 'failed', reason }
  }
}
