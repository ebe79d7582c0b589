import type { Speaker } from '@souk/contract/conversation.ts'
import type { ShopperPart } from '@souk/contract/parts.ts'

/** Where a conversation lives. */
export type Place = { home: string; conversation: string }

/** A shopper's message on its way into the store. */
export type Incoming = Place & {
  /** Ours, made before the first attempt, so that a repeated statement stores one row. */
  id: string
  /** The sender's own key: the same one twice is one message. */
  clientId: string
  handle: string
  customer: string
  parts: readonly ShopperPart[]
  at: Date
  /** What it was made of is on the disk: after a crash of the database it is made once more. */
  isKept?: boolean
}

/** What the storing statement tells: where the message stands, and the turn if it is ours to take. */
export type Appended = {
  id: string
  seq: number
  /** It was stored before. */
  known: boolean
  /** The parts stored under the clientId are these. */
  same: boolean
  /** The thread went on in another messenger until now. */
  isElsewhere: boolean
  /** The mailbox was free: whoever stored the message answers it. */
  claimed: Claimed | null
}

/** A mailbox held for one turn: messages `first` to `last` of the stream wait for an answer. */
export type Claimed = Place & { claim: string; first: number; last: number; context: TurnContext }

/** What a turn needs to know of its conversation. */
export type TurnContext = {
  customer: string | null
  handle: string | null
  channel: string
  /** The channel pushes: replies become deliveries of this connection. */
  connection: string | null
  language: string
  locale: string
  timezone: string
  speaker: Speaker
  introduced: boolean
  state: unknown
  /** When they wrote last by an outside messenger; to whoever stores a message, when they did before that. */
  heardAt: Date | null
}

/** How long a turn may take before somebody else may take it over, in seconds. */
export const LEASE_SECONDS = 30
