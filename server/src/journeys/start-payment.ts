import { GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { lockCheckout } from '../orders/checkout-store.ts'
import { takenWhenShipped } from '../orders/fulfilments.ts'
import { methodOf } from '../payments/mandates.ts'
import { type PaymentRow, startedPayment } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import { told } from './checkout.ts'
import type { Context } from './context.ts'
import { seeCheckout } from './order-view.ts'
import { billInThread, gatewayFor } from './pay-within.ts'
import type { Shown } from './placing.ts'
import type { Settled } from './settled.ts'

type StartInput = {
  payment: PaymentRow
  row: CheckoutRow
  shop: Shop
  returnUrl?: string | undefined
  /** What the page showed whose button was pressed. */
  shown?: Shown['shown']
}

/** Asks the gateway to begin; asked twice, it begins once, because the payment's id is the key. */
export async function startPayment(context: Context, input: StartInput): Promise<Settled> {
  const { payment, row, shop, returnUrl, shown } = input
  const { home, id, amount, currency, mandate, chargedBy } = payment
  const gateway = gatewayFor(context, shop, payment.gateway)
  // Read once more: it may have ended since the payment was written down.
  const method = chargedBy === null ? undefined : await methodOf(context.database.read, home, chargedBy)
  try {
    const { ref, url } = await gateway.start({
      payment: id,
      home,
      amount: { amount, currency },
      merchant: shop.name,
      returnUrl: returnUrl ?? `${context.publicUrl}/s/${shop.slug}`,
      notifyUrl: `${context.selfUrl()}/webhooks/gateways/${gateway.kind}`,
      ...(gateway.can.capture && takenWhenShipped(shop, row) ? { authoriseOnly: true } : {}),
      ...(mandate ? { save: mandate } : {}),
      ...(method === undefined ? {} : { method }),
    })
    const begun = { home, id, ref, url }
    if (row.conversation === null) return await startedAlone(context, shop, row, begun)
    // Ordered on its page; paid where the talk is.
    return await startedInThread(context, shop, row, { ...begun, isBill: gateway.can.within !== undefined && !!shown })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, payment: id }, 'a payment could not be started')
    throw new Failure('gateway_failed')
  }
}

type Started = { home: string; id: string; ref: string; url: string }

/** Nobody has to be told. While the payment is as it was begun, so is the checkout: whatever changes that gives this up. */
async function startedAlone(context: Context, shop: Shop, row: CheckoutRow, begun: Started): Promise<Settled> {
  const payment = await startedPayment(context.database.read, begun, context.clock.now())
  if (payment.state === 'started') {
    context.checkouts.keep({ row, payment })
    return { row, payment, order: undefined }
  }
  const now = await seeCheckout(context, shop, row.id)
  return { row: now.row, ...now.standing }
}

async function startedInThread(
  context: Context,
  shop: Shop,
  { id }: CheckoutRow,
  { isBill, ...begun }: Started & { isBill: boolean },
): Promise<Settled> {
  const settled = await context.database.transact(async (tx) => {
    const [row, payment] = await Promise.all([
      lockCheckout(tx, shop.id, id),
      startedPayment(tx.db, begun, context.clock.now()),
    ])
    await told(context, tx, shop, row, payment)
    const isShown = row.state === 'complete_in_progress' && payment.state !== 'voided'
    if (isShown && isBill) await billInThread(context, tx, shop, row, payment)
    return { row, payment: isShown ? payment : undefined, order: undefined }
  })
  if (isBill) context.deliver.wake()
  return settled
}
