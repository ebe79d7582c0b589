import { execFile } from 'node:child_process'
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Binaries } from './postgres-binaries.ts'
import { DATABASE, DATABASE_USER, INITDB_FLAGS, SOCKET_PORT } from './postgres-settings.ts'
import { quietEnvironment, wrap } from './postgres-user.ts'
import type { RunAs } from './postgres-user.ts'

const run = promisify(execFile)
const NO_SUCH_DATABASE = '3D000'
const DUPLICATE_DATABASE = '42P04'

/** Makes the cluster's folder when there is none: under another name first, so that a crash leaves nothing half. */
export async function ensureCluster(cluster: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version !== undefined) return checkVersion(cluster, version.trim(), binaries.major)
  const parent = dirname(cluster)
  await removeDrafts(parent, basename(cluster))
  const draft = `${cluster}.new-${process.pid}`
  await mkdir(draft, { mode: 0o700 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(draft, runAs.uid, runAs.gid)
  const [command, args] = wrap(runAs, binaries.initdb, [`--pgdata=${draft}`, ...INITDB_FLAGS])
  try {
    await run(command, args, { uid: runAs.uid, gid: runAs.gid, cwd: '/', env: quietEnvironment() })
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    throw new Error(`the embedded database could not be made in ${parent}: ${said}`)
  }
  await rename(draft, cluster)
  await syncFolder(parent)
}

function checkVersion(cluster: string, version: string, major: string): void {
  if (version === major) return
  throw new Error(
    `${cluster} was made by PostgreSQL ${version}, this is ${major}: make a backup with the Souk that made it, and restore it here`,
  )
}

async function removeDrafts(parent: string, name: string): Promise<void> {
  const drafts = (await readdir(parent)).filter((entry) => entry.startsWith(`${name}.new-`))
  for (const draft of drafts) await rm(join(parent, draft), { recursive: true, force: true })
}

/** The new name itself has to survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function connectionTo(socketDir: string, database = DATABASE) {
  return { host: socketDir, port: SOCKET_PORT, user: DATABASE_USER, password: '', database, ssl: false as const }
}

/** Makes the database when it is not there, and answers the cluster's name, which tells with which settings it runs. */
export async function ensureDatabase(socketDir: string): Promise<string> {
  try {
    return await askClusterName(socketDir, DATABASE)
  } catch (error) {
    if (!isCode(error, NO_SUCH_DATABASE)) throw error
  }
  await withClient(socketDir, 'postgres', async (client) => {
    try {
      await client.query(`create database ${DATABASE}`)
    } catch (error) {
      if (!isCode(error, DUPLICATE_DATABASE)) throw error
    }
  })
  return askClusterName(socketDir, DATABASE)
}

/** Does a PostgreSQL answer at this socket? */
export async function answers(socketDir: string): Promise<boolean> {
  return askClusterName(socketDir, 'postgres').then(
    () => true,
    () => false,
  )
}

async function askClusterName(socketDir: string, database: string): Promise<string> {
  return withClient(socketDir, database, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select current_setting('cluster_name') as name`)
    return rows[0]?.name ?? ''
  })
}

async function withClient<T>(socketDir: string, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connectionTo(socketDir, database), connectionTimeoutMillis: 5000 })
  // A connection that breaks also fails the query below; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
