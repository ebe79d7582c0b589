import type { HttpClient, HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { tokenOf } from './token.ts'

const BASE = 'https://mspgw.push.apple.com'
const TIMEOUT_MS = 15_000

/** Asks Apple's gateway for the connection's business; what is to be said about it stands in headers. */
export function callApple(
  http: HttpClient,
  settings: ConnectionSettings,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: object } = {},
): Promise<HttpResponse> {
  return http.request(`${baseOf(settings)}/v1/${path}`, {
    headers: { ...authorised(settings), 'content-type': 'application/json', ...headers },
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
    ...(body ? { method: 'POST' as const, body: JSON.stringify(body) } : { retries: 0 }),
  })
}

export function authorised(settings: ConnectionSettings): Record<string, string> {
  return { authorization: `Bearer ${tokenOf(settings)}`, 'source-id': settings['businessId'] ?? '' }
}

export function baseOf({ apiBase }: ConnectionSettings): string {
  return (apiBase ?? BASE).replace(/\/+$/, '')
}

/** Files lie elsewhere; whoever has apiBase of their own has them there too. */
export function isOwn(url: string, settings: ConnectionSettings): boolean {
  return settings['trusted'] === 'yes' && URL.parse(url)?.origin === new URL(baseOf(settings)).origin
}
