import { z } from 'zod'
import { FormValues } from '@souk/contract/offers.ts'
import { ReturnReason } from '@souk/contract/returns.ts'
import { Want } from '@souk/contract/understanding.ts'

/** Something of ours the shopper can answer with a tap, its number, its name or what is told apart by it. */
const Offered = z.object({
  value: z.string(),
  label: z.string(),
  /** Concept ids it is known by: "the white one". */
  concepts: z.array(z.string()).default([]),
  wider: z.array(z.string()).default([]),
  card: z.boolean().default(false),
  disabled: z.boolean().default(false),
})
export type Offered = z.infer<typeof Offered>

const Shown = z.object({ id: z.string(), title: z.string(), price: z.int(), concepts: z.array(z.string()).default([]) })
export type Shown = z.infer<typeof Shown>

/** What the open question is about. */
export const ASKS = [
  'option',
  'field',
  'add',
  'which',
  'find',
  'contact',
  'ship',
  'checkout',
  'cancel',
  'relax',
  'human',
  'order',
  'pay',
  'move',
  'fetch',
  'return',
  'gift',
  'size',
  'book',
  'prove',
] as const
const Pending = z.object({
  ask: z.enum(ASKS),
  offer: z.string().optional(),
  /** Option name, field id, order number, constraint. */
  name: z.string().optional(),
  /** The values that a plain yes or no stands for. */
  yes: z.string().optional(),
  no: z.string().optional(),
  /** How far the same question has come: it counts as a new one after each answer. */
  step: z.int().default(0),
  times: z.int().default(1),
})
export type Pending = z.infer<typeof Pending>

/** The offer being configured, and afterwards its cart line, so that "no, white" still finds it. */
const Item = z.object({
  offer: z.string(),
  options: z.record(z.string(), z.string()).default({}),
  form: FormValues.default({}),
  skipped: z.array(z.string()).default([]),
  quantity: z.int().min(1).max(999).default(1),
  /** The shopper answered or said "I'll take it": complete means into the cart. */
  wanted: z.boolean().default(false),
  line: z.string().optional(),
})
export type Item = z.infer<typeof Item>

/** What is to come back, as far as it is known. */
const SendBack = z.object({
  order: z.string(),
  kind: z.enum(['return', 'exchange']),
  lines: z.array(z.object({ line: z.string(), quantity: z.int().optional(), variant: z.string().optional() })).max(200),
  reason: ReturnReason.optional(),
  note: z.string().optional(),
})
export type SendBack = z.infer<typeof SendBack>

/** What was said of a gift before the checkout has it, and what was asked about it once. */
const GiftSaid = z.object({
  recipient: z.string().optional(),
  message: z.string().optional(),
  deliverOn: z.string().optional(),
  wrap: z.boolean().optional(),
  /** The checkout it is for, once there is one. */
  checkout: z.string().optional(),
  /** The address was given for it. */
  placed: z.boolean().optional(),
  asked: z.array(z.enum(['where', 'who', 'words'])).default([]),
})
export type GiftSaid = z.infer<typeof GiftSaid>

/** What a thread remembers between two turns. Each field has a default, so that a state of an older version still reads. */
export const DialogueState = z.object({
  version: z.literal(1).default(1),
  want: Want.nullable().default(null),
  shown: z.array(Shown).max(20).default([]),
  /** The words that began this search: they may already say which size and which toppings. */
  said: z.string().default(''),
  /** Other things that were wished for in the same message, in its words: they come one after the other. */
  queued: z.array(z.string()).max(6).default([]),
  /** Ids already shown for this want, so that "more" brings others. */
  seen: z.array(z.string()).max(200).default([]),
  focus: z.string().nullable().default(null),
  /** What was wanted last and is sold out. */
  gone: z.string().nullable().default(null),
  offered: z.array(Offered).max(60).default([]),
  pending: Pending.nullable().default(null),
  item: Item.nullable().default(null),
  checkout: z.string().nullable().default(null),
  /** The checkout whose goods the shopper agreed to fetch. */
  agreed: z.string().nullable().default(null),
  /** Part of an address: what was understood while the rest is asked for. */
  contact: z.record(z.string(), z.string()).default({}),
  discount: z.string().nullable().default(null),
  gift: GiftSaid.nullable().default(null),
  order: z.string().nullable().default(null),
  /** Where a code was sent, and the order that it is needed for: its number, `*` for the last one. */
  proving: z.object({ address: z.string(), number: z.string() }).nullable().default(null),
  sendBack: SendBack.nullable().default(null),
  stuck: z.int().default(0),
  /** How often in a row the shopper said no. */
  refused: z.int().default(0),
  /** Why a person was called by the shop's rules, and has not come yet. */
  called: z.array(z.enum(['angry', 'worth'])).default([]),
  /** The question at which it was not understood. */
  stuckAt: z.string().default(''),
})
export type DialogueState = z.infer<typeof DialogueState>

export function freshState(): DialogueState {
  return DialogueState.parse({})
}

/** A stored state as this version reads it; what cannot be read begins anew rather than stopping the thread. */
export function readState(stored: unknown): DialogueState {
  const parsed = DialogueState.safeParse(stored ?? {})
  return parsed.success ? parsed.data : freshState()
}
