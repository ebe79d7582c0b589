import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** One import of a file. `to` is a path in the tree, or null for a package from outside or something that is no code. */
export type Import = {
  line: number
  specifier: string
  to: string | null
  /** `import type`, `export type … from`. */
  typeOnly: boolean
  /** `import()`. */
  dynamic: boolean
}

export type Source = { path: string; text: string; lines: number; imports: Import[] }

/** Something that is not as it should be, with what to do about it. */
export type Finding = { path: string; line: number; message: string }

const PACKAGES = ['contract', 'concierge', 'server', 'sdk', 'messenger', 'console', 'demo']
const TREES = [...PACKAGES, 'bench', 'tools']
const SKIPPED = new Set(['node_modules', 'dist', 'data'])
const CODE = /\.(ts|tsx)$/

/** Tests and what only tests use: they may look everywhere. */
export function isTest(path: string): boolean {
  return /\.(test|suite|bench)\.tsx?$/.test(path) || path.split('/').includes('test')
}

/** Reads the code of the whole tree. Folders of data hold no imports, so `concierge/src/lexicon/data` is read for its length only. */
export async function readTree(root: string): Promise<Source[]> {
  const files: Record<string, string> = {}
  await Promise.all(
    TREES.map(async (tree) => {
      for (const path of await listFiles(root, tree)) files[path] = await readFile(join(root, path), 'utf8')
    }),
  )
  return sourcesOf(files)
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => [])
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = posix.join(folder, entry.name)
      if (entry.isDirectory())
        return SKIPPED.has(entry.name) && path !== 'concierge/src/lexicon/data' ? [] : listFiles(root, path)
      return CODE.test(path) || path.endsWith('.css') ? [path] : []
    }),
  )
  return found.flat().sort()
}

/** A tree given as path → text. */
export function sourcesOf(files: Readonly<Record<string, string>>): Source[] {
  return Object.entries(files).map(([path, text]) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
    return { path, text, lines, imports: CODE.test(path) ? importsOf(path, text) : [] }
  })
}

function importsOf(path: string, text: string): Import[] {
  if (!/\b(import|export)\b/.test(text)) return []
  const { module } = parseSync(path, text)
  const found: Import[] = []
  function add(start: number, specifier: string, kind: { typeOnly: boolean; dynamic: boolean }): void {
    found.push({ line: lineAt(text, start), specifier, to: resolveImport(path, specifier), ...kind })
  }
  for (const { start, end, moduleRequest } of module.staticImports) {
    // `import { type A }` leaves an import of the file behind, and with it all that the file loads.
    const typeOnly = /^import\s+type\b/.test(text.slice(start, end))
    add(start, moduleRequest.value, { typeOnly, dynamic: false })
  }
  for (const { start, entries } of module.staticExports) {
    const [first] = entries
    if (!first?.moduleRequest) continue
    add(start, first.moduleRequest.value, { typeOnly: entries.every((entry) => entry.isType), dynamic: false })
  }
  for (const { start, moduleRequest } of module.dynamicImports) {
    const literal = /^(['"])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2]
    if (literal !== undefined) add(start, literal, { typeOnly: false, dynamic: true })
  }
  return found.sort((a, b) => a.line - b.line)
}

/** `@souk/contract/money.ts` stands for `contract/src/money.ts`. */
function resolveImport(from: string, specifier: string): string | null {
  const plain = specifier.replace(/\?.*$/, '')
  if (plain.startsWith('.')) return posix.join(dirname(from), plain)
  const own = /^@souk\/([^/]+)\/(.+)$/.exec(plain)
  return own ? `${own[1]}/src/${own[2]}` : null
}

export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
