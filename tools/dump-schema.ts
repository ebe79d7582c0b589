import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createLog } from '../server/src/kernel/log.ts'
import { migrate } from '../server/src/kernel/migrate.ts'
import { startPostgres } from '../server/src/kernel/postgres.ts'
import { readTags } from '../server/src/kernel/tags.ts'
import { describeSchema } from './schema/catalogue.ts'
import { generateTables } from './schema/generate-tables.ts'
import { withTags } from './schema/privacy.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SCHEMA = join(ROOT, 'server/schema.sql')
const PRIVACY = join(ROOT, 'docs/privacy.md')
const TABLES = join(ROOT, 'server/src/kernel/tables.ts')

/** Migrates a new database and writes what came of it: schema.sql to read and compare, tables.ts for the compiler, what is kept for docs/privacy.md. */
async function main(check: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'souk-schema-'))
  try {
    const { schema, tables, privacy } = await makeAll(folder)
    const written = [
      await put(SCHEMA, schema, check),
      await put(TABLES, tables, check),
      await put(PRIVACY, privacy, check),
    ]
    const stale = written.some(Boolean)
    if (check && stale) {
      console.error('The schema differs from the migrations: run "npm run schema" and commit what it writes.')
      process.exitCode = 1
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeAll(folder: string): Promise<{ schema: string; tables: string; privacy: string }> {
  const log = createLog('warn')
  const postgres = await startPostgres({ dataDir: folder, log })
  const pool = new pg.Pool({ ...postgres.connection, max: 2 })
  // Stopping the server may reach a connection that is just being closed.
  pool.on('error', () => {})
  try {
    await migrate(pool, log)
    const client = await pool.connect()
    const schema = await describeSchema(client)
    client.release()
    const privacy = withTags(await readFile(PRIVACY, 'utf8'), await readTags(pool))
    return { schema, tables: await generateTables(postgres.connection, folder), privacy }
  } finally {
    await pool.end()
    await postgres.stop()
  }
}

/** Writes a file, or only says whether it would change. */
async function put(file: string, text: string, check: boolean): Promise<boolean> {
  const before = await readFile(file, 'utf8').catch(() => '')
  if (before === text) return false
  if (!check) await writeFile(file, text)
  console.log(`${file.slice(ROOT.length)} ${check ? 'is stale' : 'written'}`)
  return true
}

await main(process.argv.includes('--check'))
