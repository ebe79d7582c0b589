import type { Client } from '@souk/sdk/client.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { type Access, accessTo, actAs, clientFor, keepAccess, souk } from './access.ts'
import { store, stored } from './prefs.ts'

/** The right that a message's link gave, and where the talk goes on: `back` is its address, where that is known. */
type Came = Access & { channel: string; back?: string }

/** A Mini App has words of its own put behind ours. */
const CODE = /[#&]go=([\w-]{44})(?:&|$)/

/** The code of a link in a message, which browsers keep to themselves behind the `#`. */
export function pageCodeIn(hash: string): string | undefined {
  return CODE.exec(hash)?.[1]
}

/** Who is here by a message's link: their talk goes on in another messenger. */
export function cameBy(shop: string): Came | undefined {
  const came = keptFor(shop)
  return came && accessTo(shop)?.conversation === came.conversation ? came : undefined
}

/**
 * Asks for a page by the right that this browser has, else by one that a link gave it before, else by the code of this
 * link: one that is not needed is not used up. A thread of one's own stays; then the link's right is these pages' alone.
 */
export async function openedPage<T>(shop: string, ask: (client: Client) => Promise<T>): Promise<T> {
  try {
    return await ask(clientFor(shop))
  } catch (error) {
    if (!isStranger(error)) throw error
    const code = pageCodeIn(location.hash)
    const before = keptFor(shop)
    if (before) {
      actAs(shop, before)
      const found = await ask(clientFor(shop)).catch((again: unknown) => {
        actAs(shop, undefined)
        if (!isStranger(again)) throw again
      })
      if (found !== undefined) return found
    }
    if (code === undefined) throw error
    await exchange(shop, code)
    return ask(clientFor(shop))
  }
}

/** The exchange whose answer was lost is asked for again, and not done twice. */
const idempotencyKey = crypto.randomUUID()

async function exchange(shop: string, code: string): Promise<void> {
  const came = await souk.call('openPage', { params: { shop }, body: { code }, idempotencyKey })
  store(`came.${shop}`, JSON.stringify(came))
  if (accessTo(shop)) actAs(shop, came)
  else keepAccess(shop, { conversation: came.conversation, token: came.token, handle: came.handle })
  // What has been used up is of no use in the history.
  history.replaceState(history.state, '', location.pathname + location.search)
}

function keptFor(shop: string): Came | undefined {
  try {
    const value: unknown = JSON.parse(stored(`came.${shop}`) ?? 'null')
    return isCame(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isCame(value: unknown): value is Came {
  return (
    typeof value === 'object' && value !== null && 'conversation' in value && 'token' in value && 'channel' in value
  )
}

function isStranger(error: unknown): boolean {
  return error instanceof SoukError && [401, 403, 404].includes(error.status)
}

/** The link opened the page before, somewhere else, or is too old. */
export function isUsed(error: unknown): boolean {
  return error instanceof SoukError && error.code === 'link_used'
}
