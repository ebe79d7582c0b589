import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBinaries, linkLibraries } from './postgres-binaries.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'souk-binaries-'))
  await mkdir(join(root, 'native', 'lib'), { recursive: true })
  await writeFile(join(root, 'native', 'lib', 'libz.so.1.2'), 'a library')
  const links = [{ source: 'native/lib/libz.so.1.2', target: 'native/lib/libz.so.1' }, { nonsense: true }]
  await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links))
})
afterEach(() => rm(root, { recursive: true }))

test('the installed PostgreSQL is found and is the release we say', async () => {
  const binaries = await findBinaries()
  const said = execFileSync(binaries.postgres, ['-V'], { encoding: 'utf8' })
  expect(said).toMatch(new RegExp(` ${binaries.major}\\.\\d+`))
})

test('links that the install script did not make are made, once', async () => {
  await linkLibraries(root, 'a-package')
  await linkLibraries(root, 'a-package')
  expect(await readlink(join(root, 'native/lib/libz.so.1'))).toBe('libz.so.1.2')
  expect(await readFile(join(root, 'native/lib/libz.so.1'), 'utf8')).toBe('a library')
})

test('where they cannot be made, it says what to do', async () => {
  await rm(join(root, 'native', 'lib'), { recursive: true })
  await expect(linkLibraries(root, 'a-package')).rejects.toThrow('run "npm rebuild a-package"')
})
