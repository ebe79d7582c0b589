import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { BackupTrailer } from '@souk/contract/backup.ts'
import { SoukError } from '../../src/errors.ts'
import type { Call, Command } from '../command.ts'
import { reasonOf } from '../problem.ts'
import { UsageError } from '../usage.ts'

/** The longest last line: contract/src/backup.ts. */
const LAST = 64 * 1024
const KEEP_SECRET =
  "SOUK_SECRET (by default SOUK_DATA/secret) is not in the backup: keep it apart. Without it the channels' credentials do not open and shoppers' links do not work."

export const backup: Command = {
  name: 'backup',
  about: 'Write everything the server keeps into a file, while the shops go on.',
  operands: ['FILE'],
  options: {},
  notes: `FILE appears when it is complete.\n${KEEP_SECRET}`,
  async run(call) {
    const file = call.path(call.operands[0] ?? '')
    const part = `${file}.${randomUUID().slice(0, 8)}.part`
    try {
      const { trailer, bytes } = await fetchInto(call, part)
      await rename(part, file)
      await syncFolder(file)
      const rows = Object.values(trailer.rows)
      return {
        file,
        bytes,
        tables: rows.length,
        rows: rows.reduce((sum, one) => sum + one, 0),
        jobs: trailer.jobs,
        note: KEEP_SECRET,
      }
    } finally {
      await rm(part, { force: true })
    }
  },
}

async function fetchInto(
  { server, terminal, signal }: Call,
  part: string,
): Promise<{ trailer: BackupTrailer; bytes: number }> {
  const out = await open(part, 'wx', 0o600).catch((error: unknown) => {
    throw new UsageError(`${dirname(part)} cannot be written to (${reasonOf(error)}).`, backup)
  })
  try {
    const { body } = await server.send({ method: 'GET', path: '/api/backup', signal })
    let bytes = 0
    let last = Buffer.alloc(0)
    await pipeline(
      body ?? [],
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          await out.appendFile(chunk)
          terminal.show('bytes written:', (bytes += chunk.length))
          yield chunk
        }
      },
      createGunzip(),
      async (text: AsyncIterable<Buffer>) => {
        for await (const chunk of text) last = Buffer.concat([last, chunk]).subarray(-LAST)
      },
    ).catch((error: unknown) => {
      if (signal.aborted) throw error
      throw new SoukError('unreachable', 0, `the backup was cut off: ${reasonOf(error)}`)
    })
    await out.sync()
    return { trailer: trailerOf(last), bytes }
  } finally {
    await out.close()
  }
}

/** The last line, without which a backup is not whole. */
function trailerOf(last: Buffer): BackupTrailer {
  const line: unknown = JSON.parse(last.subarray(last.lastIndexOf(10, -2) + 1).toString('utf8'))
  if (!isTrailer(line)) throw new SoukError('unreachable', 0, 'the backup was cut off: its last line is missing')
  return line
}

function isTrailer(value: unknown): value is BackupTrailer {
  return typeof value === 'object' && value !== null && 'end' in value && 'rows' in value
}

/** So that the name, too, outlives a power cut. Not every system can. */
async function syncFolder(file: string): Promise<void> {
  const folder = await open(dirname(file), 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
