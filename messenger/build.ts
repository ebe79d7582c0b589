import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
/** What the built files depend on; a change in any of these makes them stale. */
const SOURCES = ['messenger/src', 'messenger/plugins', 'sdk/src', 'contract/src']
const FILES = ['messenger/index.html', 'messenger/build.ts', 'messenger/vite-options.ts', 'messenger/package.json']
const STAMP = '.sources'

/** Where the server finds the built messenger. */
export const messengerDist: string = join(root, 'messenger/dist')

/** Builds the messenger into `outDir` and notes there what it was built from; the folder is replaced when all is done. */
export async function buildMessenger(outDir: string): Promise<void> {
  const [{ build }, { viteOptions }] = await Promise.all([import('vite'), import('./vite-options.ts')])
  const stamp = sourcesHash()
  const fresh = join(dirname(outDir), `.dist-${process.pid}`)
  await build(viteOptions(fresh))
  compressAssets(join(fresh, 'assets'))
  writeFileSync(join(fresh, 'sw.js'), await workerOf(fresh, stamp))
  writeFileSync(join(fresh, 'widget.js'), await loader())
  writeFileSync(join(fresh, STAMP), stamp)
  replace(outDir, fresh)
}

/** Of two that build at the same time the second finds it done, or, where it took away what the first had laid there, lays its own. */
function replace(outDir: string, fresh: string, tries = 5): void {
  rmSync(outDir, { recursive: true, force: true })
  try {
    renameSync(fresh, outDir)
  } catch (error) {
    if (!isStale(outDir)) rmSync(fresh, { recursive: true, force: true })
    else if (tries > 1) replace(outDir, fresh, tries - 1)
    else throw error
  }
}

/** The service worker with the files of this build: scripts and styles; fonts and pictures are kept when they were seen. */
async function workerOf(folder: string, stamp: string): Promise<string> {
  const { transformWithOxc } = await import('vite')
  const source = readFileSync(join(root, 'messenger/src/worker/sw.ts'), 'utf8')
  const { code } = await transformWithOxc(source, 'sw.ts', { sourcemap: false })
  const shell = readdirSync(join(folder, 'assets')).filter((name) => /\.(js|css)$/.test(name))
  const files = JSON.stringify(shell.sort().map((name) => `/assets/${name}`))
  return `const BUILD = '${stamp.slice(0, 16)}', SHELL = ${files}\n${code}`
}

/** The widget's loader, one small file for pages elsewhere. */
async function loader(): Promise<string> {
  const { minify, transformWithOxc } = await import('vite')
  const source = readFileSync(join(root, 'messenger/src/widget/loader.ts'), 'utf8')
  const { code } = await transformWithOxc(source, 'loader.ts', { sourcemap: false })
  // A script, not a module: `export {}` is all that its types leave behind.
  return (await minify('widget.js', `(() => {${code.replace(/export \{\s*\};?/, '')}})()`)).code
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

/** Whether `outDir` lacks a build or holds one of other sources; some milliseconds. */
export function isStale(outDir: string): boolean {
  const stamp = join(outDir, STAMP)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesHash()
}

/** Builds only when it must; true when it did. */
export async function ensureMessenger(outDir: string = messengerDist): Promise<boolean> {
  if (!isStale(outDir)) return false
  await buildMessenger(outDir)
  return true
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const file of [...SOURCES.flatMap(filesIn), ...FILES.map((name) => join(root, name))].sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
}

if (import.meta.main) await buildMessenger(messengerDist)
