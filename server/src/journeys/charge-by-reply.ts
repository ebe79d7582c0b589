import type { Checkout } from '@souk/contract/order.ts'
import { chargeByReply as lawOn } from '../law/charge-by-reply.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { liveMandate } from '../payments/mandates.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { completeCheckout } from './pay.ts'
import { placingOf } from './placing.ts'

/**
 * "Yes" in the thread charges the method that the customer agreed to have kept. Null where that may not be: the law of the
 * shop's and of the buyer's country, the shop's setting, and a mandate that has not ended all have to let it.
 */
export async function chargeByReply(
  context: Context,
  shop: Shop,
  row: CheckoutRow,
): Promise<{ checkout: Checkout; label: string } | null> {
  const at = context.clock.now()
  const countries = [shop.country, row.address?.country ?? shop.country]
  const isLawful = countries.every((country) => lawOn(country, at).allowed)
  if (!shop.settings.chargeByReply || !isLawful || row.customer === null) return null
  if (placingOf(context, shop, row).by === 'page') return null
  const mandate = await liveMandate(context.database.read, shop.id, row.customer)
  if (!mandate || !context.gateways.get(mandate.gateway)?.can.saved) return null
  const { gateway, id, label } = mandate
  const charge = { shop, checkout: row.id, gateway, mandate: id }
  const begun = await completeCheckout(context, charge)
  // The gateway has its answer at once, its notice may come a moment later.
  const checkout = begun.order === undefined ? await completeCheckout(context, charge) : begun
  return { checkout, label }
}
