import { type Client } from '@souk/sdk/client.ts'
import { SoukError } from '@souk/sdk/errors.ts'
import { clientFor, souk } from './access.ts'
import { store, stored } from './prefs.ts'

const OPEN = '#open='

/** The code of a mail's link, which browsers keep to themselves behind the `#`. */
export function codeIn(hash: string): string | undefined {
  return hash.startsWith(OPEN) ? hash.slice(OPEN.length) : undefined
}

/** A client with the right to this order: from a mail's link opened here before, else the thread's. */
export function orderClient(shop: string, number: string): Client {
  const token = stored(`order.${shop}.${number}`)
  return token === null ? clientFor(shop) : souk.with(token)
}

/** Exchanges the code for the right to this order, which this browser keeps. Throws `link_used`. */
async function openByCode(shop: string, number: string, code: string): Promise<Client> {
  const { token } = await souk.call('openOrder', { params: { shop, number }, body: { code } })
  store(`order.${shop}.${number}`, token)
  // What has been used up is of no use in the history.
  history.replaceState(history.state, '', location.pathname + location.search)
  return souk.with(token)
}

/** Asks about an order by the right that this browser has, else by the code of the link: one that is not needed is not used up. */
export async function openedOrder<T>(
  shop: string,
  number: string,
  code: string | undefined,
  ask: (client: Client) => Promise<T>,
): Promise<T> {
  try {
    return await ask(orderClient(shop, number))
  } catch (error) {
    const isStranger = error instanceof SoukError && [401, 403, 404].includes(error.status)
    if (code === undefined || !isStranger) throw error
    return ask(await openByCode(shop, number, code))
  }
}
