import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const STAMP = '.sources'
/** How apps are built belongs to what they are built from. */
const BUILDERS = ['tools/build']

/** An app for browsers: what its files depend on (folders and files from the root), and how they are made. */
export type Bundle = {
  sources: readonly string[]
  files: readonly string[]
  /** Lays the app into a folder; `stamp` names the sources that it is made from. */
  make: (folder: string, stamp: string) => Promise<void>
}

/** Builds into `outDir` and notes there what it was built from; the folder is replaced when all is done. */
export async function buildBundle(bundle: Bundle, outDir: string): Promise<void> {
  const stamp = sourcesHash(bundle)
  const fresh = join(dirname(outDir), `.dist-${process.pid}`)
  await bundle.make(fresh, stamp)
  compressAssets(join(fresh, 'assets'))
  writeFileSync(join(fresh, STAMP), stamp)
  replace(bundle, outDir, fresh)
}

/** Builds only when it must; true when it did. */
export async function ensureBundle(bundle: Bundle, outDir: string): Promise<boolean> {
  if (!isStale(bundle, outDir)) return false
  await buildBundle(bundle, outDir)
  return true
}

/** Whether `outDir` lacks a build or holds one of other sources; some milliseconds. */
function isStale(bundle: Bundle, outDir: string): boolean {
  const stamp = join(outDir, STAMP)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesHash(bundle)
}

/** Of two that build at the same time the second finds it done, or, where it took away what the first had laid there, lays its own. */
function replace(bundle: Bundle, outDir: string, fresh: string, tries = 5): void {
  rmSync(outDir, { recursive: true, force: true })
  try {
    renameSync(fresh, outDir)
  } catch (error) {
    if (!isStale(bundle, outDir)) rmSync(fresh, { recursive: true, force: true })
    else if (tries > 1) replace(bundle, outDir, fresh, tries - 1)
    else throw error
  }
}

/** Puts a compressed copy beside each text, once, so that the server compresses nothing while it serves. */
function compressAssets(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg|json)$/.test(name)) continue
    const bytes = readFileSync(join(folder, name))
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

function sourcesHash({ sources, files }: Bundle): string {
  const hash = createHash('sha256')
  for (const file of [...[...sources, ...BUILDERS].flatMap(filesIn), ...files.map((name) => join(root, name))].sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
}
