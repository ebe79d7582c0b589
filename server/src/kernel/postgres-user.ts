import { execFile } from 'node:child_process'
import { chmod, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** PostgreSQL refuses to run as root: what a command of it is started with instead. */
export type RunAs = {
  /** Put before the command. */
  prefix: readonly string[]
  uid?: number
  gid?: number
}

type Place = { data: string; cluster: string; postgres: string }

const run = promisify(execFile)
/** Root as it looks from inside: an ordinary user who owns root's files. Works in folders that only root may enter. */
const USER_NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'] as const
const DIRECTLY: RunAs = { prefix: [] }
const CHECK = 'test -w "$1" && "$2" -V'

/** Who PostgreSQL runs as: the ordinary user who started Souk; for root a user namespace, else the user `postgres`. */
export async function chooseUser(place: Place): Promise<RunAs> {
  const owner = await ownerOf(place.cluster)
  const me = process.geteuid?.()
  if (me !== 0) {
    if (owner !== undefined && me !== undefined && owner.uid !== me) {
      throw new Error(
        `${place.cluster} belongs to user ${owner.uid}: start Souk as that user, or change the owner (chown -R)`,
      )
    }
    await prove(DIRECTLY, place)
    return DIRECTLY
  }
  if (owner !== undefined && owner.uid !== 0) {
    const user = { prefix: [], ...owner }
    await prove(user, { ...place, data: place.cluster })
    return user
  }
  const namespace = { prefix: USER_NAMESPACE }
  const obstacle = await tryRun(namespace, place)
  if (obstacle === undefined) return namespace
  const user = await findUser('postgres')
  if (user === undefined || owner !== undefined) throw cannotRunAsRoot(place, owner !== undefined, obstacle)
  // Root's folder must let the other user pass (not read): secrets in it are readable by their owner only.
  const { mode } = await stat(place.data)
  await chmod(place.data, (mode & 0o777) | 0o001)
  await prove(user, { ...place, data: '/tmp' })
  return user
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  return stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )
}

async function findUser(name: string): Promise<RunAs | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    )
    return uid ? { prefix: [], uid, gid } : undefined
  } catch {
    return undefined
  }
}

async function prove(runAs: RunAs, place: Place): Promise<void> {
  const obstacle = await tryRun(runAs, place)
  if (obstacle === undefined) return
  const who = runAs.uid === undefined ? 'this user' : `user ${runAs.uid}`
  throw new Error(`${place.postgres} cannot be run by ${who}, or ${place.data} is not writable: ${obstacle}`)
}

/** Starts the binary once, and asks whether it may write where it has to; what stands in the way, else undefined. */
async function tryRun(runAs: RunAs, place: Place): Promise<string | undefined> {
  const [command, args] = wrap(runAs, 'sh', ['-c', CHECK, 'sh', place.data, place.postgres])
  try {
    await run(command, args, { uid: runAs.uid, gid: runAs.gid, cwd: '/', env: quietEnvironment() })
    return undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return `there is no command ${command}`
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return said || 'permission denied'
  }
}

function cannotRunAsRoot(place: Place, made: boolean, obstacle: string): Error {
  const other = made
    ? `give it to another user (chown -R postgres ${place.cluster})`
    : 'create a system user named "postgres"'
  return new Error(
    'PostgreSQL does not run as root, and a user namespace is not to be had here ' +
      `(${obstacle}). Start Souk as an ordinary user, or ${other}, or set DATABASE_URL.`,
  )
}

export function wrap(runAs: RunAs, command: string, args: readonly string[]): [string, string[]] {
  const [first, ...rest] = [...runAs.prefix, command, ...args]
  return [first ?? command, rest]
}

/** PostgreSQL learns nothing of our environment: it may hold secrets, and PG* variables would change what it does. */
export function quietEnvironment(): Record<string, string> {
  return { PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
