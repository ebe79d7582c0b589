import type { Fulfilment, Order } from '@souk/contract/order.ts'
import { totalOf } from '../carts/totals.ts'
import { closeCart } from '../carts/store.ts'
import { findConversation } from '../conversations/store.ts'
import { say } from '../conversations/say.ts'
import type { Outcome } from '../gateways/gateway.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { addJob } from '../kernel/jobs.ts'
import { type CheckoutRow, deliveryWindow, shippingFor } from '../orders/checkout.ts'
import { lockCheckout, moveCheckout, saveCheckout, useDiscount } from '../orders/checkout-store.ts'
import { findOrderOfCheckout, insertFulfilment, insertOrder, nextNumber, type OrderRow } from '../orders/store.ts'
import { stateAfter } from '../payments/payment.ts'
import { allocate, findPayment, livePayment, lockPayment, type PaymentRow, savePayment } from '../payments/store.ts'
import { rememberBuyer } from '../people/store.ts'
import { takeStock } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Context } from './context.ts'
import { giveUp, told } from './checkout.ts'
import { newsOf } from './news.ts'
import { orderView } from './order-view.ts'

export type SettleInput = { home: string; payment: string; outcome: Outcome; reason?: string | undefined }

/**
 * What a gateway says of a payment, taken over: the one way in which an order comes about. The page, the webhook, the
 * sweeper and an agent all end here; the checkout's row lock makes them one after another, and the order is unique on it.
 */
export async function settle(context: Context, input: SettleInput): Promise<void> {
  const { home, payment: id, outcome } = input
  if (outcome === 'pending') return
  const known = await findPayment(context.database.read, home, id)
  const shop = await context.directory.byId(home)
  if (!known || !shop) return
  await context.database.transact(async (tx) => {
    const row = await lockCheckout(tx, home, known.checkout)
    const payment = await lockPayment(tx, home, id)
    const state = stateAfter(payment.state, outcome)
    if (state === null) return
    const at = context.clock.now()
    const now: PaymentRow = { ...payment, state, reason: input.reason ?? null }
    await savePayment(tx, payment, { state, reason: now.reason }, at)
    if (state === 'captured' && isDue(row, now)) {
      // Paid on an older page: the newer one takes nothing more.
      const other = await livePayment(tx.db, home, row.id)
      if (other) await giveUp(context, tx, other)
      await place(context, tx, { shop, row, payment: now })
    } else {
      await tellPayment(context, tx, row, now)
      if (state === 'captured') await reportStray(context, tx, row, now)
    }
  })
  context.deliver.wake()
}

/** Is this the money the checkout waits for? A payment that was given up may be of another amount. */
function isDue(row: CheckoutRow, { amount, currency }: PaymentRow): boolean {
  return row.state === 'complete_in_progress' && amount === totalOf(row.totals) && currency === row.currency
}

type PlaceInput = { shop: Shop; row: CheckoutRow; payment: PaymentRow | null }

/** Makes the order of a locked checkout, with the payment that pays it; null for one that costs nothing. */
export async function place(context: Context, tx: Tx, { shop, row, payment }: PlaceInput): Promise<void> {
  const at = context.clock.now()
  const known = await findOrderOfCheckout(tx.db, shop.id, row.id)
  if (known) return
  // Before the shop's next number, which is held until the commit: stock first, as wherever it is held.
  const wishes = row.lines.map(({ variant, quantity }) => ({ variant, quantity }))
  const { missing, short } = await takeStock(tx, { home: shop.id, checkout: row.id, wishes, at })
  const conversation = row.conversation === null ? undefined : await findConversation(tx.db, row.conversation, shop.id)
  const option = shippingFor(shop, row.lines, row.address?.country).find(({ id }) => id === row.shippingOption)
  const {
    state: _state,
    cart,
    shippingOption: _option,
    discountCode,
    expiresAt: _expires,
    id: checkout,
    ...copied
  } = row
  const order: OrderRow = {
    ...copied,
    id: context.newId(),
    number: await nextNumber(tx, shop.id),
    checkout,
    state: 'placed',
    shippingLabel: option ? textIn(option.label, conversation?.language || shop.locale, shop.locale) : null,
    language: conversation?.language || shop.locale.slice(0, 2),
    placedAt: at,
    short,
  }
  await insertOrder(tx, order)
  const expected = option && deliveryWindow(option, at, shop.timezone)
  const fulfilment: Fulfilment = {
    id: context.newId(),
    kind: option?.kind ?? row.lines[0]?.fulfilment ?? 'ship',
    state: 'placed',
    steps: [{ state: 'placed', at: at.toISOString() }],
    ...(expected ? { expected } : {}),
  }
  await insertFulfilment(tx, shop.id, order.id, fulfilment)
  if (payment)
    await allocate(tx, {
      home: shop.id,
      id: context.newId(),
      payment: payment.id,
      order: order.id,
      amount: payment.amount,
    })
  if (missing.length > 0) await reportShort(context, tx, order, missing)
  if (discountCode !== null) await useDiscount(tx, shop.id, discountCode, checkout)
  await saveCheckout(tx, moveCheckout(row, 'completed'), at)
  if (cart !== null) await closeCart(tx, shop.id, cart)
  if (row.customer !== null)
    await rememberBuyer(tx, { home: shop.id, customer: row.customer, ...row.buyer, address: row.address ?? undefined })
  await announce(context, tx, { shop, order, row, payment })
  if (shop.test && context.config.demo) {
    const first = new Date(at.getTime() + context.config.demoPace * 1000)
    await addJob(tx, 'demo-fulfil', { home: shop.id, number: order.number }, { runAt: first })
  }
}

/** Facts and the receipt, in the thread the order came from. */
async function announce(
  context: Context,
  tx: Tx,
  { shop, order, row, payment }: PlaceInput & { order: OrderRow },
): Promise<void> {
  if (order.conversation === null) return
  const view = await orderView(context, tx.db, shop, order)
  const at = context.clock.now()
  const stream = { home: shop.id, stream: order.conversation }
  if (payment) await tellPayment(context, tx, row, payment, view)
  await appendFacts(tx, stream, at, [{ kind: 'order.placed', data: { order: view } }])
  await told(context, tx, shop, { ...row, state: 'completed' })
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    parts: newsOf('placed', view, order.language),
    at,
    newId: context.newId,
  })
}

async function tellPayment(
  context: Context,
  tx: Tx,
  row: CheckoutRow,
  payment: PaymentRow,
  order?: Order,
): Promise<void> {
  if (row.conversation === null) return
  const { id, gateway, state, amount, currency, url, createdAt, reason } = payment
  const view = {
    id,
    gateway,
    state,
    amount: { amount, currency },
    refunded: 0,
    ...(url === null ? {} : { url }),
    at: createdAt.toISOString(),
  }
  const data = { payment: view, ...(order ? { order: order.number } : {}), ...(reason === null ? {} : { reason }) }
  await appendFacts(tx, { home: row.home, stream: row.conversation }, context.clock.now(), [
    { kind: 'payment.changed', data },
  ])
}

/** Money came for what is no longer for sale: it stays visible, and a person decides. */
async function reportStray(context: Context, tx: Tx, row: CheckoutRow, payment: PaymentRow): Promise<void> {
  context.log.warn({ payment: payment.id, checkout: row.id }, 'money arrived for a checkout that is closed')
  await recordAudit(tx, {
    home: row.home,
    id: context.newId(),
    actor: 'system',
    action: 'payment.stray',
    target: payment.id,
    data: { checkout: row.id, amount: totalOf(row.totals), state: row.state },
  })
}

/** Paid, but the goods went to somebody else after the hold had run out: a person decides. */
async function reportShort(context: Context, tx: Tx, order: OrderRow, variants: string[]): Promise<void> {
  context.log.warn({ order: order.number, variants }, 'an order was paid after its stock was gone')
  await recordAudit(tx, {
    home: order.home,
    id: context.newId(),
    actor: 'system',
    action: 'order.short',
    target: order.number,
    data: { variants },
  })
}
