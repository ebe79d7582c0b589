/** What a channel can show; numbers are its provider's own limits, in characters as the provider counts them. */
export type Limits = {
  /** Of one text that stands alone, and of one that carries a picture, buttons, a list or a link. */
  text: number
  body: number
  /** These two count bytes of UTF-8 in place of characters. */
  bytes?: boolean
  /** Buttons under a text, and characters of a button; 0 = none. */
  buttons: number
  buttonLabel: number
  /** Entries of a list picker, its opener's and its entries' words; 0 = none. */
  list: number
  listButton: number
  listLabel: number
  listHint: number
  /** Cards beside each other, their words and their buttons; 0 = none. */
  cards: number
  cardTitle: number
  cardText: number
  cardButtons: number
  /** There are at least two cards, each has a picture and as many buttons as the others, and a text stands over them. */
  cardsAlike?: boolean
  /** A message is a letter: all that it says in one text, under the subject of what it answers. */
  letters?: boolean
  /** Buttons of a message may stand under its cards as well. */
  repliesUnderCards?: boolean
  /** What is shown itself; anything else is a link. */
  media: readonly ('image' | 'file' | 'audio' | 'video')[]
  /** A button that opens a page; `alone` where it cannot stand beside other buttons. */
  link: 'none' | 'alone' | 'beside'
  linkLabel: number
  /** The page opens beside the thread and can close itself. */
  webviews: boolean
  /** Milliseconds after the shopper's last message in which one may answer freely; null = no window. */
  windowMs: number | null
  /** The same for what a person writes, where that is longer. */
  staffWindowMs?: number
  /** Comments arrive as messages: each may be answered by one. */
  comments?: boolean
  /**
   * How a message whose fate is unknown is treated. `key`: the provider drops what it has taken under our key before, so it
   * is sent again. `echo`: the provider tells our key back with its status, so it is sent again after a moment in which
   * nothing was told. `never`: it is shown as uncertain.
   */
  resend: 'key' | 'echo' | 'never'
  /** What we send comes back as if the shop's people had written it, and without our key. */
  ownEchoes?: boolean
  /** Messages of one connection a second that the provider takes. */
  perSecond: number
  /** Where the figures are from. */
  source: string
}

/** Whoever can show nothing but words: choices are numbers to answer with, pages are addresses. */
export const WORDS_ONLY = {
  buttons: 0,
  buttonLabel: 0,
  list: 0,
  listButton: 0,
  listLabel: 0,
  listHint: 0,
  cards: 0,
  cardTitle: 0,
  cardText: 0,
  cardButtons: 0,
  media: [],
  link: 'none',
  linkLabel: 0,
  webviews: false,
  windowMs: null,
} as const satisfies Partial<Limits>
