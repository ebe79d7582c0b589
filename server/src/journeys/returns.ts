import { chosenText } from '@souk/concierge/skills/wording.ts'
import type { Return, Returnable, ReturnCreate, ReturnLine } from '@souk/contract/returns.ts'
import { unitPrice } from '@souk/contract/unit-price.ts'
import { loadProductsIn } from '../catalog/products.ts'
import { voiceOf } from '../catalog/wording.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { parcelsOf } from '../orders/parcel-store.ts'
import { returnableOf, wishedLines } from '../orders/return.ts'
import { insertReturn, moveReturn, type ReturnRow, returnOf, returnsOf } from '../orders/return-store.ts'
import { lockOrder, type OrderRow } from '../orders/store.ts'
import { refundedUnits } from '../payments/refund-lines.ts'
import { refundDetails } from '../payments/refunds.ts'
import { holdStock, releaseHolds } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { tellShop } from './mail/tell-shop.ts'
import { orderView } from './order-view.ts'

/** How long what is wanted instead is held for an exchange. */
const HOLD_MS = 30 * 86_400_000

/** What of an order can come back now, and the returns there are. */
export async function returnable(context: Context, read: Reader, shop: Shop, order: OrderRow): Promise<Returnable> {
  const rows = await returnsOf(read, shop.id, order.id)
  const parcels = await parcelsOf(read, shop.id, [order.id])
  const view = await orderView(context, read, shop, order)
  // What a return pays back is counted by the return.
  const paid = (await refundDetails(read, shop.id, order.id)).filter((detail) => detail.return === undefined)
  const earlier = { returns: rows, refunded: (line: string) => refundedUnits(paid, line) }
  const { returnDays } = shop.settings
  return {
    order: order.number,
    ...returnableOf(view, earlier, { returnDays, now: context.clock.now() }),
    returns: rows.map((row) => returnOf(row, parcels)),
  }
}

/**
 * The customer asks to send something back, or to exchange it; what is wanted instead is held from now on. Throws
 * `not_returnable`; of an exchange `sold_out`, and `price_changed` where the other one costs something else.
 */
export async function requestReturn(
  context: Context,
  tx: Tx,
  { shop, number, wish, by = 'customer' }: { shop: Shop; number: string; wish: ReturnCreate; by?: string },
): Promise<Return> {
  const order = await lockOrder(tx, shop.id, number)
  const known = await returnable(context, tx.db, shop, order)
  const wished = wishedLines(wish, known)
  if (!wished) throw new Failure('not_returnable', known.why)
  const id = context.newId()
  const at = context.clock.now()
  const lines = await Promise.all(wished.map((line) => lineOf(tx, shop, order, line)))
  const wishes = exchangesOf(lines)
  if (wishes.length > 0) {
    const expiresAt = new Date(at.getTime() + HOLD_MS)
    const held = { home: shop.id, checkout: id, wishes, at, expiresAt, newId: context.newId }
    if ((await holdStock(tx, held)).short.length > 0) throw new Failure('sold_out')
  }
  const row: ReturnRow = {
    home: shop.id,
    id,
    order_id: order.id,
    number,
    currency: order.currency,
    place: known.returns.length + 1,
    kind: wishes.length > 0 ? 'exchange' : 'return',
    state: 'requested',
    lines,
    reason: wish.reason,
    note: wish.note ?? null,
    answer: null,
    refunded: null,
    photos: ownPhotos(shop, wish.photos),
    steps: [{ state: 'requested', at: at.toISOString(), by }],
    at,
    updated_at: at,
  }
  const { home, order_id, place, kind, reason, note, photos } = row
  await insertReturn(tx, {
    home,
    id,
    order_id,
    place,
    kind,
    lines,
    reason,
    note,
    at,
    by,
    ...(photos ? { photos } : {}),
  })
  tellShop(tx, { home: shop.id, what: 'return', id, number })
  return returnOf(row)
}

/** Pictures are named by what they were brought into a thread as: nothing from elsewhere is ever shown to staff. */
function ownPhotos({ slug }: Shop, photos: readonly string[] = []): string[] {
  const isOurs = (url: string) => /^[0-9a-f]{32}$/.test(url.replace(`/media/${slug}/sent/`, ''))
  if (!photos.every(isOurs)) throw new Failure('invalid_request', 'a picture has to be brought into the thread first')
  return [...photos]
}

/** What is wanted in exchange, by variant. */
export function exchangesOf(lines: readonly ReturnLine[]): { variant: string; quantity: number }[] {
  return lines.flatMap(({ quantity, exchange }) => (exchange ? [{ variant: exchange.variant, quantity }] : []))
}

/** Another variant of the same thing at the price that was paid: so nobody owes anybody anything. */
async function lineOf(
  tx: Tx,
  shop: Shop,
  order: OrderRow,
  { variant: id, ...line }: ReturnLine & { variant?: string | undefined },
): Promise<ReturnLine> {
  if (id === undefined) return line
  const bought = order.lines.find((one) => one.id === line.line)
  const [product] = bought ? await loadProductsIn(tx, shop, [bought.offer]) : []
  const variant = product?.variants.find((one) => one.id === id)
  if (!bought || !product || !variant || id === bought.variant) throw new Failure('not_returnable')
  if (unitPrice(product, variant, bought.form) !== bought.unit) throw new Failure('price_changed')
  const detail = chosenText(voiceOf(shop, order.language || shop.locale), product.form, variant.options, bought.form)
  return { ...line, exchange: { variant: id, detail } }
}

/** Taken back by the customer before anything has come; twice is once. */
export async function cancelReturn(
  context: Context,
  tx: Tx,
  { shop, number, id, by = 'customer' }: { shop: Shop; number: string; id: string; by?: string },
): Promise<Return> {
  const order = await lockOrder(tx, shop.id, number)
  const row = (await returnsOf(tx.db, shop.id, order.id)).find((one) => one.id === id)
  if (!row) throw new Failure('not_found')
  if (row.state === 'cancelled') return returnOf(row)
  const moved = await moveReturn(tx, row, 'cancelled', { at: context.clock.now(), by })
  await releaseHolds(tx, shop.id, id)
  return returnOf(moved)
}
