import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Log } from './log.ts'
import type { StoredFact } from './stored-fact.ts'
import { preparedPool, statementNames } from './prepared.ts'
import { withRetries } from './retry.ts'
import { createSessions, GatheringSocket } from './session.ts'
import type { DB } from './tables.ts'
import { inTransaction } from './transaction.ts'

/**
 * A transaction as nouns see it: the tables and the facts it has written so far. It gives no access to the network, and
 * its facts are told to live clients only after the commit. Statements begun at the same moment are one round trip.
 */
export type Tx = {
  db: Transaction<DB>
  facts: StoredFact[]
  /** A write that nobody waits for: it travels with what comes next, and with its failure the transaction fails. */
  later(write: Promise<unknown>): void
}

/** Reads outside a transaction; a `Tx['db']` fits as well. */
export type Reader = Kysely<DB>

/** A hot statement: parsed and planned once per connection under its name. */
export type Statement = { name: string; text: string }

export type Database = {
  read: Reader
  /** For what speaks to PostgreSQL in its own way: jobs, copies, listeners. */
  pool: pg.Pool
  /** Several reads on one connection: those begun together are one round trip. Each sees the moment it runs at. */
  look<T>(work: (read: Reader) => Promise<T>): Promise<T>
  /** Runs a prepared statement in a commit of its own. Rows are for the caller to parse. */
  run(statement: Statement, values: unknown[]): Promise<Record<string, unknown>[]>
  /** The same for the few statements that every message goes through, on connections of their own. */
  runHot(statement: Statement, values: unknown[]): Promise<Record<string, unknown>[]>
  /** Tells live clients what a hot statement has stored. */
  tell(facts: readonly StoredFact[]): void
  /** One transaction; runs again after a serialisation failure or a deadlock. Facts are published after the commit. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Prepared plans are kept per connection and may be made while the tables are still empty: they must not depend on how
 * large these look. So each statement is planned once, and along indexes.
 */
const PLANS = 'set plan_cache_mode = force_generic_plan; set enable_seqscan = off'
/** The hot statements join a handful of given rows with tables of any size: always row by row. */
const HOT_PLANS = `${PLANS}; set enable_hashjoin = off; set enable_mergejoin = off`
/** Two batches of each kind of writing at once, and one to spare. */
const HOT_CONNECTIONS = 5
/** Jobs, a copy, a listener and a few tools. */
const RAW_CONNECTIONS = 8

const INT8 = 20

/** int8 becomes a safe integer or throws: an amount that lost a digit must never pass on. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 outside the safe integers: ${text}`)
  return value
}

const types = new pg.TypeOverrides()
types.setTypeParser(INT8, parseInt8)

export type DatabaseOptions = {
  connection: pg.PoolConfig
  log: Log
  /** Connections at most. */
  max?: number
  onFacts: (facts: readonly StoredFact[]) => void
}

export function openDatabase({ connection, log, max = 16, onFacts }: DatabaseOptions): Database {
  function openPool(most: number, plans: string, gathers: boolean): pg.Pool {
    const pool = new pg.Pool({
      max: most,
      ...(gathers ? { pipeline: true, stream: () => new GatheringSocket() } : {}),
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      // Statements that wait longer than this are stuck, not slow.
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      ...connection,
      // Awaited by the pool before it lends the connection, although its types know nothing of a promise.
      // oxlint-disable-next-line typescript/no-misused-promises
      onConnect: (client: pg.ClientBase) => client.query(plans),
      types,
    })
    pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'))
    // A connection that breaks while it is in use tells its statement as well: unheard here, it would end the process.
    pool.on('connect', (client) => client.on('error', (error) => log.debug({ err: error }, 'a connection was lost')))
    return pool
  }

  const main = openPool(max, PLANS, true)
  const pool = openPool(RAW_CONNECTIONS, PLANS, false)
  const hot = openPool(HOT_CONNECTIONS, HOT_PLANS, false)
  const nameOf = statementNames()
  const dialect = new PostgresDialect({ pool: preparedPool(main, nameOf) })
  const read = new Kysely<DB>({ dialect })
  const sessionOf = createSessions(dialect, nameOf)
  return {
    read,
    pool,
    run: (statement, values) =>
      withRetries(async () => (await main.query<Record<string, unknown>>({ ...statement, values })).rows),
    runHot: (statement, values) =>
      withRetries(async () => (await hot.query<Record<string, unknown>>({ ...statement, values })).rows),
    look: (work) =>
      withRetries(
        async () => {
          const client = await main.connect()
          const session = sessionOf(client)
          try {
            return await work(session.db)
          } finally {
            session.end()
            client.release()
          }
        },
        { repeatable: true },
      ),
    tell(facts) {
      if (facts.length > 0) onFacts(facts)
    },
    async transact(work) {
      const facts: StoredFact[] = []
      const result = await withRetries(() => {
        facts.length = 0
        return inTransaction(main, sessionOf, (session) => work({ ...session, facts }))
      })
      if (facts.length > 0) onFacts(facts)
      return result
    },
    async close() {
      await Promise.all([read.destroy(), pool.end(), hot.end()])
    },
  }
}
