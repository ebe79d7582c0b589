import { z } from 'zod'
import { Id } from './ids.ts'
import { Part } from './parts.ts'
import { Understanding } from './understanding.ts'

/** What keeps a product from being shown: what was asked for, and what the product has instead. */
const Miss = z.object({ constraint: z.string(), from: z.unknown(), to: z.unknown() })

/** A product that was looked at: with what was asked for that it has, or with what it misses. */
export const Considered = z.object({
  product: Id,
  title: z.string(),
  shown: z.boolean(),
  /** How well it fits, 0..1; among those that fit the highest are shown. */
  score: z.number().optional(),
  /** Concept ids that were asked for and that it has; `price` where it keeps a limit. */
  has: z.array(z.string()),
  misses: z.array(Miss),
})
export type Considered = z.infer<typeof Considered>

/** Why something did not come as it was meant. */
export const MISSED = ['scope', 'stuck', 'words', 'nothing'] as const
/** `scope`: what the shop cannot do · `stuck`: nothing was understood · `words`: words nobody here knows · `nothing`: a search that found nothing. */
export const MissedKind = z.enum(MISSED)
export type MissedKind = z.infer<typeof MissedKind>

/** How the concierge came to an answer. Nothing in it is for the shopper's eyes. */
export const Reasons = z.object({
  /** The words as they were read; a voice note as it was written down, '' for a tap. */
  text: z.string(),
  understanding: Understanding,
  /** What it could do that was called for, in this order: `find`, `cart`. */
  skills: z.array(z.string()),
  /** What is known by now of what the shopper wants: `size` → `38`. */
  slots: z.record(z.string(), z.string()),
  /** The question that is open afterwards. */
  asks: z.object({ ask: z.string(), name: z.string().optional() }).optional(),
  products: z.array(Considered),
  /** What would have to give way for near misses to fit. */
  relaxations: z.array(z.object({ constraint: z.string(), from: z.unknown(), to: z.unknown(), products: z.array(Id) })),
  /** What it changes in the world besides speaking, once it is sent: `cart.add`, `checkout.open`. */
  acts: z.array(z.string()),
  missed: z.array(MissedKind),
  /** Words that neither the lexicon nor the shop knows. */
  unknown: z.array(z.string()),
})
export type Reasons = z.infer<typeof Reasons>

/**
 * An answer of the concierge that waits for a person of the shop. It stands for all that was written up to `upTo`; what is
 * written later replaces it.
 */
export const Draft = z.object({
  id: Id,
  conversation: Id,
  /** `stale`: somebody else has spoken since, or took the thread over. */
  state: z.enum(['open', 'sent', 'dismissed', 'stale']),
  at: z.string(),
  /** `draft`: the concierge speaks once it is let; `whisper`: a person holds the thread. */
  kind: z.enum(['draft', 'whisper']),
  epoch: z.int(),
  upTo: z.int(),
  language: z.string(),
  messages: z.array(z.array(Part)),
  /** It ends in something that is known only once it is done: a payment that is started. Its words come then. */
  unforeseen: z.boolean(),
  /** It calls for a person. */
  handover: z.enum(['asked', 'stuck', 'rule']).optional(),
  /** Under which meanings it is counted. */
  intents: z.array(z.string()),
  reasons: Reasons,
})
export type Draft = z.infer<typeof Draft>

/** As it stands, or with other messages in its place. `act: false` leaves undone what the draft would do besides speaking. */
export const DraftSend = z.object({
  draft: Id,
  messages: z.array(z.array(Part).min(1).max(20)).min(1).max(5).optional(),
  act: z.boolean().default(true),
  /** By which name the person is shown who holds the thread. */
  name: z.string().max(100).optional(),
})
export type DraftSend = z.infer<typeof DraftSend>

/** How far a meaning is from being answered without a person. */
export const IntentTrust = z.object({
  intent: z.string(),
  /** Drafts that went out as they were since the last that did not. */
  unedited: z.int(),
  edited: z.int(),
  dismissed: z.int(),
  live: z.boolean(),
  liveSince: z.string().optional(),
  /** Stays with people, however many drafts went out. */
  heldBack: z.boolean(),
})
export type IntentTrust = z.infer<typeof IntentTrust>
