import type { Cart, LineInput } from '@souk/contract/order.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Shop } from '../shops/shop.ts'
import { cartOf, checkAnswers, checkLine, MOST_LINES, MOST_UNITS, sameLine } from './cart.ts'
import { cartLines, type CartRow, deleteLine, insertLine, lockCart, raiseVersion, updateLine } from './store.ts'

export type CartTarget = { shop: Shop; cart: string; at: Date }

/** Puts something into the cart; the same thing again raises its quantity. */
export async function addLine(
  tx: Tx,
  target: CartTarget & { line: LineInput; handle: string | null; newId: NewId },
): Promise<Cart> {
  const { shop, cart, line } = target
  const locked = await lockCart(tx, shop.id, cart)
  const [product] = await loadProductsIn(tx, shop, [line.offer])
  const lines = await cartLines(tx.db, shop.id, cart)
  const wanted = checkLine(line, product, 0)
  const same = sameLine(lines, wanted)
  if (same) {
    const quantity = Math.min(MOST_UNITS, same.quantity + wanted.quantity)
    checkLine({ ...line, quantity: wanted.quantity }, product, same.quantity)
    await updateLine(tx, { home: shop.id, cart, line: same.id, ...wanted, quantity })
  } else {
    if (lines.length >= MOST_LINES) throw new Failure('invalid_request', `a cart holds at most ${MOST_LINES} lines`)
    const row = { id: target.newId(), ...wanted }
    await insertLine(tx, { home: shop.id, cart, handle: target.handle, forWhom: line.for ?? null, line: row })
  }
  return changed(tx, target, locked)
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
  const { shop, cart } = target
  const locked = await lockCart(tx, shop.id, cart)
  const lines = await cartLines(tx.db, shop.id, cart)
  const line = lines.find(({ id }) => id === target.line)
  if (!line) throw new Failure('not_found')
  const [product] = await loadProductsIn(tx, shop, [line.offer])
  const wanted = checkLine(
    {
      offer: line.offer,
      variant: target.variant ?? line.variant,
      form: target.form ?? line.form,
      quantity: target.quantity ?? line.quantity,
    },
    product,
    0,
  )
  const form = product ? checkAnswers(product, wanted.form) : wanted.form
  const twin = sameLine(
    lines.filter(({ id }) => id !== line.id),
    { ...wanted, form },
  )
  if (twin) {
    // The change made it the same as another line: they become one.
    await deleteLine(tx, shop.id, cart, twin.id)
    wanted.quantity = Math.min(MOST_UNITS, wanted.quantity + twin.quantity)
  }
  await updateLine(tx, { home: shop.id, cart, line: line.id, ...wanted, form })
  return changed(tx, target, locked)
}

export async function removeLine(tx: Tx, target: CartTarget & { line: string }): Promise<Cart> {
  const locked = await lockCart(tx, target.shop.id, target.cart)
  if (!(await deleteLine(tx, target.shop.id, target.cart, target.line))) throw new Failure('not_found')
  return changed(tx, target, locked)
}

/** Raises the cart's version, prices it anew, and tells the thread it belongs to. */
async function changed(tx: Tx, { shop, at }: CartTarget, locked: CartRow): Promise<Cart> {
  const version = await raiseVersion(tx, shop.id, locked.id, at)
  const cart = await pricedIn(tx, shop, { ...locked, version })
  if (locked.conversation !== null) {
    await appendFacts(tx, { home: shop.id, stream: locked.conversation }, at, [
      { kind: 'cart.changed', data: { cart } },
    ])
  }
  return cart
}

/** The cart priced inside the transaction. */
export async function pricedIn(tx: Tx, shop: Shop, row: CartRow): Promise<Cart> {
  const lines = await cartLines(tx.db, shop.id, row.id)
  const products = await loadProductsIn(tx, shop, [...new Set(lines.map(({ offer }) => offer))])
  return cartOf(row, lines, products, shop)
}
