import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { LiveFrame } from '@souk/contract/conversation.ts'
import { Slug } from '@souk/contract/ids.ts'
import { LIVE_CLOSE } from '@souk/contract/presence.ts'
import { isId } from '../kernel/ids.ts'
import { type WebSocket, WebSocketServer } from 'ws'
import { factsAfter, findConversation, headOf } from '../conversations/store.ts'
import type { Place } from '../conversations/conversation.ts'
import { actsForShop, type Caller, hasScope } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { readThread } from '../journeys/tell-seen.ts'
import { Failure } from '../kernel/failure.ts'
import { type ConsoleTarget, safeJson, serveConsole, sitterOf, turnAway } from './console.ts'
import { follow } from './follow.ts'
import { type Line, outlet } from './outlet.ts'
import { createRooms, type Room } from './room.ts'
import { createSeats, type Seats } from './seats.ts'

const PROTOCOL = 'souk.v1'
const PING_MS = 25_000
const TYPING_MS = 500
const PARTING_MS = 1000

export type Live = { close(): void; clients(): number }

/** Finds out who opens a connection; `shop` is the slug of the one that it is about, if it is. */
export type Recognise = (request: IncomingMessage, by: { authorization?: string; shop?: string }) => Promise<Caller>

/**
 * `GET /api/conversations/{id}/live?after=N` and `GET /api/shops/{slug}/live?after=…`, sub-protocols `souk.v1,
 * bearer.<token>`; staff come with their session. Texts of JSON: a fact of the conversation each, or frames of the shop's.
 */
export function attachLive(server: Server, context: Context, recognise: Recognise): Live {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 4096,
    perMessageDeflate: false,
    clientTracking: true,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })
  const seats = createSeats()
  const rooms = createRooms(context)
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
      const { authorization, shop } = target
      const by = { ...(authorization !== undefined && { authorization }), ...(shop !== undefined && { shop }) }
      const host = { context, seats, rooms, authorise: () => recognise(request, by) }
      const served =
        target.shop === undefined
          ? serve(host, { socket, stream }, target)
          : serveShop(host, { socket, stream }, target)
      served
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
        socket.close(LIVE_CLOSE.stopping, 'restarting')
        // Who does not answer in time is away.
        setTimeout(() => socket.terminate(), PARTING_MS).unref()
      }
      sockets.close()
    },
    clients: () => sockets.clients.size,
  }
}

type Target = { authorization: string | undefined } & (
  | { shop?: undefined; conversation: string; after: number }
  | ConsoleTarget
)

function parseTarget(request: IncomingMessage): Target | null {
  const url = URL.parse(request.url ?? '/', 'http://localhost')
  const [, noun, id = ''] = (url && /^\/api\/(conversations|shops)\/([^/]+)\/live$/.exec(url.pathname)) ?? []
  const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const token = protocols.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length)
  const authorization = token === undefined ? undefined : `Bearer ${token}`
  const start = url?.searchParams.get('after') ?? null
  if (noun === 'shops') return Slug.safeParse(id).success ? { shop: id, after: start, authorization } : null
  const after = Number(start ?? '0')
  if (noun === undefined || !isId(id) || !Number.isSafeInteger(after) || after < 0) return null
  return { conversation: id, after, authorization }
}

type Host = { context: Context; seats: Seats; rooms: (home: string) => Room; authorise: () => Promise<Caller> }

async function serveShop(host: Host, line: Line, target: ConsoleTarget): Promise<void> {
  const { socket } = line
  const shop = await host.context.directory.bySlug(target.shop)
  try {
    const caller = await host.authorise()
    if (!shop) throw new Failure('not_found')
    const sitter = sitterOf(caller, shop.id)
    if (!host.seats.take(caller, socket))
      return socket.close(LIVE_CLOSE.tooMany, 'too many live connections of one token')
    await serveConsole(host, line, target, sitter)
  } catch (error) {
    turnAway(socket, error)
  }
}

async function serve(host: Host, line: Line, target: { conversation: string; after: number }): Promise<void> {
  const { context } = host
  const { socket } = line
  const place = await admit(host, socket, target)
  if (!place) return
  const stream = await headOf(context.database, place)
  if (!stream || target.after < stream.floor - 1 || target.after > stream.head) {
    socket.close(LIVE_CLOSE.gone, 'take the snapshot')
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

type Watcher = Place & {
  by: 'shopper' | 'staff'
  /** May only watch: what it says is ignored. */
  silent: boolean
}

async function admit(
  { context, seats, authorise }: Host,
  socket: WebSocket,
  target: { conversation: string },
): Promise<Watcher | null> {
  try {
    const caller = await authorise()
    const watcher = await watcherOf(context, caller, target.conversation)
    if (seats.take(caller, socket)) return watcher
    socket.close(LIVE_CLOSE.tooMany, 'too many live connections of one token')
    return null
  } catch (error) {
    turnAway(socket, error)
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
      context.hub.signal(place.home, { type: 'typing', conversation: place.conversation, by: place.by })
    }
  }
}
