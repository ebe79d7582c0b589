import type { Order } from '@souk/contract/order.ts'
import { findPayment } from '../payments/store.ts'
import { PURCHASE, readRef, sumOf } from '../purchases/charge.ts'
import { findCharge } from '../purchases/store.ts'
import type { Context } from './context.ts'

type Paid = Pick<Order, 'shop' | 'payments'>

/** Of the one charge that paid an order with those of other shops: who they are, and its whole sum. For the shopper alone. */
export async function paidTogether(context: Context, { shop: home, payments }: Paid): Promise<Order['together']> {
  const share = payments.find(({ gateway }) => gateway === PURCHASE)
  if (!share) return undefined
  const { read } = context.database
  const ref = (await findPayment(read, home, share.id))?.gatewayRef
  if (!ref) return undefined
  const { purchase, charge: id } = readRef(ref)
  const charge = await findCharge(read, purchase, id)
  if (!charge) return undefined
  const others = charge.parts.filter((part) => part.shop !== home)
  const shops = (await Promise.all(others.map(({ shop }) => context.directory.byId(shop)))).flatMap((shop) =>
    shop ? [{ slug: shop.slug, name: shop.name }] : [],
  )
  if (shops.length === 0) return undefined
  return { shops, amount: { amount: sumOf(charge), currency: charge.currency } }
}
