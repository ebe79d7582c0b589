import { sql } from 'kysely'
import { z } from 'zod'
import type { Database, Reader, Statement } from '../../kernel/database.ts'
import { SANDBOX_STATES, type SandboxState } from './parcel.ts'

const Row = z.object({
  home: z.string(),
  id: z.string(),
  reference: z.string(),
  state: z.enum(SANDBOX_STATES),
  tracking: z.string(),
  notify_url: z.string(),
  label: z.instanceof(Buffer),
  pace: z.number(),
})
export type SandboxParcel = z.infer<typeof Row>

const COLUMNS = Row.keyof().options

function parcels(read: Reader, home: string) {
  return read.selectFrom('sandbox_parcels').select(COLUMNS).where('home', '=', home)
}

/** One parcel per reference: asked again, the same one is answered. */
export async function insertParcel(
  read: Reader,
  parcel: Omit<SandboxParcel, 'state'> & { next_at: Date },
): Promise<SandboxParcel> {
  const row = await read
    .insertInto('sandbox_parcels')
    .values({ ...parcel, state: 'labelled' })
    // Nothing changes, but the row that is there is answered.
    .onConflict((conflict) => conflict.columns(['home', 'reference']).doUpdateSet({ reference: parcel.reference }))
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return Row.parse(row)
}

export async function findParcel(read: Reader, home: string, id: string): Promise<SandboxParcel | undefined> {
  const row = await parcels(read, home).where('id', '=', id).executeTakeFirst()
  return row && Row.parse(row)
}

/** The parcel with this number on it. */
export async function findByTracking(read: Reader, home: string, tracking: string): Promise<SandboxParcel | undefined> {
  const row = await parcels(read, home).where('tracking', '=', tracking).executeTakeFirst()
  return row && Row.parse(row)
}

const MOVE: Statement = {
  name: 'sandbox-parcel-move',
  text: `
with parcel as (
  update sandbox_parcels set state = $4, next_at = $5 where home = $1 and id = $2 and state = any($3::text[])
  returning ${COLUMNS.join(', ')}
), event as (
  insert into sandbox_parcel_events (home, id, parcel, body, next_at)
  select home, $6, id, jsonb_strip_nulls(jsonb_build_object('id', $6::uuid, 'home', home, 'reference', reference,
    'tracking', tracking, 'state', state, 'at', $7::text, 'text', $8::text)), $9 from parcel where $6::uuid is not null
)
select * from parcel`,
}

export type ParcelMove = {
  home: string
  id: string
  from: readonly SandboxState[]
  to: SandboxState
  nextAt: Date | null
  event: { id: string; at: Date; text?: string | undefined } | undefined
}

/** Moves a parcel, with the event that reports it, in one statement; undefined where it is in none of the states. */
export async function moveParcel(database: Database, move: ParcelMove): Promise<SandboxParcel | undefined> {
  const { home, id, from, to, nextAt, event } = move
  const told = [event?.id ?? null, event?.at.toISOString() ?? null, event?.text ?? null, event?.at ?? null]
  const [row] = await database.run(MOVE, [home, id, from, to, nextAt, ...told])
  return row && Row.parse(row)
}

/** Parcels whose next step is due. */
export async function dueParcels(read: Reader, now: Date): Promise<SandboxParcel[]> {
  const rows = await read
    .selectFrom('sandbox_parcels')
    .select(COLUMNS)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(50)
    .execute()
  return rows.map((row) => Row.parse(row))
}

export type DueEvent = { home: string; id: string; body: unknown; notify_url: string }

/** Takes events that are due and puts their next attempt off, so that no other process sends them at the same time. */
export async function takeDueEvents(read: Reader, now: Date, limit: number): Promise<DueEvent[]> {
  const { rows } = await sql<DueEvent>`
    with due as (
      select home, id from sandbox_parcel_events where delivered_at is null and next_at <= ${now}
      order by next_at limit ${limit} for update skip locked
    )
    update sandbox_parcel_events e set attempts = e.attempts + 1,
      next_at = ${now}::timestamptz + make_interval(secs => least(300, 2 * power(2, least(e.attempts, 20))))
    from due d, sandbox_parcels p
    where e.home = d.home and e.id = d.id and p.home = e.home and p.id = e.parcel
    returning e.home, e.id, e.body, p.notify_url`.execute(read)
  return rows
}

export async function markDelivered(read: Reader, { home, id }: DueEvent, at: Date): Promise<void> {
  await read
    .updateTable('sandbox_parcel_events')
    .set({ delivered_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}
