import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { fetchFile, isAtProvider } from '../fetch-file.ts'
import { authorization } from './oauth.ts'

const OWN_HOST = /(^|\.)(twitter\.com|x\.com|twimg\.com)$/

/** Fetches a file of a message, which X shows to the account alone; nobody else is shown a signature of ours. */
export async function xMedia(http: HttpClient, ref: string, settings: ConnectionSettings): Promise<Fetched> {
  const url = URL.parse(ref)
  const isOwn = url?.protocol === 'https:' && OWN_HOST.test(url.hostname)
  if (!url || !(isOwn || isAtProvider(ref, settings))) return { state: 'failed', reason: 'not an address of X' }
  const headers = { authorization: authorization('GET', url.href, settings) }
  return fetchFile(http, url.href, { headers, trusted: settings['trusted'] === 'yes', soon: [401] })
}
