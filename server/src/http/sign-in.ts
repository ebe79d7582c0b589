import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ErrorCode } from '@souk/contract/errors.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import { ADDRESS_HEADER, createSignIn, SIGN_IN_PATH } from '../staff/sign-in.ts'
import { isDemoUser } from '../staff/demo.ts'
import { isSecure, tokenIn } from '../staff/session.ts'
import { findSession } from '../staff/store.ts'
import { createGuessLimiter, type Guess } from './sign-in-limits.ts'
import { isOwnPage } from './staff-session.ts'

/** What better-auth answers, and may be asked; whatever else it could do stays closed. */
const ROUTES: Readonly<Record<string, 'GET' | 'POST'>> = {
  'sign-in/email': 'POST',
  'sign-out': 'POST',
  'change-password': 'POST',
  'two-factor/enable': 'POST',
  'two-factor/disable': 'POST',
  'two-factor/generate-backup-codes': 'POST',
  'two-factor/verify-totp': 'POST',
  'two-factor/verify-backup-code': 'POST',
  'passkey/generate-register-options': 'GET',
  'passkey/verify-registration': 'POST',
  'passkey/generate-authenticate-options': 'GET',
  'passkey/verify-authentication': 'POST',
  'passkey/list-user-passkeys': 'GET',
  'passkey/delete-passkey': 'POST',
  'sign-in/social': 'POST',
  'link-social': 'POST',
  'callback/oidc': 'GET',
}
/** Where somebody guesses at an account: the body names it, else it counts by address alone, and better-auth by account. */
const GUESSES = new Set([
  'sign-in/email',
  'change-password',
  'two-factor/disable',
  'two-factor/verify-totp',
  'two-factor/verify-backup-code',
  'passkey/verify-authentication',
])
/** What somebody who looks around in the demo market may do: leave. */
const OPEN_TO_DEMO = new Set(['sign-out', 'sign-in/email', 'sign-in/social', 'callback/oidc'])

const Body = z.object({ email: z.string().max(320).optional() }).loose()
const Refusal = z.object({ code: z.string().optional(), message: z.string().optional() })

/** Signing in and out: `POST /api/auth/sign-in/email {email, password}` sets the session's cookie, `sign-out` takes it. */
export function mountSignIn(app: FastifyInstance, context: Context): void {
  const signIn = createSignIn(context)
  const limiter = createGuessLimiter(context.config.rateLimit)

  app.route({
    method: ['GET', 'POST'],
    url: `${SIGN_IN_PATH}/*`,
    async handler(request, reply) {
      const route = request.url.slice(SIGN_IN_PATH.length + 1).split('?')[0] ?? ''
      if (ROUTES[route] !== request.method) throw new Failure('not_found')
      if (request.method === 'POST' && !isOwnPage(request.headers, [request.host]))
        throw new Failure('forbidden', 'only a page of this host signs in')
      if (!OPEN_TO_DEMO.has(route)) await refuseDemo(context, request.headers.cookie)
      const guess = GUESSES.has(route) ? guessOf(request) : undefined
      if (guess) await limiter.take(guess)
      const origin = originOf(context, request)
      const answer = await signIn.answer(origin, asFetch(request, origin))
      if (guess && answer.ok) await limiter.forgive(guess)
      return pass(answer, reply)
    },
  })
}

/** People of the demo market are everybody's: nobody gives them a password or a key. */
async function refuseDemo(context: Context, cookie: string | undefined): Promise<void> {
  const token = tokenIn(context, cookie)
  const { read } = context.database
  const session = token && (await findSession(read, token, { now: context.clock.now() }))
  if (session && (await isDemoUser(read, session.user))) throw new Failure('forbidden')
}

function guessOf({ body, ip }: FastifyRequest): Guess {
  const email = Body.safeParse(body).data?.email
  return { account: email?.trim().toLowerCase() ?? `at ${ip}`, address: ip }
}

/** As the browser sees this host. A proxy that is not believed may have taken off the TLS that people reach us by. */
function originOf(context: Context, { protocol, host }: FastifyRequest): string {
  return `${isSecure(context) ? 'https' : protocol}://${host}`
}

function asFetch(request: FastifyRequest, origin: string): Request {
  const { headers, method, url, body, ip } = request
  const own = new Headers({ [ADDRESS_HEADER]: ip })
  for (const name of ['cookie', 'origin', 'user-agent', 'content-type', 'accept', 'sec-fetch-site', 'sec-fetch-mode']) {
    const value = headers[name]
    if (typeof value === 'string') own.set(name, value)
  }
  const text = method === 'POST' ? JSON.stringify(body ?? {}) : null
  if (text !== null) own.set('content-type', 'application/json')
  return new Request(origin + url, { method, headers: own, body: text })
}

const CODES: Readonly<Record<number, ErrorCode>> = {
  401: 'sign_in_refused',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
}

/** Its answer as ours: cookies as they are, and refusals as problem details like any other. */
async function pass(answer: Response, reply: FastifyReply): Promise<FastifyReply> {
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store')
  const location = answer.headers.get('location')
  if (location !== null && answer.status >= 300 && answer.status < 400) return reply.redirect(location, 302)
  const text = await answer.text()
  if (answer.ok) return reply.type('application/json').send(text === '' ? 'null' : text)
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status}`)
  const refusal = Refusal.safeParse(jsonOf(text)).data
  throw new Failure(CODES[answer.status] ?? 'invalid_request', refusal?.message)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
