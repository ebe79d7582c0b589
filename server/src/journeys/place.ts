import { isDeepStrictEqual } from 'node:util'
import type { Fulfilment, Line, Order, Payment } from '@souk/contract/order.ts'
import { cartOf } from '../carts/cart.ts'
import { digitalContents } from '../catalog/digital.ts'
import type { CartLine, LineRow } from '../carts/line.ts'
import { offersOf } from '../carts/offers.ts'
import { cartLines, closeCart, type CartRow, deleteLines, holdCart, saveVersion, updateLine } from '../carts/store.ts'
import { say } from '../conversations/say.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { addJob } from '../kernel/jobs.ts'
import { type CheckoutRow, languageOf } from '../orders/checkout.ts'
import { moveCheckout, saveCheckout, useDiscount } from '../orders/checkout-store.ts'
import { chosenOption, planFulfilments, timesOf } from '../orders/fulfilments.ts'
import { ownAddress } from '../orders/gift.ts'
import { insertOrder } from '../orders/insert.ts'
import { insertFulfilment, nextNumber, type OrderRow } from '../orders/store.ts'
import { yearIn } from '../payments/invoice.ts'
import { takeInvoicePlace } from '../payments/invoices.ts'
import { allocate } from '../payments/allocations.ts'
import type { PaymentRow } from '../payments/store.ts'
import { rememberBuyer } from '../people/store.ts'
import { bookSlots, lockCalendars } from '../resources/book.ts'
import { lockStock, takeStock } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Context } from './context.ts'
import { issueInvoice } from './invoice.ts'
import { mailOrder } from './mail/tell.ts'
import { newsOf } from './news.ts'
import { checkoutOf, orderOf } from './order-view.ts'
import { reportShort } from './report.ts'
import type { Settled } from './settled.ts'

type PlaceInput = { shop: Shop; row: CheckoutRow; payment: PaymentRow | null }

/** Makes the order of a locked checkout, with the payment that pays it; null for one that costs nothing. */
export async function place(context: Context, tx: Tx, { shop, row, payment }: PlaceInput): Promise<Settled> {
  const at = context.clock.now()
  const { home, id: checkout } = row
  const wishes = row.lines.map(({ variant, quantity }) => ({ variant, quantity }))
  const variants = [...new Set(wishes.map(({ variant }) => variant))]
  const slots = { home, checkout, wishes: timesOf(shop, row), at, newId: context.newId }
  const digital = row.lines.filter(({ fulfilment }) => fulfilment === 'digital').map(({ offer }) => offer)
  const year = yearIn(shop.timezone, at)
  const [cart, lines, counted, calendars, contents, number, paper] = await Promise.all([
    row.cart === null ? undefined : holdCart(tx, home, row.cart),
    row.cart === null ? [] : cartLines(tx.db, home, row.cart),
    lockStock(tx, { home, checkout, variants, at }),
    lockCalendars(tx, slots),
    digitalContents(tx.db, home, digital),
    // Last, as they are held until the commit: every order of the shop wants them.
    nextNumber(tx, home),
    payment ? takeInvoicePlace(tx, home, year) : undefined,
  ])
  const { missing, short } = await takeStock(tx, { home, checkout, wishes, at, counted })
  const { missing: late } = await bookSlots(tx, slots, calendars)
  const option = chosenOption(shop, row)
  const language = languageOf(row, shop)
  const {
    concession: _concession,
    cart: _cart,
    shippingOption: _option,
    pickupAt: _pickup,
    discountCode,
    ...kept
  } = row
  const { expiresAt: _expires, version: _version, ...copied } = kept
  const fulfilments = planFulfilments({ shop, row, language, at, newId: context.newId, contents })
  const isDone = fulfilments.every(({ state }) => state === 'delivered')
  const order: OrderRow = {
    ...copied,
    // Who fetches it has told nobody where they live.
    ...(option?.kind === 'pickup' ? { address: null } : {}),
    id: context.newId(),
    number,
    checkout,
    state: isDone ? 'fulfilled' : 'placed',
    shippingLabel: option ? textIn(option.label, language, shop.locale) : null,
    language: new Intl.Locale(language).language,
    placedAt: at,
    short,
  }
  tx.later(insertOrder(tx, order))
  for (const fulfilment of fulfilments) tx.later(insertFulfilment(tx, home, order.id, fulfilment))
  if (payment) {
    const { id, amount } = payment
    tx.later(allocate(tx, { home, id: context.newId(), payment: id, order: order.id, amount }))
  }
  const invoice =
    payment && paper !== undefined ? issueInvoice(context, tx, { shop, order, payment, year, place: paper }) : undefined
  if (missing.length > 0 || late.length > 0) reportShort(context, tx, order, missing, late)
  if (discountCode !== null) tx.later(useDiscount(tx, home, discountCode, checkout))
  const done = moveCheckout(row, 'completed')
  tx.later(saveCheckout(tx, done, at))
  if (cart) await settleCart(tx, { shop, cart, lines, bought: row.lines, at })
  if (row.customer !== null)
    tx.later(rememberBuyer(tx, { home, customer: row.customer, ...row.buyer, address: ownAddress(row) }))
  await announce(context, tx, { shop, order, row: done, payment, fulfilments, invoice })
  if (shop.test && context.config.demo) {
    const first = new Date(at.getTime() + context.config.demoPace * 1000)
    tx.later(addJob(tx, 'demo-fulfil', { home, number }, { runAt: first }))
  }
  return { row: done, payment: payment ?? undefined, order: number }
}

type Emptied = { shop: Shop; cart: CartRow; lines: readonly CartLine[]; bought: readonly Line[]; at: Date }

/** What was bought leaves the cart. What was put into it since the checkout was opened stays: nobody has paid for it. */
async function settleCart(tx: Tx, { shop, cart, lines, bought, at }: Emptied): Promise<void> {
  if (cart.state !== 'live') return
  const left = lines.flatMap((line) => {
    const quantity = line.quantity - boughtOf(line, bought)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  const isDone = left.every((line) => line.cart !== cart.id)
  const stays = new Map(left.map((line) => [line.id, line]))
  const gone = lines.filter((line) => !stays.has(line.id) && !(isDone && line.cart === cart.id))
  for (const [of, theirs] of Map.groupBy(gone, (line) => line.cart)) {
    const ids = theirs.map(({ id }) => id)
    tx.later(deleteLines(tx, shop.id, of, ids))
  }
  for (const line of lines) {
    const rest = stays.get(line.id)
    if (rest && rest.quantity !== line.quantity)
      tx.later(updateLine(tx, { home: shop.id, cart: line.cart, line: rest }))
  }
  if (isDone) {
    tx.later(closeCart(tx, shop.id, cart.id))
    return
  }
  const row = { ...cart, version: cart.version + 1 }
  const next = cartOf(row, left, await offersOf(tx.db, shop, { cart: cart.id, at }), shop, at)
  tx.later(saveVersion(tx, shop.id, next, at))
  if (cart.conversation === null) return
  const stream = { home: shop.id, stream: cart.conversation }
  tx.later(appendFacts(tx, stream, at, [{ kind: 'cart.changed', data: { cart: next } }]))
}

/** How many of a cart's line were bought: of the same thing, answered the same. */
function boughtOf(line: LineRow, bought: readonly Line[]): number {
  const same = bought.find(({ id }) => id === line.id)
  const isSame = same?.variant === line.variant && isDeepStrictEqual(same.form, line.form)
  return isSame ? same.quantity : 0
}

type Announced = PlaceInput & { order: OrderRow; fulfilments: Fulfilment[]; invoice: string | undefined }

/** The confirmation by e-mail; facts and the receipt, in the thread the order came from. */
async function announce(context: Context, tx: Tx, input: Announced): Promise<void> {
  const { shop, order, row, payment, fulfilments, invoice: paper } = input
  const payments = payment ? [paymentOf(payment)] : []
  const view = orderOf(context, shop, order, { fulfilments, payments })
  mailOrder(context, tx, { kind: 'placed', shop, order: view, language: order.language, cause: order.id, paper })
  if (order.conversation === null) return
  const checkout = checkoutOf(context, shop, row, { payment: payment ?? undefined, order: order.number })
  const at = context.clock.now()
  const stream = { home: shop.id, stream: order.conversation }
  if (payment) tellPayment(context, tx, row, payment, view)
  tx.later(
    appendFacts(tx, stream, at, [
      { kind: 'order.placed', data: { order: view } },
      { kind: 'checkout.changed', data: { checkout } },
    ]),
  )
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: newsOf('placed', view, order.language),
    at,
    newId: context.newId,
  })
}

function paymentOf({ id, gateway, state, amount, currency, createdAt }: PaymentRow): Payment {
  return { id, gateway, state, amount: { amount, currency }, refunded: 0, at: createdAt.toISOString() }
}

export function tellPayment(context: Context, tx: Tx, row: CheckoutRow, payment: PaymentRow, order?: Order): void {
  if (row.conversation === null) return
  const { url, reason } = payment
  const until = payment.state === 'started' ? payment.awaitedUntil?.toISOString() : undefined
  const about = { ...(url === null ? {} : { url }), ...(until === undefined ? {} : { until }) }
  const view = { ...paymentOf(payment), ...about }
  const data = { payment: view, ...(order ? { order: order.number } : {}), ...(reason === null ? {} : { reason }) }
  const stream = { home: row.home, stream: row.conversation }
  tx.later(appendFacts(tx, stream, context.clock.now(), [{ kind: 'payment.changed', data }]))
}
