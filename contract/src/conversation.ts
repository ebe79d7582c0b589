import { z } from 'zod'
import { REACTIONS } from './afterwards.ts'
import { Id } from './ids.ts'
import { Card, Part, ShopperPart } from './parts.ts'
import { Cart, Checkout, Fulfilment, Order, Payment } from './order.ts'

export const AuthorKind = z.enum(['shopper', 'concierge', 'staff', 'shop', 'system'])
export const Author = z.object({ kind: AuthorKind, id: z.string().optional(), name: z.string().optional() })
export type Author = z.infer<typeof Author>

/** What a link in a text leads to, as the server saw it; a product of the shop is shown as its card. */
export const Preview = z.object({
  url: z.string(),
  title: z.string(),
  site: z.string().optional(),
  description: z.string().optional(),
  /** Drawn anew and kept by us: whoever reads a thread asks nothing of the site. */
  image: z.object({ url: z.string(), width: z.int(), height: z.int() }).optional(),
  product: Card.optional(),
})
export type Preview = z.infer<typeof Preview>

/** One of each author. */
export const Reacted = z.object({ by: Author, reaction: z.enum(REACTIONS) })
export type Reacted = z.infer<typeof Reacted>

/** What became of a message since it was sent. */
const afterwards = {
  /** When its text was last changed. */
  edited: z.string().optional(),
  /** Its author took it back: it has no parts any more. */
  removed: z.literal(true).optional(),
  reactions: z.array(Reacted).optional(),
  preview: Preview.optional(),
}

export const Message = z.object({
  id: Id,
  author: Author,
  parts: z.array(Part),
  inReplyTo: Id.optional(),
  clientId: z.string().optional(),
  /** The messenger it was written in, or sent to; absent: the web. */
  channel: z.string().optional(),
  ...afterwards,
})
export type Message = z.infer<typeof Message>

/** A shopper's message: `clientId` is the sender's own key, the same one twice is one message. */
export const MessageCreate = z.object({
  clientId: z.string().min(1).max(100),
  parts: z.array(ShopperPart).min(1).max(20),
})
export type MessageCreate = z.infer<typeof MessageCreate>
/** A staff member's message: carries the epoch in which they speak; a stale one is refused. */
export const StaffMessageCreate = z.object({
  clientId: z.string().min(1).max(100),
  epoch: z.int(),
  parts: z.array(Part).min(1).max(20),
})

/** Who may speak for the shop now; each change raises the epoch. */
export const Speaker = z.object({
  kind: z.enum(['concierge', 'staff', 'nobody']),
  id: z.string().optional(),
  name: z.string().optional(),
  epoch: z.int(),
})
export type Speaker = z.infer<typeof Speaker>
export const SpeakerChange = z.object({
  to: z.enum(['concierge', 'staff', 'nobody']),
  name: z.string().max(100).optional(),
  epoch: z.int().optional(),
  note: z.string().max(1000).optional(),
})

const at = { seq: z.int(), at: z.string() }
const StatusData = z.object({
  upTo: z.int(),
  status: z.enum(['sent', 'delivered', 'read', 'failed', 'refused', 'uncertain']),
  by: AuthorKind,
  message: Id.optional(),
  reason: z.string().optional(),
  /** What was refused here went there; `template`: it was said here, in words that were approved beforehand. */
  instead: z.enum(['email', 'sms', 'template']).optional(),
})

/** Something that happened in a conversation; `seq` starts at 1 and has no gaps. */
export const Fact = z.discriminatedUnion('kind', [
  z.object({
    ...at,
    kind: z.literal('message.created'),
    data: z.object({ message: Message }),
  }),
  /** The message as it is now; what is not named is not there any more. */
  z.object({
    ...at,
    kind: z.literal('message.updated'),
    data: z.object({ message: Id, parts: z.array(Part), ...afterwards }),
  }),
  z.object({ ...at, kind: z.literal('message.status'), data: StatusData }),
  z.object({
    ...at,
    kind: z.literal('speaker.changed'),
    data: z.object({ speaker: Speaker, note: z.string().optional() }),
  }),
  z.object({ ...at, kind: z.literal('cart.changed'), data: z.object({ cart: Cart }) }),
  z.object({ ...at, kind: z.literal('checkout.changed'), data: z.object({ checkout: Checkout }) }),
  z.object({ ...at, kind: z.literal('order.placed'), data: z.object({ order: Order }) }),
  z.object({ ...at, kind: z.literal('order.changed'), data: z.object({ order: Order }) }),
  z.object({
    ...at,
    kind: z.literal('payment.changed'),
    data: z.object({ payment: Payment, order: z.string().optional() }),
  }),
  z.object({
    ...at,
    kind: z.literal('fulfilment.changed'),
    data: z.object({ order: z.string(), fulfilment: Fulfilment }),
  }),
  /** The whole wish list of the customer, newest first. */
  z.object({ ...at, kind: z.literal('wishes.changed'), data: z.object({ offers: z.array(Id) }) }),
  z.object({ ...at, kind: z.literal('turn.done'), data: z.object({ upTo: z.int() }) }),
  /**
   * What the shop's people changed about a thread, as it stands now: in the shop's stream alone, no shopper is told. What
   * is not named has not changed. `by`: the member.
   */
  z.object({
    ...at,
    kind: z.literal('conversation.changed'),
    data: z.object({
      conversation: Id,
      by: Id.optional(),
      closed: z.boolean().optional(),
      snoozedUntil: z.string().nullable().optional(),
      assignee: Id.nullable().optional(),
      tags: z.array(Id).optional(),
      note: z.object({ id: Id, is: z.enum(['new', 'changed', 'removed']) }).optional(),
      /** Their customer was not content; `by`: who had served them. */
      survey: z.object({ score: z.int(), by: z.enum(['concierge', 'staff']) }).optional(),
      /** What the concierge would say: ask for the draft itself. */
      draft: z.object({ id: Id, is: z.enum(['new', 'sent', 'dismissed']) }).optional(),
    }),
  }),
  /** The last one, alone where a thread was whose customer asked to be forgotten: drop every copy of it. */
  z.object({ ...at, kind: z.literal('conversation.forgotten'), data: z.object({}) }),
])
export type Fact = z.infer<typeof Fact>
export type FactKind = Fact['kind']

export const FactsQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  wait: z.coerce.number().int().min(0).max(30_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export const FactsPage = z.object({ facts: z.array(Fact), head: z.int(), floor: z.int() })

/** The whole of a conversation as it is now: what a client takes that was away longer than the facts are kept. */
export const Conversation = z.object({
  id: Id,
  shop: Id,
  language: z.string(),
  speaker: Speaker,
  head: z.int(),
  floor: z.int(),
  /** Newest last; at most the last 200. */
  messages: z.array(z.object({ seq: z.int(), at: z.string(), message: Message })),
  /** For the shop: what the same person wrote and was told in threads of their other contacts, oldest first. */
  elsewhere: z.array(z.object({ conversation: Id, seq: z.int(), at: z.string(), message: Message })).optional(),
  cart: Cart.optional(),
  /** Offers that the customer has saved, newest first. */
  wishes: z.array(Id).optional(),
  read: z.object({ shopper: z.int(), shop: z.int() }),
  /** The shopper wants to be told of no answer; absent = they do. */
  muted: z.literal(true).optional(),
})
export type Conversation = z.infer<typeof Conversation>

/** What a live client may send up the socket; everything else goes by POST. */
export const LiveFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('read'), seq: z.int().min(0) }),
])
