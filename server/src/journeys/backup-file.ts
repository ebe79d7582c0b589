import { createHash } from 'node:crypto'
import { BACKUP_FORMAT, BACKUP_LINE, BackupHeader, BackupSection, BackupTrailer } from '@souk/contract/backup.ts'
import type { z } from 'zod'
import { Failure } from '../kernel/failure.ts'

export type WholeBackup = { header: BackupHeader; trailer: BackupTrailer }

const NEWLINE = 10
/** What ends the rows of a section: `\.` on a line of its own, which no row can be, for COPY doubles every backslash. */
const END = Buffer.from('\\.\n')

/**
 * Reads an uncompressed backup to its end without keeping it. Throws `backup_unreadable` unless it is one, all of it is
 * there, and not a byte differs from what was written.
 */
export async function inspectBackup(bytes: AsyncIterable<Buffer>): Promise<WholeBackup> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  for await (const chunk of bytes) {
    if (head.length < BACKUP_LINE) head = Buffer.concat([head, chunk.subarray(0, BACKUP_LINE - head.length)])
    tail = Buffer.concat([tail, chunk])
    // The last line is in what is kept; everything before it is hashed as it passes.
    const passed = tail.length - BACKUP_LINE
    if (passed <= 0) continue
    hash.update(tail.subarray(0, passed))
    tail = tail.subarray(passed)
  }
  const header = parseLine(BackupHeader, head.subarray(0, head.indexOf(NEWLINE) + 1), 'it does not begin as one')
  if (header.format !== BACKUP_FORMAT) {
    throw new Failure('backup_version', `its form has the number ${header.format}: restore it with souk ${header.souk}`)
  }
  const last = tail.lastIndexOf(NEWLINE, -2) + 1
  const trailer = parseLine(BackupTrailer, tail.subarray(last), 'it was cut off: its last line is missing')
  if (hash.update(tail.subarray(0, last)).digest('hex') !== trailer.sha256) {
    throw new Failure('backup_unreadable', 'it was changed or damaged after it had been written')
  }
  return { header, trailer }
}

function parseLine<T>(schema: z.ZodType<T>, line: Buffer, otherwise: string): T {
  try {
    return schema.parse(JSON.parse(line.toString('utf8')))
  } catch {
    throw new Failure('backup_unreadable', otherwise)
  }
}

/** Goes through an uncompressed backup that is known to be whole: line by line, the rows of a section as they come. */
export class BackupReader {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#source = bytes[Symbol.asyncIterator]()
  }

  async header(): Promise<BackupHeader> {
    return BackupHeader.parse(JSON.parse(await this.#line()))
  }

  /** The next section, whose rows have to be read before the one after it; undefined at the end. */
  async section(): Promise<BackupSection | undefined> {
    const line: unknown = JSON.parse(await this.#line())
    return BackupTrailer.safeParse(line).success ? undefined : BackupSection.parse(line)
  }

  async *rows(): AsyncGenerator<Buffer> {
    for (let lineStart = true; ;) {
      const end =
        lineStart && this.#rest.subarray(0, END.length).equals(END) ? 0 : afterNewline(this.#rest.indexOf('\n\\.\n'))
      if (end !== undefined) {
        if (end > 0) yield this.#rest.subarray(0, end)
        this.#rest = this.#rest.subarray(end + END.length)
        return
      }
      // The end may be cut in two by a chunk's end: so many bytes wait for the next one.
      const sure = this.#rest.length - END.length
      if (sure > 0) {
        yield this.#rest.subarray(0, sure)
        lineStart = this.#rest[sure - 1] === NEWLINE
        this.#rest = this.#rest.subarray(sure)
      }
      await this.#more()
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE)
      if (end >= 0) {
        const line = this.#rest.toString('utf8', 0, end)
        this.#rest = this.#rest.subarray(end + 1)
        return line
      }
      await this.#more()
    }
  }

  async #more(): Promise<void> {
    const next = await this.#source.next()
    if (next.done) throw new Failure('backup_unreadable', 'it ends too early')
    this.#rest = Buffer.concat([this.#rest, next.value])
  }
}

function afterNewline(at: number): number | undefined {
  return at < 0 ? undefined : at + 1
}
