import { addressFaults } from '@souk/contract/address.ts'
import type { Checkout, Order } from '@souk/contract/order.ts'
import { type CheckoutRow, missingOf, shippingChoice, shippingFor, uncarriedIn } from '../orders/checkout.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import { wrapOffered } from '../orders/gift.ts'
import { isCancellable } from '../orders/order.ts'
import { fulfilmentsOf, numberOfCheckout, type OrderRow } from '../orders/store.ts'
import type { Core } from '../kernel/core.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { paymentsOf } from '../payments/allocations.ts'
import { paymentsForCheckout, type PaymentRow, shownOf } from '../payments/store.ts'
import { localMoment } from '../resources/slots.ts'
import type { Shop } from '../shops/shop.ts'

/** Orders with their payments and deliveries, as the wire shows them. Paid is derived, never stored. */
export async function orderViews(core: Core, read: Reader, shop: Shop, rows: readonly OrderRow[]): Promise<Order[]> {
  const ids = rows.map(({ id }) => id)
  const [fulfilments, payments] = await Promise.all([fulfilmentsOf(read, shop.id, ids), paymentsOf(read, shop.id, ids)])
  return rows.map((row) => {
    const own = payments.filter(({ order }) => order === row.id).map(({ payment }) => payment)
    return orderOf(core, shop, row, { fulfilments: fulfilments.get(row.id) ?? [], payments: own })
  })
}

/** The same of an order whose payments and deliveries are at hand. */
export function orderOf(
  core: Core,
  shop: Shop,
  row: OrderRow,
  { fulfilments, payments }: Pick<Order, 'fulfilments' | 'payments'>,
): Order {
  const paid = payments.reduce(
    (sum, payment) => sum + (isPaid(payment.state) ? payment.amount.amount - payment.refunded : 0),
    0,
  )
  return {
    id: row.id,
    number: row.number,
    shop: shop.id,
    checkout: row.checkout,
    ...(row.conversation === null ? {} : { conversation: row.conversation }),
    state: row.state,
    currency: row.currency,
    buyer: row.buyer,
    ...(row.address === null ? {} : { address: row.address }),
    ...(row.gift === null ? {} : { gift: row.gift }),
    lines: row.lines,
    totals: row.totals,
    ...(row.shippingLabel === null ? {} : { shippingLabel: row.shippingLabel }),
    fulfilments,
    payments,
    paid,
    placedAt: row.placedAt.toISOString(),
    ...(row.placed === null ? {} : { placed: row.placed }),
    cancellable: isCancellable(row.state, fulfilments, shop.settings.cancelUntil, core.clock.now()),
    url: `${core.publicUrl}/orders/${shop.slug}/${row.number}`,
  }
}

function isPaid(state: Order['payments'][number]['state']): boolean {
  return state === 'captured' || state === 'refunded'
}

export async function orderView(core: Core, read: Reader, shop: Shop, row: OrderRow): Promise<Order> {
  const [view] = await orderViews(core, read, shop, [row])
  if (!view) throw new Error('an order had no view')
  return view
}

/** A checkout as the wire shows it: what is missing, what it may be delivered by, and its payment. */
export async function checkoutView(
  core: Core,
  read: Reader,
  shop: Shop,
  row: CheckoutRow,
  language = row.language || shop.locale,
): Promise<Checkout> {
  const isPaying = row.state === 'complete_in_progress' || row.state === 'completed'
  const [payments, order] = isPaying
    ? await Promise.all([paymentsForCheckout(read, shop.id, row.id), numberOfCheckout(read, shop.id, row.id)])
    : [[], undefined]
  return checkoutOf(core, shop, row, { payment: shownOf(payments), order }, language)
}

function concessionShown({ concession }: CheckoutRow): Pick<Checkout, 'concession'> {
  if (!concession) return {}
  const { limit: _, ...shown } = concession
  return { concession: shown }
}

/** A checkout with its payment and order at this moment: one trip, no lock. Throws `not_found`. */
export async function seeCheckout(core: Core, shop: Shop, id: string): Promise<Seen> {
  const [row, payments, order] = await core.database.look((read) =>
    Promise.all([
      findCheckout(read, shop.id, id),
      paymentsForCheckout(read, shop.id, id),
      numberOfCheckout(read, shop.id, id),
    ]),
  )
  if (!row) throw new Failure('not_found')
  const isPaying = row.state === 'complete_in_progress' || row.state === 'completed'
  return { row, payments, standing: { payment: isPaying ? shownOf(payments) : undefined, order } }
}

export type Seen = { row: CheckoutRow; payments: PaymentRow[]; standing: Standing }
export type Standing = { payment: PaymentRow | undefined; order: string | undefined }

/** The same of a checkout whose payment and order are at hand. */
export function checkoutOf(
  core: Core,
  shop: Shop,
  row: CheckoutRow,
  { payment, order }: Standing,
  language = row.language || shop.locale,
): Checkout {
  const value = row.lines.reduce((sum, line) => sum + line.unit * line.quantity, 0)
  const now = core.clock.now()
  const missing = row.state === 'completed' || row.state === 'canceled' ? [] : missingOf(row, shop, now)
  const uncarried = uncarriedIn(shop, row.lines, row.address)
  return {
    id: row.id,
    shop: shop.id,
    ...(row.cart === null ? {} : { cart: row.cart }),
    state: row.state,
    currency: row.currency,
    buyer: row.buyer,
    ...(row.address === null ? {} : { address: row.address }),
    lines: row.lines,
    totals: row.totals,
    shippingOptions: shippingFor(shop, row.lines, row.address).map((option) =>
      shippingChoice(option, value, language, shop, now, row.lines, row.gift),
    ),
    ...(uncarried.length === 0 ? {} : { uncarried: uncarried.map(({ id }) => id) }),
    ...(row.shippingOption === null ? {} : { shippingOption: row.shippingOption }),
    ...(row.pickupAt === null ? {} : { pickupAt: localMoment(row.pickupAt.getTime(), shop.timezone) }),
    ...(row.discountCode === null ? {} : { discountCode: row.discountCode }),
    ...concessionShown(row),
    ...(row.gift === null ? {} : { gift: row.gift }),
    ...wrapOffered(row, shop, language),
    missing,
    ...(missing.includes('address') && row.address ? { addressFaults: addressFaults(row.address) } : {}),
    expiresAt: row.expiresAt.toISOString(),
    ...(payment?.url
      ? {
          payment: {
            id: payment.id,
            url: payment.url,
            amount: { amount: payment.amount, currency: payment.currency },
            state: payment.state,
            ...(payment.state === 'started' && payment.awaitedUntil
              ? { until: payment.awaitedUntil.toISOString() }
              : {}),
          },
        }
      : {}),
    ...(order === undefined ? {} : { order }),
    url: `${core.publicUrl}/checkout/${shop.slug}/${row.id}`,
  }
}
