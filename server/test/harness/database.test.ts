import pg from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from './database.ts'

async function ask(connection: pg.PoolConfig, sql: string): Promise<unknown> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return ((await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][])[0]?.[0]
  } finally {
    await client.end()
  }
}

test('each database is migrated, empty and its own', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await ask(one.connection, 'insert into catalogs (home, version) values (gen_random_uuid(), 7)')
  expect(await ask(one.connection, 'select count(*)::int from catalogs')).toBe(1)
  expect(await ask(two.connection, 'select count(*)::int from catalogs')).toBe(0)
  expect(await ask(two.connection, 'select count(*)::int from migrations')).toBeGreaterThan(0)
  await Promise.all([one.drop(), two.drop()])
  await expect(ask(one.connection, 'select 1')).rejects.toThrow(/does not exist/)
})
