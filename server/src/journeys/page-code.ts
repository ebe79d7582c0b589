import type { Core } from '../kernel/core.ts'
import { isId } from '../kernel/ids.ts'
import { sameText, sign } from '../kernel/secrets.ts'

/** So long the links of a message open their pages. */
export const PAGE_LINK_MS = 86_400_000
/** 128 bits in base64url: of the delivery's id, and of its signature. Short, since a text message is paid by the letter. */
const HALF = 22

type Sent = { home: string; id: string }
/** What else a link may let its reader choose; a code for one is none for another. */
export type Choice = 'confirm' | 'stop'

/**
 * The address of a page as it goes out with a delivery: a checkout or an order gets the code that opens it, behind the
 * `#`, which browsers keep to themselves. What a messenger fetches for its preview is the page without the code.
 */
export function withPageCode(core: Core, delivery: Sent, shop: string, address: string): string {
  const isOurs = ['checkout', 'orders'].some((page) => address.startsWith(`${core.publicUrl}/${page}/${shop}/`))
  return isOurs && !address.includes('#') ? `${address}#go=${codeOf(core, delivery)}` : address
}

/** A row's id and our signature over it, short enough for a text message. */
export function codeOf(core: Core, { home, id }: Sent, choice?: Choice): string {
  const short = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return short + signatureOf(core, { home, id }, choice)
}

/** The row that a code went out for, if we made the code for this shop and this choice. */
export function idOfCode(core: Core, home: string, code: string, choice?: Choice): string | undefined {
  const hex = Buffer.from(code.slice(0, HALF), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) && sameText(code.slice(HALF), signatureOf(core, { home, id }, choice)) ? id : undefined
}

function signatureOf(core: Core, { home, id }: Sent, choice: Choice | undefined): string {
  return sign(core.keys.pageLink, `${choice === undefined ? '' : `${choice}/`}${home}/${id}`).slice(0, HALF)
}
