import { formerPrices } from '../catalog/former-price.ts'
import { settleFormer } from '../catalog/settle-former.ts'
import type { Shop } from '../shops/shop.ts'
import { allShops } from '../shops/store.ts'
import type { Context } from './context.ts'

/** Where the law says which former price may be named, no shop shows another: whatever it claimed while it was not live. */
export async function settleStruckPrices(context: Context): Promise<void> {
  for (const shop of await allShops(context.database.read)) await settleStruckPricesOf(context, shop)
}

export async function settleStruckPricesOf(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  shop: Pick<Shop, 'id' | 'currency' | 'country' | 'test'>,
): Promise<void> {
  const at = clock.now()
  const former = formerPrices(shop, at)
  const place = { home: shop.id, currency: shop.currency, at }
  if (former) await database.transact((tx) => settleFormer(tx, { ...place, former }))
}
