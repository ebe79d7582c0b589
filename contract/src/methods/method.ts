import { z } from 'zod'
import { Slug } from '../ids.ts'
import type { Scope } from '../team.ts'

/**
 * Who may call: `public` anyone; `shopper` the token of a conversation or cart (the operator may too, and a shop's key with the scope of it);
 * `shop:<noun>:<read|write>` an API key of the shop with that scope, or the operator; `operator` the operator's key alone.
 * Of the shop's team, whoever has that scope may call what a key may. `staff`: anybody who is signed in, of themselves.
 */
export type Access = 'public' | 'shopper' | 'operator' | 'staff' | `shop:${Scope}`

export type Method = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  summary: string
  tag: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  status?: number
  /** Takes an Idempotency-Key: same key and body answers the same. */
  creates?: boolean
  /** Takes a file as it is in place of JSON: its most bytes and its content types. */
  file?: { limit: number; types: readonly string[] }
  /** Answers a file of this content type in place of JSON. */
  produces?: string
}

/** Path parameters of everything that belongs to a shop. */
export const shop = z.object({ shop: Slug })
export const shopAnd = <T extends z.ZodRawShape>(shape: T) => z.object({ shop: Slug, ...shape })
export const Token = z.object({ token: z.string() })

export function define<const T extends Record<string, Method>>(methods: T): T {
  return methods
}
