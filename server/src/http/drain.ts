import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Hub } from '../kernel/hub.ts'

/** How long a client may take to send the rest of what it asks, or to read what it was answered. */
const PATIENCE_MS = 5000

type Exchange = { request: IncomingMessage; response: ServerResponse }

/**
 * Closing waits for the requests that are being worked on, and for nothing else: who waits for news is answered at once,
 * connections that carry no request are let go, and so is who comes at the last moment. Node itself would wait a minute
 * for one that has not yet asked anything, as browsers open them, and for ever for one that keeps its own side open.
 */
export function mountDrain(app: FastifyInstance, hub: Hub): void {
  const open = new Set<Duplex>()
  const busy = new Map<Socket, Set<Exchange>>()
  let closing = false
  app.server.on('connection', (socket: Socket) => {
    if (closing) {
      socket.destroy()
      return
    }
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  app.server.on('request', (request, response) => {
    const { socket } = request
    const exchange = { request, response }
    const exchanges = busy.get(socket) ?? new Set()
    busy.set(socket, exchanges.add(exchange))
    response.on('close', () => {
      exchanges.delete(exchange)
      if (exchanges.size > 0) return
      busy.delete(socket)
      if (closing) socket.destroySoon()
    })
  })
  // A live thread is told by itself why it ends.
  app.server.on('upgrade', (_request, socket) => open.delete(socket))
  app.addHook('preClose', async () => {
    closing = true
    hub.close()
    const working = new Set<Duplex>(busy.keys())
    for (const socket of open) if (!working.has(socket)) socket.destroy()
    setTimeout(() => letGo(busy), PATIENCE_MS).unref()
  })
}

/** Of what is still open, those whose client keeps us waiting; what we are working on ourselves goes on. */
function letGo(busy: ReadonlyMap<Socket, ReadonlySet<Exchange>>): void {
  for (const [socket, exchanges] of busy) {
    const waits = [...exchanges].every(({ request, response }) => !request.complete || response.writableEnded)
    if (waits) socket.destroy()
  }
}
