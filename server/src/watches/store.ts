import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { type Homing, samePerson } from '../people/same-person.ts'
import { type WatchState, WatchRow } from './watch.ts'

const COLUMNS = [
  'w.home',
  'w.id',
  'w.customer',
  'w.conversation',
  'w.handle',
  'w.kind',
  'w.offer',
  'w.variant',
  'w.below',
  'w.currency',
  'w.state',
  'w.at',
] as const

/** The predicate of the partial indexes, word for word: a parameter would hide it from the planner. */
const OPEN = sql<boolean>`w.state = 'open'`

const Titled = WatchRow.extend({ title: z.string() })

/** What a customer still waits for, oldest first. */
export async function openWatches(read: Reader, home: string, customer: string): Promise<z.infer<typeof Titled>[]> {
  const rows = await read
    .selectFrom('watches as w')
    .innerJoin('offers as o', (join) => join.onRef('o.home', '=', 'w.home').onRef('o.id', '=', 'w.offer'))
    .select([...COLUMNS, 'o.title'])
    .where('w.home', '=', home)
    .where('w.customer', '=', samePerson(home, customer))
    .where(OPEN)
    .orderBy('w.id')
    .execute()
  return rows.map((row) => Titled.parse(row))
}

/** Who waits for something about an offer, whoever has waited longest first. */
export async function watchesOf(read: Reader, home: string, offer: string): Promise<WatchRow[]> {
  const rows = await read
    .selectFrom('watches as w')
    .select(COLUMNS)
    .where('w.home', '=', home)
    .where('w.offer', '=', offer)
    .where(OPEN)
    .orderBy('w.id')
    .execute()
  return rows.map((row) => WatchRow.parse(row))
}

export async function insertWatch(tx: Tx, { state: _open, ...row }: WatchRow): Promise<void> {
  await tx.db.insertInto('watches').values(row).execute()
}

/** Ends those of these that are still open, and tells which they were: whoever ends one is the only one. */
export async function endWatches(
  tx: Tx,
  input: { home: string; ids: readonly string[]; to: Exclude<WatchState, 'open'>; at: Date },
): Promise<string[]> {
  const { home, ids, to, at } = input
  if (ids.length === 0) return []
  const ended = await tx.db
    .updateTable('watches as w')
    .set({ state: to, ended_at: at })
    .where('w.home', '=', home)
    .where('w.id', 'in', [...ids])
    .where(OPEN)
    .returning('w.id')
    .execute()
  return ended.map(({ id }) => id)
}

export const TELL_WATCHERS = 'tell-watchers'

/**
 * Something about these variants has changed: where anybody waits for it, a job looks whether it is what they wait for. In the
 * transaction of the change, so that no change is missed; several of one offer at once are one job.
 */
export async function wakeWatchers(tx: Tx, home: string, variants: readonly string[]): Promise<void> {
  if (variants.length === 0) return
  await sql`
    select graphile_worker.add_job(${TELL_WATCHERS}, json_build_object('home', ${home}::uuid, 'offer', w.offer),
      job_key := ${TELL_WATCHERS} || '/' || w.offer, max_attempts := 12)
    from (
      select distinct w.offer from variants v join watches w on w.home = v.home and w.offer = v.offer
      where v.home = ${home}::uuid and v.id = any(${variants}::uuid[]) and w.state = 'open'
    ) w`.execute(tx.db)
}

/** What a customer waits for is told in this thread, where it was to be in one that is none of their own. */
export async function moveWatches(tx: Tx, { home, customer, to, own }: Homing): Promise<void> {
  await tx.db
    .updateTable('watches')
    .set({ conversation: to })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(sql<boolean>`conversation <> all(${[...own]}::uuid[])`)
    .execute()
}
