import { isDeepStrictEqual } from 'node:util'
import type { Checkout } from '@souk/contract/order.ts'
import type { Admit } from '../carts/store.ts'
import { totalOf } from '../carts/totals.ts'
import { checkOffersMaySell } from '../catalog/gaps.ts'
import { loadProductsIn } from '../catalog/products.ts'
import { GatewayError } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { addressLacks, type CheckoutRow, HOLD_MINUTES, missingOf } from '../orders/checkout.ts'
import { lockCheckout, moveCheckout, saveCheckout } from '../orders/checkout-store.ts'
import { reprice } from '../orders/prepare.ts'
import { closeStray } from '../payments/exceptions.ts'
import { mandateOffer } from '../payments/mandate.ts'
import { holdMandate } from '../payments/mandates.ts'
import { refundedOf } from '../payments/refunds.ts'
import { insertPayment, liveOf, lockPayment, moneyOf, paymentsForCheckout, type PaymentRow } from '../payments/store.ts'
import { lockStock } from '../resources/stock.ts'
import { checkMaySell } from '../shops/legal.ts'
import type { Shop } from '../shops/shop.ts'
import { pricedLines, takeUse, told } from './checkout.ts'
import { stored } from './change-checkout.ts'
import type { Context } from './context.ts'
import { hold } from './hold.ts'
import { checkoutOf, seeCheckout } from './order-view.ts'
import { settle } from './paid.ts'
import { gatewayFor, gatewayHere, gatewayInstead } from './pay-within.ts'
import { place } from './place.ts'
import type { Settled } from './settled.ts'
import { startPayment } from './start-payment.ts'
import { placedBy, type Shown } from './placing.ts'

export type CompleteInput = {
  shop: Shop
  checkout: string
  /** Without it the shop's own: the newest it is connected with, or the sandbox of one marked test. */
  gateway?: string | undefined
  returnUrl?: string | undefined
  /** A mandate by which it is charged, the buyer being at no page; once it has ended, the page is begun instead. */
  mandate?: string | undefined
  /** Where the shopper writes from: the money may be taken in that very messenger. */
  handle?: string | undefined
  /** Throws unless whoever asks may complete it. */
  admit?: Admit<CheckoutRow>
} & Shown

/**
 * Completes a checkout: the first call holds the stock and starts the payment, a later one asks the gateway how it stands.
 * Called by the shopper's tap, the API and agents alike, any number of times at once: one payment, one order.
 */
export async function completeCheckout(context: Context, input: CompleteInput): Promise<Checkout> {
  const { shop } = input
  if (input.gateway !== undefined) gatewayFor(context, shop, input.gateway)
  try {
    return await completeBy(context, input)
  } catch (error) {
    const other = isNotTaken(error) ? await gatewayInstead(context, input) : undefined
    if (other === undefined) throw error
    return completeBy(context, { ...input, gateway: other })
  }
}

function isNotTaken(error: unknown): boolean {
  return error instanceof Failure && error.code === 'amount_not_taken'
}

async function completeBy(context: Context, input: CompleteInput): Promise<Checkout> {
  const { shop } = input
  const guess = context.checkouts.of(shop.id, input.checkout)
  if (guess) await input.admit?.(guess.row)
  const placed = guess?.payment && (await placing(context, guess.payment))
  if (placed) return checkoutOf(context, shop, placed.row, placed)
  const seen =
    guess && !guess.payment
      ? { ...guess, payments: [], standing: OPEN }
      : await seeCheckout(context, shop, input.checkout)
  await input.admit?.(seen.row)
  const known = seen.row.state === 'complete_in_progress' ? liveOf(seen.payments) : undefined
  const start =
    known || seen.row.state === 'completed'
      ? { payment: known ?? null, row: seen.row }
      : await beginAt(context, input, seen.row)
  // A changed price is stored, so that the shopper sees the new total, and then said.
  if (start.failure) throw start.failure
  const { payment } = start
  const done =
    payment === null
      ? undefined
      : payment.url !== null && payment.gatewayRef !== null
        ? ((await placing(context, payment)) ?? (await refresh(context, payment)))
        : await startPayment(context, { ...start, ...input, payment })
  if (done) return checkoutOf(context, shop, done.row, done)
  if (seen.row.state === 'completed' || payment === known) return checkoutOf(context, shop, seen.row, seen.standing)
  const now = await seeCheckout(context, shop, input.checkout)
  // Placed at once, as nothing was left to pay: the receipt may have somebody to be pushed to.
  if (now.row.conversation !== null) context.deliver.wake()
  return checkoutOf(context, shop, now.row, now.standing)
}

async function beginAt(context: Context, input: CompleteInput, seen: CheckoutRow): Promise<Begun> {
  const kind = await gatewayHere(context, input, seen)
  const gateway = kind === undefined ? undefined : gatewayFor(context, input.shop, kind).kind
  return context.database.transact((tx) => begin(context, tx, { ...input, seen, gateway }))
}

/** A payment that is a share of a charge which somebody else begins: its id, and what it is called there, are known before. */
export type Share = { id: string; gatewayRef: string; url: string }
type Begin = {
  shop: Shop
  seen: CheckoutRow
  gateway: string | undefined
  mandate?: string | undefined
  share?: Share
} & Shown
export type Begun = { payment: PaymentRow | null; row: CheckoutRow; failure?: Failure }

const OPEN = { payment: undefined, order: undefined }

/** Checks price and stock for the last time, holds the goods and writes the payment down, before any gateway is asked. */
export async function begin(context: Context, tx: Tx, input: Begin): Promise<Begun> {
  const { shop, seen, gateway, mandate: by, share, ...shown } = input
  const at = context.clock.now()
  if (shop.settings.paused.checkout && seen.state !== 'completed') throw new Failure('shop_paused')
  const { row, payments, counted, products } = await lockAll(tx, shop, seen, at)
  if (row.state === 'completed') return { payment: null, row }
  const known = liveOf(payments)
  if (row.state === 'complete_in_progress' && known) return { payment: known, row }
  if (row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= at) throw new Failure('checkout_expired')
  const fresh = reprice({ ...row, lines: pricedLines(shop, row.lines, products, { at }) }, shop, at)
  checkMaySell(shop, { gateways: context.gateways, now: at, isFree: totalOf(fresh.totals) === 0 })
  checkOffersMaySell(shop, products, at)
  const sold = fresh.lines.find((line) => line.problem !== undefined)
  if (sold) throw new Failure('sold_out', sold.title)
  const missing = missingOf(fresh, shop, at)
  if (missing.length > 0)
    throw new Failure('checkout_incomplete', [...missing, ...addressLacks(fresh, missing)].join(', '))
  if (totalOf(fresh.totals) !== totalOf(row.totals)) {
    tx.later(saveCheckout(tx, fresh, at))
    await told(context, tx, shop, fresh)
    return { payment: null, row: fresh, failure: new Failure('price_changed') }
  }
  const placed = placedBy(context, shop, fresh, shown)
  await takeUse(tx, shop, fresh)
  const expiresAt = new Date(at.getTime() + HOLD_MINUTES * 60_000)
  await hold(tx, { shop, row: fresh, at, expiresAt, newId: context.newId, counted })
  const next = moveCheckout({ ...fresh, expiresAt, placed }, 'complete_in_progress')
  tx.later(saveCheckout(tx, next, at))
  const amount = totalOf(next.totals)
  const { currency } = row
  const { newId } = context
  // Paid on a page that was given up meanwhile: nobody is charged twice for the same.
  const money = amount === 0 ? null : await freeMoney(tx, moneyOf(payments, amount, currency))
  if (money !== undefined) {
    if (money) tx.later(closeStray(tx, money, at))
    await place(context, tx, { shop, row: next, payment: money })
    return { payment: null, row: next }
  }
  if (gateway === undefined) throw new Failure('shop_may_not_sell')
  const kept = await keeping(context, tx, { shop, row, gateway, by })
  const own = share ?? { id: newId(), gatewayRef: null, url: null }
  const payment = { home: shop.id, ...own, checkout: row.id, gateway, amount, currency, ...kept }
  tx.later(insertPayment(tx, payment))
  const nothing = { reason: null, awaitedUntil: null }
  return { payment: { ...payment, ...nothing, state: 'started', createdAt: at }, row: stored(next) }
}

type Keeping = { shop: Shop; row: CheckoutRow; gateway: string; by: string | undefined }

/** Which mandate a payment offers its payer, and by which it is charged. */
async function keeping(context: Context, tx: Tx, { shop, row, gateway, by }: Keeping) {
  const { customer } = row
  if (customer === null || !context.gateways.get(gateway)?.can.saved) return { mandate: null, chargedBy: null }
  const mandate = shop.settings.keepMethods ? mandateOffer(shop.name, row.language || shop.locale) : null
  const isHeld = by !== undefined && (await holdMandate(tx, { home: shop.id, customer, id: by, gateway }))
  return { mandate, chargedBy: isHeld ? by : null }
}

/** The money, unless it is on its way back to the payer. */
async function freeMoney(tx: Tx, money: PaymentRow | undefined): Promise<PaymentRow | undefined> {
  if (!money) return undefined
  const [now, refunded] = await Promise.all([
    lockPayment(tx, money.home, money.id),
    refundedOf(tx.db, money.home, money.id),
  ])
  return now.state === 'captured' && refunded === 0 ? now : undefined
}

/** The checkout locked, with its payments, its stock and its offers: one trip, unless its lines changed since it was seen. */
async function lockAll(tx: Tx, shop: Shop, seen: CheckoutRow, at: Date) {
  const checkout = seen.id
  const ofLines = ({ lines }: CheckoutRow) => {
    const [variants, offers] = [lines.map(({ variant }) => variant), lines.map(({ offer }) => offer)]
    return Promise.all([
      lockStock(tx, { home: shop.id, checkout, variants: [...new Set(variants)], at }),
      loadProductsIn(tx, shop, [...new Set(offers)], { at, checkout }),
    ])
  }
  const [row, payments, found] = await Promise.all([
    lockCheckout(tx, shop.id, checkout),
    paymentsForCheckout(tx.db, shop.id, checkout),
    ofLines(seen),
  ])
  const [counted, products] = isDeepStrictEqual(row.lines, seen.lines) ? found : await ofLines(row)
  return { row, payments, counted, products }
}

/** The order, where the gateway's notice has come and is just being acted on: it need not be asked the same again. */
async function placing(context: Context, payment: PaymentRow): Promise<Settled | undefined> {
  const settled = await context.settling.outcome(payment.id)
  return settled?.order === undefined ? undefined : settled
}

/** The shopper is back, or taps again: what has the gateway to say? Its webhook may be late; its answer counts the same. */
async function refresh(context: Context, payment: PaymentRow): Promise<Settled | undefined> {
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway || payment.gatewayRef === null) return undefined
  try {
    const { outcome, ...came } = await gateway.fetch(payment.gatewayRef)
    const placed = await placing(context, payment)
    if (placed) return placed
    return await settle(context, { home: payment.home, payment: payment.id, outcome, ...came })
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    context.log.warn({ err: error, payment: payment.id }, 'a gateway did not answer')
    return undefined
  }
}
