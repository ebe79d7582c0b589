import { z } from 'zod'
import type { HttpClient, HttpRequest, HttpResponse } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'
import { authorization } from './oauth.ts'

const BASE = 'https://api.x.com'
const TIMEOUT_MS = 15_000
const SHORTEST_MS = 1000
const LONGEST_MS = 86_400_000

/** What went wrong: a code where the first API names one, else 0; words are X's own. */
export type Refused = { ok: false; status: number; code: number; message: string; afterMs?: number }
export type Called = { ok: true; result: unknown } | Refused

/** The first API names codes, the second describes problems. */
const Problem = z.looseObject({
  errors: z
    .array(z.looseObject({ code: z.int().optional(), message: z.string().optional() }))
    .optional()
    .catch(undefined),
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
})

type Request = { method?: 'GET' | 'POST' | 'PUT'; body?: unknown; authorization?: string }

/** Calls X for the account. Throws HttpError when nothing was answered. */
export async function call(
  http: HttpClient,
  settings: ConnectionSettings,
  path: string,
  { method = 'POST', body, authorization: given }: Request = {},
): Promise<Called> {
  const url = `${baseOf(settings)}${path}`
  const request: HttpRequest = {
    method,
    headers: {
      authorization: given ?? authorization(method, url, settings),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
  }
  return calledOf(await http.request(url, request))
}

export function calledOf(response: HttpResponse): Called {
  const answer = answeredJson(response)
  const { status } = response
  if (status < 300) return { ok: true, result: answer }
  const { errors: [first] = [], title, detail } = Problem.safeParse(answer).data ?? {}
  const message = first?.message ?? detail ?? title ?? `status ${status}`
  const afterMs = status === 429 ? afterOf(response.headers) : undefined
  return { ok: false, status, code: first?.code ?? 0, message, ...(afterMs === undefined ? {} : { afterMs }) }
}

/** When X takes calls again: of the limits that are used up, the one that lasts longest. */
function afterOf(headers: HttpResponse['headers']): number | undefined {
  const limits = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour']
  const used = limits.filter((limit) => headers[`${limit}-remaining`] === '0')
  const resets = (used.length > 0 ? used : limits.slice(0, 1)).map((limit) => Number(headers[`${limit}-reset`]))
  const last = Math.max(...resets.filter((reset) => reset > 0))
  if (!Number.isFinite(last)) return undefined
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, last * 1000 - Date.now()))
}

export function baseOf(settings: ConnectionSettings): string {
  return (settings['apiBase'] ?? BASE).replace(/\/+$/, '')
}

/** The account's own id, which its token begins with. */
export function accountOf({ accessToken = '' }: ConnectionSettings): string {
  return /^(\d+)-/.exec(accessToken)?.[1] ?? ''
}
