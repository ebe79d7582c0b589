import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'

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
