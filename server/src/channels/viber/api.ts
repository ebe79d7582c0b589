import { z } from 'zod'
import type { HttpClient, HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { wideJson } from './wide-json.ts'

const BASE = 'https://chatapi.viber.com'
const TIMEOUT_MS = 15_000

const Answer = z.looseObject({ status: z.int(), status_message: z.string().catch('') })

/** What Viber answered: always 200, with a code of its own that is 0 where all is well; `http` where it said nothing of the kind. */
export type Called =
  | { ok: true; result: unknown }
  | { ok: false; code: number; words: string }
  | { ok: false; http: number }

/** Calls the bots API with the connection's token. Throws HttpError where nothing was answered. */
export async function callViber(
  http: HttpClient,
  settings: ConnectionSettings,
  method: string,
  body: unknown,
): Promise<Called> {
  const token = settings['authToken'] ?? ''
  const response = await http.request(`${settings['apiBase'] || BASE}/pa/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-viber-auth-token': token },
    body: JSON.stringify(body),
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
  })
  const answer = response.status < 300 ? Answer.safeParse(jsonOf(response)).data : undefined
  if (!answer) return { ok: false, http: response.status }
  if (answer.status === 0) return { ok: true, result: answer }
  return { ok: false, code: answer.status, words: answer.status_message.replaceAll(token || '…', '…').slice(0, 200) }
}

function jsonOf(response: HttpResponse): unknown {
  try {
    return wideJson(response.text())
  } catch {
    return undefined
  }
}
