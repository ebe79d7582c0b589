import { Payment } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { PaymentState } from './payment.ts'

export type PaymentRow = {
  home: string
  id: string
  checkout: string
  gateway: string
  gatewayRef: string | null
  amount: number
  currency: string
  state: PaymentState
  url: string | null
  reason: string | null
  createdAt: Date
}

type Raw = Omit<PaymentRow, 'gatewayRef' | 'createdAt' | 'state'> & {
  gateway_ref: string | null
  created_at: Date
  state: string
}

function rowOf({ gateway_ref, created_at, state, ...row }: Raw): PaymentRow {
  return { ...row, gatewayRef: gateway_ref, createdAt: created_at, state: Payment.shape.state.parse(state) }
}

const COLUMNS = [
  'home',
  'id',
  'checkout',
  'gateway',
  'gateway_ref',
  'amount',
  'currency',
  'state',
  'url',
  'reason',
  'created_at',
] as const

export async function insertPayment(
  tx: Tx,
  payment: {
    home: string
    id: string
    checkout: string
    gateway: string
    amount: number
    currency: string
    state?: PaymentState
  },
): Promise<void> {
  await tx.db.insertInto('payments').values(payment).execute()
}

/** Predicates of partial indexes, word for word: parameters would hide them from the planner. */
const CHARGEABLE = sql<boolean>`state in ('started', 'authorised', 'declined', 'in_doubt')`
const UNHEARD = sql<boolean>`state in ('started', 'in_doubt')`
const OPEN_NOTICE = sql<boolean>`state <> 'done'`

/** The payment of a checkout that can still be charged. */
export async function livePayment(read: Reader, home: string, checkout: string): Promise<PaymentRow | undefined> {
  const row = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('checkout', '=', checkout)
    .where(CHARGEABLE)
    .executeTakeFirst()
  return row && rowOf(row)
}

/** The payment a checkout is shown with: the newest that was not given up. */
export async function shownPayment(read: Reader, home: string, checkout: string): Promise<PaymentRow | undefined> {
  const rows = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('checkout', '=', checkout)
    .where('state', 'not in', ['voided', 'refunded'])
    .execute()
  // Sorted here: asked for in the order of its key, the whole shop would be read along it.
  const row = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1)
  return row && rowOf(row)
}

/** Money that has come for a checkout that is not ordered yet: exactly so much of it, in one payment. */
export async function moneyFor(
  tx: Tx,
  due: { home: string; checkout: string; amount: number; currency: string },
): Promise<PaymentRow | undefined> {
  const row = await tx.db
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', due.home)
    .where('checkout', '=', due.checkout)
    .where('state', '=', 'captured')
    .where('amount', '=', due.amount)
    .where('currency', '=', due.currency)
    .executeTakeFirst()
  return row && rowOf(row)
}

export async function findPayment(read: Reader, home: string, id: string): Promise<PaymentRow | undefined> {
  const row = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && rowOf(row)
}

/** By its own id alone: what a gateway's notice names. */
export async function paymentById(read: Reader, id: string): Promise<PaymentRow | undefined> {
  const row = await read.selectFrom('payments').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}

export async function lockPayment(tx: Tx, home: string, id: string): Promise<PaymentRow> {
  const row = await tx.db
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return rowOf(row)
}

export async function savePayment(
  tx: Tx,
  payment: { home: string; id: string },
  change: { state?: PaymentState; gateway_ref?: string; url?: string; reason?: string | null },
  at: Date,
): Promise<void> {
  await tx.db
    .updateTable('payments')
    .set({ ...change, updated_at: at })
    .where('home', '=', payment.home)
    .where('id', '=', payment.id)
    .execute()
}

export async function allocate(
  tx: Tx,
  input: { home: string; id: string; payment: string; order: string; amount: number },
): Promise<void> {
  const { order, ...row } = input
  await tx.db
    .insertInto('allocations')
    .values({ ...row, order_id: order })
    .execute()
}

export type PaymentView = { payment: Payment; order: string }

/** The payments of orders with what was paid back of them; what an order has been paid is derived from these. */
export async function paymentsOf(read: Reader, home: string, orders: readonly string[]): Promise<PaymentView[]> {
  if (orders.length === 0) return []
  const rows = await read
    .selectFrom('allocations as a')
    .innerJoin('payments as p', (join) => join.onRef('p.home', '=', 'a.home').onRef('p.id', '=', 'a.payment'))
    .select(['p.id', 'p.gateway', 'p.state', 'p.currency', 'p.url', 'p.created_at', 'a.amount', 'a.order_id'])
    .select((select) => [
      select
        .selectFrom('refunds as r')
        .select(sql<number>`coalesce(sum(r.amount), 0)::bigint`.as('sum'))
        .whereRef('r.home', '=', 'a.home')
        .whereRef('r.payment', '=', 'a.payment')
        .whereRef('r.order_id', '=', 'a.order_id')
        .where('r.state', '<>', 'failed')
        .as('refunded'),
    ])
    .where('a.home', '=', home)
    .where('a.order_id', 'in', [...orders])
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    order: row.order_id,
    payment: {
      id: row.id,
      gateway: row.gateway,
      state: Payment.shape.state.parse(row.state),
      amount: { amount: row.amount, currency: row.currency },
      refunded: row.refunded ?? 0,
      at: row.created_at.toISOString(),
    },
  }))
}

export async function insertRefund(
  tx: Tx,
  refund: { home: string; id: string; payment: string; order_id: string | null; amount: number; reason: string | null },
): Promise<void> {
  await tx.db.insertInto('refunds').values(refund).execute()
}

export type RefundRow = {
  home: string
  id: string
  payment: string
  order: string | null
  amount: number
  state: string
}

export async function findRefund(read: Reader, home: string, id: string): Promise<RefundRow | undefined> {
  return read
    .selectFrom('refunds')
    .select(['home', 'id', 'payment', 'order_id as order', 'amount', 'state'])
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function finishRefund(tx: Tx, refund: RefundRow, state: 'done' | 'failed', at: Date): Promise<void> {
  await tx.db
    .updateTable('refunds')
    .set({ state, updated_at: at })
    .where('home', '=', refund.home)
    .where('id', '=', refund.id)
    .execute()
}

/** What was asked back of a payment so far, failures aside. */
export async function refundedOf(read: Reader, home: string, payment: string): Promise<number> {
  const row = await read
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('home', '=', home)
    .where('payment', '=', payment)
    .where('state', '<>', 'failed')
    .executeTakeFirstOrThrow()
  return row.sum
}

/** A gateway's notice, stored before it is acknowledged. False when it was stored before. */
export async function insertNotice(
  tx: Tx,
  notice: { home: string; id: string; gateway: string; dedupe: string; raw: unknown },
): Promise<boolean> {
  const row = await tx.db
    .insertInto('payment_notices')
    .values({ ...notice, raw: JSON.stringify(notice.raw) })
    .onConflict((conflict) => conflict.columns(['home', 'gateway', 'dedupe']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function finishNotice(tx: Tx, home: string, id: string): Promise<void> {
  await tx.db
    .updateTable('payment_notices')
    .set({ state: 'done' })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

export async function openNotices(
  read: Reader,
  before: Date,
): Promise<{ home: string; id: string; gateway: string; raw: unknown }[]> {
  return read
    .selectFrom('payment_notices')
    .select(['home', 'id', 'gateway', 'raw'])
    .where(OPEN_NOTICE)
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(50)
    .execute()
}

/** Payments that began a while ago and of which nothing was heard: the gateway is asked. */
export async function unheardPayments(read: Reader, before: Date, limit: number): Promise<PaymentRow[]> {
  const rows = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where(UNHEARD)
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(limit)
    .execute()
  return rows.map(rowOf)
}
