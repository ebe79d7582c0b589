import { sign } from 'node:crypto'
import { z } from 'zod'
import { createCache } from '../../kernel/cache.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { HttpClient } from '../../kernel/http-client.ts'
import type { ConnectionSettings } from '../channel.ts'
import { answeredJson } from '../provider-json.ts'

const TOKEN_URL = 'https://oauth2.googleapis.com/token'
const SCOPE = 'https://www.googleapis.com/auth/rcsbusinessmessaging'
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
/** Google gives a token for an hour. */
const HOUR_SECONDS = 3600
const FRESH_MS = 3_300_000
const MOST = 5000

const ServiceAccount = z.object({ client_email: z.string().min(1), private_key: z.string().min(1) })
const Granted = z.object({ access_token: z.string().min(1) })

/** No token: `retry` when another time there may be one. */
export class NoToken extends Error {
  override name = 'NoToken'
  readonly retry: boolean
  constructor(message: string, retry: boolean) {
    super(message)
    this.retry = retry
  }
}

export type GoogleTokens = {
  /** The token of a connection's service account; throws NoToken, or what the client throws. */
  take(settings: ConnectionSettings): Promise<string>
  /** One was refused before its time. */
  forget(): void
}

/** Tokens by signed assertion (RFC 7523, https://developers.google.com/identity/protocols/oauth2/service-account). Each process has its own. */
export function createGoogleTokens(http: HttpClient): GoogleTokens {
  const known = createCache<string>(systemClock, FRESH_MS, MOST)
  return {
    take: (settings) => known.get(settings['serviceAccount'] ?? '', () => granted(http, settings)),
    forget: () => known.clear(),
  }
}

async function granted(http: HttpClient, settings: ConnectionSettings): Promise<string> {
  const base = settings['apiBase']
  const response = await http.request(base === undefined ? TOKEN_URL : `${base.replace(/\/+$/, '')}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: GRANT, assertion: assertionOf(settings) }).toString(),
    trusted: settings['trusted'] === 'yes',
  })
  const token = response.status < 300 ? Granted.safeParse(answeredJson(response)).data?.access_token : undefined
  if (token !== undefined) return token
  const passes = response.status === 429 || response.status >= 500
  throw new NoToken(`Google gives no token: status ${response.status}`, passes)
}

function assertionOf(settings: ConnectionSettings): string {
  const account = ServiceAccount.safeParse(parsed(settings['serviceAccount'] ?? '')).data
  if (!account) throw new NoToken('the serviceAccount is no key file', false)
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: account.client_email, scope: SCOPE, aud: TOKEN_URL, iat: now, exp: now + HOUR_SECONDS }
  const text = [{ alg: 'RS256', typ: 'JWT' }, claims].map(encoded).join('.')
  try {
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), account.private_key).toString('base64url')}`
  } catch {
    throw new NoToken('the key of the serviceAccount cannot be read', false)
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
