import { z } from 'zod'
import type { HttpClient, HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'

const BASE = 'https://api.line.me'
const FILES = 'https://api-data.line.me'
const TIMEOUT_MS = 15_000

const Problem = z.object({
  message: z.string().catch(''),
  details: z.array(z.object({ message: z.string().catch(''), property: z.string().catch('') })).catch([]),
})

/** What LINE answered; of what went wrong its own words, without our token. */
export type Called =
  | { ok: true; result: unknown }
  | { ok: false; status: number; words: string; result: unknown; accepted?: string }

type Call = { path: string; method?: 'GET' | 'POST' | 'PUT'; body?: unknown; retryKey?: string }

/** Calls the Messaging API with the connection's token. Throws HttpError where nothing was answered. */
export async function callLine(http: HttpClient, settings: ConnectionSettings, call: Call): Promise<Called> {
  const { path, method = 'GET', body, retryKey } = call
  const response = await http.request(`${settings['apiBase'] || BASE}/v2/bot/${path}`, {
    method,
    ...authorised(settings, {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(retryKey === undefined ? {} : { 'x-line-retry-key': retryKey }),
    }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: TIMEOUT_MS,
  })
  const result = answeredJson(response)
  return response.status < 300 ? { ok: true, result } : { ok: false, ...refusalOf(response, result, settings) }
}

/** What they sent lies at a host of its own, and for a while only. */
export function contentUrl(settings: ConnectionSettings, message: string): string {
  return `${settings['apiBase'] || FILES}/v2/bot/message/${encodeURIComponent(message)}/content`
}

export function authorised(settings: ConnectionSettings, headers: Record<string, string> = {}) {
  const token = settings['channelAccessToken'] ?? ''
  return { headers: { ...headers, authorization: `Bearer ${token}` }, trusted: settings['trusted'] === 'yes' }
}

function refusalOf({ status, headers }: HttpResponse, result: unknown, settings: ConnectionSettings) {
  const { message = '', details: [first] = [] } = Problem.safeParse(result).data ?? {}
  const said = first ? `${message}: ${first.property} ${first.message}` : message
  const token = settings['channelAccessToken'] || '…'
  const accepted = headers['x-line-accepted-request-id']
  return {
    status,
    words: said.replaceAll(token, '…').slice(0, 200),
    result,
    ...(typeof accepted === 'string' ? { accepted } : {}),
  }
}
