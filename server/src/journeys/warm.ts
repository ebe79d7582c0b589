import { warmUp } from '@souk/concierge/understand/message.ts'
import { largestShops } from '../catalog/store.ts'
import type { Context } from './context.ts'

/** A smaller index is built within the first search. */
const LEAST = 30
const SHOPS = 20

/** Makes ready what the first shopper should not wait for: the tables of words, and the indexes of the largest shops. */
export async function warm(context: Context): Promise<void> {
  warmUp()
  for (const id of await largestShops(context.database.read, LEAST, SHOPS)) {
    const shop = await context.directory.byId(id)
    if (shop) await context.index.get(shop)
  }
}
