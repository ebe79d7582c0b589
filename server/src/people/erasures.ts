import type { Reader, Tx } from '../kernel/database.ts'
import { sql } from 'kysely'
import { z } from 'zod'

const Columns = z.object({
  home: z.string(),
  id: z.string(),
  customer: z.string(),
  asked_by: z.string(),
  asked_at: z.date(),
  threads: z.array(z.object({ id: z.string(), head: z.int() })).nullable(),
  erased_at: z.date().nullable(),
  kept: z.array(z.string()),
  closed_at: z.date().nullable(),
})
/** That a customer asked to be forgotten, and how far it has come. */
export type Erasure = z.infer<typeof Columns>

type Asked = { home: string; id: string; customer: string; by: string; at: Date }

/** Writes down that a customer is to be forgotten; asked again, the first time stands. */
export async function insertErasure(tx: Tx, { home, id, customer, by, at }: Asked): Promise<Erasure> {
  await tx.db
    .insertInto('erasures')
    .values({ home, id, customer, asked_by: by, asked_at: at })
    .onConflict((conflict) => conflict.columns(['home', 'customer']).doNothing())
    .execute()
  const row = await erasureOf(tx.db, home, customer)
  if (!row) throw new Error('an erasure that was stored is not there')
  return row
}

export async function erasureOf(read: Reader, home: string, customer: string): Promise<Erasure | undefined> {
  const row = await read
    .selectFrom('erasures')
    .selectAll()
    .where('home', '=', home)
    .where('customer', '=', customer)
    .executeTakeFirst()
  return row && Columns.parse(row)
}

export async function lockErasure(tx: Tx, home: string, id: string): Promise<Erasure | undefined> {
  const row = await tx.db
    .selectFrom('erasures')
    .selectAll()
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && Columns.parse(row)
}

/** Those that are not closed, the oldest first: their rows are not all gone, or an order is still open. */
export async function openErasures(read: Reader, after: Erasure | undefined, limit: number): Promise<Erasure[]> {
  const rows = await read
    .selectFrom('erasures')
    .selectAll()
    .where(sql<boolean>`closed_at is null`)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(asked_at, id) > (${after?.asked_at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('asked_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => Columns.parse(row))
}

export async function saveThreads(tx: Tx, erasure: Erasure, threads: Erasure['threads']): Promise<void> {
  await save(tx, erasure, { threads: JSON.stringify(threads) })
}

export async function saveErased(tx: Tx, erasure: Erasure, kept: string[], at: Date): Promise<void> {
  await save(tx, erasure, { erased_at: at, kept })
}

export async function saveClosed(tx: Tx, erasure: Erasure, at: Date): Promise<void> {
  await save(tx, erasure, { closed_at: at })
}

async function save(
  tx: Tx,
  { home, id }: Erasure,
  values: { threads?: string; erased_at?: Date; kept?: string[]; closed_at?: Date },
): Promise<void> {
  await tx.db.updateTable('erasures').set(values).where('home', '=', home).where('id', '=', id).execute()
}
