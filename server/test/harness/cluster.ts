import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrateJobs } from '../../src/kernel/jobs.ts'
import { createLog } from '../../src/kernel/log.ts'
import { migrate } from '../../src/kernel/migrate.ts'
import { startPostgres } from '../../src/kernel/postgres.ts'
import { execute, TEMPLATE } from './template.ts'

/**
 * A process of its own: an embedded PostgreSQL in a temporary folder with one migrated database, from which tests copy
 * theirs. Prints where it is as a line of JSON, and ends with its standard input, so that no way in which the tests end
 * leaves it behind.
 */
async function main(): Promise<void> {
  const ended = new Promise<void>((resolve) => process.stdin.on('close', resolve).resume())
  process.on('SIGINT', () => {})
  const folder = await mkdtemp(join(tmpdir(), 'souk-test-'))
  const postgres = await startPostgres({ dataDir: folder, log: createLog('warn') })
  try {
    await makeTemplate(postgres.connection)
    console.log(JSON.stringify(postgres.connection))
    await ended
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(connection: pg.PoolConfig): Promise<void> {
  await execute(connection, [
    // What tests store need not outlive the machine.
    'alter system set fsync = off',
    'alter system set full_page_writes = off',
    'select pg_reload_conf()',
    `create database ${TEMPLATE}`,
  ])
  const log = createLog('warn')
  const pool = new pg.Pool({ ...connection, database: TEMPLATE, max: 2 })
  pool.on('error', (error) => log.warn({ err: error }, 'a connection of the test database was lost'))
  pool.on('connect', (client) => client.on('error', () => {}))
  await migrate(pool, log)
  await migrateJobs(pool, log)
  await pool.end()
}

await main()
