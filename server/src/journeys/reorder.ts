import type { Product } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import type { Reorder, ReorderLine } from '@souk/contract/reorder.ts'
import { addLine, pricedIn } from '../carts/change.ts'
import type { CartRow } from '../carts/store.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { OrderRow } from '../orders/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

type Again = { shop: Shop; order: OrderRow; cart: CartRow; handle: string | null }

/** Puts what an order held into a cart, at today's prices and as far as it can be had, and says what is not as it was. */
export async function reorder(context: Context, tx: Tx, { shop, order, cart, handle }: Again): Promise<Reorder> {
  const at = context.clock.now()
  const offers = [...new Set(order.lines.map(({ offer }) => offer))]
  const products = new Map((await loadProductsIn(tx, shop, offers, { at })).map((product) => [product.id, product]))
  let now: Cart | undefined
  const lines: ReorderLine[] = []
  for (const line of order.lines) {
    const added = await putBack(line, products.get(line.offer))
    lines.push(added)
  }
  return { cart: now ?? (await pricedIn(tx, shop, cart, at)), lines }

  async function putBack(line: Line, product: Product | undefined): Promise<ReorderLine> {
    const told = {
      offer: line.offer,
      title: line.title,
      detail: line.detail,
      quantity: line.quantity,
      was: line.unit,
      added: 0,
    }
    const variant = product?.variants.find(({ id }) => id === line.variant)
    if (!product || !variant) return { ...told, outcome: 'gone' }
    const quantity = Math.min(line.quantity, variant.left ?? line.quantity)
    if (!variant.available || quantity < 1) return { ...told, outcome: 'sold_out' }
    const wanted = { offer: line.offer, variant: line.variant, form: lasting(product, line.form), quantity }
    try {
      // What was refused has written nothing: the next line goes on in the same transaction.
      now = await addLine(tx, { shop, cart: cart.id, at, line: wanted, handle, newId: context.newId })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { ...told, outcome: error.code === 'sold_out' ? 'sold_out' : error.code === 'not_found' ? 'gone' : 'open' }
    }
    const unit = now.lines.findLast((one) => one.variant === line.variant)?.unit ?? line.unit
    const outcome = quantity < line.quantity ? 'fewer' : unit === line.unit ? 'same' : 'price'
    return { ...told, added: quantity, now: unit, outcome }
  }
}

/** Days and times of then are no answer for now. */
function lasting({ form }: Product, values: FormValues): FormValues {
  const passing = new Set(form.flatMap(({ id, type }) => (type === 'date' || type === 'slot' ? [id] : [])))
  return Object.fromEntries(Object.entries(values).filter(([id]) => !passing.has(id)))
}
