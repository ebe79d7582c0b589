import { Return, ReturnLine } from '@souk/contract/returns.ts'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { ParcelRow } from './parcel-store.ts'
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
  photos: z.array(z.string()).nullable(),
  steps: Return.shape.steps,
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
  'r.photos',
  'r.steps',
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

/** Somebody has to do something about them. */
const OPEN: ReturnState[] = ['requested', 'approved', 'received', 'inspected']

/** Newest first. */
export async function listReturns(
  read: Reader,
  home: string,
  filter: { state?: ReturnState | 'open' | undefined; before?: string | undefined; limit: number },
): Promise<ReturnRow[]> {
  const { state, before, limit } = filter
  const rows = await selected(read)
    .where('r.home', '=', home)
    .$if(state !== undefined, (query) => query.where('r.state', 'in', state === 'open' ? OPEN : [state ?? '']))
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
> & { photos?: readonly string[]; by?: string }

export async function insertReturn(tx: Tx, { photos = [], by = 'customer', ...row }: NewReturn): Promise<void> {
  const steps = [{ state: 'requested', at: row.at.toISOString(), by }]
  const lists = { lines: JSON.stringify(row.lines), photos: JSON.stringify(photos), steps: JSON.stringify(steps) }
  await tx.db
    .insertInto('returns')
    .values({ ...row, ...lists, state: 'requested', updated_at: row.at })
    .execute()
}

type Change = {
  at: Date
  /** Who does it. */
  by: string
  answer?: string | undefined
  refunded?: number | undefined
  lines?: ReturnRow['lines']
}

/** Moves a return on, as its table of states allows; throws `bad_transition`. The order's row is locked by the caller. */
export async function moveReturn(tx: Tx, row: ReturnRow, to: ReturnState, change: Change): Promise<ReturnRow> {
  if (!RETURN_TRANSITIONS[row.state].includes(to)) throw new Failure('bad_transition')
  const { at, by, answer = row.answer, refunded = row.refunded, lines = row.lines } = change
  const steps = [...row.steps, { state: to, at: at.toISOString(), by }]
  await tx.db
    .updateTable('returns')
    .set({
      state: to,
      answer,
      refunded,
      lines: JSON.stringify(lines),
      steps: JSON.stringify(steps),
      updated_at: at,
    })
    .where('home', '=', row.home)
    .where('id', '=', row.id)
    .execute()
  return { ...row, state: to, answer, refunded, lines, steps, updated_at: at }
}

/** A return as the wire shows it, with how its parcel is doing. */
export function returnOf(row: ReturnRow, parcels: readonly ParcelRow[] = []): Return {
  const { id, number, place, kind, state, lines, reason, note, answer, refunded, currency, photos, steps } = row
  const parcel = parcels.find((one) => one.return_id === id && one.state !== 'cancelled')
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
    ...(photos?.length ? { photos } : {}),
    steps,
    ...(parcel ? { parcel: parcelShown(parcel) } : {}),
    at: row.at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

function parcelShown({ id, state, tracking }: ParcelRow): NonNullable<Return['parcel']> {
  const { number, url } = tracking ?? {}
  return { id, state, ...(number === undefined ? {} : { tracking: number }), ...(url === undefined ? {} : { url }) }
}
