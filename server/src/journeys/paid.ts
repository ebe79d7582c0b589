import { totalOf } from '../carts/totals.ts'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { takenWhenShipped } from '../orders/fulfilments.ts'
import { lockCheckoutOf } from '../orders/checkout-store.ts'
import { numberOfCheckout } from '../orders/store.ts'
import { stateAfter } from '../payments/payment.ts'
import { insertPayment, liveOf, lockPaymentsBeside, type PaymentRow, savePayment, shownOf } from '../payments/store.ts'
import { giveUp } from './checkout.ts'
import type { Context } from './context.ts'
import { place, tellPayment } from './place.ts'
import { awaitMoney } from './await-money.ts'
import { endDispute, openDispute } from './dispute.ts'
import { keepMethod } from './keep-method.ts'
import { keepPromise, promisedUntil } from './promise.ts'
import { reportMismatch, reportStray } from './report.ts'
import { PURCHASE } from '../purchases/charge.ts'
import type { Settled, SettleInput, Taking } from './settled.ts'
import { giveBackShare, giveUpShare, isStillThere, type StrayShare } from './share-back.ts'

/**
 * What a gateway says of a payment, taken over: the one way in which an order comes about. The page, the webhook, the
 * sweeper and an agent all end here; the checkout's row lock makes them one after another, and the order is unique on it.
 */
export async function settle(context: Context, input: SettleInput): Promise<Settled | undefined> {
  return context.settling.run(input.payment, () => settleNow(context, input))
}

async function settleNow(context: Context, input: SettleInput): Promise<Settled | undefined> {
  const { home, payment: id, outcome, also } = input
  if (outcome === 'pending' && !also && input.until === undefined) return undefined
  const shop = await context.directory.byId(home)
  if (!shop) return undefined
  const settled = await context.database.transact(async (tx) => {
    const [row, payments, isNew] = await Promise.all([
      lockCheckoutOf(tx, home, id),
      lockPaymentsBeside(tx, home, id),
      also?.(tx) ?? true,
    ])
    const payment = payments.find((one) => one.id === id)
    if (!row || !payment || !isNew) return undefined
    const state = stateAfter(payment.state, outcome)
    if (outcome === 'in_doubt') await openDispute(context, tx, row, payment, input)
    if (input.dispute) return endDispute(context, tx, { shop, row, payment, end: input.dispute, amount: input.amount })
    if (outcome === 'pending' && input.until !== undefined)
      return awaitMoney(context, tx, { shop, row, payment, until: new Date(input.until) })
    if (input.saved && row.customer !== null) keepMethod(context, tx, row.customer, payment, input.saved)
    if (state === null && isSecond(payment, input)) takeSecond(context, tx, row, payment, input)
    if (outcome !== 'pending' && state !== null) {
      const order = await take(context, tx, { shop, row, payments, payment, state, input })
      if (order !== undefined) return order
    } else if (row.state === 'completed') {
      return { row, payment: shownOf(payments), order: await numberOfCheckout(tx.db, home, row.id) }
    }
    const isPaying = row.state === 'complete_in_progress'
    const now = payments.map((one) => (one === payment && state !== null ? { ...one, state } : one))
    return { row, payment: isPaying ? shownOf(now) : undefined, order: undefined }
  })
  // The receipt, where the thread is one that is pushed to.
  if (settled?.order !== undefined && settled.row.conversation !== null) context.deliver.wake()
  return settled
}

/** Writes a payment's new state down, and what follows from it; answers only where an order is placed. */
async function take(context: Context, tx: Tx, news: Taking): Promise<Settled | undefined> {
  const { shop, row, payments, payment, state, input } = news
  const isPromised = payment.state === 'authorised' && row.state === 'completed'
  if (isPromised) return keepPromise(context, tx, news)
  const { amount = payment.amount, currency = payment.currency } = input
  const came = state === 'captured' ? { amount, currency } : {}
  const now: PaymentRow = { ...payment, ...came, state, reason: input.reason ?? null, awaitedUntil: null }
  const isOther = state === 'captured' && (amount !== payment.amount || currency !== payment.currency)
  const at = context.clock.now()
  // Nothing is sold while the shop is paused: money that comes all the same stays to be seen.
  const isPaused = shop.settings.paused.checkout !== undefined
  const isEnough =
    !isPaused &&
    isDue(row, { ...now, amount, currency }) &&
    (state === 'captured' || (state === 'authorised' && takenWhenShipped(shop, row)))
  const awaited = state === 'authorised' && isEnough ? { awaitedUntil: promisedUntil(at) } : { awaitedUntil: null }
  const ref = input.ref === undefined ? {} : { gatewayRef: input.ref }
  tx.later(savePayment(tx, payment, { state, reason: now.reason, ...awaited, ...ref, ...(isOther ? came : {}) }, at))
  if (isEnough && !isOther) {
    if (payment.gateway === PURCHASE && !(await isStillThere(context, tx, { shop, row })))
      return giveUpShare(context, tx, { shop, row, payment: now })
    // Paid on an older page: the newer one takes nothing more.
    const other = liveOf(payments.filter(({ id }) => id !== payment.id))
    if (other) await giveUp(context, tx, other)
    return place(context, tx, { shop, row, payment: now })
  }
  tellPayment(context, tx, row, now)
  if (isOther) reportMismatch(context, tx, payment, now)
  else if (state === 'captured') await strayCame(context, tx, { shop, row, payment: now })
  if (state === 'authorised' && isPaused) await giveUp(context, tx, now)
  else if (state === 'authorised') await capture(context, tx, row, { ...now, amount, currency })
  return undefined
}

/** One bill was paid by two charges: confirmed on two devices, before either was told of. */
function isSecond({ gatewayRef }: PaymentRow, { outcome, ref }: SettleInput): boolean {
  return outcome === 'captured' && ref !== undefined && ref !== gatewayRef
}

/** The money of the second one pays nothing, and stands for itself: it can be seen, and paid back. */
function takeSecond(context: Context, tx: Tx, row: CheckoutRow, first: PaymentRow, input: SettleInput): void {
  const { amount = first.amount, currency = first.currency, ref = null } = input
  const second: PaymentRow = { ...first, id: context.newId(), gatewayRef: ref, amount, currency, state: 'captured' }
  tx.later(insertPayment(tx, { ...second, mandate: null, chargedBy: null }))
  tellPayment(context, tx, row, second)
  reportStray(context, tx, row, second)
}

/** Money that pays nothing: a person decides. The share of a purchase goes back alone: the rest of it stands. */
async function strayCame(context: Context, tx: Tx, stray: StrayShare): Promise<void> {
  if (stray.payment.gateway === PURCHASE) return giveBackShare(context, tx, stray)
  reportStray(context, tx, stray.row, stray.payment)
}

/** The money is promised: what the checkout waits for is taken after the commit, anything else is let go. */
async function capture(context: Context, tx: Tx, row: CheckoutRow, payment: PaymentRow): Promise<void> {
  if (!isDue(row, payment)) return giveUp(context, tx, payment)
  const { home, id: key } = payment
  if (context.gateways.get(payment.gateway)?.can.capture)
    tx.later(addJob(tx, 'capture-payment', { home, payment: key }))
}

/** Is this the money the checkout waits for? A payment that was given up may be of another amount. */
function isDue(row: CheckoutRow, { amount, currency }: PaymentRow): boolean {
  return row.state === 'complete_in_progress' && amount === totalOf(row.totals) && currency === row.currency
}
