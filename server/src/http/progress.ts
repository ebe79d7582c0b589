import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Lines of JSON told while the work goes on: progress first, the answer last. */
export type ProgressLines = {
  tell(value: unknown): void
  /** Sends the answer as the last line; false when nothing was told, so that it can be sent as usual. */
  end(value: unknown): boolean
}

export const PROGRESS_TYPE = 'application/x-ndjson'

/** Begins to stream with the first thing that is told: a refusal before that still has its own status. */
export function progressLines(reply: FastifyReply): ProgressLines {
  let lines: PassThrough | undefined
  const write = (value: unknown) => lines?.write(`${JSON.stringify(value)}\n`)
  return {
    tell(value) {
      if (!lines) {
        lines = new PassThrough()
        void reply.code(200).type(PROGRESS_TYPE).send(lines)
      }
      write({ progress: value })
    },
    end(value) {
      if (lines?.writable) {
        write(value)
        lines.end()
      }
      return lines !== undefined
    },
  }
}
