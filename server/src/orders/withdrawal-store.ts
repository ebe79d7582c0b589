import { Withdrawal, WithdrawnLine } from '@souk/contract/withdrawal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { WITHDRAWAL_TRANSITIONS } from './withdrawal.ts'

const Columns = z.object({
  id: z.string(),
  number: z.string(),
  state: Withdrawal.shape.state,
  lines: z.array(WithdrawnLine),
  body: z.string(),
  language: z.string(),
  buyer: Withdrawal.shape.buyer,
  at: z.date(),
  settled_at: z.date().nullable(),
  settled_by: z.string().nullable(),
  note: z.string().nullable(),
})
const COLUMNS = Columns.keyof().options

function viewOf(raw: unknown): Withdrawal {
  const { number, body, at, settled_at, settled_by, note, ...row } = Columns.parse(raw)
  const by = settled_by ?? ''
  return {
    ...row,
    order: number,
    text: body,
    at: at.toISOString(),
    ...(settled_at ? { settled: { at: settled_at.toISOString(), by, ...(note === null ? {} : { note }) } } : {}),
  }
}

export type NewWithdrawal = Pick<Withdrawal, 'id' | 'language' | 'text' | 'buyer' | 'lines'> & {
  home: string
  order: { id: string; number: string }
  at: Date
}

/** Keeps a statement; false where it is kept already. */
export async function insertWithdrawal(tx: Tx, { order, text, buyer, lines, ...row }: NewWithdrawal): Promise<boolean> {
  const written = await tx.db
    .insertInto('withdrawals')
    .values({
      ...row,
      order_id: order.id,
      number: order.number,
      state: 'received',
      body: text,
      buyer: JSON.stringify(buyer),
      lines: JSON.stringify(lines),
    })
    .onConflict((conflict) => conflict.columns(['home', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** The statements about an order, oldest first. */
export async function withdrawalsOf(read: Reader, home: string, order: string): Promise<Withdrawal[]> {
  const rows = await read
    .selectFrom('withdrawals')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('order_id', '=', order)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(viewOf)
}

export type WithdrawalFilter = {
  state?: Withdrawal['state'] | undefined
  order?: string | undefined
  before?: string | undefined
  limit: number
}

/** Newest first; `before` is the id of the last one of the page before. */
export async function listWithdrawals(read: Reader, home: string, filter: WithdrawalFilter): Promise<Withdrawal[]> {
  const { state, order, before, limit } = filter
  const rows = await read
    .selectFrom('withdrawals')
    .select(COLUMNS)
    .where('home', '=', home)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(order !== undefined, (query) => query.where('number', '=', order ?? ''))
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(at, id) < (select at, id from withdrawals where home = ${home} and id = ${before ?? null}::uuid)`,
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

export type Settling = { home: string; id: string; by: string; note?: string | undefined; at: Date }

/** Writes down that somebody has dealt with it; the first who did stays. Throws `not_found`. */
export async function settleWithdrawal(tx: Tx, { home, id, by, note, at }: Settling): Promise<Withdrawal> {
  const raw = await tx.db
    .selectFrom('withdrawals')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!raw) throw new Failure('not_found')
  const known = viewOf(raw)
  if (!WITHDRAWAL_TRANSITIONS[known.state].includes('settled')) return known
  const settled = await tx.db
    .updateTable('withdrawals')
    .set({ state: 'settled', settled_at: at, settled_by: by, note: note ?? null })
    .where('home', '=', home)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return viewOf(settled)
}
