import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { consoleDist, ensureConsole } from '../console/build.ts'
import { ensureMessenger, messengerDist } from '../messenger/build.ts'

/** Bytes after gzip -9 that a page may ask for before it can be used; fonts and pictures apart. 1 KB is 1,024 bytes. */
const KB = 1024
const BUDGETS: { page: string; part: string; limit: number; texts?: string[] }[] = [
  { page: 'thread', part: 'thread/thread-page', limit: 50 * KB },
  { page: 'market', part: 'pages/market', limit: 34 * KB },
  { page: 'checkout', part: 'pages/checkout', texts: ['form', 'law'], limit: 52 * KB },
  { page: 'purchase', part: 'pages/purchase/purchase-page', texts: ['form', 'law', 'purchase'], limit: 58 * KB },
  { page: 'order', part: 'pages/order', limit: 46 * KB },
  { page: 'sandbox payment', part: 'pages/pay', texts: ['sandbox'], limit: 46 * KB },
]
/** The chosen language is loaded with every page; the largest one counts, also of the further texts that a page names. */
const LANGUAGES = ['en', 'de', 'nl', 'ru', 'zh', 'ka']

type Chunk = { file: string; src?: string; name?: string; imports?: string[]; css?: string[]; isEntry?: boolean }

/** The console's inbox with an open thread, the shell around it and its texts. Script alone; fonts and styles apart. */
const CONSOLE = {
  page: 'console inbox',
  parts: ['shell/shell.tsx', 'inbox/inbox-page.tsx', 'thread/thread-page.tsx', 'i18n/sets.ts'],
  texts: ['shell', 'inbox'],
  limit: 250 * KB,
}

export type Row = { page: string; files: number; bytes: number; limit: number }

/** A build, by the manifest that Vite writes. */
function readBuild(dist: string) {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const size = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
  const filesOf = (key: string, into: Set<string>): Set<string> => {
    const chunk = manifest[key]
    if (!chunk || into.has(chunk.file)) return into
    into.add(chunk.file)
    for (const css of chunk.css ?? []) into.add(css)
    for (const next of chunk.imports ?? []) filesOf(next, into)
    return into
  }
  /** The file of the language that says it at the greatest length. */
  const largest = (folder: string) => {
    const texts = LANGUAGES.map((code) => manifest[`src/i18n/${folder}${code}.json`]?.file ?? '').filter(Boolean)
    return texts.toSorted((a, b) => size(b) - size(a)).slice(0, 1)
  }
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const entry =
    Object.keys(manifest).find((key) => new RegExp(`src="/(console/)?${manifest[key]?.file}"`).test(html)) ??
    'index.html'
  return { entry, size, filesOf, largest }
}

/** What each page of the built messenger loads at first, in gzip bytes. */
export function measure(dist: string): Row[] {
  const { entry, size, filesOf, largest } = readBuild(dist)
  const loader = { page: 'widget loader', files: 1, bytes: size('widget.js'), limit: 4 * KB }
  const pages = BUDGETS.map(({ page, part, texts = [], limit }) => {
    const files = filesOf(entry, new Set(['', ...texts.map((set) => `${set}/`)].flatMap(largest)))
    filesOf(`src/${part}.tsx`, files)
    return { page, files: files.size, bytes: [...files].reduce((sum, file) => sum + size(file), 0), limit }
  })
  return [...pages, loader]
}

/** What the console's first page loads. */
function measureConsole(dist: string): Row {
  const { entry, size, filesOf, largest } = readBuild(dist)
  const files = filesOf(entry, new Set(CONSOLE.texts.flatMap((set) => largest(`${set}/`))))
  for (const part of CONSOLE.parts) filesOf(`src/${part}`, files)
  const scripts = [...files].filter((file) => file.endsWith('.js'))
  const bytes = scripts.reduce((sum, file) => sum + size(file), 0)
  return { page: CONSOLE.page, files: scripts.length, bytes, limit: CONSOLE.limit }
}

if (import.meta.main) {
  // Whoever reads may stop early (`| head -1`); the verdict is the exit code.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  await Promise.all([ensureMessenger(), ensureConsole()])
  const rows = [...measure(messengerDist), measureConsole(consoleDist)]
  for (const { page, files, bytes, limit } of rows) {
    const kb = (value: number) => `${(value / KB).toFixed(1)} KB`.padStart(8)
    const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
    process.stdout.write(
      `${page.padEnd(16)} ${String(files).padStart(3)} files ${kb(bytes)} of ${kb(limit)}  ${verdict}\n`,
    )
  }
  if (rows.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1
}
