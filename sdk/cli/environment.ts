import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UsageError } from './usage.ts'

export type Environment = {
  /** Where the server is, without a slash at the end. */
  url: string
  /** The operator's key; undefined where none was found. */
  key: string | undefined
  /** The folder that relative paths of the command line start from. */
  cwd: string
}

type Env = Readonly<Record<string, string | undefined>>

/** Which server, with which key: the same variables as the server's own. */
export async function readEnvironment(env: Env, cwd: string): Promise<Environment> {
  const data = resolve(cwd, text(env.SOUK_DATA) ?? 'data')
  return {
    url: urlOf(env),
    key: text(env.SOUK_ADMIN_KEY) ?? (await readKey(join(data, 'operator.key'))),
    // npm runs a script in the package's folder and says here where it was called.
    cwd: env.npm_lifecycle_event === 'souk' ? (text(env.INIT_CWD) ?? cwd) : cwd,
  }
}

function urlOf(env: Env): string {
  const given = text(env.SOUK_URL)
  if (given !== undefined) {
    const url = URL.parse(given)
    if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
      throw new UsageError('SOUK_URL must be the address of a server, such as http://127.0.0.1:4000')
    }
    return given.replace(/\/+$/, '')
  }
  const port = text(env.PORT) ?? '4000'
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new UsageError('PORT does not tell where the server is: set SOUK_URL to the address it printed')
  }
  return `http://127.0.0.1:${port}`
}

async function readKey(file: string): Promise<string | undefined> {
  try {
    return text(await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw new UsageError(`${file} cannot be read: set SOUK_ADMIN_KEY, or run this as the user who runs the server`)
  }
}

/** A compose file passes an unset variable on as an empty one. */
function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}
