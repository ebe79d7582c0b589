import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Method } from '@souk/contract/methods/method.ts'
import type { Staff, User } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import { SCOPES } from '../staff/role.ts'
import { tokenIn } from '../staff/session.ts'
import { findSession } from '../staff/store.ts'

/** What of a request tells whose session it is. */
export type Visit = {
  cookie: string | undefined
  /** The slug of the shop that it is about. */
  shop: string | undefined
  /** False where a page of somebody else may have sent it, and it could change or tell something. */
  isOwn: boolean
}

/** Members of a team say by this header which shop they act for; its path has precedence. */
const SHOP_HEADER = 'souk-shop'

/**
 * The visit of a call. A browser sends the cookie whoever asks: what changes something must come from a page of this very
 * host. And a method that is open to anybody hears of a session only where the caller says so by naming the shop.
 */
export function visitOf(
  request: FastifyRequest,
  { access, method }: Pick<Method, 'access' | 'method'>,
): Visit | undefined {
  const { headers, params } = request
  const named = headers[SHOP_HEADER]
  if (headers.cookie === undefined || (access === 'public' && named === undefined)) return undefined
  const shop = typeof params === 'object' && params !== null && 'shop' in params ? params.shop : named
  return {
    cookie: headers.cookie,
    shop: typeof shop === 'string' ? shop : undefined,
    isOwn: method === 'GET' || isOwnPage(headers, [request.host]),
  }
}

/** Was it sent by a page of one of these hosts, or of the host it was sent to? */
export function isOwnPage({ origin, host }: IncomingHttpHeaders, hosts: readonly string[] = []): boolean {
  const from = origin === undefined ? null : URL.parse(origin)
  return from !== null && (from.host === host || hosts.includes(from.host))
}

/** Whoever is signed in, as one of the shop's team if they are; undefined where nobody is. Throws `forbidden`. */
export async function callerOfSession(context: Context, visit: Visit): Promise<Staff | User | undefined> {
  const token = tokenIn(context, visit.cookie)
  if (token === undefined) return undefined
  const shop = visit.shop === undefined ? undefined : await context.directory.bySlug(visit.shop)
  const found = await findSession(context.database.read, token, { now: context.clock.now(), home: shop?.id })
  if (!found) return undefined
  if (!visit.isOwn) throw new Failure('forbidden', 'a session is used by pages of this host only')
  const { user, session, member } = found
  if (!shop || !member) return { kind: 'user', user, session }
  return { kind: 'staff', ...member, user, session, shop: shop.id, scopes: SCOPES[member.role] }
}
