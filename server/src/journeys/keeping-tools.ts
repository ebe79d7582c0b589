import type { Tools } from '@souk/concierge/tools.ts'
import { Watch } from '@souk/contract/keeping.ts'
import { z } from 'zod'
import type { Claimed } from '../conversations/conversation.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import type { Change } from './turn-change.ts'
import { addWatch, listWatches, removeWatch } from './watches.ts'
import { type Keeper, keepWish, listWishes } from './wishes.ts'

type Given = { claim: Claimed; shopOf: (id: string) => Promise<Shop>; change: Change }

const Kept = z.array(z.string())

/** What the concierge does with the customer's wish list and what they want to be told of. */
export function keepingTools(context: Context, { claim, shopOf, change }: Given): Pick<Tools, 'wishes' | 'watches'> {
  const { customer, handle } = claim.context
  const { conversation } = claim

  async function keeperOf(home: string): Promise<Keeper> {
    const shop = await shopOf(home)
    if (customer === null) throw new Failure('not_found')
    return { shop, customer, conversation, handle }
  }

  return {
    wishes: {
      list: async (home) => (customer === null ? [] : listWishes(context, await shopOf(home), customer)),
      async keep(home, offer, saved, key) {
        const keeper = await keeperOf(home)
        return change(home, key, Kept, (tx) => keepWish(context, tx, keeper, { offer, saved }))
      },
    },
    watches: {
      list: async (home) => (customer === null ? [] : listWatches(context.database.read, home, customer)),
      async add(home, watch, key) {
        const keeper = await keeperOf(home)
        return change(home, key, Watch, (tx) => addWatch(context, tx, keeper, watch))
      },
      async remove(home, id, key) {
        const keeper = await keeperOf(home)
        return change(home, key, Watch, (tx) => removeWatch(context, tx, keeper, id))
      },
    },
  }
}
