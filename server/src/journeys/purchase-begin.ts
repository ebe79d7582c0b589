import type { Texts } from '@souk/contract/ids.ts'
import type { Shown } from '@souk/contract/placing.ts'
import { Failure } from '../kernel/failure.ts'
import { lockCheckout } from '../orders/checkout-store.ts'
import { liveOf, livePayment, type PaymentRow, paymentsForCheckout } from '../payments/store.ts'
import { type Charge, type ChargePart, PURCHASE, refOf } from '../purchases/charge.ts'
import type { Shop } from '../shops/shop.ts'
import { told, updateCheckout } from './checkout.ts'
import type { Context } from './context.ts'
import { begin } from './pay.ts'

type Begin = { shop: Shop; charge: Charge; part: ChargePart; url: string; shown: Shown | undefined; labels: Texts }

/**
 * Holds one shop's goods for a charge, and writes its payment down there, in one commit; begun before, it is as it was. Null
 * where nothing is to be paid there, as it was ordered already or costs nothing. Throws what completing the checkout alone
 * would throw, `busy` where the charge was given up meanwhile.
 */
export async function beginShare(context: Context, input: Begin): Promise<PaymentRow | null> {
  const { shop, charge, part, url, shown, labels } = input
  await endOther(context, shop, part)
  const begun = await context.database.transact(async (tx) => {
    const row = await lockCheckout(tx, shop.id, part.checkout)
    const payments = await paymentsForCheckout(tx.db, shop.id, part.checkout)
    const own = payments.find(({ id }) => id === part.payment)
    if (own && own.state !== 'voided') return { payment: own }
    if (own || liveOf(payments)) throw new Failure('busy', 'this charge was given up')
    const share = { id: part.payment, gatewayRef: refOf(charge, part.payment), url }
    const started = await begin(context, tx, { shop, seen: row, gateway: PURCHASE, share, shown, labels })
    if (started.payment) await told(context, tx, shop, started.row, started.payment)
    return started
  })
  // A changed price is stored, so that the shopper sees the new total, and then said.
  if ('failure' in begun && begun.failure) throw begun.failure
  // Ordered at once, as nothing was to be paid: the receipt may have somebody to be pushed to.
  if (!begun.payment) context.deliver.wake()
  return begun.payment
}

/** Gives up another payment that is still open, on a page that was left: nobody is charged twice. */
async function endOther(context: Context, shop: Shop, { checkout, payment }: ChargePart): Promise<void> {
  const other = await livePayment(context.database.read, shop.id, checkout)
  if (!other || other.id === payment) return
  await context.database.transact((tx) => updateCheckout(context, tx, { shop, checkout, change: {} }))
}

/** Opens a checkout again whose payment is a share of a charge that came to nothing: what it held is free. */
export async function endShare(context: Context, shop: Shop, part: ChargePart): Promise<void> {
  await context.database.transact(async (tx) => {
    const row = await lockCheckout(tx, shop.id, part.checkout)
    const live = liveOf(await paymentsForCheckout(tx.db, shop.id, part.checkout))
    if (live?.id !== part.payment || row.state !== 'complete_in_progress') return
    await updateCheckout(context, tx, { shop, checkout: part.checkout, change: {} })
  })
}
