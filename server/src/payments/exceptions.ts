import type { Exception, ExceptionKind } from '@souk/contract/exception.ts'
import { ExceptionKind as Kind } from '@souk/contract/exception.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'

export type NewException = {
  home: string
  id: string
  kind: ExceptionKind
  /** The payment, refund or order it is about: reported once per kind. */
  subject: string
  payment?: string
  refund?: string
  number?: string
  amount?: number
  currency?: string
  detail: string
  at: Date
}

/** Puts something on the list of what a person has to decide; known, it changes nothing, decided or not. */
export async function reportException(tx: Tx, exception: NewException): Promise<void> {
  await tx.db
    .insertInto('exceptions')
    .values(exception)
    .onConflict((conflict) => conflict.columns(['home', 'kind', 'subject']).doNothing())
    .execute()
}

/** Whether it stands on the list already, decided or not. */
export async function isReported(
  read: Reader,
  { home, kind, subject }: Pick<NewException, 'home' | 'kind' | 'subject'>,
): Promise<boolean> {
  const row = await read
    .selectFrom('exceptions')
    .select('id')
    .where('home', '=', home)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row !== undefined
}

const COLUMNS = [
  'id',
  'kind',
  'at',
  'payment',
  'refund',
  'number',
  'amount',
  'currency',
  'detail',
  'resolved_at',
  'resolved_by',
  'note',
] as const

type Row = {
  id: string
  kind: string
  at: Date
  payment: string | null
  refund: string | null
  number: string | null
  amount: number | null
  currency: string | null
  detail: string
  resolved_at: Date | null
  resolved_by: string | null
  note: string | null
}

function viewOf(row: Row): Exception {
  const { id, payment, refund, number, amount, currency, detail, resolved_at, resolved_by, note } = row
  return {
    id,
    kind: Kind.parse(row.kind),
    at: row.at.toISOString(),
    ...(payment === null ? {} : { payment }),
    ...(refund === null ? {} : { refund }),
    ...(number === null ? {} : { order: number }),
    ...(amount === null || currency === null ? {} : { amount: { amount, currency } }),
    detail,
    ...(resolved_at === null
      ? {}
      : { resolved: { at: resolved_at.toISOString(), by: resolved_by ?? '', ...(note === null ? {} : { note }) } }),
  }
}

export type ExceptionFilter = { state: 'open' | 'resolved'; before?: string; limit: number }

/** Newest first; `before` is the id of the last one of the page before. */
export async function listExceptions(read: Reader, home: string, filter: ExceptionFilter): Promise<Exception[]> {
  const { state, before, limit } = filter
  const rows = await read
    .selectFrom('exceptions')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('resolved_at', state === 'open' ? 'is' : 'is not', null)
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(viewOf)
}

/** Locks one to decide it. Throws `not_found`. */
export async function lockException(tx: Tx, home: string, id: string): Promise<Exception> {
  const row = await tx.db
    .selectFrom('exceptions')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('not_found')
  return viewOf(row)
}

export async function closeException(
  tx: Tx,
  input: { home: string; id: string; by: string; note: string | null; at: Date },
): Promise<Exception> {
  const row = await tx.db
    .updateTable('exceptions')
    .set({ resolved_at: input.at, resolved_by: input.by, note: input.note })
    .where('home', '=', input.home)
    .where('id', '=', input.id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return viewOf(row)
}

/** Money that came too early or too late has found its order after all: nobody need decide. */
export async function closeStray(tx: Tx, payment: { home: string; id: string }, at: Date): Promise<void> {
  await closeByItself(tx, { ...payment, kind: 'payment.stray', note: 'it pays the order now', at })
}

/** The payer's bank has decided. */
export async function closeDispute(
  tx: Tx,
  payment: { home: string; id: string },
  note: string,
  at: Date,
): Promise<void> {
  await closeByItself(tx, { ...payment, kind: 'payment.disputed', note, at })
}

type ByItself = { home: string; id: string; kind: ExceptionKind; note: string; at: Date }

async function closeByItself(tx: Tx, { home, id, kind, note, at }: ByItself): Promise<void> {
  await tx.db
    .updateTable('exceptions')
    .set({ resolved_at: at, resolved_by: 'system', note })
    .where('home', '=', home)
    .where('kind', '=', kind)
    .where('subject', '=', id)
    .where('resolved_at', 'is', null)
    .execute()
}

/** How many wait for a person, in all shops. */
export async function openExceptions(read: Reader): Promise<number> {
  const row = await read
    .selectFrom('exceptions')
    .select(sql<number>`count(*)::int`.as('open'))
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.open
}
