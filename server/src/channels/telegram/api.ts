import { z } from 'zod'
import type { HttpClient, HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'

const BASE = 'https://api.telegram.org'
const TIMEOUT_MS = 15_000
/** What a bot may download (https://core.telegram.org/bots/api#getfile). */
const LARGEST_FILE = 20_000_000

const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.int(),
    description: z.string().default(''),
    parameters: z.object({ retry_after: z.number().optional() }).optional(),
  }),
])

/** What a method came to; of what went wrong the code and the words are Telegram's own. */
export type Called =
  | { ok: true; result: unknown }
  | { ok: false; code: number; description: string; retryAfterMs?: number }

/** The bot's own id, which every token begins with: the space in which an address is unique. */
export function botOf(settings: ConnectionSettings): string {
  return (settings['token'] ?? '').split(':')[0] ?? ''
}

/** Calls a method of the Bot API. The token stands in the address, so no address may ever be told or logged. */
export async function call(
  http: HttpClient,
  settings: ConnectionSettings,
  method: string,
  body: object,
): Promise<Called> {
  const response = await http.request(addressOf(settings, `bot${settings['token'] ?? ''}/${method}`), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
  })
  return calledOf(response)
}

export async function download(http: HttpClient, settings: ConnectionSettings, path: string): Promise<HttpResponse> {
  return http.request(addressOf(settings, `file/bot${settings['token'] ?? ''}/${path}`), {
    maxBytes: LARGEST_FILE,
    trusted: settings['trusted'] === 'yes',
  })
}

function addressOf(settings: ConnectionSettings, path: string): string {
  return `${(settings['apiBase'] ?? BASE).replace(/\/+$/, '')}/${path.split('/').map(encode).join('/')}`
}

/** A token keeps its colon; whatever else does not belong into a path leads nowhere. */
function encode(segment: string): string {
  return encodeURIComponent(segment).replaceAll('%3A', ':')
}

function calledOf(response: HttpResponse): Called {
  const answer = Answer.safeParse(answeredJson(response)).data
  if (answer?.ok && response.status < 300) return answer
  if (answer && !answer.ok) {
    const { error_code: code, description, parameters } = answer
    const after = parameters?.retry_after
    return { ok: false, code, description, ...(after === undefined ? {} : { retryAfterMs: after * 1000 }) }
  }
  // A proxy or a front of theirs answered: only its status says something.
  return { ok: false, code: response.status < 300 ? 502 : response.status, description: `status ${response.status}` }
}
