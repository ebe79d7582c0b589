import { createHmac, randomBytes } from 'node:crypto'
import type { Core } from '../kernel/core.ts'
import type { Tx } from '../kernel/database.ts'
import { sameText } from '../kernel/secrets.ts'
import { insertSession } from './store.ts'

/** As better-auth names and signs it: whoever opens a session, it is the same cookie. */
export const COOKIE_PREFIX = 'souk'
export const SESSION_SECONDS = 30 * 86_400
const NAME = `${COOKIE_PREFIX}.session_token`

type Keys = Pick<Core, 'keys' | 'publicUrl'>

/** What sessions are signed with. */
export function sessionSecret({ keys }: Pick<Core, 'keys'>): string {
  return keys.staff.bytes.toString('base64url')
}

/** Only sent over https where people reach the server by https. */
export function isSecure({ publicUrl }: Pick<Core, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https:')
}

function nameOf(core: Keys): string {
  return isSecure(core) ? `__Secure-${NAME}` : NAME
}

function signatureOf(core: Keys, token: string): string {
  return createHmac('sha256', sessionSecret(core)).update(token).digest('base64')
}

/** The session's token out of a Cookie header, if its signature is ours. */
export function tokenIn(core: Keys, cookies: string | undefined): string | undefined {
  const start = `${nameOf(core)}=`
  const cookie = cookies?.split(/; */).find((one) => one.startsWith(start))
  if (cookie === undefined) return undefined
  const [token = '', signature = ''] = decoded(cookie.slice(start.length)).split('.')
  return sameText(signature, signatureOf(core, token)) ? token : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** The Set-Cookie header that makes a browser the session's. */
export function sessionCookie(core: Keys, token: string): string {
  const value = encodeURIComponent(`${token}.${signatureOf(core, token)}`)
  const secure = isSecure(core) ? '; Secure' : ''
  return `${nameOf(core)}=${value}; Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure}`
}

export type Browser = { address?: string | undefined; agent?: string | undefined }

/** Signs somebody in without a password: what they have just proven lets them. Gives the token. */
export async function openSession(
  core: Pick<Core, 'newId' | 'clock'>,
  tx: Tx,
  { user, address, agent }: Browser & { user: string },
): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const now = core.clock.now()
  await insertSession(tx, {
    id: core.newId(),
    user_id: user,
    token,
    expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000),
    ip_address: address ?? null,
    user_agent: agent?.slice(0, 300) ?? null,
    created_at: now,
    updated_at: now,
  })
  return token
}
