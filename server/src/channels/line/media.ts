import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { fetchFile } from '../fetch-file.ts'
import { authorised, contentUrl } from './api.ts'

/** LINE says so while a film or a voice note is still being made ready. */
const NOT_YET = [202]

/** Fetches what they sent, by the message's id; what another app sent for them, from where it lies, without the token. */
export function lineMedia(http: HttpClient, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  if (/^https?:/.test(ref)) return fetchFile(http, ref, { follow: 3 })
  return fetchFile(http, contentUrl(settings, ref), { ...authorised(settings), soon: NOT_YET })
}
