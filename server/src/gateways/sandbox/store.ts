import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Reader, Statement, Tx } from '../../kernel/database.ts'
import { CHARGE_STATES, type ChargeState, type Method } from './charge.ts'

const Charge = z.object({
  home: z.string(),
  id: z.string(),
  amount: z.int(),
  currency: z.string(),
  merchant: z.string(),
  state: z.enum(CHARGE_STATES),
  refunded: z.int(),
  settle_at: z.date().nullable(),
  notify_url: z.string(),
  return_url: z.string().nullable(),
  reference: z.string(),
  /** Promised only: taken by a call of its own. */
  authorise_only: z.boolean(),
  /** What was taken of what was promised; null for all of it. */
  captured: z.int().nullable(),
  method: z.string().nullable(),
  /** The last four digits. */
  card: z.string().nullable(),
  /** The mandate that the payer is offered, word for word. */
  words: z.string().nullable(),
  /** The payer has agreed to it. */
  saved: z.boolean(),
})
export type ChargeRow = z.infer<typeof Charge>

const COLUMNS = Charge.keyof().options

function charges(read: Reader, home: string) {
  return read.selectFrom('sandbox_charges').select(COLUMNS).where('home', '=', home)
}

function rowOf<T extends { state: string }>(row: T): T & { state: ChargeState } {
  return { ...row, state: Charge.shape.state.parse(row.state) }
}

export type NewCharge = Pick<
  ChargeRow,
  | 'home'
  | 'id'
  | 'amount'
  | 'currency'
  | 'merchant'
  | 'notify_url'
  | 'return_url'
  | 'reference'
  | 'authorise_only'
  | 'words'
>

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
  const row = await charges(read, home).where('id', '=', id).executeTakeFirst()
  return row && rowOf(row)
}

/** The charge of a payment of ours. */
export async function findByReference(read: Reader, home: string, reference: string): Promise<ChargeRow | undefined> {
  const row = await charges(read, home).where('reference', '=', reference).executeTakeFirst()
  return row && rowOf(row)
}

/** The method that was kept with a payment of ours is kept no more. */
export async function forgetMethod(read: Reader, home: string, reference: string): Promise<void> {
  await read
    .updateTable('sandbox_charges')
    .set({ saved: false })
    .where('home', '=', home)
    .where('reference', '=', reference)
    .execute()
}

export async function lockCharge(tx: Tx, home: string, id: string): Promise<ChargeRow | undefined> {
  const row = await charges(tx.db, home).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && rowOf(row)
}

export async function addRefunded(tx: Tx, row: ChargeRow, amount: number): Promise<void> {
  await tx.db
    .updateTable('sandbox_charges')
    .set({ refunded: row.refunded + amount })
    .where('home', '=', row.home)
    .where('id', '=', row.id)
    .execute()
}

const MOVE: Statement = {
  name: 'sandbox-move',
  text: `
with charge as (
  update sandbox_charges set state = case when $13 and authorise_only and $4 = 'paid' then 'authorised' else $4 end, settle_at = $5, card = coalesce($6, card), method = coalesce($10, method),
    captured = coalesce($11, captured), saved = coalesce($12, saved)
  where home = $1 and id = $2 and state = any($3::text[])
  returning ${COLUMNS.join(', ')}
), event as (
  insert into sandbox_events (home, id, charge, body, next_at)
  select home, $7, id, jsonb_strip_nulls(jsonb_build_object('id', $7::uuid, 'home', home, 'reference', reference, 'state', state,
    'amount', coalesce(captured, amount), 'currency', currency, 'reason', $8::text, 'card', card, 'method', method,
    'saved', nullif(saved, false), 'until', settle_at)), $9 from charge where $7::uuid is not null
)
select * from charge`,
}

export type ChargeMove = {
  home: string
  id: string
  from: readonly ChargeState[]
  to: ChargeState
  settleAt: Date | null
  card?: string | undefined
  method?: Method | undefined
  captured?: number | undefined
  saved?: boolean | undefined
  /** Paid by the payer it is promised, where a promise was asked for. */
  byPayer?: boolean | undefined
  reason: string | undefined
  /** What reports it; `next` is when it is sent unless its maker has done so. */
  event: { id: string; next: Date } | undefined
}

/** Moves a charge, with the event that reports it, in one statement; undefined where it is in none of the states. */
export async function moveCharge(database: Database, move: ChargeMove): Promise<ChargeRow | undefined> {
  const { home, id, from, to, settleAt, card = null, reason = null, event } = move
  const { method = null, captured = null, saved = null, byPayer = false } = move
  const told = [event?.id ?? null, reason, event?.next ?? null]
  const values = [home, id, from, to, settleAt, card, ...told, method, captured, saved, byPayer]
  const [row] = await database.run(MOVE, values)
  return row && Charge.parse(row)
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
    .execute()
}

export async function hasEvent(tx: Tx, home: string, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('sandbox_events')
    .select('id')
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** The predicate of a partial index, word for word. */
const TIMED = sql<boolean>`state in ('settling', 'paid')`

/** Slow cards that have settled, and payments whose payer's bank has written. */
export async function dueToSettle(
  read: Reader,
  now: Date,
): Promise<{ home: string; id: string; state: ChargeState }[]> {
  const rows = await read
    .selectFrom('sandbox_charges')
    .select(['home', 'id', 'state'])
    .where(TIMED)
    .where('settle_at', '<=', now)
    .limit(50)
    .execute()
  return rows.map(rowOf)
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

export async function markDelivered(
  read: Reader,
  events: readonly { home: string; id: string }[],
  at: Date,
): Promise<void> {
  const [homes, ids] = [events.map(({ home }) => home), events.map(({ id }) => id)]
  await sql`update sandbox_events e set delivered_at = ${at} from unnest(${homes}::uuid[], ${ids}::uuid[]) as d(home, id)
    where e.home = d.home and e.id = d.id`.execute(read)
}
