import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

export type Lock = { release(): void }

/** Another server has this data folder. */
export class LockedError extends Error {
  override name = 'LockedError'
  readonly pid: number | undefined
  constructor(data: string, pid: number | undefined) {
    const who = pid === undefined ? 'Another server' : `Another server (process ${pid})`
    super(`${who} already runs on ${data}. Stop it first, or give this one a folder of its own with SOUK_DATA.`)
    this.pid = pid
  }
}

const SQLITE_BUSY = 5
const NAME_WAIT_MS = 1000

/**
 * One server per data folder. The lock is the kernel's own on `souk.lock`, taken through SQLite because Node has no call
 * for it: of two starts at the same instant exactly one gets it, and it ends with its process however that ends, so
 * neither a crash nor a pid that now belongs to another process ever stands in the way. `souk.pid` only says who has it.
 */
export async function lockData(data: string): Promise<Lock> {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const pidFile = join(data, 'souk.pid')
  const held = tryLock(join(data, 'souk.lock'))
  if (held === undefined) throw new LockedError(data, await holderOf(pidFile))
  const draft = `${pidFile}.new`
  writeFileSync(draft, `${process.pid}\n`)
  renameSync(draft, pidFile)
  let released = false
  return {
    release() {
      if (released) return
      released = true
      // Before the lock goes: afterwards the file may already be the next server's.
      rmSync(pidFile, { force: true })
      held.close()
    },
  }
}

function tryLock(file: string): DatabaseSync | undefined {
  const database = openFile(file)
  try {
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return undefined
    throw new Error(`${file} cannot be locked; SOUK_DATA must be on a file system with locks`, { cause: error })
  }
}

function openFile(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw new Error(`${file} cannot be opened: SOUK_DATA must belong to the user who starts Souk`, { cause: error })
  }
}

/** Who holds the lock: they write their pid right after they got it, so a dead pid is one about to be replaced. */
async function holderOf(pidFile: string): Promise<number | undefined> {
  for (const end = Date.now() + NAME_WAIT_MS; Date.now() < end; await sleep(20)) {
    const pid = readPid(pidFile)
    if (pid !== undefined && isRunning(pid)) return pid
  }
  return undefined
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').trim())
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // The process of another user cannot be signalled, yet it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
