import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BackupReader, inspectBackup } from './backup-file.ts'

const HEADER = {
  souk: '0.1.0',
  format: 1,
  migration: 1,
  at: '2026-11-22T10:00:00.000Z',
  secret: 'x',
  tables: ['a', 'b'],
}

/** A backup of two tables, whole unless it is spoilt afterwards. */
function file(a: string, b: string, header: object = HEADER): Buffer {
  const body = `${JSON.stringify(header)}\n{"table":"a","columns":["x"]}\n${a}\\.\n{"table":"b","columns":["y"]}\n${b}\\.\n{"jobs":["task"]}\n\\.\n`
  const sha256 = createHash('sha256').update(body).digest('hex')
  return Buffer.from(`${body}${JSON.stringify({ end: true, rows: { a: 1, b: 1 }, jobs: 0, sha256 })}\n`)
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, size: number): Promise<Record<string, string>> {
  const reader = new BackupReader(pieces(bytes, size))
  await reader.header()
  const found: Record<string, string> = {}
  for (let section = await reader.section(); section; section = await reader.section()) {
    const rows = await Array.fromAsync(reader.rows())
    found['table' in section ? section.table : 'jobs'] = Buffer.concat(rows).toString()
  }
  return found
}

test('rows come out as they went in, wherever the pieces are cut', async () => {
  // What COPY can write at the beginning of a line: never `\.`, but much that looks like it.
  const line = fc
    .constantFrom('\\\\.', '.', '\\N', '', '\\\\', 'text\\n\\\\.\\n', 'дата', '\\\\.\\\\.')
    .map((text) => `${text}\n`)
  const rows = fc.array(line, { maxLength: 6 }).map((lines) => lines.join(''))
  await fc.assert(
    fc.asyncProperty(rows, rows, fc.integer({ min: 1, max: 40 }), async (a, b, size) => {
      const bytes = file(a, b)
      expect(await read(bytes, size)).toEqual({ a, b, jobs: '' })
      expect((await inspectBackup(pieces(bytes, size))).header).toEqual(HEADER)
    }),
  )
})

test('a file longer than what is kept of it is read through', async () => {
  const bytes = file('x'.repeat(99).concat('\n').repeat(5000), '')
  expect((await inspectBackup(pieces(bytes, 10_000))).trailer.rows).toEqual({ a: 1, b: 1 })
})

test('a file that was cut off anywhere is refused', async () => {
  const bytes = file('one\n', 'two\n')
  for (let length = 0; length < bytes.length - 1; length++) {
    await expect(inspectBackup(pieces(bytes.subarray(0, length), 64))).rejects.toMatchObject({
      code: 'backup_unreadable',
    })
  }
})

test('a file with one byte changed is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, change) => {
      const bytes = file('one\n', 'two\n')
      // The trailer is not under its own checksum; a restore compares its counts with the rows that it has copied.
      const at = place % bytes.lastIndexOf('{"end"')
      bytes[at] = (bytes[at] ?? 0) ^ change
      await expect(inspectBackup(pieces(bytes, 64))).rejects.toMatchObject({ code: expect.stringMatching(/^backup_/) })
    }),
  )
})

test('another form is refused with the version that reads it', async () => {
  await expect(inspectBackup(pieces(file('', '', { ...HEADER, format: 2, souk: '9.0.0' }), 64))).rejects.toMatchObject({
    code: 'backup_version',
    message: expect.stringContaining('souk 9.0.0'),
  })
})
