import type { Part } from '@souk/contract/parts.ts'
import type { Limits } from './limits.ts'

/**
 * Something to tap; `id` comes back with the tap. `place`: its number among all that its part offers, what is sold out
 * counted, where that is not its place among the buttons shown: that number is what an answer means. 0: it has none.
 */
export type Button = { id: string; label: string; hint?: string; place?: number }

/** `item`: the thing in the provider's own catalogue, where the shop has one there. */
export type FittedCard = {
  title: string
  text: string
  image?: string
  url?: string
  item?: string
  buttons: Button[]
}

/** One thing to choose in a form. */
export type FittedOption = { id: string; label: string; hint?: string }

/** One question of a form, in the reader's words. */
export type FittedField = { id: string; label: string; required: boolean } & (
  | { type: 'text'; input: 'line' | 'lines' | 'number' | 'email'; most: number; value?: string }
  | { type: 'one'; options: FittedOption[]; value?: string }
  | { type: 'some'; options: FittedOption[]; value: string[] }
  | { type: 'date'; from: string; value?: string }
)

/** A whole form: what opens it, what sends it off, and the token that comes back with its answers. */
export type FittedForm = { token: string; open: string; submit: string; fields: FittedField[] }

/** One message as a channel can show it: a text, and with it at most one of buttons, a list, cards. */
export type Fitted = {
  text: string
  buttons: Button[]
  list?: { button: string; rows: Button[] }
  cards?: FittedCard[]
  /** A page; a channel that has no button for it finds its address in the text. `own`: it is ours, and may open beside the thread. */
  link?: { label: string; url: string; own?: true }
  media?: { type: 'image' | 'file' | 'audio' | 'video'; url: string; name?: string }
  /** The form in which all of it can be answered at once, where the messenger has one; the rest shows it without. */
  form?: FittedForm
  /** What is paid in the messenger itself; the text says what for. */
  bill?: FittedBill
}

/** A bill whose prices, in minor units, come to what is to be paid. `pay` opens it; `url` is where else it can be paid. */
export type FittedBill = {
  payment: string
  title: string
  currency: string
  prices: { label: string; amount: number }[]
  photo?: string
  pay: string
  url: string
}

export type FitOptions = {
  limits: Limits
  /** The message that is fitted: a tap names it. */
  message: string
  /** For money, separators and the few words around. */
  locale: string
  /** The whole address of a page: a root-relative one means our own server. */
  url(path: string): string
  /** The whole address of a picture, in a form that every messenger takes; else that of `url`. */
  picture?(path: string): string
  /** What an offer is called in the provider's own catalogue. */
  item?(offer: string): string | undefined
  /** The form that a part asks for, where the messenger itself can ask it. */
  form?(part: Part): FittedForm | undefined
  /** The bill of a payment that the messenger itself takes. */
  bill?(payment: string): (Omit<FittedBill, 'pay' | 'url'> & { text: string; other?: string }) | undefined
}
