import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ERRORS } from '@souk/contract/errors.ts'
import { expect, test } from 'vitest'
import { ENVIRONMENT } from '../server/src/kernel/environment.ts'
import { RANKS } from './shape/ranks.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PACKAGES = ['.', 'contract', 'concierge', 'server', 'sdk', 'messenger', 'console', 'demo']
const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** The cells of every table row of a document. */
function rows(document: string): string[][] {
  return read(document)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

/** Folders with a file in them: a folder comes with its first file. */
function folders(path: string): string[] {
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== 'dist')
    .filter((entry) => readdirSync(join(ROOT, path, entry.name)).length > 0)
    .map((entry) => entry.name)
}

/** The paths of the tree in ARCHITECTURE.md; what is indented belongs to the line above that is not. */
function drawnFolders(): string[] {
  const tree = /## The map[\s\S]*?```\n([\s\S]*?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? ''
  const trail: string[] = []
  return tree.split('\n').flatMap((line) => {
    const match = /^( *)([\w-]+)\//.exec(line)
    if (!match) return []
    const depth = (match[1] ?? '').length / 2
    trail.splice(depth, trail.length, match[2] ?? '')
    return [trail.join('/')]
  })
}

test('the tree in ARCHITECTURE.md has every folder of the code, and none that is gone', () => {
  const drawn = drawnFolders()
  for (const path of drawn) expect(existsSync(join(ROOT, path)), `${path}/ is drawn but does not exist`).toBe(true)
  const hidden = new Set(['data', 'node_modules'])
  const top = folders('.').filter((name) => !name.startsWith('.') && !hidden.has(name))
  const below = ['server', 'server/src', 'concierge/src'].flatMap((path) =>
    folders(path).map((name) => `${path}/${name}`),
  )
  for (const path of [...top, ...below, 'server/src']) {
    expect(drawn.includes(path) || path.endsWith('/data'), `${path}/ is missing in ARCHITECTURE.md`).toBe(true)
  }
})

test('the ranks in ARCHITECTURE.md are those that check-shape enforces', () => {
  const list = read('ARCHITECTURE.md').matchAll(/^\d+\. (`.*)$/gm)
  const written = Array.from(list, ([, names = '']) => Array.from(names.matchAll(/`([^`]+)`/g), (match) => match[1]))
  expect(written).toEqual([...RANKS.slice(0, -1), ['app.ts', 'main.ts']])
})

test('every dependency stands in ARCHITECTURE.md with licence and reason, and no other', () => {
  const used = PACKAGES.flatMap((path) => {
    const manifest = JSON.parse(read(`${path}/package.json`)) as Record<string, Record<string, string> | undefined>
    const { dependencies, devDependencies, optionalDependencies } = manifest
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  }).filter(([name]) => !name.startsWith('@souk/'))
  for (const [name, version] of used)
    expect(version, `${name} needs an exact version`).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  const section = rows('ARCHITECTURE.md').filter(
    ([names = '', licence = '']) => names.startsWith('`') && /MIT|Apache|BSD|ISC|OFL|MPL/.test(licence),
  )
  const named = section.flatMap(([names = '']) => Array.from(names.matchAll(/`([^`]+)`/g), (match) => match[1] ?? ''))
  expect(named.toSorted()).toEqual(Array.from(new Set(used.map(([name]) => name))).toSorted())
  for (const [names, licence, reason] of section) {
    expect(licence, names).not.toBe('')
    expect(reason, names).not.toBe('')
  }
})

test('docs/errors.md explains every code with its status, cause and remedy', () => {
  const explained = rows('docs/errors.md').filter(([code = '']) => code.startsWith('`'))
  const codes = explained.map(([code = '', status]) => [code.replaceAll('`', ''), Number(status)])
  expect(Object.fromEntries(codes)).toEqual(
    Object.fromEntries(Object.entries(ERRORS).map(([code, [status]]) => [code, status])),
  )
  for (const [code, , cause = '', remedy = ''] of explained) {
    expect(cause.length, `${code} needs a cause`).toBeGreaterThan(10)
    expect(remedy.length, `${code} needs a remedy`).toBeGreaterThan(5)
  }
})

test('docs/operate.md has every environment variable with its default and meaning', () => {
  const section = rows('docs/operate.md').filter(([name = '']) => /^`(PORT|DATABASE_URL|SOUK_\w+)`$/.test(name))
  const written = section.map(([name = '', value = '', meaning]) => ({
    name: name.replaceAll('`', ''),
    default: value.replaceAll('`', ''),
    meaning,
  }))
  expect(written).toEqual(ENVIRONMENT)
})

test('every link to a file leads to one', () => {
  const broken = DOCUMENTS.flatMap((document) =>
    Array.from(read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g), (match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(ROOT, document, '..', link)))
      .map((link) => `${document}: ${link}`),
  )
  expect(broken).toEqual([])
})

test('the scripts that documents name exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = DOCUMENTS.flatMap((document) =>
    Array.from(read(document).matchAll(/npm run (?:-s )?([\w:-]+)/g), (match) => match[1] ?? ''),
  )
  expect(Array.from(new Set(named)).filter((name) => !(name in scripts))).toEqual([])
})

test('one-message.md names files that are on the way', () => {
  const named = Array.from(read('docs/one-message.md').matchAll(/\(\.\.\/([\w/-]+\.ts)\)/g), (match) => match[1])
  expect(new Set(named).size).toBeGreaterThanOrEqual(11)
})
