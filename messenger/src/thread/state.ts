import type { Author, Conversation, Fact, Message, Speaker } from '@souk/contract/conversation.ts'
import type { Cart, Checkout, Order, Payment } from '@souk/contract/order.ts'
import type { Part, ShopperPart, Understood } from '@souk/contract/parts.ts'

/** What became of a message since it was sent. */
export type Afterwards = Pick<Message, 'edited' | 'removed' | 'reactions' | 'preview'>

/** `changed` is where it was last changed, in the facts. */
export type Entry = { seq: number; at: string; message: Message; changed?: number | undefined }
/** A change of the speaker, told as a ticket line between the messages. */
export type Notice = { seq: number; at: string; speaker: Speaker; before: Speaker | undefined }
/** An order placed, by the fact and not by a tap: where the receipt comes out. */
export type Placed = { seq: number; at: string; number: string }
/** Sent from here, not yet stored by the server. */
export type Pending = {
  clientId: string
  parts: ShopperPart[]
  at: string
  state: 'sending' | 'stored' | 'failed'
  /** The message's id, once stored. */
  id?: string
  code?: string
}

/** Everything the thread shows, made of facts alone. */
export type Thread = {
  head: number
  entries: readonly Entry[]
  notices: readonly Notice[]
  placed: readonly Placed[]
  pending: readonly Pending[]
  speaker: Speaker | undefined
  /** A person was called and has not come yet; the bot goes on helping meanwhile. */
  called: boolean
  cart: Cart | undefined
  /** The open one, as last told of. */
  checkout: Checkout | undefined
  /** Offers that are saved, newest first. */
  wishes: readonly string[]
  orders: Readonly<Record<string, Order>>
  payments: Readonly<Record<string, Payment>>
  /** What the shop understood, by the shopper's message. */
  understood: Readonly<Record<string, Understood>>
  /** The shop's side has this of what the shopper wrote, and has read it, up to. */
  delivered: number
  readByShop: number
  /** Messages whose delivery failed. */
  refused: readonly string[]
  /** Read here before this visit; what came since stands below the unread marker. */
  readBefore: number
  answered: number
}

export const EMPTY: Thread = {
  head: 0,
  entries: [],
  notices: [],
  placed: [],
  pending: [],
  speaker: undefined,
  called: false,
  cart: undefined,
  checkout: undefined,
  wishes: [],
  orders: {},
  payments: {},
  understood: {},
  delivered: 0,
  readByShop: 0,
  refused: [],
  readBefore: 0,
  answered: 0,
}

/** The thread from the server's snapshot; what was sent from here and is not in it yet stays. */
export function fromSnapshot(whole: Conversation, before: Thread = EMPTY): Thread {
  const fresh: Thread = {
    ...EMPTY,
    head: whole.head,
    speaker: whole.speaker,
    called: before.called && whole.speaker.kind === 'concierge',
    cart: whole.cart,
    wishes: whole.wishes ?? [],
    checkout: before.checkout,
    orders: before.orders,
    payments: before.payments,
    pending: before.pending,
    delivered: whole.read.shop,
    readByShop: whole.read.shop,
    readBefore: before.head > 0 ? before.readBefore : whole.read.shopper,
  }
  return whole.messages.reduce((thread, { seq, at, message }) => withMessage(thread, { seq, at, message }), fresh)
}

/** The thread after one more fact. Facts seen before change nothing. */
export function reduce(thread: Thread, fact: Fact): Thread {
  if (fact.seq <= thread.head) return thread
  const next = { ...thread, head: fact.seq }
  switch (fact.kind) {
    case 'message.created':
      return withMessage(next, { seq: fact.seq, at: fact.at, message: fact.data.message })
    case 'message.updated':
      return changed(next, fact.data.message, fact.data, fact.seq)
    case 'message.status':
      return withStatus(next, fact.data)
    case 'speaker.changed': {
      const { speaker, note } = fact.data
      const called = speaker.kind === 'concierge' && note?.startsWith('handover.') === true
      const notice = { seq: fact.seq, at: fact.at, speaker, before: thread.speaker }
      return { ...next, speaker, called, notices: [...thread.notices, notice] }
    }
    case 'wishes.changed':
      return { ...next, wishes: fact.data.offers }
    case 'cart.changed':
      return { ...next, cart: fact.data.cart }
    case 'checkout.changed':
      return { ...next, checkout: openOnly(fact.data.checkout) }
    case 'conversation.forgotten':
      return EMPTY
    case 'order.placed': {
      const placed = { seq: fact.seq, at: fact.at, number: fact.data.order.number }
      return {
        ...withOrder(next, fact.data.order),
        cart: undefined,
        checkout: undefined,
        placed: [...thread.placed, placed],
      }
    }
    case 'order.changed':
      return withOrder(next, fact.data.order)
    case 'payment.changed':
      return { ...next, payments: { ...thread.payments, [fact.data.payment.id]: fact.data.payment } }
    case 'fulfilment.changed':
      return withFulfilment(next, fact.data)
    // The shop's people hear of it in a stream of their own.
    case 'conversation.changed':
      return next
    case 'turn.done':
      return { ...next, answered: Math.max(thread.answered, fact.data.upTo), ...readUpTo(thread, fact.data.upTo) }
  }
}

function openOnly(checkout: Checkout): Checkout | undefined {
  return checkout.state === 'completed' || checkout.state === 'canceled' ? undefined : checkout
}

/** At the start of a visit: the unread marker stands only where something of others came since the last one. */
export function withMarker(thread: Thread): Thread {
  const news = thread.entries.some(({ seq, message }) => seq > thread.readBefore && message.author.kind !== 'shopper')
  return news ? thread : { ...thread, readBefore: 0 }
}

export function withOrder(thread: Thread, order: Order): Thread {
  return { ...thread, orders: { ...thread.orders, [order.number]: order } }
}

function withMessage(thread: Thread, entry: Entry): Thread {
  if (thread.entries.some(({ message }) => message.id === entry.message.id)) return thread
  const { message } = entry
  const mine = message.author.kind === 'shopper'
  return {
    ...thread,
    entries: [...thread.entries, entry],
    understood: withUnderstood(thread.understood, message.parts),
    pending: thread.pending.filter(({ clientId, id }) => clientId !== message.clientId && id !== message.id),
    ...(speaks(message.author) && readUpTo(thread, entry.seq - 1)),
    ...(mine && { delivered: Math.max(thread.delivered, entry.seq) }),
  }
}

function speaks(author: Author): boolean {
  return author.kind === 'concierge' || author.kind === 'staff'
}

function readUpTo(thread: Thread, seq: number): { delivered: number; readByShop: number } {
  return { delivered: Math.max(thread.delivered, seq), readByShop: Math.max(thread.readByShop, seq) }
}

/** A message as it is now; what is not named is not there any more. */
export function changed(thread: Thread, id: string, now: Pick<Message, 'parts'> & Afterwards, seq?: number): Thread {
  const { parts, edited, removed, reactions, preview } = now
  const entries = thread.entries.map((entry) =>
    entry.message.id === id
      ? { ...entry, changed: seq, message: { ...entry.message, parts, edited, removed, reactions, preview } }
      : entry,
  )
  return { ...thread, entries, understood: withUnderstood(thread.understood, parts) }
}

function withUnderstood(known: Thread['understood'], parts: Part[]): Thread['understood'] {
  const found = parts.flatMap((part) =>
    part.type === 'understood' || part.type === 'carousel' ? (part.understood ?? []) : [],
  )
  return found.length === 0 ? known : { ...known, ...Object.fromEntries(found.map((one) => [one.of, one])) }
}

function withStatus(thread: Thread, data: Extract<Fact, { kind: 'message.status' }>['data']): Thread {
  switch (data.status) {
    case 'failed':
    case 'refused':
      return data.message ? { ...thread, refused: [...thread.refused, data.message] } : thread
    case 'read':
      return data.by === 'shopper' ? thread : { ...thread, ...readUpTo(thread, data.upTo) }
    case 'delivered':
      return data.by === 'shopper' ? thread : { ...thread, delivered: Math.max(thread.delivered, data.upTo) }
    case 'sent':
    case 'uncertain':
      return thread
  }
}

function withFulfilment(
  thread: Thread,
  { order: number, fulfilment }: Extract<Fact, { kind: 'fulfilment.changed' }>['data'],
): Thread {
  const order = thread.orders[number]
  if (!order) return thread
  const others = order.fulfilments.filter(({ id }) => id !== fulfilment.id)
  return withOrder(thread, { ...order, fulfilments: [...others, fulfilment] })
}

/** What an earlier visit could not send stands there again, unless it had reached the server all the same. */
export function withUnsent(thread: Thread, unsent: readonly Pending[]): Thread {
  const known = new Set([
    ...thread.entries.map(({ message }) => message.clientId),
    ...thread.pending.map((one) => one.clientId),
  ])
  return { ...thread, pending: [...unsent.filter(({ clientId }) => !known.has(clientId)), ...thread.pending] }
}

/** Shows what was just sent before the server has it. */
export function send(thread: Thread, clientId: string, parts: ShopperPart[], at: string): Thread {
  return { ...thread, pending: [...thread.pending, { clientId, parts, at, state: 'sending' }] }
}

/** The server has it; its own fact may have come before this answer, or comes after. */
export function stored(thread: Thread, clientId: string, id: string): Thread {
  if (thread.entries.some(({ message }) => message.id === id)) return withdraw(thread, clientId)
  return change(thread, clientId, (one) => ({ ...one, state: 'stored', id }))
}

export function failed(thread: Thread, clientId: string, code: string): Thread {
  return change(thread, clientId, (one) => ({ ...one, state: 'failed', code }))
}

export function again(thread: Thread, clientId: string): Thread {
  return change(thread, clientId, (one) => ({ ...one, state: 'sending' }))
}

function change(thread: Thread, clientId: string, how: (one: Pending) => Pending): Thread {
  return { ...thread, pending: thread.pending.map((one) => (one.clientId === clientId ? how(one) : one)) }
}

export function withdraw(thread: Thread, clientId: string): Thread {
  return { ...thread, pending: thread.pending.filter((one) => one.clientId !== clientId) }
}

/** Messages of others above a cursor: what is new to somebody who has read up to there. */
export function newerThan(thread: Thread, seq: number): number {
  return thread.entries.filter((entry) => entry.seq > seq && entry.message.author.kind !== 'shopper').length
}

/** Was a payment asked for this checkout? Then that is the way on. */
export function isPaying({ entries }: Thread, checkout: string): boolean {
  return entries.some(({ message }) =>
    message.parts.some((part) => part.type === 'payment.request' && part.ref?.id === checkout),
  )
}
