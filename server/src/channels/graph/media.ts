import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings, Fetched } from '../channel.ts'
import { fetchFile, isAtProvider } from '../fetch-file.ts'

/** Meta's own hosts of files: nobody else is shown the token. */
const META = /(^|\.)(fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net|instagram\.com|cdninstagram\.com)$/

/** Fetches a file from where Meta keeps it; `signed` addresses open by themselves, others by the token. */
export async function fetchFromMeta(
  http: HttpClient,
  settings: ConnectionSettings,
  { url, type, signed }: { url: string; type?: string | undefined; signed: boolean },
): Promise<Fetched> {
  const ours = isAtProvider(url, settings)
  return fetchFile(http, url, {
    headers: !signed && (ours || isMeta(url)) ? { authorization: `Bearer ${settings['accessToken'] ?? ''}` } : {},
    follow: 3,
    trusted: ours,
    type,
  })
}

function isMeta(url: string): boolean {
  return URL.canParse(url) && META.test(new URL(url).hostname)
}
