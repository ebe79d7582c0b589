import type { Core } from '../kernel/core.ts'
import { isId } from '../kernel/ids.ts'
import { sameText, sign } from '../kernel/secrets.ts'

/** So long the links of a message open their pages. */
export const PAGE_LINK_MS = 86_400_000
/** 128 bits in base64url: of the delivery's id, and of its signature. Short, since a text message is paid by the letter. */
const HALF = 22

type Sent = { home: string; id: string }

/**
 * The address of a page as it goes out with a delivery: a checkout or an order gets the code that opens it, behind the
 * `#`, which browsers keep to themselves. What a messenger fetches for its preview is the page without the code.
 */
export function withPageCode(core: Core, delivery: Sent, shop: string, address: string): string {
  const isOurs = ['checkout', 'orders'].some((page) => address.startsWith(`${core.publicUrl}/${page}/${shop}/`))
  return isOurs && !address.includes('#') ? `${address}#go=${pageCode(core, delivery)}` : address
}

function pageCode(core: Core, { home, id }: Sent): string {
  const short = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
  return short + signatureOf(core, { home, id })
}

/** The delivery that a code went out with, if we made the code for this shop. */
export function deliveryOfCode(core: Core, home: string, code: string): string | undefined {
  const hex = Buffer.from(code.slice(0, HALF), 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isId(id) && sameText(code.slice(HALF), signatureOf(core, { home, id })) ? id : undefined
}

function signatureOf(core: Core, { home, id }: Sent): string {
  return sign(core.keys.pageLink, `${home}/${id}`).slice(0, HALF)
}
