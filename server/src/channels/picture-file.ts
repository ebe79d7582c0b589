import type { HttpClient } from '../kernel/http-client.ts'
import type { Fetched } from './channel.ts'
import { fetchFile } from './fetch-file.ts'

/**
 * A picture that a provider wants to be given as a file, where it shows such pictures. `webhookUrl` tells which address is
 * this server's own, and may be private.
 */
export async function pictureFile(
  http: HttpClient,
  url: string,
  given: { webhookUrl: string | undefined; types: readonly string[]; most: number },
): Promise<Fetched> {
  const { webhookUrl, types, most } = given
  const own = webhookUrl !== undefined && URL.parse(url)?.origin === URL.parse(webhookUrl)?.origin
  const file = await fetchFile(http, url, { trusted: own, maxBytes: most })
  if (file.state !== 'fetched' || types.includes(file.type)) return file
  return { state: 'failed', reason: `no picture: ${file.type}` }
}
