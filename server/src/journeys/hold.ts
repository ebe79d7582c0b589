import type { Admit } from '../carts/store.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { type CheckoutRow, HOLD_MINUTES, MOST_EXTENSIONS } from '../orders/checkout.ts'
import { lockCheckout, saveCheckout } from '../orders/checkout-store.ts'
import { timesOf } from '../orders/fulfilments.ts'
import { livePayment } from '../payments/store.ts'
import { holdSlots } from '../resources/book.ts'
import { type Counted, holdStock } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { told } from './checkout.ts'
import type { Context } from './context.ts'

const MINUTE_MS = 60_000

type Hold = {
  shop: Shop
  row: CheckoutRow
  at: Date
  expiresAt: Date
  newId: Context['newId']
  counted?: readonly Counted[]
}

/**
 * Holds the goods and the times of a checkout until `expiresAt`, in place of what it held. Throws `sold_out` or
 * `slot_taken`, with the name of what is gone.
 */
export async function hold(tx: Tx, { shop, row, counted, ...until }: Hold): Promise<void> {
  const wishes = row.lines.map(({ variant, quantity }) => ({ variant, quantity }))
  const held = { home: shop.id, checkout: row.id, wishes, ...until, ...(counted && { counted }) }
  const { short } = await holdStock(tx, held)
  if (short.length > 0) throw new Failure('sold_out', row.lines.find(({ variant }) => short.includes(variant))?.title)
  await holdTimes(tx, { shop, row, ...until })
}

/** Holds what the order is to book. Throws `slot_taken`, with what it was for, where a time is gone or has begun. */
async function holdTimes(tx: Tx, { shop, row, at, expiresAt, newId }: Hold): Promise<void> {
  const wishes = timesOf(shop, row)
  const gone = wishes.find(({ from }) => from <= at.getTime())
  const { missing } = gone
    ? { missing: [gone.what] }
    : await holdSlots(tx, { home: shop.id, checkout: row.id, wishes, at, expiresAt, newId })
  const [first] = missing
  if (first === undefined) return
  throw new Failure('slot_taken', row.lines.find(({ id }) => first.startsWith(id))?.title ?? row.shippingOption ?? '')
}

/**
 * The shopper needs more time: the checkout and all it holds stay for another while. What is held is kept from others, so
 * that ends some time after the payment began; then the checkout stays as it is and runs out.
 */
export async function extendCheckout(
  context: Context,
  tx: Tx,
  { shop, checkout, admit }: { shop: Shop; checkout: string; admit: Admit<CheckoutRow> },
): Promise<CheckoutRow> {
  const at = context.clock.now()
  const row = await lockCheckout(tx, shop.id, checkout, admit)
  if (row.state === 'completed' || row.state === 'canceled') throw new Failure('checkout_closed')
  if (row.expiresAt <= at) throw new Failure('checkout_expired')
  const payment = row.state === 'complete_in_progress' ? await livePayment(tx.db, shop.id, checkout) : undefined
  const expiresAt = extended(at, payment?.createdAt)
  if (expiresAt <= row.expiresAt) return row
  const next = { ...row, expiresAt }
  if (payment) await hold(tx, { shop, row, at, expiresAt, newId: context.newId })
  tx.later(saveCheckout(tx, next, at))
  await told(context, tx, shop, next)
  return next
}

/** Until when a checkout is kept that is extended at this moment; with a payment, so many times at most. */
function extended(at: Date, begun: Date | undefined): Date {
  const wished = at.getTime() + HOLD_MINUTES * MINUTE_MS
  const latest = begun ? begun.getTime() + (MOST_EXTENSIONS + 1) * HOLD_MINUTES * MINUTE_MS : Infinity
  return new Date(Math.min(wished, latest))
}
