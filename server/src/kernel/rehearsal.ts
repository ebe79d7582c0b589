import { sql } from 'kysely'
import type { Database, Tx } from './database.ts'
import { createGate } from './gate.ts'

/** As many at once: each holds a connection, and may ask for a second one. */
const MOST = 4
const gates = new WeakMap<Database, ReturnType<typeof createGate>>()

/** Ends a transaction that is not to be kept. */
class Undone extends Error {
  override name = 'Undone'
}

/**
 * Runs work against a database that forgets all of it: one transaction that is never committed. What the work takes for
 * transactions of its own are steps within it, each undone by itself where it fails; it reads what it has written, prepared
 * statements aside. No fact is told, no job is begun. Rows that it writes are locked until it ends, so it is to be short
 * and speaks to no network.
 */
export async function rehearsed<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  let value: { of: T } | undefined
  const gate = gates.get(database) ?? createGate(MOST)
  gates.set(database, gate)
  try {
    await gate(() =>
      database.transact(async (tx) => {
        value = { of: await work(within(database, tx)) }
        throw new Undone()
      }),
    )
  } catch (error) {
    if (!(error instanceof Undone) || !value) throw error
  }
  if (!value) throw new Error('a rehearsal was committed')
  return value.of
}

function within(database: Database, tx: Tx): Database {
  let steps = 0
  return {
    pool: database.pool,
    read: tx.db,
    look: (work) => work(tx.db),
    run: database.run,
    runHot: database.runHot,
    tell: () => undefined,
    async transact(work) {
      const place = sql.raw(`step${++steps}`)
      const unawaited: Promise<unknown>[] = []
      const later = (write: Promise<unknown>) => void unawaited.push(write)
      await sql`savepoint ${place}`.execute(tx.db)
      try {
        const result = await work({ db: tx.db, facts: [], later })
        await Promise.all(unawaited)
        return result
      } catch (error) {
        await Promise.allSettled(unawaited)
        await sql`rollback to savepoint ${place}`.execute(tx.db)
        throw error
      }
    },
    close: () => Promise.resolve(),
  }
}
