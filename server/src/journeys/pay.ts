import type { Checkout } from '@souk/contract/order.ts'
import { totalOf } from '../carts/totals.ts'
import { type Gateway, GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { type CheckoutRow, HOLD_MINUTES, missingOf } from '../orders/checkout.ts'
import { findCheckout, lockCheckout, moveCheckout, saveCheckout } from '../orders/checkout-store.ts'
import { reprice } from '../orders/prepare.ts'
import { insertPayment, livePayment, lockPayment, moneyFor, type PaymentRow, savePayment } from '../payments/store.ts'
import { holdStock, releaseHolds } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { currentLines, takeUse, told } from './checkout.ts'
import type { Context } from './context.ts'
import { checkoutView } from './order-view.ts'
import { place, settle } from './paid.ts'

export type CompleteInput = { shop: Shop; checkout: string; gateway: string; returnUrl?: string | undefined }

/**
 * Completes a checkout: the first call holds the stock and starts the payment, a later one asks the gateway how it stands.
 * Called by the shopper's tap, the API and agents alike, any number of times at once: one payment, one order.
 */
export async function completeCheckout(context: Context, input: CompleteInput): Promise<Checkout> {
  const { shop, checkout } = input
  const gateway = gatewayFor(context, shop, input.gateway)
  const ready = await context.database.transact(
    async (tx): Promise<{ payment: PaymentRow | null; failure?: Failure }> => {
      const row = await lockCheckout(tx, shop.id, checkout)
      if (row.state === 'completed') return { payment: null }
      const known = await livePayment(tx.db, shop.id, checkout)
      if (row.state === 'complete_in_progress' && known) return { payment: known }
      return begin(context, tx, { shop, row, gateway: gateway.kind })
    },
  )
  // A changed price is stored, so that the shopper sees the new total, and then said.
  if (ready.failure) throw ready.failure
  const { payment } = ready
  if (payment?.url && payment.gatewayRef !== null) await refresh(context, gateway, payment)
  else if (payment) await startPayment(context, gateway, { payment, shop, returnUrl: input.returnUrl })
  const row = await findCheckout(context.database.read, shop.id, checkout)
  if (!row) throw new Failure('not_found')
  return checkoutView(context, context.database.read, shop, row)
}

function gatewayFor(context: Context, shop: Shop, kind: string): Gateway {
  const gateway = context.gateways.get(kind)
  if (!gateway) throw new Failure('invalid_request', `there is no gateway of the kind ${kind}`)
  if (gateway.can.testOnly && !shop.test) throw new Failure('shop_not_test')
  return gateway
}

/** Checks price and stock for the last time, holds the goods and writes the payment down, before any gateway is asked. */
async function begin(
  context: Context,
  tx: Parameters<typeof lockCheckout>[0],
  { shop, row, gateway }: { shop: Shop; row: CheckoutRow; gateway: string },
): Promise<{ payment: PaymentRow | null; failure?: Failure }> {
  const at = context.clock.now()
  if (row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= at) throw new Failure('checkout_expired')
  // What it holds from an earlier payment must not count against itself.
  await releaseHolds(tx, shop.id, row.id)
  const fresh = reprice({ ...row, lines: await currentLines(tx, shop, row.lines) }, shop, at)
  const sold = fresh.lines.find((line) => line.problem !== undefined)
  if (sold) throw new Failure('sold_out', sold.title)
  const missing = missingOf(fresh, shop)
  if (missing.length > 0) throw new Failure('checkout_incomplete', missing.join(', '))
  if (totalOf(fresh.totals) !== totalOf(row.totals)) {
    await saveCheckout(tx, fresh, at)
    await told(context, tx, shop, fresh)
    return { payment: null, failure: new Failure('price_changed') }
  }
  await takeUse(tx, shop, fresh)
  const expiresAt = new Date(at.getTime() + HOLD_MINUTES * 60_000)
  const wishes = fresh.lines.map(({ variant, quantity }) => ({ variant, quantity }))
  const { short } = await holdStock(tx, {
    home: shop.id,
    checkout: row.id,
    wishes,
    at,
    expiresAt,
    newId: context.newId,
  })
  if (short.length > 0) throw new Failure('sold_out', fresh.lines.find(({ variant }) => short.includes(variant))?.title)
  const next = moveCheckout({ ...fresh, expiresAt }, 'complete_in_progress')
  await saveCheckout(tx, next, at)
  const amount = totalOf(next.totals)
  const { currency } = row
  // Paid on a page that was given up meanwhile: nobody is charged twice for the same.
  const money = amount === 0 ? null : await moneyFor(tx, { home: shop.id, checkout: row.id, amount, currency })
  if (money !== undefined) {
    await place(context, tx, { shop, row: next, payment: money })
    return { payment: null }
  }
  const payment = { home: shop.id, id: context.newId(), checkout: row.id, gateway, amount, currency }
  await insertPayment(tx, payment)
  return { payment: { ...payment, gatewayRef: null, state: 'started', url: null, reason: null, createdAt: at } }
}

type StartInput = { payment: PaymentRow; shop: Shop; returnUrl: string | undefined }

/** Asks the gateway to begin; asked twice, it begins once, because the payment's id is the key. */
async function startPayment(
  context: Context,
  gateway: Gateway,
  { payment, shop, returnUrl }: StartInput,
): Promise<void> {
  const { home, id, amount, currency } = payment
  try {
    const started = await gateway.start({
      payment: id,
      home,
      amount: { amount, currency },
      merchant: shop.name,
      returnUrl: returnUrl ?? `${context.publicUrl}/s/${shop.slug}`,
      notifyUrl: `${context.selfUrl()}/webhooks/gateways/${gateway.kind}`,
    })
    await context.database.transact(async (tx) => {
      const row = await lockCheckout(tx, home, payment.checkout)
      // Given up while the gateway was being asked: now that its name is known, it is told.
      if ((await lockPayment(tx, home, id)).state === 'voided') await addJob(tx, 'void-payment', { home, payment: id })
      await savePayment(tx, payment, { gateway_ref: started.ref, url: started.url }, context.clock.now())
      await told(context, tx, shop, row)
    })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, payment: id }, 'a payment could not be started')
    throw new Failure('gateway_failed')
  }
}

/** The shopper is back, or taps again: what has the gateway to say? Its webhook may be late; its answer counts the same. */
async function refresh(context: Context, gateway: Gateway, payment: PaymentRow): Promise<void> {
  if (payment.gatewayRef === null || payment.state === 'captured') return
  try {
    const { outcome } = await gateway.fetch(payment.gatewayRef)
    await settle(context, { home: payment.home, payment: payment.id, outcome })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, payment: payment.id }, 'a gateway did not answer')
  }
}
