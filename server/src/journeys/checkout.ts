import { isDeepStrictEqual } from 'node:util'
import type { Product } from '@souk/contract/catalog.ts'
import type { CheckoutUpdate, Line, LineInput } from '@souk/contract/order.ts'
import { checkTime, checkTimes } from '../carts/appointments.ts'
import { checkLine } from '../carts/cart.ts'
import { type LineRow, priceLine } from '../carts/line.ts'
import { offersOf } from '../carts/offers.ts'
import { type Admit, cartLines, type CartRow, lockCart } from '../carts/store.ts'
import { checkOffersMaySell } from '../catalog/gaps.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { Overtaken } from '../kernel/retry.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import {
  discountUses,
  freeDiscount,
  hasOpenCheckout,
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
import { checkMaySell } from '../shops/legal.ts'
import type { Shop } from '../shops/shop.ts'
import { wakeWatchers } from '../watches/store.ts'
import { Address } from '@souk/contract/order.ts'
import { z } from 'zod'
import type { Context } from './context.ts'
import { checkoutOf, checkoutView } from './order-view.ts'

const Profile = z.object({ address: Address.optional() })

/**
 * The open checkout of a cart, made when there is none. Its lines are copied from the cart and priced anew each time, so
 * it never disagrees with what the shopper sees; while a payment is under way it stays as it is, unless the cart has
 * changed since: then that payment is given up.
 */
export async function openCheckout(
  context: Context,
  tx: Tx,
  input: { shop: Shop; cart: string; handle: string | null; admit?: Admit<CartRow> },
): Promise<CheckoutRow> {
  const { shop, handle } = input
  const at = context.clock.now()
  const [known, cart, isOpen, rows, products] = await Promise.all([
    // The checkout before its cart, as whoever places the order takes them.
    lockOpenCheckout(tx, shop.id, input.cart),
    lockCart(tx, shop.id, input.cart, input.admit),
    hasOpenCheckout(tx.db, shop.id, input.cart),
    cartLines(tx.db, shop.id, input.cart),
    offersOf(tx.db, shop, { cart: input.cart, at }),
  ])
  const lines = pricedLines(shop, rows, products, { at, language: cart.language })
  checkMaySell(shop, { gateways: context.gateways, now: at, isFree: isFree(lines) })
  checkOffersMaySell(shop, products, at)
  // Made by somebody else while this one waited for the cart: to lock it now would be the wrong way round.
  if (!known && isOpen) throw new Overtaken('a checkout of this cart was opened meanwhile')
  let open = known
  if (open?.state === 'complete_in_progress') {
    if (isSame(rows, open.lines)) return open
    open = await reopen(context, tx, shop, open)
  }
  if (open) {
    const fresh = newExpiry(context, reprice({ ...open, lines, language: cart.language }, shop, at))
    tx.later(saveCheckout(tx, fresh, at))
    await told(context, tx, shop, fresh)
    return fresh
  }
  if (lines.length === 0) throw new Failure('checkout_incomplete', 'the cart is empty')
  const buyer = cart.customer === null ? undefined : await findCustomer(tx.db, shop.id, cart.customer)
  const profile = Profile.safeParse(buyer?.profile).data
  const row = newCheckout({
    id: context.newId(),
    shop,
    cart: cart.id,
    customer: cart.customer,
    conversation: cart.conversation,
    handle,
    // What the customer told this shop before is not asked again.
    buyer: {
      ...(buyer?.name ? { name: buyer.name } : {}),
      ...(buyer?.email ? { email: buyer.email } : {}),
      ...(buyer?.phone ? { phone: buyer.phone } : {}),
    },
    address: profile?.address ?? null,
    lines,
    language: cart.language,
    at,
  })
  tx.later(insertCheckout(tx, row))
  await told(context, tx, shop, row)
  return row
}

function isFree(lines: readonly Line[]): boolean {
  return lines.every(({ unit }) => unit === 0)
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
  const at = context.clock.now()
  const products = await loadProductsIn(tx, shop, [...new Set(inputs.map(({ offer }) => offer))], { at })
  const rows = inputs.map((input) => {
    const product = products.find(({ id }) => id === input.offer)
    return { id: context.newId(), ...checkLine(input, product, 0, shop.timezone) }
  })
  const lines = pricedLines(shop, rows, products, { at })
  checkMaySell(shop, { gateways: context.gateways, now: at, isFree: isFree(lines) })
  checkOffersMaySell(shop, products, at)
  for (const { offer, form, quantity } of rows) {
    const product = products.find(({ id }) => id === offer)
    if (product) await checkTimes(tx.db, { shop, product, form, quantity, at })
  }
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
    at,
  })
  tx.later(insertCheckout(tx, row))
  return row
}

export async function updateCheckout(
  context: Context,
  tx: Tx,
  input: { shop: Shop; checkout: string; change: CheckoutUpdate; admit?: Admit<CheckoutRow> },
): Promise<CheckoutRow> {
  const { shop, checkout, change } = input
  const at = context.clock.now()
  const row = await lockEditable(context, tx, shop, { checkout, admit: input.admit })
  const next = newExpiry(context, applyUpdate(row, change, shop, at))
  if (change.pickupAt !== undefined) await checkPickup(tx, shop, next, at)
  if (change.discountCode && next.discountCode !== null) await checkUses(tx, shop, next)
  tx.later(saveCheckout(tx, next, at))
  await told(context, tx, shop, next)
  return next
}

/** The goods are fetched at a time: throws `slot_taken` unless it can be had. */
async function checkPickup(tx: Tx, shop: Shop, row: CheckoutRow, at: Date): Promise<void> {
  const rule = shop.settings.shipping.find(({ id }) => id === row.shippingOption)?.slots
  if (!rule || row.pickupAt === null) throw new Failure('invalid_request', 'this way of delivery asks for no time')
  await checkTime(tx.db, { shop, rule, from: row.pickupAt.getTime(), quantity: 1, at, except: { checkout: row.id } })
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
export async function cancelCheckout(
  context: Context,
  tx: Tx,
  shop: Shop,
  { checkout, admit, isOver = false }: { checkout: string; admit?: Admit<CheckoutRow>; isOver?: boolean },
): Promise<CheckoutRow> {
  const at = context.clock.now()
  const [row, payment] = await Promise.all([
    lockCheckout(tx, shop.id, checkout, admit),
    livePayment(tx.db, shop.id, checkout),
  ])
  if (row.state === 'canceled') return row
  if (row.state === 'completed') throw new Failure('checkout_closed')
  // The money is promised and about to be taken: only when the time is over it is let go.
  if (payment?.state === 'authorised' && !isOver) throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  const next = moveCheckout(row, 'canceled')
  tx.later(saveCheckout(tx, next, at))
  tx.later(releaseHolds(tx, shop.id, checkout))
  tx.later(
    wakeWatchers(
      tx,
      shop.id,
      row.lines.map(({ variant }) => variant),
    ),
  )
  tx.later(freeDiscount(tx, row))
  await told(context, tx, shop, next)
  return next
}

/** Cancels a checkout whose time is over; one that somebody went on with in the meantime is left alone. */
export async function expireCheckout(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<void> {
  const row = await lockCheckout(tx, shop.id, checkout)
  if (row.expiresAt <= context.clock.now() && row.state !== 'completed')
    await cancelCheckout(context, tx, shop, { checkout, isOver: true })
}

/**
 * Locks a checkout that may still be changed. One whose payment has begun is opened again: the payment is given up, so
 * that nobody pays an amount that has changed.
 */
export async function lockEditable(
  context: Context,
  tx: Tx,
  shop: Shop,
  { checkout, admit }: { checkout: string; admit: Admit<CheckoutRow> | undefined },
): Promise<CheckoutRow> {
  const row = await lockCheckout(tx, shop.id, checkout, admit)
  if (row.state === 'completed' || row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= context.clock.now()) throw new Failure('checkout_expired')
  return row.state === 'complete_in_progress' ? reopen(context, tx, shop, row) : row
}

/** Its payment cannot be made where it was begun: as open as it was before. */
export async function reopenCheckout(context: Context, tx: Tx, shop: Shop, checkout: string): Promise<void> {
  const row = await lockEditable(context, tx, shop, { checkout, admit: undefined })
  tx.later(saveCheckout(tx, row, context.clock.now()))
}

async function reopen(context: Context, tx: Tx, shop: Shop, row: CheckoutRow): Promise<CheckoutRow> {
  const payment = await livePayment(tx.db, shop.id, row.id)
  if (payment && payment.state !== 'started' && payment.state !== 'declined') throw new Failure('checkout_closed')
  if (payment) await giveUp(context, tx, payment)
  tx.later(releaseHolds(tx, shop.id, row.id))
  tx.later(freeDiscount(tx, row))
  return moveCheckout(row, 'ready_for_complete')
}

/** A payment nobody is to make any more: voided here now, and at its gateway after the commit. */
export async function giveUp(context: Context, tx: Tx, payment: PaymentRow): Promise<void> {
  tx.later(savePayment(tx, payment, { state: 'voided' }, context.clock.now()))
  if (payment.gatewayRef !== null) tx.later(addJob(tx, 'void-payment', { home: payment.home, payment: payment.id }))
}

/** Stored lines with the prices and stock of this moment. Those of a checkout keep the words they were shown with. */
export function pricedLines(
  shop: Shop,
  rows: readonly (LineRow | Line)[],
  products: readonly Product[],
  { language, at }: { language?: string | null; at: Date },
): Line[] {
  const byId = new Map(products.map((product) => [product.id, product]))
  return rows.map((row) => priceLine(row, byId.get(row.offer), shop, { language: language || shop.locale, at }))
}

/** Whoever is still busy with a checkout keeps it open. */
export function newExpiry(context: Context, row: CheckoutRow): CheckoutRow {
  const soonest = context.clock.now().getTime() + 30 * 60_000
  return row.expiresAt.getTime() >= soonest ? row : { ...row, expiresAt: new Date(soonest) }
}

/** Tells the thread how its checkout stands now: with its payment where one is known. */
export async function told(
  context: Context,
  tx: Tx,
  shop: Shop,
  row: CheckoutRow,
  payment?: PaymentRow,
): Promise<void> {
  if (row.conversation === null) return
  const checkout = payment
    ? checkoutOf(context, shop, row, { payment, order: undefined })
    : await checkoutView(context, tx.db, shop, row)
  const stream = { home: shop.id, stream: row.conversation }
  tx.later(appendFacts(tx, stream, context.clock.now(), [{ kind: 'checkout.changed', data: { checkout } }]))
}
