import type { Part, ShopperPart } from '@souk/contract/parts.ts'
import type { PublicShop, ShopSettings } from '@souk/contract/shop.ts'
import type { Understanding } from '@souk/contract/understanding.ts'
import type { ShopWords } from './lexicon/match.ts'
import type { DialogueState } from './dialogue/state.ts'

/** One message of a shopper, with everything about it that is not asked through the tools. Pure data: time, zone and country come with it. */
export type Turn = {
  /** RFC 3339; the only clock the concierge knows. */
  now: string
  timezone: string
  country: string
  /** The shops in scope; the first one is the thread's own. */
  shops: readonly TurnShop[]
  message: { id: string; parts: readonly ShopperPart[] }
  /** The messages that arrived after it and before this turn began, oldest first: answered together. */
  following: readonly { id: string; parts: readonly ShopperPart[] }[]
  /** The shopper's earlier texts, oldest first, at most five. */
  history: readonly string[]
  /** What the last turn left, as it was stored; null at the beginning. */
  state: unknown
  /** The language of the thread so far; '' at the beginning. */
  language: string
  /** The interface's locale, a hint for the first words. */
  locale: string
  /** True for the first concierge turn of a thread and the first after a human stretch: says that it is a bot. */
  introduce: boolean
  /** A person of the shop speaks: only what buys what they suggested is done, and nothing is asked. */
  held?: boolean
  /** The first turn after a person of the shop has held the thread: what happened there. */
  handedBack?: HandedBack
  /**
   * Where the reply will be read: what the channel is called, whether it can open a web page beside the thread, and whether it
   * may ask a form of its own, which is a message each time.
   */
  channel: { kind: string; webviews: boolean; forms?: boolean }
}

/** A stretch of a thread that a person of the shop held. */
export type HandedBack = {
  /** What they left for the concierge to know. */
  note?: string
  /** What the shopper wrote meanwhile, oldest first. */
  said: readonly string[]
  /** The offers that the person showed. */
  shown: readonly string[]
}

export type TurnShop = { shop: PublicShop; settings: ShopSettings; words?: ShopWords }

/** What the concierge decides. The server stores it in one commit if the turn is still its own. */
export type Moves = {
  /** Messages to send, each a list of parts. */
  messages: Part[][]
  state: DialogueState
  /** Language of the thread from now on. */
  language: string
  /** Ask for a person: the thread waits for staff. */
  handover?: { reason: 'asked' | 'stuck' | 'rule' }
  /** How it came to this, for the shop's people. */
  heard?: Heard
  /** The shopper withdrew or gave their agreement to be written to. */
  consent?: 'stop' | 'start'
}

/** What a turn made of what was written, and what it called for. */
export type Heard = {
  /** The words, as they were read. */
  text: string
  understanding: Understanding
  /** False: the words fitted nothing. */
  understood: boolean
  /** By name, in the order in which they were called for. */
  skills: readonly string[]
}
