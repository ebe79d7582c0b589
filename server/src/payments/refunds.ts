import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { RefundDetail } from './refund-lines.ts'

export type NewRefund = {
  home: string
  id: string
  payment: string
  order_id: string | null
  amount: number
  reason: string | null
  /** Absent while its gateway has yet to be asked. */
  state?: 'done'
  /** What it is for, where that is known. */
  detail?: RefundDetail | undefined
}

export async function insertRefund(tx: Tx, { detail, ...refund }: NewRefund): Promise<void> {
  const known = detail ? { detail: JSON.stringify(detail) } : {}
  await tx.db
    .insertInto('refunds')
    .values({ ...refund, ...known })
    .execute()
}

export type RefundRow = {
  home: string
  id: string
  payment: string
  order: string | null
  amount: number
  state: string
  detail: RefundDetail | null
}

export async function findRefund(read: Reader, home: string, id: string): Promise<RefundRow | undefined> {
  const row = await read
    .selectFrom('refunds')
    .select(['home', 'id', 'payment', 'order_id as order', 'amount', 'state', 'detail'])
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, detail: row.detail === null ? null : RefundDetail.parse(row.detail) }
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

/** What need not be taken, or is with the payer already. */
export async function doneRefunds(read: Reader, home: string, payment: string): Promise<number> {
  const row = await read
    .selectFrom('refunds')
    .select(sql<number>`coalesce(sum(amount), 0)::bigint`.as('sum'))
    .where('home', '=', home)
    .where('payment', '=', payment)
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow()
  return row.sum
}

/** What has been paid back of an order by line, failures aside. */
export async function refundDetails(read: Reader, home: string, order: string): Promise<RefundDetail[]> {
  const rows = await read
    .selectFrom('refunds')
    .select('detail')
    .where('home', '=', home)
    .where('order_id', '=', order)
    .where('state', '<>', 'failed')
    .where('detail', 'is not', null)
    .execute()
  return rows.map(({ detail }) => RefundDetail.parse(detail))
}
