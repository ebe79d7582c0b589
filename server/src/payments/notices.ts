import { CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import type { Database, Reader, Statement, Tx } from '../kernel/database.ts'

/** The predicate of the partial index, word for word: a parameter would hide it from the planner. */
const OPEN_NOTICE = sql<boolean>`state <> 'done'`

const STORE_NOTICE: Statement = {
  name: 'payment-notice',
  text: `
with paid as (select home from payments where id = $1 and gateway = $3 and home = coalesce($6::uuid, home)),
fresh as (
  insert into payment_notices (home, id, gateway, dedupe, raw) select home, $2, $3, $4, $5::jsonb from paid
  on conflict (home, gateway, dedupe) do nothing returning id
)
select paid.home, (select id from fresh) is not null as fresh from paid`,
}
const STORE_DONE_NOTICE = `
with paid as (select home from payments where home = $6::uuid and id = $1 and gateway = $3),
fresh as (
  insert into payment_notices (home, id, gateway, dedupe, raw, state) select home, $2, $3, $4, $5::jsonb, 'done' from paid
  on conflict (home, gateway, dedupe) do nothing returning id
)
select exists (select from fresh) as fresh from paid`

export type NewNotice = {
  payment: string
  id: string
  gateway: string
  dedupe: string
  raw: unknown
  /** The shop whose account reported it. */
  home: string | undefined
}

const StoredNotice = z.object({ home: z.string(), fresh: z.boolean() })

/**
 * A gateway's notice, stored before it is acknowledged. It names a payment by its own id alone; null where this gateway has
 * no such payment, or not in the `home` whose account reported it.
 */
export async function storeNotice(database: Database, notice: NewNotice): Promise<z.infer<typeof StoredNotice> | null> {
  const { payment, id, gateway, dedupe, raw, home = null } = notice
  const [row] = await database.run(STORE_NOTICE, [payment, id, gateway, dedupe, JSON.stringify(raw), home])
  return row === undefined ? null : StoredNotice.parse(row)
}

/** Was it stored now, or before; `missing` where this gateway has no such payment in this shop. */
export type NoticeFate = 'fresh' | 'known' | 'missing'

/** Stores a notice as done, in the transaction that acts on it: that commits both or neither. */
export async function storeDoneNotice(tx: Tx, notice: NewNotice & { home: string }): Promise<NoticeFate> {
  const { payment, id, gateway, dedupe, raw, home } = notice
  const values = [payment, id, gateway, dedupe, JSON.stringify(raw), home]
  const { rows } = await tx.db.executeQuery<{ fresh: boolean }>(CompiledQuery.raw(STORE_DONE_NOTICE, values))
  const [row] = rows
  return row ? (row.fresh ? 'fresh' : 'known') : 'missing'
}

/** Stores a notice of a charge that pays several shops, as done; false where it is known. */
export async function storeHeardNotice(
  tx: Tx,
  { raw, ...notice }: { home: string; id: string; gateway: string; dedupe: string; raw: unknown },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('payment_notices')
    .values({ ...notice, raw: JSON.stringify(raw), state: 'done' })
    .onConflict((conflict) => conflict.columns(['home', 'gateway', 'dedupe']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
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
