import type { Tools } from '@souk/concierge/tools.ts'
import { z } from 'zod'
import type { Claimed } from '../conversations/conversation.ts'
import { Failure } from '../kernel/failure.ts'
import { fitOfOffer } from '../orders/fit.ts'
import { rememberTold, toldIn } from '../people/profile.ts'
import { findCustomer } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { sizeOf } from './fitting.ts'
import type { Change } from './turn-change.ts'
import type { TurnLook } from './turn-look.ts'

type Given = { claim: Claimed; shopOf: (id: string) => Promise<Shop>; change: Change; look: TurnLook }

const Sizes = z.record(z.string(), z.string())

/** What the concierge knows of the sizes that a customer told this shop, and keeps when they tell it. */
export function sizeTools(context: Context, { claim, shopOf, change, look }: Given): Tools['sizes'] {
  const { customer } = claim.context
  return {
    async yours(ref) {
      if (customer === null) return null
      const shop = await shopOf(ref.shop)
      const product = await look.product(shop, ref.id)
      return (product && (await sizeOf(context, shop, product, customer))) ?? null
    },
    async runs(ref) {
      const shop = await shopOf(ref.shop)
      return fitOfOffer(context.database.read, shop.id, ref.id)
    },
    async kept(home) {
      if (customer === null) return {}
      return toldIn((await findCustomer(context.database.read, home, customer))?.profile).sizes
    },
    async keep(home, sizes, key) {
      if (customer === null) throw new Failure('not_found')
      return change(home, key, Sizes, async (tx) => {
        await rememberTold(tx, home, customer, { sizes })
        return { ...toldIn((await findCustomer(tx.db, home, customer))?.profile).sizes }
      })
    },
  }
}
