import { isDeepStrictEqual } from 'node:util'
import type { CheckoutUpdate, Line, LineInput } from '@souk/contract/order.ts'
import { checkLine } from '../carts/cart.ts'
import { type LineRow, priceLine } from '../carts/line.ts'
import { cartLines, lockCart } from '../carts/store.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import {
  discountUses,
  freeDiscount,
  insertCheckout,
  lockCheckout,
  lockDiscount,
  lockOpenCheckout,
  moveCheckout,
  saveCheckout,
  useDiscount,
} from '../orders/checkout-store.ts'
import { applyUpdate, newCheckout, reprice } from '../orders/prepare.ts'
import { livePayment, type PaymentRow, savePayment } from '../payments/store.ts'
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
 * it never disagrees with what the shopper sees; while a payment is under way it stays as it is, unless the cart has
 * changed since: then that payment is given up.
 */
export async function openCheckout(
  context: Context,
  tx: Tx,
  input: { shop: Shop; cart: string; handle: string | null },
): Promise<CheckoutRow> {
  const { shop, handle } = input
  const at = context.clock.now()
  // The checkout before its cart, as whoever places the order takes them.
  let open = await lockOpenCheckout(tx, shop.id, input.cart)
  const cart = await lockCart(tx, shop.id, input.cart)
  // Made by somebody else while this one waited for the cart.
  open ??= await lockOpenCheckout(tx, shop.id, cart.id)
  const rows = await cartLines(tx.db, shop.id, cart.id)
  if (open?.state === 'complete_in_progress') {
    if (isSame(rows, open.lines)) return open
    open = await reopen(context, tx, shop, open)
  }
  const lines = await currentLines(tx, shop, rows)
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

/** Would the cart be the same order as these lines? */
function isSame(rows: readonly LineRow[], lines: readonly Line[]): boolean {
  const wanted = ({ id, variant, form, quantity }: LineRow) => ({ id, variant, form, quantity })
  return isDeepStrictEqual(rows.map(wanted), lines.map(wanted))
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
  if (change.discountCode && next.discountCode !== null) await checkUses(tx, shop, next)
  await saveCheckout(tx, next, at)
  await told(context, tx, shop, next)
  return next
}

/** A code with a limited number of uses: throws `invalid_discount` once they are used up. */
async function checkUses(tx: Tx, shop: Shop, { id, discountCode: code }: CheckoutRow): Promise<number | undefined> {
  const uses = shop.settings.discounts.find((known) => known.code === code)?.uses
  if (code === null || uses === undefined) return undefined
  if ((await discountUses(tx.db, { home: shop.id, code, checkout: id })) >= uses)
    throw new Failure('invalid_discount', 'this code has been used up')
  return uses
}

/** Takes one use of a limited code before the payment begins, so that nobody else can; given back with the payment. */
export async function takeUse(tx: Tx, shop: Shop, row: CheckoutRow): Promise<void> {
  if (row.discountCode === null) return
  await lockDiscount(tx, shop.id, row.discountCode)
  if ((await checkUses(tx, shop, row)) !== undefined) await useDiscount(tx, shop.id, row.discountCode, row.id)
}

/** Gives a checkout up: frees what it held. A payment that has begun is voided; money that still arrives stays visible. */
export async function cancelCheckout(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<CheckoutRow> {
  const at = context.clock.now()
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.state === 'canceled') return row
  if (row.state === 'completed') throw new Failure('checkout_closed')
  const payment = await livePayment(tx.db, shop.id, checkout)
  if (payment?.state === 'authorised') throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  const next = moveCheckout(row, 'canceled')
  await saveCheckout(tx, next, at)
  await releaseHolds(tx, shop.id, checkout)
  await freeDiscount(tx, row)
  await told(context, tx, shop, next)
  return next
}

/** Cancels a checkout whose time is over; one that somebody went on with in the meantime is left alone. */
export async function expireCheckout(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<void> {
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.expiresAt <= context.clock.now() && row.state !== 'completed')
    await cancelCheckout(context, tx, shop, checkout)
}

/**
 * Locks a checkout that may still be changed. One whose payment has begun is opened again: the payment is given up, so
 * that nobody pays an amount that has changed.
 */
export async function lockEditable(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<CheckoutRow> {
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.state === 'completed' || row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= context.clock.now()) throw new Failure('checkout_expired')
  return row.state === 'complete_in_progress' ? reopen(context, tx, shop, row) : row
}

async function reopen(context: Context, tx: Tx, shop: Shop, row: CheckoutRow): Promise<CheckoutRow> {
  const payment = await livePayment(tx.db, shop.id, row.id)
  if (payment && payment.state !== 'started' && payment.state !== 'declined') throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  await releaseHolds(tx, shop.id, row.id)
  await freeDiscount(tx, row)
  return moveCheckout(row, 'ready_for_complete')
}

/** A payment nobody is to make any more: voided here now, and at its gateway after the commit. */
export async function giveUp(context: Context, tx: Tx, payment: PaymentRow): Promise<void> {
  await savePayment(tx, payment, { state: 'voided' }, context.clock.now())
  if (payment.gatewayRef !== null) await addJob(tx, 'void-payment', { home: payment.home, payment: payment.id })
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
