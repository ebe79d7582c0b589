import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { NameOf } from './session.ts'

/** Statements that are kept prepared on a connection; what comes after that many is planned each time. */
const MOST = 500
/** Texts longer than this are bulk writes whose length varies. */
const LONGEST = 4000

/** Names for statements by their text, the same on every connection. */
export function statementNames(): NameOf {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST || text.length > LONGEST) return known
    const name = `k${names.size + 1}`
    names.set(text, name)
    return name
  }
}

/**
 * A pool for Kysely whose statements are prepared: parsed and planned once per connection, found again by their text. A
 * transaction of ten small statements costs PostgreSQL half as much.
 */
export function preparedPool(pool: pg.Pool, nameOf: NameOf): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known) return known
      // Everything but `query` is the client's own.
      const prepared: PostgresPoolClient = Object.create(client, {
        query: {
          value: (text: string, values: unknown[] = []) => {
            const name = nameOf(text)
            return client.query(name === undefined ? { text, values } : { name, text, values })
          },
        },
      })
      clients.set(client, prepared)
      return prepared
    },
    end: () => pool.end(),
  }
}
