import { isDeepStrictEqual } from 'node:util'
import type { Product } from '@souk/contract/catalog.ts'
import type { Cart, LineInput } from '@souk/contract/order.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Shop } from '../shops/shop.ts'
import { checkTimes } from './appointments.ts'
import { cartOf, checkAnswers, checkLine, MOST_LINES, MOST_UNITS, sameLine } from './cart.ts'
import type { CartLine, LineRow } from './line.ts'
import { offersOf } from './offers.ts'
import {
  type Admit,
  cartLines,
  type CartRow,
  deleteLines,
  insertLine,
  liveCartsOf,
  lockCart,
  saveVersion,
  updateLine,
} from './store.ts'

export type CartTarget = {
  shop: Shop
  cart: string
  at: Date
  /** Throws unless whoever asks may change this cart. */
  admit?: Admit<CartRow>
}

type Locked = { row: CartRow; lines: CartLine[]; products: Product[] }

/** The locked cart with its lines, and the offers of these and of what is about to join them: one trip. */
async function lockWhole(tx: Tx, { shop, cart, at, admit }: CartTarget, also: readonly string[] = []): Promise<Locked> {
  const [row, lines, products] = await Promise.all([
    lockCart(tx, shop.id, cart, admit),
    cartLines(tx.db, shop.id, cart),
    offersOf(tx.db, shop, { cart, also, at }),
  ])
  return { row, lines, products }
}

/** Puts something into the cart; the same thing again raises its quantity. */
export async function addLine(
  tx: Tx,
  target: CartTarget & { line: LineInput; handle: string | null; newId: NewId },
): Promise<Cart> {
  const { shop, cart, line } = target
  const locked = await lockWhole(tx, target, [line.offer])
  const { lines } = locked
  const product = locked.products.find(({ id }) => id === line.offer)
  const wanted = checkLine(line, product, 0, shop.timezone)
  // What the same person put into another of their carts stays a line of its own.
  const same = sameLine(
    lines.filter((one) => one.cart === cart),
    wanted,
  )
  if (same) {
    checkLine({ ...line, quantity: wanted.quantity }, product, same.quantity, shop.timezone)
    const raised = { ...wanted, id: same.id, cart, quantity: Math.min(MOST_UNITS, same.quantity + wanted.quantity) }
    await checkBookable(tx, target, product, raised)
    tx.later(updateLine(tx, { home: shop.id, cart, line: raised }))
    return changed(tx, target, { ...locked, lines: lines.map((one) => (one.id === same.id ? raised : one)) })
  }
  if (lines.length >= MOST_LINES) throw new Failure('invalid_request', `a cart holds at most ${MOST_LINES} lines`)
  await checkBookable(tx, target, product, wanted)
  const row = { id: target.newId(), cart, ...wanted }
  tx.later(insertLine(tx, { home: shop.id, cart, handle: target.handle, forWhom: line.for ?? null, line: row }))
  return changed(tx, target, { ...locked, lines: [...lines, row] })
}

/** Throws `slot_taken` where the answers name a time that cannot be had. */
async function checkBookable(
  tx: Tx,
  { shop, cart, at }: CartTarget,
  product: Product | undefined,
  { form, quantity }: Pick<LineRow, 'form' | 'quantity'>,
): Promise<void> {
  if (product) await checkTimes(tx.db, { shop, product, form, quantity, at, except: { cart } })
}

export async function changeLine(
  tx: Tx,
  target: CartTarget & {
    line: string
    quantity?: number | undefined
    variant?: string | undefined
    form?: FormValues | undefined
  },
): Promise<Cart> {
  const { shop } = target
  const locked = await lockWhole(tx, target)
  const line = locked.lines.find(({ id }) => id === target.line)
  if (!line) throw new Failure('not_found')
  const product = locked.products.find(({ id }) => id === line.offer)
  const wanted = checkLine(
    {
      offer: line.offer,
      variant: target.variant ?? line.variant,
      form: target.form ?? line.form,
      quantity: target.quantity ?? line.quantity,
    },
    product,
    0,
    shop.timezone,
  )
  const form = product ? checkAnswers(product, wanted.form, shop.timezone) : wanted.form
  const others = locked.lines.filter(({ id }) => id !== line.id)
  const twin = sameLine(
    others.filter((one) => one.cart === line.cart),
    { ...wanted, form },
  )
  // The change made it the same as another line: they become one.
  if (twin) tx.later(deleteLines(tx, shop.id, line.cart, [twin.id]))
  const quantity = Math.min(MOST_UNITS, wanted.quantity + (twin?.quantity ?? 0))
  const next = { ...wanted, id: line.id, cart: line.cart, form, quantity }
  // Only what became another wish is asked about: what was chosen in time may be made fewer at any time.
  if (quantity > line.quantity || !isDeepStrictEqual(form, line.form)) await checkBookable(tx, target, product, next)
  tx.later(updateLine(tx, { home: shop.id, cart: line.cart, line: next }))
  const lines = locked.lines.filter((one) => one !== twin).map((one) => (one.id === line.id ? next : one))
  return changed(tx, target, { ...locked, lines })
}

export async function removeLine(tx: Tx, target: CartTarget & { line: string }): Promise<Cart> {
  const locked = await lockWhole(tx, target)
  const line = locked.lines.find(({ id }) => id === target.line)
  if (!line) throw new Failure('not_found')
  tx.later(deleteLines(tx, target.shop.id, line.cart, [line.id]))
  return changed(tx, target, { ...locked, lines: locked.lines.filter((one) => one !== line) })
}

/** Raises the cart's version, prices it anew, and tells the thread it belongs to. */
function changed(tx: Tx, { shop, at }: Pick<CartTarget, 'shop' | 'at'>, { row, lines, products }: Locked): Cart {
  const next = { ...row, version: row.version + 1 }
  const cart = cartOf(next, lines, products, shop, at)
  tx.later(saveVersion(tx, shop.id, cart, at))
  if (row.conversation !== null) {
    const stream = { home: shop.id, stream: row.conversation }
    tx.later(appendFacts(tx, stream, at, [{ kind: 'cart.changed', data: { cart } }]))
  }
  return cart
}

/** The cart priced inside the transaction. */
export async function pricedIn(tx: Tx, shop: Shop, row: CartRow, at: Date): Promise<Cart> {
  const [lines, products] = await Promise.all([
    cartLines(tx.db, shop.id, row.id),
    offersOf(tx.db, shop, { cart: row.id, at }),
  ])
  return cartOf(row, lines, products, shop, at)
}

/** Tells the threads of these customers what lies in their carts now: with whom they share it has changed. */
export async function retellCarts(tx: Tx, shop: Shop, customers: readonly string[], at: Date): Promise<void> {
  for (const cart of await liveCartsOf(tx.db, shop.id, customers)) {
    const target = { shop, cart, at }
    changed(tx, target, await lockWhole(tx, target))
  }
}
