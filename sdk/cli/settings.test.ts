import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { channelAdd } from './commands/connection.ts'
import { readSettings } from './settings.ts'
import { UsageError } from './usage.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'souk-settings-'))
  await writeFile(join(folder, 'token'), 'from a file\n')
  await writeFile(join(folder, 'key'), 'line one\nline two\r\n')
})
afterAll(() => rm(folder, { recursive: true }))

const read = (given: string[], piped = '') =>
  readSettings(given, {
    command: channelAdd,
    path: (file) => join(folder, file),
    stdin: Readable.from([Buffer.from(piped)]),
  })

test('values are given, read from a file, or read from standard input', async () => {
  expect(await read(['a=1', 'b=', 'c=x=y@z', 'token=@token', 'key=@key', 'secret=@-'], 'piped\n')).toEqual({
    a: '1',
    b: '',
    c: 'x=y@z',
    token: 'from a file',
    key: 'line one\nline two',
    secret: 'piped',
  })
})

test('what cannot be a setting is refused without repeating a value', async () => {
  for (const given of [['novalue'], ['=x'], ['a=1', 'a=2'], ['a=@-', 'b=@-'], ['a=@missing']]) {
    await expect(read(given)).rejects.toBeInstanceOf(UsageError)
  }
  await expect(read(['a=1', 'a=hush'])).rejects.not.toThrow(/hush/)
})

test('a key that objects have of themselves is a key like any other', async () => {
  expect(Object.entries(await read(['constructor=1']))).toEqual([['constructor', '1']])
})
