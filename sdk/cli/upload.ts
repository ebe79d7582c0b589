import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { reasonOf } from './problem.ts'
import { UsageError } from './usage.ts'
import type { Command } from './command.ts'

export type Upload = { body: ReadableStream<Uint8Array>; bytes: number }

/** A file as it is sent: piece by piece, however long it is. `onSent` hears how many bytes have gone. */
export async function openUpload(file: string, command: Command, onSent: (bytes: number) => void): Promise<Upload> {
  const found = await stat(file).catch((error: unknown) => {
    throw new UsageError(`${file} cannot be read (${reasonOf(error)}).`, command)
  })
  if (found.isDirectory()) throw new UsageError(`${file} is a folder.`, command)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let sent = 0
    for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
      yield chunk
      onSent((sent += chunk.length))
    }
  }
  const pieces = chunks()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return { body, bytes: found.size }
}
