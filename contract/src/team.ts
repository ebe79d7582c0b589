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
  /** Figures of an app are asked for beside the password. */
  secondFactor: z.boolean(),
  /** This session, as in the list of sessions. */
  session: Id,
  shops: z.array(Workplace),
})
export type Me = z.infer<typeof Me>

const PersonName = z.string().trim().min(1).max(100)
/** BCP 47. */
const Languages = z.array(z.string().min(2).max(35)).max(20)
const Email = z.email().max(254)

/** What everybody of the team may know of each other. */
export const Colleague = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  /** They are called when a person waits, and threads may be given to them. */
  onDuty: z.boolean(),
  languages: z.array(z.string()),
  /** Words of the shop's own, such as `bridal`. */
  skills: z.array(z.string()),
})
export type Colleague = z.infer<typeof Colleague>

export const Member = Colleague.extend({
  email: z.string(),
  /** How many threads they are given at a time; absent: any number. */
  capacity: z.int().optional(),
  joinedAt: z.string(),
})
export type Member = z.infer<typeof Member>

export const Invitation = z.object({
  id: Id,
  email: z.string(),
  name: z.string().optional(),
  role: Role,
  languages: z.array(z.string()),
  at: z.string(),
  expiresAt: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

export const InvitationCreate = z.object({
  email: Email,
  role: Role,
  name: PersonName.optional(),
  languages: Languages.default([]),
})

/** The same with the link that is handed over where a mail is not enough: it lets whoever has it in, once. */
export const InvitationMade = Invitation.extend({ url: z.string() })

/** What stands behind the `#` of an invitation's link. */
export const InvitationCode = z.string().min(1).max(200)

export const InvitationShown = z.object({
  shop: z.string(),
  role: Role,
  email: z.string(),
  name: z.string().optional(),
  /** The address has an account: its owner signs in and takes the invitation with it, instead of choosing a password. */
  known: z.boolean(),
})

export const Password = z.string().min(10).max(128)

export const MemberChange = z.object({
  role: Role.optional(),
  languages: Languages.optional(),
  skills: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  /** null: any number. */
  capacity: z.int().min(1).max(1000).nullable().optional(),
  onDuty: z.boolean().optional(),
})

/** What everybody changes of themselves. */
export const OwnChange = MemberChange.pick({ languages: true, onDuty: true }).extend({ name: PersonName.optional() })

export const InvitationAccept = z.object({
  code: InvitationCode,
  /** Who has no account gives both. */
  name: PersonName.optional(),
  password: Password.optional(),
})

/** The ways to sign in here. */
export const SignInWays = z.object({
  /** Identity providers of this deployment: `POST /api/auth/sign-in/social {provider, callbackURL}`. */
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** As whom one may look around: people of the demo market, where it runs for nobody but whoever sits at this machine. */
  demo: z.array(z.object({ shop: Slug, shopName: z.string(), member: Id, name: z.string(), role: Role })),
})
export type SignInWays = z.infer<typeof SignInWays>

/** What a key can be about: everything but the team, which is people's. */
const KeyScope = z.string().regex(/^(catalog|conversations|customers|orders|settings|reports):(read|write)$/)

export const KeyCreate = z.object({
  scopes: z.array(KeyScope).min(1).max(20),
  /** Which program it is for. */
  name: z.string().trim().min(1).max(100).optional(),
})

export const KeyShown = z.object({
  id: Id,
  name: z.string().optional(),
  scopes: z.array(z.string()),
  at: z.string(),
})
export type KeyShown = z.infer<typeof KeyShown>

/** What somebody did. */
export const AuditEntry = z.object({
  id: Id,
  at: z.string(),
  /** `staff:<member>`, `key:<id>`, `operator`, `shopper:<customer>` or `system`. */
  actor: z.string(),
  /** Of the member or the key. */
  name: z.string().optional(),
  /** Such as `team.invite`. */
  action: z.string(),
  /** What it was done to: an id, a number or a slug. */
  target: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** A browser in which somebody is signed in. */
export const Session = z.object({
  id: Id,
  /** The one that asks. */
  current: z.boolean(),
  at: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  address: z.string().optional(),
  agent: z.string().optional(),
})
export type Session = z.infer<typeof Session>
