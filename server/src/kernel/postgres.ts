import { copyFile, mkdir, realpath, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Log } from './log.ts'
import { findBinaries } from './postgres-binaries.ts'
import { connectionTo, ensureCluster } from './postgres-cluster.ts'
import { adoptPostmaster, launchPostmaster, stopPostmaster } from './postgres-launch.ts'
import type { Postmaster, Setup } from './postgres-launch.ts'
import { chooseUser } from './postgres-user.ts'

export type Postgres = {
  connection: pg.PoolConfig
  /** The postmaster's process; another one after a restart. */
  readonly pid: number
  /** Stops the database; whoever uses it must have finished. */
  stop(): Promise<void>
  /** Called each time it is back after it died. Answers how to stop listening. */
  onRestart(listener: () => void): () => void
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
const LOG_BYTES = 5_000_000
const LOG_CHECK_MS = 600_000

/**
 * Runs PostgreSQL on `dataDir/postgres` for as long as this process lives: makes the cluster at the first start, takes
 * over a server that a crash left, starts it again when it dies. The caller holds the lock of the data folder.
 */
export async function startPostgres(options: { dataDir: string; log: Log }): Promise<Postgres> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 })
  const dataDir = await realpath(options.dataDir)
  const setup = await prepare(dataDir, options.log)
  const rotation = setInterval(() => void rotate(setup.logFile), LOG_CHECK_MS).unref()
  const first = (await adoptPostmaster(setup)) ?? (await launchPostmaster(setup))
  const guard = supervise(setup, first)
  return {
    connection: connectionTo(first.socketDir),
    get pid() {
      return guard.current().pid
    },
    async stop() {
      clearInterval(rotation)
      await guard.stop()
    },
    onRestart: (listener) => guard.onRestart(listener),
  }
}

async function prepare(dataDir: string, log: Log): Promise<Setup> {
  const cluster = join(dataDir, 'postgres')
  const logFile = join(dataDir, 'postgres.log')
  const binaries = await findBinaries()
  const runAs = await chooseUser({ data: dataDir, cluster, postgres: binaries.postgres })
  await ensureCluster(cluster, binaries, runAs)
  await rotate(logFile)
  return { cluster, logFile, binaries, runAs, log }
}

function supervise(setup: Setup, first: Postmaster) {
  const listeners = new Set<() => void>()
  const stopping = new AbortController()
  let current = first
  let restarting: Promise<void> | undefined

  function follow(postmaster: Postmaster): void {
    current = postmaster
    void postmaster.exited.then(() => {
      if (!stopping.signal.aborted) restarting = restart()
    })
  }

  async function restart(): Promise<void> {
    setup.log.error({ pid: current.pid }, 'the database died: starting it again')
    const again = await launchUntilItRuns(setup, current.socketDir, stopping.signal)
    if (again === undefined) return
    setup.log.warn({ pid: again.pid }, 'the database is back')
    follow(again)
    for (const listener of listeners) listener()
  }

  follow(first)
  return {
    current: () => current,
    onRestart(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop(): Promise<void> {
      stopping.abort()
      await restarting
      await stopPostmaster(current, setup.cluster)
      if (current.socketDir !== setup.cluster) await rm(current.socketDir, { recursive: true, force: true })
    },
  }
}

async function launchUntilItRuns(setup: Setup, socketDir: string, stop: AbortSignal): Promise<Postmaster | undefined> {
  for (let pause = FIRST_PAUSE_MS; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await launchPostmaster(setup, socketDir)
    } catch (error) {
      setup.log.error({ err: error, pause }, 'the database does not start yet')
      await sleep(pause, undefined, { signal: stop }).catch(() => {})
    }
  }
  return undefined
}

/** PostgreSQL appends to an open file, so the file stays and its content moves away. */
async function rotate(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size < LOG_BYTES) return
  await copyFile(logFile, `${logFile}.1`)
  await truncate(logFile)
}
