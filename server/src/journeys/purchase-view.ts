import type { Texts } from '@souk/contract/ids.ts'
import type { Purchase } from '@souk/contract/purchase.ts'
import { totalOf } from '../carts/totals.ts'
import { Failure } from '../kernel/failure.ts'
import { strictestLabels } from '../law/order-button.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import type { PaymentRow } from '../payments/store.ts'
import { type Charge, sumOf } from '../purchases/charge.ts'
import { liveCharge, type PurchaseRow } from '../purchases/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { checkoutOf, seeCheckout, type Seen } from './order-view.ts'
import { withPlacing } from './placing.ts'

/** One shop's part with its checkout as it is now. */
export type SeenPart = Seen & { shop: Shop }

/** The parts of a purchase as they stand. A shop or a checkout that is gone is no longer part of it. */
export async function seeParts(context: Context, { parts }: PurchaseRow): Promise<SeenPart[]> {
  const seen = await Promise.all(
    parts.map(async ({ shop: id, checkout }) => {
      const shop = await context.directory.byId(id)
      if (!shop) return []
      const found = await seeCheckout(context, shop, checkout).catch((error: unknown) => {
        if (error instanceof Failure && error.code === 'not_found') return undefined
        throw error
      })
      return found ? [{ ...found, shop }] : []
    }),
  )
  return seen.flat()
}

export function isOpen({ row }: Pick<SeenPart, 'row'>): boolean {
  return row.state !== 'completed' && row.state !== 'canceled'
}

/** What the one button says for these shops. */
export function labelsOf(context: Context, parts: readonly SeenPart[]): Texts {
  const sides = parts.map(({ shop, row }) => ({ shop: shop.country, buyer: row.address?.country ?? shop.country }))
  return strictestLabels(sides, context.clock.now())
}

export function purchaseUrl(context: Context, id: string): string {
  return `${context.publicUrl}/purchase/${id}`
}

/** A purchase as the wire shows it. Throws `not_found` once nothing of it is left. */
export async function purchaseView(context: Context, purchase: PurchaseRow): Promise<Purchase> {
  const [parts, charge] = await Promise.all([
    seeParts(context, purchase),
    liveCharge(context.database.read, purchase.id),
  ])
  const [first] = parts
  if (!first) throw new Failure('not_found')
  const { currency } = first.row
  const open = parts.filter(isOpen)
  const sum = (of: readonly SeenPart[]) => of.reduce((total, { row }) => total + totalOf(row.totals), 0)
  const shares = parts.flatMap(({ standing: { payment } }) =>
    payment && charge?.parts.some((part) => part.payment === payment.id) ? [payment] : [],
  )
  const url = charge?.url ?? undefined
  const payment =
    charge && url !== undefined && shares.length === charge.parts.length ? waiting(charge, url, shares) : undefined
  return {
    id: purchase.id,
    state: payment ? 'paying' : open.length > 0 ? 'open' : isAllCanceled(parts) ? 'closed' : 'completed',
    parts: parts.map(({ shop, row, standing }) => ({
      shop: shop.slug,
      name: shop.name,
      ...(shop.country === null ? {} : { country: shop.country }),
      checkout: withPlacing(context, shop, row, checkoutOf(context, shop, row, standing)),
    })),
    total: { amount: sum(parts.filter(({ row }) => row.state !== 'canceled')), currency },
    due: { amount: sum(open), currency },
    labels: labelsOf(context, open.length > 0 ? open : parts),
    ...(payment ? { payment } : {}),
    expiresAt: new Date(
      Math.min(...(open.length > 0 ? open : parts).map(({ row }) => row.expiresAt.getTime())),
    ).toISOString(),
    url: purchaseUrl(context, purchase.id),
  }
}

/** A charge as it waits for its payer, by the payments that are shares of it; undefined where it no longer does. */
function waiting(charge: Charge, url: string, shares: readonly PaymentRow[]): Purchase['payment'] {
  if (!shares.every(({ state }) => state === 'started' || state === 'declined')) return undefined
  const until = shares.find(({ awaitedUntil }) => awaitedUntil !== null)?.awaitedUntil
  return {
    url,
    amount: { amount: sumOf(charge), currency: charge.currency },
    state: shares.some(({ state }) => state === 'declined') ? 'declined' : 'started',
    ...(until ? { until: until.toISOString() } : {}),
  }
}

function isAllCanceled(parts: readonly { row: CheckoutRow }[]): boolean {
  return parts.every(({ row }) => row.state === 'canceled')
}
