import type { FromChat } from './wire.ts'

/** Is this chat shown in a shop's own page? */
export const embedded = window.parent !== window && new URLSearchParams(location.search).has('embed')

/** Says something to the page around; who that may be is the server's to decide (frame-ancestors). Nothing in it is secret. */
export function tellPage(message: FromChat): void {
  window.parent.postMessage(message, '*')
}
