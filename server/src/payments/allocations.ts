import { Payment } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { template } from '../kernel/template.ts'

export async function allocate(tx: Tx, input: Allocation): Promise<void> {
  await ALLOCATE(tx.db, input)
}

type Allocation = { home: string; id: string; payment: string; order: string; amount: number }

const ALLOCATE = template((db, v: Allocation) =>
  db
    .insertInto('allocations')
    .values({ home: v.home, id: v.id, payment: v.payment, order_id: v.order, amount: v.amount }),
)

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
