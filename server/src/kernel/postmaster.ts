import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SOCKET_PORT } from './postgres-settings.ts'

/** What PostgreSQL writes into `postmaster.pid`. */
export type PidFile = { pid: number; socketDir: string; status: string }

/** Undefined when there is none, or it is only half written. */
export function readPidFile(cluster: string): PidFile | undefined {
  const lines = readText(join(cluster, 'postmaster.pid'))?.split('\n') ?? []
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, socketDir: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' }
}

/**
 * Is this process the postmaster of this folder? It works inside its data folder, which tells it from a stranger that
 * got the pid of a dead one, as happens after every restart of a container.
 */
export function isPostmaster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (!existsSync('/proc/self/stat')) return commandOf(pid).includes(cluster)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/** Does a process of this pid still do anything? One that waits to be collected (a zombie) does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  const stat = readText(`/proc/${pid}/stat`)
  // The state follows the name, which may itself hold brackets.
  return stat === undefined || stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
}

/**
 * A dead postmaster's pid may by now be somebody else's, or still wait to be collected, and then PostgreSQL refuses to
 * start. Its own parent's pid it takes for stale. The first file itself has to stay: by the shared memory named in it
 * PostgreSQL notices orphans still at work.
 */
export function disownPidFiles(cluster: string, socketDir: string): void {
  const found = readPidFile(cluster)
  if (found !== undefined && isPostmaster(found.pid, cluster)) return
  for (const file of [join(cluster, 'postmaster.pid'), join(socketDir, `.s.PGSQL.${SOCKET_PORT}.lock`)]) {
    const text = readText(file)
    if (text !== undefined) writeFileSync(file, text.replace(/^\d+/, String(process.pid)))
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
