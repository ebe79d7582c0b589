import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Hub } from '../kernel/hub.ts'

/**
 * Closing waits for the requests that are being worked on, and for nothing else: who waits for news is answered at once,
 * and connections that carry no request are let go. Node itself would wait a minute for one that has not yet asked
 * anything, as browsers open them.
 */
export function mountDrain(app: FastifyInstance, hub: Hub): void {
  const open = new Set<Duplex>()
  const busy = new Map<Duplex, number>()
  let closing = false
  app.server.on('connection', (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  app.server.on('request', (request, response) => {
    const { socket } = request
    busy.set(socket, (busy.get(socket) ?? 0) + 1)
    response.on('close', () => {
      const left = (busy.get(socket) ?? 1) - 1
      if (left > 0) busy.set(socket, left)
      else busy.delete(socket)
      if (closing && left === 0) socket.end()
    })
  })
  // A live thread is told by itself why it ends.
  app.server.on('upgrade', (_request, socket) => open.delete(socket))
  app.addHook('preClose', async () => {
    closing = true
    hub.hintAll()
    for (const socket of open) if (!busy.has(socket)) socket.destroy()
  })
}
