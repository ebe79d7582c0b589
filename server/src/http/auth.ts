import type { Method } from '@souk/contract/methods/method.ts'
import { findConversation } from '../conversations/store.ts'
import { type Caller, type Grant, hasScope, readGrant, shopOf } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { createCache } from '../kernel/cache.ts'
import { Failure } from '../kernel/failure.ts'
import { hashKey, sameText } from '../kernel/secrets.ts'
import { isSamePerson } from '../people/same-person.ts'
import type { Shop } from '../shops/shop.ts'
import { keyByHash } from '../shops/store.ts'
import { callerOfSession, type Visit } from './staff-session.ts'

export type Authenticate = (authorization: string | undefined, address: string, visit?: Visit) => Promise<Caller>

/**
 * Finds out who calls, from `Authorization: Bearer …`, else from the session of a `visit`. Throws `unauthorised` for a
 * token that is not valid.
 */
export function createAuthenticate(context: Context, operatorKey: string): Authenticate {
  const keys = createCache<Awaited<ReturnType<typeof keyByHash>>>(context.clock, 2000, 10_000)
  // Who shops calls several times within seconds: their signature is looked at once.
  const grants = createCache<Grant | null>(context.clock, 10_000, 10_000)
  return async (authorization, address, visit) => {
    if (authorization === undefined)
      return (visit && (await callerOfSession(context, visit))) ?? { kind: 'anyone', address }
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw new Failure('unauthorised')
    // By far most calls are shoppers': theirs is looked at first.
    const grant = await grants.get(token, async () => readGrant(context, token))
    if (grant?.guest && !(await isAtHome(context, grant))) throw new Failure('unauthorised')
    if (grant) return { kind: 'shopper', grant }
    if (sameText(token, operatorKey)) return { kind: 'operator' }
    if (token.startsWith('souk_')) {
      const hash = hashKey(token)
      const key = await keys.get(hash, () => keyByHash(context.database.read, hash))
      if (!key) throw new Failure('unauthorised')
      return { kind: 'key', ...key }
    }
    throw new Failure('unauthorised')
  }
}

/** Is the thread still theirs, too? */
async function isAtHome({ database }: Context, { home, customer, conversation = '' }: Grant): Promise<boolean> {
  const row = await findConversation(database.read, conversation, home)
  return isSamePerson(database.read, home, customer, row?.customer)
}

/** The noun whose scope a key needs to do what shoppers do with their own. */
const NOUNS: Record<string, string> = { conversations: 'conversations', buying: 'orders', orders: 'orders' }

/** Throws `unauthorised` or `forbidden` unless the caller may call this method in this shop. */
export function authorise(
  method: Pick<Method, 'access' | 'method' | 'tag'>,
  caller: Caller,
  shop: Shop | undefined,
): void {
  const { access } = method
  if (access === 'public') return
  if (caller.kind === 'anyone') throw new Failure('unauthorised')
  if (access === 'staff') {
    if (caller.kind !== 'staff' && caller.kind !== 'user') throw new Failure('forbidden')
    return
  }
  if (caller.kind === 'operator') return
  if (access === 'operator' || caller.kind === 'user') throw new Failure('forbidden')
  const home = caller.kind === 'shopper' ? caller.grant.home : shopOf(caller)
  if (shop && home !== shop.id) throw new Failure('forbidden')
  if (access === 'shopper') {
    const right = method.method === 'GET' ? 'read' : 'write'
    if (!hasScope(caller, NOUNS[method.tag] ?? method.tag, right)) throw new Failure('forbidden')
    return
  }
  const [, noun = '', right] = access.split(':')
  if (caller.kind === 'shopper' || !hasScope(caller, noun, right === 'read' ? 'read' : 'write'))
    throw new Failure('forbidden')
}
