import type { Tools } from '@souk/concierge/tools.ts'
import { Return } from '@souk/contract/returns.ts'
import type { Claimed } from '../conversations/conversation.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { isSamePerson } from '../people/same-person.ts'
import { findOrder, type OrderRow } from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { cancelReturn, requestReturn, returnable } from './returns.ts'
import type { Change } from './turn-change.ts'

type Given = { claim: Claimed; shopOf: (id: string) => Promise<Shop>; change: Change }

/** What the concierge does with goods that come back: of this customer's own orders alone. */
export function returnTools(context: Context, { claim, shopOf, change }: Given): Tools['returns'] {
  const { customer } = claim.context

  async function own(read: Reader, shop: Shop, number: string): Promise<OrderRow | undefined> {
    const row = await findOrder(read, shop.id, number)
    const isTheirs = await isSamePerson(read, shop.id, customer, row?.customer)
    return isTheirs ? row : undefined
  }

  return {
    async open(home, number) {
      const shop = await shopOf(home)
      const row = await own(context.database.read, shop, number)
      return row ? returnable(context, context.database.read, shop, row) : null
    },
    async request(home, number, wish, key) {
      const shop = await shopOf(home)
      return change(home, key, Return, async (tx) => {
        if (!(await own(tx.db, shop, number))) throw new Failure('not_found')
        return requestReturn(context, tx, { shop, number, wish })
      })
    },
    async cancel(home, number, id, key) {
      const shop = await shopOf(home)
      return change(home, key, Return, async (tx) => {
        if (!(await own(tx.db, shop, number))) throw new Failure('not_found')
        return cancelReturn(context, tx, { shop, number, id })
      })
    },
  }
}
