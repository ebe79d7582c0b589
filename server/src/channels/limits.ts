/** What a channel can show; numbers are its provider's own limits. */
export type Limits = {
  /** Characters of one text. */
  text: number
  /** Buttons under a text, and characters of a button; 0 = none. */
  buttons: number
  buttonLabel: number
  /** Entries of a list picker; 0 = none. */
  list: number
  /** Cards beside each other; 0 = none. */
  cards: number
  images: boolean
  /** Opens a web page beside the thread. */
  webviews: boolean
  /** Milliseconds after the shopper's last message in which one may answer freely; null = no window. */
  windowMs: number | null
  /**
   * The provider takes a key of ours and drops what it has taken under it before, so that a message whose fate is unknown
   * can be sent again. Otherwise it is not, and is shown as uncertain.
   */
  keyed: boolean
}
