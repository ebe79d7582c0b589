import type { Product } from '@souk/contract/catalog.ts'
import type { FormValues } from '@souk/contract/offers.ts'
import type { Cart, Line } from '@souk/contract/order.ts'
import type { Reorder, ReorderLine } from '@souk/contract/reorder.ts'
import { addLine, pricedIn } from '../carts/change.ts'
import type { CartRow } from '../carts/store.ts'
import { loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** A line as it was: `variant` where one was named, `unit` where its price is known. */
export type Wanted = Pick<Line, 'offer' | 'title' | 'detail' | 'quantity' | 'form'> & {
  variant: string | undefined
  unit: number | undefined
}

type Again = { shop: Shop; lines: readonly Wanted[]; cart: CartRow; handle: string | null }

/** Puts lines of before into a cart, at today's prices and as far as they can be had, and says what is not as it was. */
export async function reorder(
  context: Context,
  tx: Tx,
  { shop, lines: wanted, cart, handle }: Again,
): Promise<Reorder> {
  const at = context.clock.now()
  const offers = [...new Set(wanted.map(({ offer }) => offer))]
  const products = new Map((await loadProductsIn(tx, shop, offers, { at })).map((product) => [product.id, product]))
  let now: Cart | undefined
  const lines: ReorderLine[] = []
  for (const line of wanted) {
    const added = await putBack(line, products.get(line.offer))
    lines.push(added)
  }
  return { cart: now ?? (await pricedIn(tx, shop, cart, at)), lines }

  async function putBack(line: Wanted, product: Product | undefined): Promise<ReorderLine> {
    const [only, ...others] = product?.variants ?? []
    const named = product?.variants.find(({ id }) => id === line.variant)
    const variant = line.variant === undefined && others.length === 0 ? only : named
    const told = {
      offer: line.offer,
      title: line.title,
      detail: line.detail,
      quantity: line.quantity,
      was: line.unit ?? variant?.price.amount ?? 0,
      added: 0,
    }
    if (product && !variant && line.variant === undefined) return { ...told, outcome: 'open' }
    if (!product || !variant) return { ...told, outcome: 'gone' }
    const quantity = Math.min(line.quantity, variant.left ?? line.quantity)
    if (!variant.available || quantity < 1) return { ...told, outcome: 'sold_out' }
    const again = { offer: line.offer, variant: variant.id, form: lasting(product, line.form), quantity }
    try {
      // What was refused has written nothing: the next line goes on in the same transaction.
      now = await addLine(tx, { shop, cart: cart.id, at, line: again, handle, newId: context.newId })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return { ...told, outcome: error.code === 'sold_out' ? 'sold_out' : error.code === 'not_found' ? 'gone' : 'open' }
    }
    const unit = now.lines.findLast((one) => one.variant === variant.id)?.unit ?? told.was
    const outcome = quantity < line.quantity ? 'fewer' : unit === told.was ? 'same' : 'price'
    return { ...told, added: quantity, now: unit, outcome }
  }
}

/** Days and times of then are no answer for now. */
function lasting({ form }: Product, values: FormValues): FormValues {
  const passing = new Set(form.flatMap(({ id, type }) => (type === 'date' || type === 'slot' ? [id] : [])))
  return Object.fromEntries(Object.entries(values).filter(([id]) => !passing.has(id)))
}
