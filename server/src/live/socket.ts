import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { LiveFrame } from '@souk/contract/conversation.ts'
import { isId } from '../kernel/ids.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { factsAfter, findConversation, headOf } from '../conversations/store.ts'
import type { Place } from '../conversations/conversation.ts'
import { actsForShop, type Caller, hasScope } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { readThread } from '../journeys/tell-seen.ts'
import { Failure } from '../kernel/failure.ts'
import { type Follower, follow } from './follow.ts'
import { createSeats, type Seats } from './seats.ts'

const PROTOCOL = 'souk.v1'
/** Private close codes: the client reads why it was let go and does not simply try again. */
const CLOSE = {
  unauthorised: 4401,
  forbidden: 4403,
  notFound: 4404,
  gone: 4410,
  tooMany: 4429,
  stopping: 1012,
} as const
/** What waits in memory for a client that reads slowly, in bytes; the rest waits in the store. */
const BACKLOG = 1024 * 1024
const PING_MS = 25_000
const TYPING_MS = 500
const PARTING_MS = 1000

export type Live = { close(): void; clients(): number }

/** `GET /api/conversations/{id}/live?after=N`, sub-protocols `souk.v1, bearer.<token>`: one fact per text frame. */
export function attachLive(
  server: Server,
  context: Context,
  authenticate: (authorization: string | undefined, address: string) => Promise<Caller>,
): Live {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 4096,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })
  const seats = createSeats()
  const alive = new WeakSet<WebSocket>()
  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)
  pings.unref()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A connection that breaks now has nobody else to tell.
    stream.on('error', () => stream.destroy())
    const target = parseTarget(request)
    if (!target) {
      // A client that keeps its own side open is not waited for.
      stream.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => stream.destroy())
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket)
      // What it says before it is known who it is waits until somebody listens.
      socket.pause()
      socket.on('pong', () => alive.add(socket))
      socket.on('error', () => socket.terminate())
      serve(
        { context, seats, authorise: () => authenticate(target.authorization, request.socket.remoteAddress ?? '') },
        { socket, stream },
        target,
      )
        .catch((error: unknown) => {
          context.log.warn({ err: error }, 'a live client could not be served')
          socket.close(1011)
        })
        .finally(() => socket.resume())
    })
  })

  return {
    close() {
      clearInterval(pings)
      for (const socket of sockets.clients) {
        socket.close(CLOSE.stopping, 'restarting')
        // Who does not answer in time is away.
        setTimeout(() => socket.terminate(), PARTING_MS).unref()
      }
      sockets.close()
    },
    clients: () => sockets.clients.size,
  }
}

type Target = { conversation: string; after: number; authorization: string | undefined }

function parseTarget(request: IncomingMessage): Target | null {
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const id = url && /^\/api\/conversations\/([^/]+)\/live$/.exec(url.pathname)?.[1]
  if (!id || !isId(id)) return null
  const after = Number(url.searchParams.get('after') ?? '0')
  if (!Number.isSafeInteger(after) || after < 0) return null
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const token = protocols.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length)
  return { conversation: id, after, authorization: token === undefined ? undefined : `Bearer ${token}` }
}

type Host = { context: Context; seats: Seats; authorise: () => Promise<Caller> }
/** What ws reads from and speaks to, and the connection below it. */
type Line = { socket: WebSocket; stream: Duplex }

async function serve(host: Host, line: Line, target: Target): Promise<void> {
  const { context } = host
  const { socket } = line
  const place = await admit(host, socket, target)
  if (!place) return
  const stream = await headOf(context.database, place)
  if (!stream || target.after < stream.floor - 1 || target.after > stream.head) {
    socket.close(CLOSE.gone, 'take the snapshot')
    return
  }
  // It may have left while it was looked up.
  if (socket.readyState !== socket.OPEN) return
  const stop = follow(context, place, target.after, {
    ...outlet(line),
    read: (after, limit) => factsAfter(context.database, place, after, limit),
    fail: () => socket.close(1011),
  })
  socket.on('close', stop)
  const hear = listener(context, place)
  socket.on('message', (data) => hear(String(data)))
}

/** Whole frames go to the connection itself, past ws, which would wrap the same text for each client anew. */
function outlet({ socket, stream }: Line): Pick<Follower, 'send' | 'isFull' | 'drained'> {
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

type Watcher = Place & {
  by: 'shopper' | 'staff'
  /** May only watch: what it says is ignored. */
  silent: boolean
}

async function admit({ context, seats, authorise }: Host, socket: WebSocket, target: Target): Promise<Watcher | null> {
  try {
    const caller = await authorise()
    const watcher = await watcherOf(context, caller, target.conversation)
    if (seats.take(caller, socket)) return watcher
    socket.close(CLOSE.tooMany, 'too many live connections of one token')
    return null
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const code =
      error.code === 'unauthorised' ? CLOSE.unauthorised : error.code === 'forbidden' ? CLOSE.forbidden : CLOSE.notFound
    socket.close(code, error.code)
    return null
  }
}

async function watcherOf(context: Context, caller: Caller, conversation: string): Promise<Watcher> {
  if (caller.kind === 'anyone') throw new Failure('unauthorised')
  if (caller.kind === 'shopper') {
    if (caller.grant.conversation !== conversation) throw new Failure('forbidden')
    return { home: caller.grant.home, conversation, by: 'shopper', silent: false }
  }
  const row = await findConversation(context.database.read, conversation)
  if (!row || !actsForShop(caller, row.home)) throw new Failure('not_found')
  if (!hasScope(caller, 'conversations', 'read')) throw new Failure('forbidden')
  const silent = !hasScope(caller, 'conversations', 'write')
  return { home: row.home, conversation: row.id, by: 'staff', silent }
}

/**
 * What a live client says: that somebody is typing, or has read. Anything else is ignored. However much it says, one mark
 * is written at a time, and typing is passed on now and then.
 */
function listener(context: Context, place: Watcher): (text: string) => void {
  let wanted = 0
  let done = 0
  let marking = false
  let typed = -Infinity

  async function mark(): Promise<void> {
    marking = true
    try {
      while (done < wanted) {
        done = wanted
        const input = { ...place, seq: done, at: context.clock.now() }
        await readThread(context, input)
      }
    } finally {
      marking = false
    }
  }

  return (text) => {
    const parsed = LiveFrame.safeParse(safeJson(text))
    if (!parsed.success || place.silent) return
    const frame = parsed.data
    if (frame.type === 'read') {
      wanted = Math.max(wanted, frame.seq)
      if (!marking && wanted > done) context.background.start('read', mark)
    } else if (performance.now() - typed >= TYPING_MS) {
      typed = performance.now()
      context.hub.signal(place.conversation, { type: 'typing', by: place.by })
    }
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
