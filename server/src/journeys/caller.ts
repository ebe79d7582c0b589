import { z } from 'zod'
import type { Role } from '@souk/contract/team.ts'
import type { Core } from '../kernel/core.ts'
import { issueToken, readToken } from '../kernel/secrets.ts'

/** What a shopper's token opens: their own thread, cart and checkout, nothing else. */
const Grant = z.object({
  home: z.string(),
  customer: z.string().optional(),
  conversation: z.string().optional(),
  handle: z.string().optional(),
  cart: z.string().optional(),
  checkout: z.string().optional(),
  purchase: z.string().optional(),
  /** The thread began with another customer, who is the same person: asked at each call, since that can be undone. */
  guest: z.literal(true).optional(),
})
export type Grant = z.infer<typeof Grant>

/** Who calls. `anyone` sent no token; an invalid one never gets here. */
export type Caller =
  | { kind: 'anyone'; address: string }
  | { kind: 'shopper'; grant: Grant }
  | { kind: 'key'; id: string; shop: string; scopes: readonly string[] }
  | Staff
  | User
  | { kind: 'operator' }

/** A member of the team of the shop that the call is about. */
export type Staff = {
  kind: 'staff'
  /** The member's id. */
  id: string
  user: string
  session: string
  /** The shop's id. */
  shop: string
  role: Role
  name: string
  scopes: readonly string[]
}

/** Somebody who is signed in, and of no shop that the call is about. */
export type User = { kind: 'user'; user: string; session: string }

export function issueGrant(core: Core, grant: Grant): string {
  return issueToken(core.keys.shopperToken, grant)
}

export function readGrant(core: Core, token: string): Grant | null {
  const payload = readToken(core.keys.shopperToken, token, core.clock.now())
  const parsed = Grant.safeParse(payload)
  return parsed.success ? parsed.data : null
}

/** How the audit log and idempotency name the caller. */
export function callerName(caller: Caller): string {
  if (caller.kind === 'operator') return 'operator'
  if (caller.kind === 'key') return `key:${caller.id}`
  if (caller.kind === 'staff') return `staff:${caller.id}`
  if (caller.kind === 'user') return `user:${caller.user}`
  if (caller.kind === 'anyone') return `address:${caller.address}`
  const { customer, cart, checkout } = caller.grant
  return `shopper:${customer ?? cart ?? checkout ?? ''}`
}

/** Who acts for the shop, as the author of a message or the speaker of a thread: the member, by name. */
export function staffNamed(caller: Caller): { id: string; name?: string } {
  return caller.kind === 'staff' ? { id: caller.id, name: caller.name } : { id: callerName(caller) }
}

/** May the caller do this with what is the shop's? A key and staff have their scopes, and who may write may read; others are judged elsewhere. */
export function hasScope(caller: Caller, noun: string, right: 'read' | 'write'): boolean {
  if (caller.kind !== 'key' && caller.kind !== 'staff') return true
  return caller.scopes.includes(`${noun}:write`) || (right === 'read' && caller.scopes.includes(`${noun}:read`))
}

/** Shop staff and operators may do whatever a shopper may in their own shop. */
export function actsForShop(caller: Caller, home: string): boolean {
  return caller.kind === 'operator' || shopOf(caller) === home
}

/** The shop that somebody works for: by its key, or as one of its team. */
export function shopOf(caller: Caller): string | undefined {
  return caller.kind === 'key' || caller.kind === 'staff' ? caller.shop : undefined
}
