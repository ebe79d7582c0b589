import { PickedItem, ShopperPart } from '@souk/contract/parts.ts'
import { z } from 'zod'
import { TEMPLATE_STATES } from './template.ts'

/** Whom it concerns: an address, unique within `scope`, the issuer's own space. */
const whom = {
  address: z.string().min(1).max(500),
  scope: z.string().max(200),
  /** Another address of theirs, told with it: a handle that has only this one takes the address above, once. */
  formerly: z.string().min(1).max(500).optional(),
  /** What they call themselves there. */
  name: z.string().max(200).optional(),
}

/** A tap on something that was shown; the token is the one `fit` gave it. `label` is what stood on it. */
export const TapPart = z.object({
  type: z.literal('tap'),
  token: z.string().max(1000),
  label: z.string().max(500).optional(),
})

/** A file that is still at the provider: fetched by a step of its own, which may fail without losing the message. */
export const RemotePart = z.object({
  type: z.literal('remote'),
  media: z.enum(['image', 'file', 'audio', 'video']),
  /** What `media` of the channel asks for it by. */
  ref: z.string().min(1).max(2000),
  name: z.string().max(200).optional(),
  /** What it is, if no picture of their own: the shop's story that is answered, or a sticker. */
  of: z.enum(['story', 'sticker']).optional(),
  /** It came along and is kept with the message until it is fetched: base64, and what kind of file it is. */
  held: z.object({ bytes: z.string(), type: z.string().max(200) }).optional(),
})

/** Somebody's card out of an address book. */
export const ContactPart = z.object({
  type: z.literal('contact'),
  name: z.string().max(200).optional(),
  phone: z.string().max(100).optional(),
  email: z.string().max(200).optional(),
})

/** What was picked in the provider's own catalogue and sent off as an order. */
export const BasketPart = z.object({ type: z.literal('basket'), items: z.array(PickedItem).min(1).max(50) })

/**
 * A form that was filled in in the messenger itself: the token it was sent with, what was chosen or written per field, and
 * the same in words for whoever does not know the token.
 */
export const AnswersPart = z.object({
  type: z.literal('answers'),
  token: z.string().min(1).max(300),
  values: z.record(z.string().max(200), z.union([z.string().max(5000), z.array(z.string().max(300)).max(200)])),
  text: z.string().min(1).max(5000),
})
export type AnswersPart = z.infer<typeof AnswersPart>

export const InboundPart = z.union([ShopperPart, TapPart, RemotePart, ContactPart, BasketPart, AnswersPart])
export type InboundPart = z.infer<typeof InboundPart>

/** Where a message came from, other than from the thread itself. `offer` is the shop's own id of what was advertised. */
export const Origin = z.object({
  kind: z.enum(['ad', 'code', 'comment', 'live_comment', 'story', 'mention', 'share']),
  ref: z.string().max(500).optional(),
  title: z.string().max(500).optional(),
  url: z.string().max(2000).optional(),
  offer: z.string().max(200).optional(),
})
export type Origin = z.infer<typeof Origin>

/** What a provider did with a message of ours. A later state is never overtaken by an earlier one. */
export const SENT_STATES = ['sent', 'delivered', 'read', 'failed'] as const
export const SentState = z.enum(SENT_STATES)
export type SentState = z.infer<typeof SentState>

/** Money in millionths of a unit: what one message costs is less than a cent. */
const Cost = z.object({
  category: z.string().max(60).optional(),
  amount: z.int().optional(),
  currency: z.string().optional(),
})

/** One thing a provider reports. `ref` is everywhere the provider's own id of a message, theirs or ours. */
export const Arrival = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('message'),
    ...whom,
    parts: z.array(InboundPart).min(1).max(50),
    /** The language of their messenger, a BCP 47 tag: until they have written enough to tell it. */
    locale: z.string().max(35).optional(),
    /** What a letter is about. */
    subject: z.string().max(300).optional(),
    /** The message that is answered. */
    replyTo: z.string().max(500).optional(),
    origin: Origin.optional(),
  }),
  z.object({ kind: z.literal('reaction'), ...whom, ref: z.string(), emoji: z.string().max(50).nullable() }),
  z.object({ kind: z.literal('edit'), ...whom, ref: z.string(), text: z.string().min(1).max(5000) }),
  z.object({ kind: z.literal('unsend'), ...whom, ref: z.string() }),
  /** The shop's own people answered in the provider's app; `whom` is the shopper. */
  z.object({ kind: z.literal('echo'), ...whom, parts: z.array(InboundPart).min(1).max(50) }),
  z.object({
    kind: z.literal('status'),
    ref: z.string(),
    /** The key it was sent with, where the provider echoes it. */
    key: z.string().optional(),
    state: SentState,
    reason: z.string().max(500).optional(),
    /** It failed because this messenger does not carry it to them: a notice goes to another address. */
    unreached: z.enum(['window_closed', 'unreachable']).optional(),
    cost: Cost.optional(),
  }),
  /** Everything sent to them until then has come to this. */
  z.object({ kind: z.literal('upto'), ...whom, state: z.enum(['delivered', 'read']), until: z.iso.datetime() }),
  /** They told the provider that they want to hear from us, or no more: of everything, or of offers alone. */
  z.object({ kind: z.literal('consent'), ...whom, wants: z.boolean(), about: z.literal('marketing').optional() }),
  /** The same person has another address from now on. */
  z.object({ kind: z.literal('moved'), ...whom, to: z.string().min(1).max(500) }),
  /** The provider has decided about a template. */
  z.object({
    kind: z.literal('template'),
    ref: z.string(),
    state: z.enum(TEMPLATE_STATES),
    why: z.string().max(500).optional(),
  }),
])
export type Arrival = z.infer<typeof Arrival>

/** A comment's own id stands behind this in the `dedupe` of the message that it is. */
export const COMMENT = 'comment:'

/** The same `dedupe`, the provider's own id of the event, twice is one. */
export type InboundItem = Arrival & { dedupe: string }
