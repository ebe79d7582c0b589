import { execFile } from 'node:child_process'
import { chown, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Binaries } from './postgres-binaries.ts'
import { DATABASE, DATABASE_USER, INITDB_FLAGS, LETTERS, SOCKET_PORT } from './postgres-settings.ts'
import { quietEnvironment, wrap } from './postgres-user.ts'
import type { RunAs } from './postgres-user.ts'

const run = promisify(execFile)
const NO_SUCH_DATABASE = '3D000'
const DUPLICATE_DATABASE = '42P04'

/** Makes the cluster's folder when there is none: under another name first, so that a crash leaves nothing half. */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  runAs: RunAs,
  letters: readonly string[] = LETTERS,
): Promise<void> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version !== undefined) return checkVersion(cluster, version.trim(), binaries.major)
  const parent = dirname(cluster)
  await removeDrafts(parent, basename(cluster))
  const draft = `${cluster}.new-${process.pid}`
  const complaints: string[] = []
  for (const locale of letters) {
    const complaint = await initialise(draft, binaries.initdb, runAs, locale)
    if (complaint === undefined) {
      await rename(draft, cluster)
      return syncFolder(parent)
    }
    complaints.push(complaint)
    if (!complaint.includes('invalid locale name')) break
  }
  throw new Error(`the embedded database could not be made in ${parent}: ${complaints.join('\n')}`)
}

/** Runs initdb in a new folder; what it complained about, else undefined. */
async function initialise(folder: string, initdb: string, runAs: RunAs, locale: string): Promise<string | undefined> {
  const flags = [`--pgdata=${folder}`, `--lc-ctype=${locale}`, ...INITDB_FLAGS]
  const [command, args] = wrap(runAs, initdb, flags)
  await mkdir(folder, { mode: 0o700 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(folder, runAs.uid, runAs.gid)
  try {
    await run(command, args, { uid: runAs.uid, gid: runAs.gid, cwd: '/', env: quietEnvironment() })
    return undefined
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    return error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
  }
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
