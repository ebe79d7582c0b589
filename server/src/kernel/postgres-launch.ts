import { spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'
import type { Binaries } from './postgres-binaries.ts'
import { answers, ensureDatabase } from './postgres-cluster.ts'
import { clusterName, postmasterArguments, SOCKET_PORT } from './postgres-settings.ts'
import { quietEnvironment, wrap } from './postgres-user.ts'
import type { RunAs } from './postgres-user.ts'
import { disownPidFiles, isPostmaster, readPidFile } from './postmaster.ts'

export type Setup = { cluster: string; logFile: string; binaries: Binaries; runAs: RunAs; log: Log }

/** A running server. `exited` settles when it is gone, whoever ended it. */
export type Postmaster = { pid: number; socketDir: string; exited: Promise<void> }

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
const LONGEST_SOCKET_PATH = 100
const POLL_MS = 10
const WATCH_MS = 250
/** Long enough to replay a whole `max_wal_size` from a slow disk. */
const READY_WAIT_MS = 600_000
const FAST_STOP_MS = 30_000
const ORPHANS_WAIT_MS = 10_000
const ORPHANS = /pre-existing shared memory block/

/** A server that a crash left running: taken over when it has our settings, else stopped first. */
export async function adoptPostmaster(setup: Setup): Promise<Postmaster | undefined> {
  const { cluster, log, binaries } = setup
  const found = readPidFile(cluster)
  if (found === undefined) return undefined
  if (!isPostmaster(found.pid, cluster)) {
    if (await answers(found.socketDir)) {
      throw new Error(`another PostgreSQL, in another container perhaps, works on ${cluster}: stop it first`)
    }
    return undefined
  }
  const exited = watch(found.pid, cluster)
  const ready = await waitUntilReady(setup, found.pid, exited)
  if (ready === undefined) return undefined
  const postmaster = { pid: found.pid, socketDir: ready, exited }
  const name = await ensureDatabase(ready).catch((error: unknown) => {
    // It died between the two looks at it, as when all of a machine's processes are being killed.
    if (isPostmaster(found.pid, cluster)) throw error
  })
  if (name === undefined) return undefined
  if (name === clusterName(binaries.postgres)) {
    log.info({ pid: found.pid }, 'took over the database that was left running')
    return postmaster
  }
  log.info({ pid: found.pid }, 'the database that was left running has other settings: starting it anew')
  await stopPostmaster(postmaster, cluster)
  return undefined
}

/** Starts a server, in a process group of its own: a Ctrl-C for Node does not reach it. */
export async function launchPostmaster(setup: Setup, formerSocketDir?: string): Promise<Postmaster> {
  const socketDir = formerSocketDir ?? chooseSocketDir(setup)
  makePrivate(socketDir, setup.runAs)
  disownPidFiles(setup.cluster, socketDir)
  for (const end = Date.now() + ORPHANS_WAIT_MS; ; await sleep(100)) {
    const said = sizeOf(setup.logFile)
    const { pid, exited } = spawnPostmaster(setup, socketDir)
    if ((await waitUntilReady(setup, pid, exited)) !== undefined) {
      await ensureDatabase(socketDir)
      return { pid, socketDir, exited }
    }
    const complaint = readFileSync(setup.logFile).subarray(said).toString('utf8').trim()
    // What a killed server was working on ends by itself within moments; until then PostgreSQL rightly refuses.
    if (!ORPHANS.test(complaint) || Date.now() > end) {
      if (socketDir !== setup.cluster) rmSync(socketDir, { recursive: true, force: true })
      throw new Error(`the embedded database does not start:\n${complaint}`)
    }
  }
}

function spawnPostmaster(setup: Setup, socketDir: string): { pid: number; exited: Promise<void> } {
  const { binaries, cluster, runAs } = setup
  const [command, args] = wrap(runAs, binaries.postgres, postmasterArguments(binaries.postgres, cluster, socketDir))
  const output = openSync(setup.logFile, 'a', 0o600)
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', output, output],
    uid: runAs.uid,
    gid: runAs.gid,
    cwd: '/',
    env: quietEnvironment(),
  })
  closeSync(output)
  child.unref()
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return { pid: child.pid ?? 0, exited }
}

/** Stops it: fast (open transactions are rolled back), and when that takes too long at once, to recover later. */
export async function stopPostmaster(postmaster: Postmaster, cluster: string): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', FAST_STOP_MS],
  ] as const) {
    if (!isPostmaster(postmaster.pid, cluster)) return
    process.kill(postmaster.pid, signal)
    if (await settlesWithin(postmaster.exited, wait)) return
  }
  throw new Error(`the embedded database (process ${postmaster.pid}) does not stop`)
}

/** Waits with a timer that keeps Node alive: the last thing a closing server does must not be cut off. */
async function settlesWithin(exited: Promise<void>, milliseconds: number): Promise<boolean> {
  const over = new AbortController()
  const late = sleep(milliseconds, false, { signal: over.signal }).catch(() => false)
  const settled = await Promise.race([exited.then(() => true), late])
  over.abort()
  return settled
}

/** The folder of its socket once it accepts connections; undefined when it went away first. */
async function waitUntilReady(setup: Setup, pid: number, exited: Promise<void>): Promise<string | undefined> {
  let gone = false
  void exited.then(() => {
    gone = true
  })
  let tell = Date.now() + 5000
  for (const end = Date.now() + READY_WAIT_MS; Date.now() < end; await sleep(POLL_MS)) {
    if (gone) return undefined
    const file = readPidFile(setup.cluster)
    if (file?.pid === pid && file.status === 'ready') return file.socketDir
    if (Date.now() > tell) {
      setup.log.info({ pid, status: file?.status }, 'waiting for the database')
      tell = Date.now() + 5000
    }
  }
  throw new Error(`the embedded database (process ${pid}) is not ready after ${READY_WAIT_MS / 60_000} minutes`)
}

/** A process that is not our child can only be watched from time to time. */
function watch(pid: number, cluster: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (isPostmaster(pid, cluster)) return
      clearInterval(timer)
      resolve()
    }, WATCH_MS).unref()
  })
}

/** The socket lies in the cluster's own folder, which is private, or in a private temporary one where its path is too long. */
function chooseSocketDir({ cluster, runAs }: Setup): string {
  if (fits(cluster)) return cluster
  const former = readPidFile(cluster)?.socketDir
  const owner = runAs.uid ?? process.geteuid?.() ?? 0
  if (former !== undefined && isPrivate(former, owner)) return former
  const made = mkdtempSync(join(fits(join(tmpdir(), 'souk-XXXXXX')) ? tmpdir() : '/tmp', 'souk-'))
  giveTo(made, runAs)
  return made
}

/** Those who tidy up temporary folders may have removed it since the last start. */
function makePrivate(folder: string, runAs: RunAs): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { mode: 0o700 })
  giveTo(folder, runAs)
}

function giveTo(folder: string, runAs: RunAs): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(folder, runAs.uid, runAs.gid)
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH
}

function isPrivate(folder: string, owner: number): boolean {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  return stat !== undefined && stat.isDirectory() && stat.uid === owner && (stat.mode & 0o077) === 0
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
