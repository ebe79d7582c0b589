import { z } from 'zod'
import { Id, Slug } from './ids.ts'

/** What somebody is in a shop's team. What each may do is a list of scopes, the same as an API key has. */
export const Role = z.enum(['owner', 'manager', 'stylist', 'fulfilment', 'analyst'])
export type Role = z.infer<typeof Role>

/** The nouns that scopes are about; `team` is for people only, no key can have it. */
export const NOUNS = ['catalog', 'conversations', 'customers', 'orders', 'settings', 'reports', 'team'] as const
export type Noun = (typeof NOUNS)[number]
export type Scope = `${Noun}:${'read' | 'write'}`

/** A shop that somebody works for. */
export const Workplace = z.object({
  slug: Slug,
  name: z.string(),
  /** Nothing real is sold there. */
  test: z.boolean(),
  /** Their id in this shop's team: who they are as an author and as the speaker of a thread. */
  member: Id,
  role: Role,
  /** `noun:read` or `noun:write`; who may write may read. */
  scopes: z.array(z.string()),
  onDuty: z.boolean(),
})
export type Workplace = z.infer<typeof Workplace>

/** Whoever is signed in, and the shops they work for. */
export const Me = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  /** This session, as in the list of sessions. */
  session: Id,
  shops: z.array(Workplace),
})
export type Me = z.infer<typeof Me>
