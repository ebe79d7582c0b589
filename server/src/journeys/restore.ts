import { type FileHandle, open, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { RestoreReport } from '@souk/contract/backup.ts'
import pg from 'pg'
import { expireAllLeases } from '../conversations/mailbox.ts'
import {
  addBroughtJobs,
  beginTransfer,
  copyJobsIn,
  copyTableIn,
  dropJobs,
  emptyTables,
  fitTransactionIds,
  listTables,
  lockTables,
  newestMigration,
  type Table,
} from '../kernel/dump.ts'
import { Failure } from '../kernel/failure.ts'
import { BackupReader, inspectBackup, type WholeBackup } from './backup-file.ts'
import { secretMark } from './backup.ts'
import type { Context } from './context.ts'

/** How long the tables are waited for while something else still uses them. */
const LOCK_MS = 30_000

/** A backup that has arrived, is whole, and lies in a file that nobody else sees and that ends with this process. */
export type Received = WholeBackup & { file: FileHandle; bytes: number }

/** Keeps what comes and reads it through as it comes: only a whole backup may touch the database. */
export async function receiveBackup(
  context: Pick<Context, 'config' | 'newId'>,
  body: AsyncIterable<Buffer>,
): Promise<Received> {
  const path = join(context.config.data, `restore-${context.newId()}.part`)
  const file = await open(path, 'wx+', 0o600)
  let bytes = 0
  try {
    await unlink(path)
    let whole: WholeBackup | undefined
    await pipeline(
      body,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          await file.appendFile(chunk)
          bytes += chunk.length
          yield chunk
        }
      },
      createGunzip(),
      async (text: AsyncIterable<Buffer>) => {
        whole = await inspectBackup(text)
      },
    )
    if (!whole) throw new Failure('backup_unreadable')
    return { ...whole, file, bytes }
  } catch (error) {
    await file.close()
    throw isZlibError(error) ? new Failure('backup_unreadable', 'it is not gzip, or it was cut off or damaged') : error
  }
}

export type RestoreOptions = {
  /** Give up the shops that are here. */
  replace: boolean
  /** Bytes of the file that are read, of how many. */
  onProgress: (progress: { done: number; total: number }) => void
  /** Until the last moment a restore can be given up, and nothing has changed. */
  signal: AbortSignal
}

/**
 * Puts the database into the state that the backup holds, in one transaction: whoever looks sees all of the old or all
 * of the new. Refuses where shops are, unless they are to be replaced, and where other servers would go on with the old.
 */
export async function restore(context: Context, received: Received, options: RestoreOptions): Promise<RestoreReport> {
  const client = await context.database.pool.connect()
  let done = false
  try {
    const report = await load(context, client, received, options)
    done = true
    return report
  } catch (error) {
    throw failureOf(error, received.header.souk)
  } finally {
    // Closing the connection rolls back, whatever state it was left in.
    client.release(!done)
    if (done) await forget(context)
  }
}

async function load(
  context: Context,
  client: pg.PoolClient,
  received: Received,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const { header, trailer } = received
  const { replace, signal } = options
  await beginTransfer(client, 'write')
  await client.query(`set local lock_timeout = ${LOCK_MS}`)
  const migration = await newestMigration(client)
  if (header.migration > migration) {
    throw new Failure(
      'backup_version',
      `it needs migration ${header.migration} and this server has ${migration}: start souk ${header.souk} or a newer one`,
    )
  }
  await refuseOthers(client)
  const tables = await listTables(client)
  const names = tables.map(({ name }) => name)
  await lockTables(client, names)
  if (!replace && (await hasShops(client))) throw new Failure('shops_exist')
  await emptyTables(client, names)
  await dropJobs(client)
  const counts = await copyAll(client, tables, received, options)
  for (const [table, rows] of Object.entries(trailer.rows)) {
    if (counts.get(table) !== rows)
      throw new Failure('backup_unreadable', `${table} should have ${rows} rows and has ${counts.get(table) ?? 0}`)
  }
  await fitTransactionIds(client)
  signal.throwIfAborted()
  await client.query('commit')
  return {
    at: header.at,
    souk: header.souk,
    migration: header.migration,
    tables: counts.size,
    rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0),
    jobs: trailer.jobs,
    sameSecret: header.secret === secretMark(context.keys.connections),
  }
}

async function hasShops(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query('select from shops limit 1')
  return rows.length > 0
}

/** Another server would go on with what it remembers of the old shops. */
async function refuseOthers(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from processes where seen_at > now() - interval '20 seconds'`,
  )
  if ((rows[0]?.count ?? 0) > 1)
    throw new Failure('servers_running', 'another server was seen on this database less than 20 seconds ago')
}

async function copyAll(
  client: pg.PoolClient,
  tables: readonly Table[],
  { file, bytes, header }: Received,
  options: RestoreOptions,
): Promise<Map<string, number>> {
  const { onProgress, signal } = options
  const counts = new Map<string, number>()
  const text = createGunzip()
  const reading = pipeline(file.createReadStream({ start: 0, autoClose: false }), counted(bytes, onProgress), text, {
    signal,
  })
  // Its error also ends `text`, where it is heard.
  reading.catch(() => undefined)
  try {
    const reader = new BackupReader(text)
    await reader.header()
    for (let section = await reader.section(); section; section = await reader.section()) {
      const rows = Readable.from(reader.rows(), { objectMode: false })
      if ('jobs' in section) {
        await pipeline(rows, await copyJobsIn(client, section.jobs), { signal })
        await addBroughtJobs(client)
        continue
      }
      checkColumns(tables, section, header.souk)
      const copy = copyTableIn(client, section.table, section.columns)
      await pipeline(rows, copy, { signal })
      counts.set(section.table, copy.rowCount)
    }
    return counts
  } finally {
    text.destroy()
  }
}

function counted(total: number, tell: RestoreOptions['onProgress']) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let done = 0
    for await (const chunk of chunks) {
      yield chunk
      done += chunk.length
      tell({ done, total })
    }
  }
}

/** A backup of an older schema fits as long as its columns are still there and the new ones can do without a value. */
function checkColumns(tables: readonly Table[], section: { table: string; columns: string[] }, souk: string): void {
  const table = tables.find(({ name }) => name === section.table)
  const gone = section.columns.find((column) => !table?.columns.includes(column))
  const missing = table?.required.find((column) => !section.columns.includes(column))
  const column = gone ?? missing
  if (table && column === undefined) return
  const what = table ? `the column ${section.table}.${column}` : `the table ${section.table}`
  throw new Failure(
    'backup_version',
    `${what} has changed since: restore it with souk ${souk}, then start this version on the same data`,
  )
}

/** Nothing that this server remembers is true any more. */
async function forget(context: Context): Promise<void> {
  context.directory.forget()
  context.connections.forget()
  context.index.forget()
  await expireAllLeases(context.database)
  context.deliver.wake()
  context.hub.hintAll()
}

const LOCKED = new Set(['55P03', '40P01'])

function failureOf(error: unknown, souk: string): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return error
  if (LOCKED.has(error.code)) return new Failure('busy', 'the database is in use, perhaps by a backup')
  // What a value may be has changed since: the bytes themselves were checked.
  if (/^2[23]/.test(error.code))
    return new Failure(
      'backup_version',
      `${error.message}: restore it with souk ${souk}, then start this version on the same data`,
    )
  return error
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}
