import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'

/** One parser turns int8 into a safe integer; JSON goes in as text and comes out as whatever it holds. */
const TYPES = { int8: 'number', jsonb: 'ColumnType<unknown, string, string>' }

const run = promisify(execFile)

/** The text of tables.ts for a migrated database. `folder` is for what the generator writes. */
export async function generateTables(connection: pg.PoolConfig, folder: string): Promise<string> {
  const { host = '', port = 5432, user = '', database = '' } = connection
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
  const out = join(folder, 'tables.ts')
  // The job queue's own tables are its own affair.
  const only = ['--default-schema', 'public', '--include-pattern', 'public.*']
  const mapping = ['--type-mapping', JSON.stringify(TYPES)]
  await run('kysely-codegen', [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    out,
    ...only,
    ...mapping,
    '--log-level',
    'error',
  ])
  return readFile(out, 'utf8')
}
