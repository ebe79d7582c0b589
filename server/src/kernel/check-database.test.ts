import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkDatabase } from './check-database.ts'
import { createLog } from './log.ts'
import { startPostgres } from './postgres.ts'
import type { Postgres } from './postgres.ts'

vi.setConfig({ testTimeout: 30_000 })

let dataDir: string
let postgres: Postgres

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'souk-check-'))
  postgres = await startPostgres({ dataDir, log: createLog('silent') })
}, 30_000)
afterAll(async () => {
  await postgres.stop()
  await rm(dataDir, { recursive: true })
}, 30_000)

async function check(options: string): Promise<void> {
  await run('postgres', (client) => client.query(`create database probe template template0 ${options}`))
  try {
    await run('probe', checkDatabase)
  } finally {
    await run('postgres', (client) => client.query('drop database probe'))
  }
}

async function run(database: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ ...postgres.connection, database })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

test.each([
  `encoding 'UTF8'`,
  `encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'`,
  `encoding 'UTF8' locale_provider libc locale 'C.UTF-8'`,
  `encoding 'UTF8' locale_provider icu icu_locale 'de' locale 'C'`,
])('a database with %s is taken', async (options) => {
  await expect(check(options)).resolves.toBeUndefined()
})

test.each([
  [`encoding 'SQL_ASCII' locale_provider libc locale 'C'`, 'its encoding is SQL_ASCII'],
  [`encoding 'LATIN1' locale_provider libc locale 'C'`, 'its encoding is LATIN1'],
  [`encoding 'UTF8' locale_provider libc locale 'C'`, 'only English letters'],
  [`encoding 'UTF8' locale_provider builtin builtin_locale 'C' locale 'C'`, 'only English letters'],
])('a database with %s is refused: %s', async (options, problem) => {
  await expect(check(options)).rejects.toThrow(problem)
  await expect(check(options)).rejects.toThrow('Make one with: create database')
})

test('an older release is refused, with everything else that is wrong', async () => {
  const client = new pg.Client()
  client.query = (async () => ({ rows: [{ version: 150018, release: '15.18', encoding: 'LATIN1' }] })) as never
  await expect(checkDatabase(client)).rejects.toThrow(/PostgreSQL 15\.18; Souk needs 18[^]*LATIN1/)
})
