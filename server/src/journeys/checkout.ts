import type { CheckoutUpdate, Line, LineInput } from '@souk/contract/order.ts'
import { checkLine } from '../carts/cart.ts'
import { priceLine } from '../carts/line.ts'
import { cartLines, lockCart } from '../carts/store.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import {
  discountUses,
  insertCheckout,
  lockCheckout,
  lockOpenCheckout,
  moveCheckout,
  saveCheckout,
} from '../orders/checkout-store.ts'
import { applyUpdate, newCheckout, reprice } from '../orders/prepare.ts'
import { findPayment, livePayment, type PaymentRow, savePayment } from '../payments/store.ts'
import { findCustomer } from '../people/store.ts'
import { releaseHolds } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { Address } from '@souk/contract/order.ts'
import { z } from 'zod'
import type { Context } from './context.ts'
import { checkoutView } from './order-view.ts'

const Profile = z.object({ address: Address.optional() })

/**
 * The open checkout of a cart, made when there is none. Its lines are copied from the cart and priced anew each time, so
 * it never disagrees with what the shopper sees; while a payment is under way it stays as it is.
 */
export async function openCheckout(
  context: Context,
  tx: Tx,
  input: { shop: Shop; cart: string; handle: string | null },
): Promise<CheckoutRow> {
  const { shop, handle } = input
  const at = context.clock.now()
  const cart = await lockCart(tx, shop.id, input.cart)
  const lines = await currentLines(tx, shop, await cartLines(tx.db, shop.id, cart.id))
  const open = await lockOpenCheckout(tx, shop.id, cart.id)
  if (open && open.state === 'complete_in_progress') return open
  if (open) {
    const fresh = newExpiry(context, reprice({ ...open, lines }, shop, at))
    await saveCheckout(tx, fresh, at)
    await told(context, tx, shop, fresh)
    return fresh
  }
  if (lines.length === 0) throw new Failure('checkout_incomplete', 'the cart is empty')
  const known = cart.customer === null ? undefined : await findCustomer(tx.db, shop.id, cart.customer)
  const profile = Profile.safeParse(known?.profile).data
  const row = newCheckout({
    id: context.newId(),
    shop,
    cart: cart.id,
    customer: cart.customer,
    conversation: cart.conversation,
    handle,
    // What the customer told this shop before is not asked again.
    buyer: {
      ...(known?.name ? { name: known.name } : {}),
      ...(known?.email ? { email: known.email } : {}),
      ...(known?.phone ? { phone: known.phone } : {}),
    },
    address: profile?.address ?? null,
    lines,
    at,
  })
  await insertCheckout(tx, row)
  await told(context, tx, shop, row)
  return row
}

/** A checkout of lines alone: what an agent or another shop system buys without a cart. */
export async function checkoutOfLines(
  context: Context,
  tx: Tx,
  shop: Shop,
  inputs: readonly LineInput[],
): Promise<CheckoutRow> {
  const products = await loadProductsIn(tx, shop, [...new Set(inputs.map(({ offer }) => offer))])
  const rows = inputs.map((input) => {
    const product = products.find(({ id }) => id === input.offer)
    return { id: context.newId(), ...checkLine(input, product, 0) }
  })
  const lines = rows.map((row) =>
    priceLine(
      row,
      products.find(({ id }) => id === row.offer),
      shop,
    ),
  )
  const row = newCheckout({
    id: context.newId(),
    shop,
    cart: null,
    customer: null,
    conversation: null,
    handle: null,
    buyer: {},
    address: null,
    lines,
    at: context.clock.now(),
  })
  await insertCheckout(tx, row)
  return row
}

export async function updateCheckout(
  context: Context,
  tx: Tx,
  input: { shop: Shop; checkout: string; change: CheckoutUpdate },
): Promise<CheckoutRow> {
  const { shop, checkout, change } = input
  const at = context.clock.now()
  const row = await lockEditable(context, tx, shop, checkout)
  const next = newExpiry(context, applyUpdate(row, change, shop, at))
  if (change.discountCode && next.discountCode !== null) await checkUses(tx, shop, next.discountCode)
  await saveCheckout(tx, next, at)
  await told(context, tx, shop, next)
  return next
}

/** A code with a limited number of uses: throws `invalid_discount` once they are used up. */
export async function checkUses(tx: Tx, shop: Shop, code: string): Promise<void> {
  const uses = shop.settings.discounts.find((known) => known.code === code)?.uses
  if (uses !== undefined && (await discountUses(tx.db, shop.id, code)) >= uses)
    throw new Failure('invalid_discount', 'this code has been used up')
}

/** Gives a checkout up: frees what it held. A payment that has begun is voided; money that still arrives stays visible. */
export async function cancelCheckout(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<CheckoutRow> {
  const at = context.clock.now()
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.state === 'canceled') return row
  if (row.state === 'completed') throw new Failure('checkout_closed')
  const payment = await livePayment(tx.db, shop.id, checkout)
  if (payment?.state === 'captured' || payment?.state === 'authorised') throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  const next = moveCheckout(row, 'canceled')
  await saveCheckout(tx, next, at)
  await releaseHolds(tx, shop.id, checkout)
  await told(context, tx, shop, next)
  return next
}

/**
 * Locks a checkout that may still be changed. One whose payment has begun is opened again: the payment is given up, so
 * that nobody pays an amount that has changed.
 */
export async function lockEditable(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<CheckoutRow> {
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.state === 'completed' || row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= context.clock.now()) throw new Failure('checkout_expired')
  if (row.state !== 'complete_in_progress') return row
  const payment = await livePayment(tx.db, shop.id, checkout)
  if (payment && payment.state !== 'started' && payment.state !== 'declined') throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  await releaseHolds(tx, shop.id, checkout)
  return moveCheckout(row, 'ready_for_complete')
}

/** A payment nobody is to make any more: voided here now, and at its gateway after the commit. */
async function giveUp(context: Context, tx: Tx, payment: PaymentRow): Promise<void> {
  await savePayment(tx, payment, { state: 'voided' }, context.clock.now())
  if (payment.gatewayRef !== null) await addJob(tx, 'void-payment', { home: payment.home, payment: payment.id })
}

const VoidJob = z.object({ home: z.string(), payment: z.string() })

export async function voidPayment(context: Context, payload: unknown): Promise<void> {
  const { home, payment: id } = VoidJob.parse(payload)
  const payment = await findPayment(context.database.read, home, id)
  if (!payment || payment.gatewayRef === null || payment.state !== 'voided') return
  const gateway = context.gateways.get(payment.gateway)
  await gateway?.act(payment.gatewayRef, 'void', { amount: payment.amount, currency: payment.currency }, payment.id)
}

/** Stored lines with the prices and stock of this moment. */
export async function currentLines(
  tx: Tx,
  shop: Shop,
  rows: readonly Parameters<typeof priceLine>[0][],
): Promise<Line[]> {
  const products = await loadProductsIn(tx, shop, [...new Set(rows.map(({ offer }) => offer))])
  const byId = new Map(products.map((product) => [product.id, product]))
  return rows.map((row) => priceLine(row, byId.get(row.offer), shop))
}

/** Whoever is still busy with a checkout keeps it open. */
function newExpiry(context: Context, row: CheckoutRow): CheckoutRow {
  const soonest = context.clock.now().getTime() + 30 * 60_000
  return row.expiresAt.getTime() >= soonest ? row : { ...row, expiresAt: new Date(soonest) }
}

/** Tells the thread how its checkout stands now. */
export async function told(context: Context, tx: Tx, shop: Shop, row: CheckoutRow): Promise<void> {
  if (row.conversation === null) return
  const checkout = await checkoutView(context, tx.db, shop, row)
  const stream = { home: shop.id, stream: row.conversation }
  await appendFacts(tx, stream, context.clock.now(), [{ kind: 'checkout.changed', data: { checkout } }])
}
