import { Return, ReturnLine } from '@souk/contract/returns.ts'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { RETURN_TRANSITIONS, type ReturnState } from './return.ts'

const Columns = z.object({
  home: z.string(),
  id: z.string(),
  order_id: z.string(),
  number: z.string(),
  currency: z.string(),
  place: z.int(),
  kind: Return.shape.kind,
  state: Return.shape.state,
  lines: z.array(ReturnLine),
  reason: Return.shape.reason,
  note: z.string().nullable(),
  answer: z.string().nullable(),
  refunded: z.int().nullable(),
  at: z.date(),
  updated_at: z.date(),
})
export type ReturnRow = z.infer<typeof Columns>

const COLUMNS = [
  'r.home',
  'r.id',
  'r.order_id',
  'o.number',
  'o.currency',
  'r.place',
  'r.kind',
  'r.state',
  'r.lines',
  'r.reason',
  'r.note',
  'r.answer',
  'r.refunded',
  'r.at',
  'r.updated_at',
] as const

function selected(read: Reader) {
  return read
    .selectFrom('returns as r')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'r.home').onRef('o.id', '=', 'r.order_id'))
    .select(COLUMNS)
}

/** The returns of an order, oldest first. */
export async function returnsOf(read: Reader, home: string, order: string): Promise<ReturnRow[]> {
  const rows = await selected(read)
    .where('r.home', '=', home)
    .where('r.order_id', '=', order)
    .orderBy('r.place')
    .execute()
  return rows.map((row) => Columns.parse(row))
}

/** Newest first. */
export async function listReturns(
  read: Reader,
  home: string,
  filter: { state?: ReturnState | undefined; before?: string | undefined; limit: number },
): Promise<ReturnRow[]> {
  const { state, before, limit } = filter
  const rows = await selected(read)
    .where('r.home', '=', home)
    .$if(state !== undefined, (query) => query.where('r.state', '=', state ?? ''))
    .$if(before !== undefined, (query) => query.where('r.id', '<', before ?? ''))
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => Columns.parse(row))
}

export async function findReturn(read: Reader, home: string, id: string): Promise<ReturnRow | undefined> {
  const row = await selected(read).where('r.home', '=', home).where('r.id', '=', id).executeTakeFirst()
  return row && Columns.parse(row)
}

export type NewReturn = Pick<
  ReturnRow,
  'home' | 'id' | 'order_id' | 'place' | 'kind' | 'lines' | 'reason' | 'note' | 'at'
>

export async function insertReturn(tx: Tx, row: NewReturn): Promise<void> {
  await tx.db
    .insertInto('returns')
    .values({ ...row, lines: JSON.stringify(row.lines), state: 'requested', updated_at: row.at })
    .execute()
}

/** Moves a return on, as its table of states allows; throws `bad_transition`. The order's row is locked by the caller. */
export async function moveReturn(
  tx: Tx,
  row: ReturnRow,
  to: ReturnState,
  change: { at: Date; answer?: string | undefined; refunded?: number | undefined },
): Promise<ReturnRow> {
  if (!RETURN_TRANSITIONS[row.state].includes(to)) throw new Failure('bad_transition')
  const { at, answer = row.answer, refunded = row.refunded } = change
  await tx.db
    .updateTable('returns')
    .set({ state: to, answer, refunded, updated_at: at })
    .where('home', '=', row.home)
    .where('id', '=', row.id)
    .execute()
  return { ...row, state: to, answer, refunded, updated_at: at }
}

export function returnOf(row: ReturnRow): Return {
  const { id, number, place, kind, state, lines, reason, note, answer, refunded, currency, at, updated_at: moved } = row
  return {
    id,
    number: `${number}-R${place}`,
    order: number,
    kind,
    state,
    lines,
    reason,
    ...(note === null ? {} : { note }),
    ...(answer === null ? {} : { answer }),
    ...(refunded === null ? {} : { refunded: { amount: refunded, currency } }),
    at: at.toISOString(),
    updatedAt: moved.toISOString(),
  }
}
