import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'

/** What ws reads from and speaks to, and the connection below it. */
export type Line = { socket: WebSocket; stream: Duplex }

export type Outlet = {
  /** Whole frames go to the connection itself, past ws, which would wrap the same text for each client anew. */
  send(frames: Buffer): void
  /** Has so little gone out of what was sent that the rest is better read again later? */
  isFull(): boolean
  /** Resolves when what was sent has gone out, or the client has. */
  drained(): Promise<void>
}

/** What waits in memory for a client that reads slowly, in bytes; the rest waits in the store. */
const BACKLOG = 1024 * 1024

export function outlet({ socket, stream }: Line): Outlet {
  return {
    send(frames) {
      if (socket.readyState === socket.OPEN) stream.write(frames)
    },
    isFull: () => stream.writableLength > BACKLOG,
    drained() {
      if (!stream.writableNeedDrain || stream.destroyed) return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          stream.off('drain', done)
          stream.off('close', done)
          resolve()
        }
        stream.on('drain', done)
        stream.on('close', done)
      })
    },
  }
}
