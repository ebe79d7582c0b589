import type { Order } from '@souk/contract/order.ts'
import { z } from 'zod'
import { say } from '../conversations/say.ts'
import { GatewayError } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { isCancellable } from '../orders/order.ts'
import { advanceFulfilment, fulfilmentsOf, lockOrder, type OrderRow, setOrderState } from '../orders/store.ts'
import {
  findPayment,
  findRefund,
  finishRefund,
  insertRefund,
  lockPayment,
  paymentsOf,
  refundedOf,
  savePayment,
} from '../payments/store.ts'
import { returnStock, type StockWish } from '../resources/stock.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { newsOf } from './news.ts'
import { orderView } from './order-view.ts'

export type CancelInput = {
  shop: Shop
  number: string
  reason?: string | undefined
  /** Staff may cancel what has been packed. */ byStaff: boolean
}

/** Cancels an order that has not left: deliveries stop, the stock comes back, what was paid is refunded. Twice is once. */
export async function cancelOrder(context: Context, tx: Tx, input: CancelInput): Promise<Order> {
  const { shop, number } = input
  const order = await lockOrder(tx, shop.id, number)
  if (order.state === 'canceled') return orderView(context, tx.db, shop, order)
  const deliveries = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  const until = input.byStaff ? 'shipped' : shop.settings.cancelUntil
  if (!isCancellable(order.state, deliveries, until)) throw new Failure('not_cancellable')
  const at = context.clock.now()
  for (const { id } of deliveries) await advanceFulfilment(tx, shop.id, id, { to: 'canceled', at })
  await setOrderState(tx, shop.id, order.id, 'canceled')
  await returnStock(tx, shop.id, takenOf(order))
  const canceled: OrderRow = { ...order, state: 'canceled' }
  await requestRefunds(context, tx, { shop, order: canceled, reason: input.reason ?? 'canceled' })
  const view = await orderView(context, tx.db, shop, canceled)
  await tellOrder(context, tx, { shop, order: canceled, view, news: 'canceled' })
  return view
}

/** What an order has taken out of the stock: what was short was never there. */
function takenOf({ lines, short }: OrderRow): StockWish[] {
  const missing = Object.entries(short).map(([variant, quantity]) => ({ variant, quantity: -quantity }))
  return [...lines.map(({ variant, quantity }) => ({ variant, quantity })), ...missing]
}

export type RefundInput = { shop: Shop; number: string; amount?: number | undefined; reason?: string | undefined }

/** Pays back a part or all. Throws `refund_too_high` for more than was paid and not yet paid back. */
export async function refundOrder(context: Context, tx: Tx, input: RefundInput): Promise<Order> {
  const { shop, number } = input
  const order = await lockOrder(tx, shop.id, number)
  const left = await requestRefunds(context, tx, {
    shop,
    order,
    amount: input.amount,
    reason: input.reason ?? 'refund',
  })
  if (left === null) throw new Failure('refund_too_high')
  return orderView(context, tx.db, shop, order)
}

type Request = { shop: Shop; order: OrderRow; amount?: number | undefined; reason: string }

/**
 * Writes refunds down, over the order's payments in their order, with a job each that carries them out after the commit.
 * Null where more is asked than is left.
 */
async function requestRefunds(
  context: Context,
  tx: Tx,
  { shop, order, amount, reason }: Request,
): Promise<number | null> {
  const payments = (await paymentsOf(tx.db, shop.id, [order.id])).map(({ payment }) => payment)
  const open: { id: string; left: number }[] = []
  for (const payment of payments) {
    // The lock makes two refunds of one payment wait for each other.
    await lockPayment(tx, shop.id, payment.id)
    open.push({ id: payment.id, left: payment.amount.amount - (await refundedOf(tx.db, shop.id, payment.id)) })
  }
  const left = open.reduce((sum, payment) => sum + payment.left, 0)
  let wanted = amount ?? left
  if (wanted > left || (amount === undefined && left === 0 && payments.length > 0 && order.state !== 'canceled'))
    return null
  for (const payment of open) {
    const part = Math.min(wanted, payment.left)
    if (part <= 0) continue
    wanted -= part
    const id = context.newId()
    await insertRefund(tx, { home: shop.id, id, payment: payment.id, order_id: order.id, amount: part, reason })
    await addJob(tx, 'refund', { home: shop.id, refund: id, number: order.number })
  }
  return left
}

const RefundJob = z.object({ home: z.string(), refund: z.string(), number: z.string() })

/** Carries a stored refund out at its gateway; the refund's id is the key, so a repeated job pays back once. */
export async function carryOutRefund(context: Context, payload: unknown): Promise<void> {
  const { home, refund: id, number } = RefundJob.parse(payload)
  const refund = await findRefund(context.database.read, home, id)
  const payment = refund && (await findPayment(context.database.read, home, refund.payment))
  const shop = await context.directory.byId(home)
  if (!refund || !payment || !shop || refund.state !== 'requested') return
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway || payment.gatewayRef === null) throw new GatewayError(`no gateway for refund ${id}`)
  const acted = await gateway.act(
    payment.gatewayRef,
    'refund',
    { amount: refund.amount, currency: payment.currency },
    id,
  )
  await context.database.transact(async (tx) => {
    const at = context.clock.now()
    const order = await lockOrder(tx, home, number)
    await finishRefund(tx, refund, acted.state === 'done' ? 'done' : 'failed', at)
    if (acted.state === 'refused') {
      context.log.error({ refund: id, reason: acted.reason }, 'a refund was refused')
      return
    }
    const whole = (await refundedOf(tx.db, home, payment.id)) >= payment.amount
    if (whole) await savePayment(tx, payment, { state: 'refunded' }, at)
    const view = await orderView(context, tx.db, shop, order)
    const [paid] = view.payments.filter((own) => own.id === payment.id)
    if (order.conversation !== null && paid) {
      await appendFacts(tx, { home, stream: order.conversation }, at, [
        { kind: 'payment.changed', data: { payment: paid, order: number } },
      ])
    }
    await tellOrder(context, tx, { shop, order, view, news: 'refunded' })
  })
  context.deliver.wake()
}

type Tell = { shop: Shop; order: OrderRow; view: Order; news: 'canceled' | 'refunded' }

async function tellOrder(context: Context, tx: Tx, { shop, order, view, news }: Tell): Promise<void> {
  if (order.conversation === null) return
  const at = context.clock.now()
  await appendFacts(tx, { home: shop.id, stream: order.conversation }, at, [
    { kind: 'order.changed', data: { order: view } },
  ])
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    parts: newsOf(news, view, order.language),
    at,
    newId: context.newId,
  })
}
