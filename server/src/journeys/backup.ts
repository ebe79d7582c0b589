import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGzip, type Gzip } from 'node:zlib'
import { BACKUP_FORMAT, type BackupHeader, type BackupSection, type BackupTrailer } from '@souk/contract/backup.ts'
import type pg from 'pg'
import {
  beginTransfer,
  copyJobsOut,
  type CopyOut,
  copyTableOut,
  JOB_COLUMNS,
  listTables,
  newestMigration,
  type Table,
} from '../kernel/dump.ts'
import { type Key, sign } from '../kernel/secrets.ts'
import { VERSION } from '../kernel/version.ts'
import type { Context } from './context.ts'

/** Rows of text shrink well at any level; the lower ones leave the processor to the shops. */
const LEVEL = 3

/** What two servers of the same SOUK_SECRET have in common, and what tells nothing of it. */
export function secretMark(key: Key): string {
  return sign(key, 'backup').slice(0, 16)
}

/**
 * Everything the database holds, as of one moment, while the shops go on: gzip in the form of contract/src/backup.ts.
 * Throws before the first byte; an error after that destroys the stream.
 */
export async function backup(context: Context): Promise<Gzip> {
  const client = await context.database.pool.connect()
  try {
    await beginTransfer(client, 'read')
    const tables = await listTables(client)
    const header: BackupHeader = {
      souk: VERSION,
      format: BACKUP_FORMAT,
      migration: await newestMigration(client),
      at: context.clock.now().toISOString(),
      secret: secretMark(context.keys.connections),
      tables: tables.map(({ name }) => name),
    }
    const gzip = createGzip({ level: LEVEL })
    const state = { whole: false }
    const rows = Readable.from(dump(client, { header, tables, state }), { objectMode: false })
    rows.on('error', (error) => gzip.destroy(error))
    // In the middle of COPY the connection is good for nothing else.
    rows.on('close', () => client.release(!state.whole))
    // Whoever fetched it has gone: the database need not go on.
    gzip.on('close', () => rows.destroy())
    rows.pipe(gzip)
    return gzip
  } catch (error) {
    client.release(true)
    throw error
  }
}

type Dump = { header: BackupHeader; tables: readonly Table[]; state: { whole: boolean } }

async function* dump(client: pg.PoolClient, { header, tables, state }: Dump): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  function hashed(bytes: Buffer): Buffer {
    hash.update(bytes)
    return bytes
  }
  async function* section(about: BackupSection, rows: CopyOut): AsyncGenerator<Buffer> {
    yield hashed(line(about))
    for await (const chunk of rows) yield hashed(chunk)
    yield hashed(Buffer.from('\\.\n'))
  }
  yield hashed(line(header))
  const rows: Record<string, number> = {}
  for (const { name, columns } of tables) {
    const copied = copyTableOut(client, name, columns)
    yield* section({ table: name, columns }, copied)
    rows[name] = copied.rowCount
  }
  const jobs = copyJobsOut(client)
  yield* section({ jobs: [...JOB_COLUMNS] }, jobs)
  const trailer: BackupTrailer = { end: true, rows, jobs: jobs.rowCount, sha256: hash.digest('hex') }
  await client.query('commit')
  state.whole = true
  yield line(trailer)
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}
