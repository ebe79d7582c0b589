import type { Access } from '@souk/contract/methods/method.ts'
import { type Caller, readGrant } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { createCache } from '../kernel/cache.ts'
import { Failure } from '../kernel/failure.ts'
import { hashKey, sameText } from '../kernel/secrets.ts'
import type { Shop } from '../shops/shop.ts'
import { keyByHash } from '../shops/store.ts'

export type Authenticate = (authorization: string | undefined, address: string) => Promise<Caller>

/** Finds out who calls from `Authorization: Bearer …`. Throws `unauthorised` for a token that is not valid. */
export function createAuthenticate(context: Context, operatorKey: string): Authenticate {
  const keys = createCache<Awaited<ReturnType<typeof keyByHash>>>(context.clock, 2000, 10_000)
  return async (authorization, address) => {
    if (authorization === undefined) return { kind: 'anyone', address }
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
    if (token === undefined) throw new Failure('unauthorised')
    if (sameText(token, operatorKey)) return { kind: 'operator' }
    if (token.startsWith('souk_')) {
      const hash = hashKey(token)
      const key = await keys.get(hash, () => keyByHash(context.database.read, hash))
      if (!key) throw new Failure('unauthorised')
      return { kind: 'key', ...key }
    }
    const grant = readGrant(context, token)
    if (!grant) throw new Failure('unauthorised')
    return { kind: 'shopper', grant }
  }
}

/** Throws `unauthorised` or `forbidden` unless the caller may call a method of this access in this shop. */
export function authorise(access: Access, caller: Caller, shop: Shop | undefined): void {
  if (access === 'public' || caller.kind === 'operator') return
  if (caller.kind === 'anyone') throw new Failure('unauthorised')
  if (access === 'operator') throw new Failure('forbidden')
  if (access === 'shopper') {
    const home = caller.kind === 'shopper' ? caller.grant.home : caller.shop
    if (shop && home !== shop.id) throw new Failure('forbidden')
    return
  }
  if (caller.kind !== 'key' || (shop && caller.shop !== shop.id)) throw new Failure('forbidden')
  const [, noun, right] = access.split(':')
  const allowed =
    caller.scopes.includes(`${noun}:${right}`) || (right === 'read' && caller.scopes.includes(`${noun}:write`))
  if (!allowed) throw new Failure('forbidden')
}
