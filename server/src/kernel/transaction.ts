import type { Transaction } from 'kysely'
import type pg from 'pg'
import type { Session } from './session.ts'
import type { DB } from './tables.ts'

type Open = { db: Transaction<DB>; later(write: Promise<unknown>): void }

/** What PostgreSQL answers to whatever follows a statement that failed: the first failure is the one to tell. */
const ABORTED = '25P02'

function ignore(): void {}

/**
 * One transaction on one connection. BEGIN travels with the first statement, COMMIT with the writes that nobody waited for.
 * A commit that PostgreSQL turned into a rollback throws.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  sessionOf: (client: pg.PoolClient) => Session,
  work: (open: Open) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const session = sessionOf(client)
  const unawaited: Promise<unknown>[] = []
  function later(write: Promise<unknown>): void {
    // Looked at when the transaction ends; until then nobody else hears of its failure.
    write.catch(ignore)
    unawaited.push(write)
  }
  let broken: Error | undefined
  try {
    later(session.query('begin'))
    const result = await work({ db: session.db, later })
    const commit = session.query('commit')
    commit.catch(ignore)
    session.end()
    await Promise.all(unawaited)
    const { command } = await commit
    if (command !== 'COMMIT') throw new Error(`a transaction ended with ${command}`)
    return result
  } catch (error) {
    session.end()
    try {
      await session.query('rollback')
    } catch (lost) {
      broken = lost instanceof Error ? lost : new Error(String(lost))
    }
    throw causeOf(error, session.failures)
  } finally {
    client.release(broken)
  }
}

/** The failure of an earlier statement, where the one that was noticed only follows from it. */
function causeOf(error: unknown, failures: readonly unknown[]): unknown {
  return error instanceof Error && 'code' in error && error.code === ABORTED ? (failures[0] ?? error) : error
}
