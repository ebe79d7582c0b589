import pg from 'pg'

/** The migrated database that every test's own is a copy of. */
export const TEMPLATE = 'souk_template'

/** Runs statements one after another on a connection of their own. */
export async function execute(connection: pg.PoolConfig, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
