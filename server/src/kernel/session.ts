import { Socket } from 'node:net'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  PostgresAdapter,
  PostgresQueryCompiler,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import type { DB } from './tables.ts'

/** Gives a statement the name under which it is kept prepared; undefined for one that is not. */
export type NameOf = (text: string) => string | undefined

/**
 * One connection as a transaction uses it. Statements begun at the same moment travel together, in the order in which they
 * were begun: `Promise.all` of three reads is one trip, and what nobody waits for goes with what comes next.
 */
export type Session = {
  db: Transaction<DB>
  query(text: string): Promise<pg.QueryResult>
  /** The failures so far, in the order in which PostgreSQL told them. */
  failures: readonly unknown[]
  /** From here on `db` refuses: the connection belongs to whoever comes next. */
  end(): void
}

/**
 * A socket that sends at the end of the moment, in one go, what is written to it: waking the database costs more than most
 * statements do.
 */
export class GatheringSocket extends Socket {
  #gathering = false

  override cork(): void {
    if (!this.#gathering) {
      this.#gathering = true
      super.cork()
      process.nextTick(() => {
        this.#gathering = false
        this.uncork()
      })
    }
    super.cork()
  }

  /** A batch is many small pieces, cheaper to copy together than to hand over one by one. */
  override _writev(
    pieces: { chunk: unknown; encoding: BufferEncoding }[],
    callback: (error?: Error | null) => void,
  ): void {
    const chunk = Buffer.concat(
      pieces.map((piece) => (Buffer.isBuffer(piece.chunk) ? piece.chunk : Buffer.from(String(piece.chunk)))),
    )
    super._writev?.([{ chunk, encoding: 'utf8' }], callback)
  }
}

/** Opens a session on a connection that is ours for now. */
export function createSessions(dialect: Dialect, nameOf: NameOf): (client: pg.PoolClient) => Session {
  const [compiler, adapter, driver] = [new PostgresQueryCompiler(), new PostgresAdapter(), dialect.createDriver()]
  return (client) => {
    const failures: unknown[] = []
    const connection = connectionOf(client, nameOf, (error) => failures.push(error))
    let hasEnded = false
    const executor = new DefaultQueryExecutor(compiler, adapter, {
      async provideConnection(use) {
        if (hasEnded) throw new Error('a statement came after its transaction has ended: wait for it inside')
        return use(connection)
      },
    })
    return {
      db: new Transaction<DB>({ config: { dialect }, dialect, driver, executor }),
      // Under a name it is written like the others, and travels with them.
      query: (text) => client.query({ name: text, text }),
      failures,
      end() {
        hasEnded = true
      },
    }
  }
}

function connectionOf(client: pg.PoolClient, nameOf: NameOf, onFailure: (error: unknown) => void): DatabaseConnection {
  return {
    async executeQuery<R>({ sql: text, parameters }: CompiledQuery) {
      const name = nameOf(text)
      const values = [...parameters]
      try {
        const { command, rowCount, rows } = await client.query<R & pg.QueryResultRow>(
          name === undefined ? { text, values } : { name, text, values },
        )
        const counts = command !== 'SELECT' && rowCount !== null
        return { rows, ...(counts ? { numAffectedRows: BigInt(rowCount) } : {}) }
      } catch (error) {
        onFailure(error)
        throw error
      }
    },
    streamQuery() {
      throw new Error('rows are not streamed inside a transaction')
    },
  }
}
