import { z } from 'zod'
import { type HttpClient, HttpError, type HttpRequest } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'
import type { Token, TokenStore } from '../tokens.ts'
import { TOKEN_REFUSED } from './errors.ts'

const BASE = 'https://api.weixin.qq.com'
const TIMEOUT_MS = 15_000
/** WeChat renews a token so long before it ends, and takes both meanwhile. */
const RENEWED_MS = 300_000
const SHORTEST_MS = 60_000

export type Wechat = { http: HttpClient; tokens: TokenStore }

/** What went wrong: WeChat's own code, or 0 and the HTTP status. */
export type Refused = { ok: false; code: number; status: number; message: string }
export type Called = { ok: true; result: unknown } | Refused

const Answer = z.looseObject({ errcode: z.int().default(0), errmsg: z.string().default('') })
const Given = z.object({ access_token: z.string().min(1), expires_in: z.number() })

class RefusedToken extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(`no token: ${refused.code} ${refused.message}`)
    this.refused = refused
  }
}

/**
 * Calls with the account's token, with a new one where that is refused. Throws HttpError when the call itself brought no
 * answer; that no token could be had is an answer, for then nothing was said. The token stands in the address, so no
 * address may ever be told or logged.
 */
export async function call(
  { http, tokens }: Wechat,
  settings: ConnectionSettings,
  path: string,
  request: Pick<HttpRequest, 'body' | 'headers'> = {},
): Promise<Called> {
  return withToken({ http, tokens }, settings, async (token) =>
    calledOf(
      await http.request(addressOf(settings, path, token), { ...requestOf(settings), ...request, method: 'POST' }),
    ),
  )
}

/** The same for whatever else a token is needed for. */
export async function withToken<T>(
  { http, tokens }: Wechat,
  settings: ConnectionSettings,
  work: (token: string) => Promise<T | Refused>,
): Promise<T | Refused> {
  const first = await tokenOf({ http, tokens }, settings)
  if (typeof first !== 'string') return first
  const worked = await work(first)
  if (!isRefused(worked) || !TOKEN_REFUSED.includes(worked.code)) return worked
  const second = await tokenOf({ http, tokens }, settings, first)
  return typeof second === 'string' ? work(second) : second
}

function isRefused(worked: unknown): worked is Refused {
  return typeof worked === 'object' && worked !== null && 'ok' in worked && worked.ok === false
}

async function tokenOf(
  { http, tokens }: Wechat,
  settings: ConnectionSettings,
  refused?: string,
): Promise<string | Refused> {
  const { appId = '', appSecret = '', apiBase = BASE } = settings
  try {
    return await tokens.take(
      ['wechat', apiBase, appId, appSecret].join('\n'),
      () => newToken(http, settings, refused),
      refused,
    )
  } catch (error) {
    if (error instanceof RefusedToken) return error.refused
    if (!(error instanceof HttpError)) throw error
    return { ok: false, code: 0, status: 503, message: error.reason }
  }
}

/** The account's token, the same for whoever asks while it lasts; another only where WeChat refuses the one that it gives out itself. */
export async function newToken(http: HttpClient, settings: ConnectionSettings, refused?: string): Promise<Token> {
  const given = await askToken(http, settings, false)
  return given.token === refused ? askToken(http, settings, true) : given
}

async function askToken(http: HttpClient, settings: ConnectionSettings, anew: boolean): Promise<Token> {
  const { appId: appid = '', appSecret: secret = '' } = settings
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, force_refresh: anew })
  const called = calledOf(
    await http.request(addressOf(settings, '/cgi-bin/stable_token'), { ...requestOf(settings), method: 'POST', body }),
  )
  if (!called.ok) throw new RefusedToken(called)
  const given = Given.safeParse(called.result).data
  if (!given) throw new RefusedToken({ ok: false, code: 0, status: 502, message: 'no token' })
  const lasts = Math.max(SHORTEST_MS, given.expires_in * 1000 - RENEWED_MS)
  return { token: given.access_token, expiresAt: new Date(Date.now() + lasts) }
}

function requestOf(settings: ConnectionSettings): HttpRequest {
  return {
    headers: { 'content-type': 'application/json' },
    timeoutMs: TIMEOUT_MS,
    trusted: settings['trusted'] === 'yes',
  }
}

/** `path` may have a query of its own. */
export function addressOf(settings: ConnectionSettings, path: string, token?: string): string {
  const url = `${(settings['apiBase'] ?? BASE).replace(/\/+$/, '')}${path}`
  return token === undefined ? url : `${url}${path.includes('?') ? '&' : '?'}access_token=${encodeURIComponent(token)}`
}

/** What went wrong comes with 200 as well. */
export function calledOf(response: Parameters<typeof answeredJson>[0]): Called {
  const answer = Answer.safeParse(answeredJson(response)).data
  const { status } = response
  if (answer && answer.errcode !== 0) return { ok: false, code: answer.errcode, status, message: answer.errmsg }
  if (answer && status < 300) return { ok: true, result: answer }
  // A proxy or a front of theirs answered: only its status says something.
  return { ok: false, code: 0, status: status < 300 ? 502 : status, message: `status ${status}` }
}
