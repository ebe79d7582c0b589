import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../../kernel/database.ts'
import type { ChargeState } from './charge.ts'

export type ChargeRow = {
  home: string
  id: string
  amount: number
  currency: string
  merchant: string
  state: ChargeState
  refunded: number
  settle_at: Date | null
  notify_url: string
  return_url: string | null
  reference: string
}

const State = z.enum(['open', 'challenged', 'settling', 'paid', 'declined', 'voided'])
const COLUMNS = [
  'home',
  'id',
  'amount',
  'currency',
  'merchant',
  'state',
  'refunded',
  'settle_at',
  'notify_url',
  'return_url',
  'reference',
] as const

function rowOf<T extends { state: string }>(row: T): T & { state: ChargeState } {
  return { ...row, state: State.parse(row.state) }
}

export type NewCharge = Omit<ChargeRow, 'state' | 'refunded' | 'settle_at'>

/** One charge per reference: asked again, the same one is answered. */
export async function insertCharge(read: Reader, charge: NewCharge): Promise<ChargeRow> {
  const row = await read
    .insertInto('sandbox_charges')
    .values(charge)
    // Nothing changes, but the row that is there is answered.
    .onConflict((conflict) => conflict.columns(['home', 'reference']).doUpdateSet({ reference: charge.reference }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return rowOf(row)
}

export async function findCharge(read: Reader, home: string, id: string): Promise<ChargeRow | undefined> {
  const row = await read
    .selectFrom('sandbox_charges')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && rowOf(row)
}

export async function lockCharge(tx: Tx, home: string, id: string): Promise<ChargeRow | undefined> {
  const row = await tx.db
    .selectFrom('sandbox_charges')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && rowOf(row)
}

export async function saveCharge(
  tx: Tx,
  row: ChargeRow,
  change: { state?: ChargeState; card?: string; settle_at?: Date | null; refunded?: number },
): Promise<void> {
  await tx.db.updateTable('sandbox_charges').set(change).where('home', '=', row.home).where('id', '=', row.id).execute()
}

/** Stores an event; `next` is when it is sent unless its maker has done so. */
export async function insertEvent(
  tx: Tx,
  event: { home: string; id: string; charge: string; body: unknown; next: Date },
): Promise<void> {
  const { body, next, ...row } = event
  await tx.db
    .insertInto('sandbox_events')
    .values({ ...row, body: JSON.stringify(body), next_at: next })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function dueToSettle(read: Reader, now: Date): Promise<{ home: string; id: string }[]> {
  return read
    .selectFrom('sandbox_charges')
    .select(['home', 'id'])
    .where('state', '=', 'settling')
    .where('settle_at', '<=', now)
    .limit(50)
    .execute()
}

export type DueEvent = { home: string; id: string; body: unknown; notify_url: string }

/** Takes events that are due and puts their next attempt off, so that no other process sends them at the same time. */
export async function takeDueEvents(read: Reader, now: Date, limit: number): Promise<DueEvent[]> {
  const { rows } = await sql<DueEvent>`
    with due as (
      select home, id from sandbox_events where delivered_at is null and next_at <= ${now}
      order by next_at limit ${limit} for update skip locked
    )
    update sandbox_events e set attempts = e.attempts + 1,
      next_at = ${now}::timestamptz + make_interval(secs => least(300, 2 * power(2, least(e.attempts, 20))))
    from due d, sandbox_charges c
    where e.home = d.home and e.id = d.id and c.home = e.home and c.id = e.charge
    returning e.home, e.id, e.body, c.notify_url`.execute(read)
  return rows
}

export async function markDelivered(read: Reader, home: string, id: string, at: Date): Promise<void> {
  await read
    .updateTable('sandbox_events')
    .set({ delivered_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}
