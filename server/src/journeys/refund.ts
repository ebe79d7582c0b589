import type { Exception } from '@souk/contract/exception.ts'
import type { Order } from '@souk/contract/order.ts'
import { z } from 'zod'
import { say } from '../conversations/say.ts'
import { GatewayError } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { lockCheckoutOf } from '../orders/checkout-store.ts'
import { isCancellable } from '../orders/order.ts'
import { fulfilmentsOf, lockOrder, type OrderRow } from '../orders/store.ts'
import { paymentsOf } from '../payments/allocations.ts'
import { amountOf, detailOf, type RefundDetail, refundedUnits, type RefundWish } from '../payments/refund-lines.ts'
import {
  doneRefunds,
  findRefund,
  finishRefund,
  insertRefund,
  refundDetails,
  type RefundRow,
  refundedOf,
} from '../payments/refunds.ts'
import { findPayment, lockPayment, type PaymentRow, savePayment } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import { giveUp } from './checkout.ts'
import type { Context } from './context.ts'
import { issueCredit } from './invoice.ts'
import { mailMoney } from './mail/money-mail.ts'
import { mailOrder } from './mail/tell.ts'
import { newsOf } from './news.ts'
import { orderView } from './order-view.ts'
import { tellPayment } from './place.ts'
import { reportRefund } from './report.ts'
import { stopOrder } from './stop-order.ts'

export type RefundInput = {
  shop: Shop
  number: string
  amount?: number | undefined
  reason?: string | undefined
} & RefundWish

/**
 * Pays back a part or all: so much, or units of lines and of the delivery at what they cost. What is paid back before
 * anything has left is not sent: with all of it the order is canceled. Throws `refund_too_high` for more than was paid
 * and not yet paid back.
 */
export async function refundOrder(context: Context, tx: Tx, input: RefundInput): Promise<Order> {
  const { shop, number, amount, lines, shipping, reason = 'refund' } = input
  const order = await lockOrder(tx, shop.id, number)
  const isByLine = lines !== undefined || shipping !== undefined
  if (isByLine && amount !== undefined) throw new Failure('invalid_request', 'either an amount, or lines and shipping')
  const earlier = isByLine ? await refundDetails(tx.db, shop.id, order.id) : []
  const detail = isByLine ? detailOf(order, earlier, { lines, shipping }) : undefined
  if (detail === null) throw new Failure('refund_too_high', 'there is not so much left of a line or of the delivery')
  if (detail && amountOf(detail) === 0) throw new Failure('invalid_request', 'this cost nothing')
  const wanted = detail ? amountOf(detail) : amount
  const left = await requestRefunds(context, tx, { shop, order, amount: wanted, reason, detail })
  if (left === null || (left === 0 && order.state === 'canceled')) throw new Failure('refund_too_high')
  const units = detail ? [...earlier, detail] : []
  const isOver =
    wanted === undefined ||
    wanted === left ||
    order.lines.every(({ id, quantity }) => refundedUnits(units, id) >= quantity)
  return (isOver ? await stopPaidBack(context, tx, shop, order) : null) ?? orderView(context, tx.db, shop, order)
}

/** Nothing of it is paid any more: what has not left stays. Null where something has, or it is over already. */
async function stopPaidBack(context: Context, tx: Tx, shop: Shop, order: OrderRow): Promise<Order | null> {
  const deliveries = (await fulfilmentsOf(tx.db, shop.id, [order.id])).get(order.id) ?? []
  if (!isCancellable(order.state, deliveries, 'shipped', null)) return null
  const canceled = await stopOrder(tx, { shop, order, deliveries, at: context.clock.now() })
  const view = await orderView(context, tx.db, shop, canceled)
  mailOrder(context, tx, { kind: 'canceled', shop, order: view, language: order.language, cause: order.id })
  await tellOrder(context, tx, { shop, order: canceled, view, news: 'canceled' })
  return view
}

type Request = {
  shop: Shop
  order: OrderRow
  amount?: number | undefined
  reason: string
  detail?: RefundDetail | undefined
}

/**
 * Writes refunds down, over the order's payments in their order, with a job each that carries them out after the commit.
 * Null where more is asked than is left.
 */
export async function requestRefunds(
  context: Context,
  tx: Tx,
  { shop, order, amount, reason, detail }: Request,
): Promise<number | null> {
  const open = await openPayments(tx, shop, order)
  const left = open.reduce((sum, payment) => sum + payment.left, 0)
  let wanted = amount ?? left
  if (wanted > left || (amount === undefined && left === 0 && open.length > 0 && order.state !== 'canceled'))
    return null
  // What it is for stands with the first of them.
  let about = detail
  for (const payment of open) {
    const part = Math.min(wanted, payment.left)
    if (part <= 0) continue
    wanted -= part
    const id = context.newId()
    const refund = { home: shop.id, id, payment: payment.id, order_id: order.id, amount: part, reason }
    await insertRefund(tx, { ...refund, detail: about })
    await addJob(tx, 'refund', { home: shop.id, refund: id, number: order.number })
    about = undefined
  }
  return left
}

/** The order's payments with what is left of each to be paid back. The locks make two refunds of one wait for each other. */
export async function openPayments(tx: Tx, shop: Shop, order: OrderRow): Promise<{ id: string; left: number }[]> {
  const open: { id: string; left: number }[] = []
  for (const { payment } of await paymentsOf(tx.db, shop.id, [order.id])) {
    await lockPayment(tx, shop.id, payment.id)
    open.push({ id: payment.id, left: payment.amount.amount - (await refundedOf(tx.db, shop.id, payment.id)) })
  }
  return open
}

const RefundJob = z.object({ home: z.string(), refund: z.string(), number: z.string().optional() })

/** Carries a stored refund out at its gateway; the refund's id is the key, so a repeated job pays back once. */
export async function carryOutRefund(context: Context, payload: unknown): Promise<void> {
  const { home, refund: id, number } = RefundJob.parse(payload)
  const refund = await findRefund(context.database.read, home, id)
  const payment = refund && (await findPayment(context.database.read, home, refund.payment))
  const shop = await context.directory.byId(home)
  if (!refund || !payment || !shop || refund.state !== 'requested') return
  if (payment.state === 'authorised' && number !== undefined) return letGo(context, { shop, refund, number })
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway || payment.gatewayRef === null) throw new GatewayError(`no gateway for refund ${id}`)
  const amount = { amount: refund.amount, currency: payment.currency }
  const acted = await gateway.act(payment.gatewayRef, 'refund', amount, id)
  await context.database.transact(async (tx) => {
    const order = number === undefined ? undefined : await lockOrder(tx, home, number)
    if (acted.state === 'done') return paidBack(context, tx, { shop, refund, payment, order })
    await finishRefund(tx, refund, 'failed', context.clock.now())
    const detail = `the gateway refused to pay back: ${acted.reason}`
    reportRefund(context, tx, 'refund.refused', { refund, payment, detail, ...(order ? { number } : {}) })
  })
  context.deliver.wake()
}

type PaidBack = { shop: Shop; refund: RefundRow; payment: PaymentRow; order: OrderRow | undefined }

/** It is on its way to the payer: written down, and told where it was paid. */
async function paidBack(context: Context, tx: Tx, { shop, refund, payment, order }: PaidBack): Promise<void> {
  const { home, id, currency } = payment
  const row = order ? undefined : await lockCheckoutOf(tx, home, id)
  const at = context.clock.now()
  await finishRefund(tx, refund, 'done', at)
  const whole = (await refundedOf(tx.db, home, id)) >= payment.amount
  if (whole) await savePayment(tx, payment, { state: 'refunded' }, at)
  if (order) await tellRefund(context, tx, { shop, order, refund })
  else if (row) {
    const money = { amount: refund.amount, currency }
    tellPayment(context, tx, row, whole ? { ...payment, state: 'refunded' } : payment)
    mailMoney(context, tx, { shop, row, money, cause: refund.id, news: { kind: 'stray' } })
  }
}

/** A person has paid back what its gateway leaves to them: as if that had. */
export async function refundByHand(context: Context, tx: Tx, shop: Shop, known: Exception): Promise<void> {
  const { refund: id, payment: of, order: number } = known
  if (id === undefined || of === undefined) return
  const order = number === undefined ? undefined : await lockOrder(tx, shop.id, number)
  const payment = await lockPayment(tx, shop.id, of)
  const refund = await findRefund(tx.db, shop.id, id)
  const isOurs = context.gateways.get(payment.gateway)?.can.refund === 'by hand'
  if (!isOurs || refund?.state !== 'failed') return
  // It was asked for once more meanwhile: each cent goes back once.
  if ((await refundedOf(tx.db, shop.id, of)) + refund.amount > payment.amount) throw new Failure('refund_too_high')
  await paidBack(context, tx, { shop, refund, payment, order })
}

/**
 * The money was only promised: so much less of it is taken when the parcel leaves, and all of it is let go where nothing is
 * left. While it is being taken, this is tried again, until there is something to pay back.
 */
async function letGo(
  context: Context,
  { shop, refund, number }: { shop: Shop; refund: RefundRow; number: string },
): Promise<void> {
  const { home } = refund
  await context.database.transact(async (tx) => {
    const at = context.clock.now()
    const order = await lockOrder(tx, home, number)
    const payment = await lockPayment(tx, home, refund.payment)
    if (payment.state !== 'authorised' || payment.awaitedUntil === null)
      throw new GatewayError(`payment ${payment.id} is being taken`)
    await finishRefund(tx, refund, 'done', at)
    if ((await doneRefunds(tx.db, home, payment.id)) >= payment.amount) await giveUp(context, tx, payment)
    await tellRefund(context, tx, { shop, order, refund, news: 'released' })
  })
  context.deliver.wake()
}

async function tellRefund(
  context: Context,
  tx: Tx,
  { shop, order, refund, news = 'refunded' }: RefundTold,
): Promise<void> {
  const view = await orderView(context, tx.db, shop, order)
  const { id: cause, amount } = refund
  const paper = await issueCredit(context, tx, { shop, order, refund })
  // Who cancelled all of it knows that nothing is taken.
  const isNews = news === 'refunded' || order.state !== 'canceled'
  if (isNews) mailOrder(context, tx, { kind: news, shop, order: view, language: order.language, cause, amount, paper })
  const [paid] = view.payments.filter(({ id }) => id === refund.payment)
  if (order.conversation !== null && paid) {
    await appendFacts(tx, { home: shop.id, stream: order.conversation }, context.clock.now(), [
      { kind: 'payment.changed', data: { payment: paid, order: order.number } },
    ])
  }
  if (isNews) await tellOrder(context, tx, { shop, order, view, news })
}

/** Pays back what came and pays no order. Throws `refund_too_high` where nothing of it is left. */
export async function refundStray(context: Context, tx: Tx, shop: Shop, id: string): Promise<void> {
  const payment = await lockPayment(tx, shop.id, id)
  const left = payment.amount - (await refundedOf(tx.db, shop.id, id))
  if (payment.state !== 'captured' || left <= 0) throw new Failure('refund_too_high')
  const refund = { home: shop.id, id: context.newId(), payment: id, order_id: null, amount: left, reason: 'stray' }
  tx.later(insertRefund(tx, refund))
  tx.later(addJob(tx, 'refund', { home: shop.id, refund: refund.id }))
}

type RefundTold = { shop: Shop; order: OrderRow; refund: RefundRow; news?: 'refunded' | 'released' }
type Tell = { shop: Shop; order: OrderRow; view: Order; news: 'canceled' | 'refunded' | 'released' }

export async function tellOrder(context: Context, tx: Tx, { shop, order, view, news }: Tell): Promise<void> {
  if (order.conversation === null) return
  const at = context.clock.now()
  await appendFacts(tx, { home: shop.id, stream: order.conversation }, at, [
    { kind: 'order.changed', data: { order: view } },
  ])
  await say(tx, {
    home: shop.id,
    conversation: order.conversation,
    author: { kind: 'shop', name: shop.name },
    purpose: 'orders',
    parts: newsOf(news, view, order.language),
    at,
    newId: context.newId,
  })
}
