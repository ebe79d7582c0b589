import { ConsoleFrame, LIVE_CLOSE } from '@souk/contract/presence.ts'
import type { WebSocket } from 'ws'
import { cursorText, isKnownCursor, parseCursor, type ShopCursor, shopHead } from '../conversations/shop-stream.ts'
import { actsForShop, type Caller, hasScope } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { readThread } from '../journeys/tell-seen.ts'
import { Failure } from '../kernel/failure.ts'
import type { Seen } from '../kernel/hub.ts'
import { type Line, type Outlet, outlet } from './outlet.ts'
import { type Room, shopFrame } from './room.ts'

/** A console may say so much at once, and again after so long; what is over it is not heard. */
const BURST = 60
const REFILL_MS = 10_000
const TYPING_MS = 500
/** Who may be here is asked again: a session ends, somebody leaves the team. */
const AGAIN_MS = 60_000

export type ConsoleHost = {
  context: Context
  rooms: (home: string) => Room
  authorise: () => Promise<Caller>
}
export type ConsoleTarget = { shop: string; after: string | null }
type Sitter = { home: string; caller: Caller; silent: boolean }

/** `GET /api/shops/{slug}/live?after=…`: the shop's stream from a cursor, or from now on, and who of the staff is there. */
export async function serveConsole(
  host: ConsoleHost,
  line: Line,
  target: ConsoleTarget,
  sitter: Sitter,
): Promise<void> {
  const { context } = host
  const { socket } = line
  const { home } = sitter
  const after = await startOf(context, home, target.after)
  if (!after) return socket.close(LIVE_CLOSE.gone, 'take the state as it is now')
  // It may have left while it was looked up.
  if (socket.readyState !== socket.OPEN) return
  const room = host.rooms(home)
  const self = aboutOf(context, sitter)
  const out = outlet(line)
  const reader = follow(room, after, { ...out, fail: () => socket.close(1011) })
  const leave = room.join({
    hint: reader.hint,
    // One that reads slowly hears of who is there when it has caught up: the state is said again and again.
    tell: (frame) => !out.isFull() && out.send(frame),
    seen: () => self.seen,
  })
  const again = setInterval(() => context.background.start('who listens', () => askAgain(host, home, socket)), AGAIN_MS)
  again.unref()
  socket.on('close', () => {
    clearInterval(again)
    reader.stop()
    leave()
    if (self.seen) context.hub.signal(home, { ...self.seen, state: 'gone', open: [] })
  })
  if (self.seen) context.hub.signal(home, self.seen)
  out.send(shopFrame({ type: 'hello', cursor: cursorText(after), presence: room.presence() }))
  reader.hint()
  const hear = listener(context, sitter, self)
  socket.on('message', (data) => hear(String(data)))
}

async function askAgain({ authorise }: ConsoleHost, home: string, socket: WebSocket): Promise<void> {
  try {
    sitterOf(await authorise(), home)
  } catch (error) {
    turnAway(socket, error)
  }
}

/** Whoever may follow this shop. Throws `unauthorised` or `forbidden`. */
export function sitterOf(caller: Caller, home: string): Sitter {
  if (caller.kind === 'anyone') throw new Failure('unauthorised')
  if (!actsForShop(caller, home) || !hasScope(caller, 'conversations', 'read')) throw new Failure('forbidden')
  return { home, caller, silent: !hasScope(caller, 'conversations', 'write') }
}

/** Closes with the reason why somebody may not listen; what is no such reason is thrown on. */
export function turnAway(socket: WebSocket, error: unknown): void {
  if (!(error instanceof Failure)) throw error
  const { unauthorised, forbidden, notFound } = LIVE_CLOSE
  const code = error.code === 'unauthorised' ? unauthorised : error.code === 'forbidden' ? forbidden : notFound
  socket.close(code, error.code)
}

async function startOf({ database }: Context, home: string, text: string | null): Promise<ShopCursor | null> {
  if (text === null) return shopHead(database, home)
  const cursor = parseCursor(text)
  return cursor && (await isKnownCursor(database, home, cursor)) ? cursor : null
}

/** Reads on from a cursor for as long as there is something. What it cannot take yet waits in the store. */
function follow(room: Room, start: ShopCursor, to: Outlet & { fail(): void }): { hint(): void; stop(): void } {
  let cursor = start
  let stopped = false
  let reading = false

  async function read(): Promise<void> {
    for (;;) {
      if (to.isFull()) await to.drained()
      if (stopped) return
      const page = await room.page(cursor)
      if (stopped) return
      if (page.frame) to.send(page.frame)
      cursor = page.cursor
      if (!page.full && page.version === room.version()) return
    }
  }

  return {
    hint() {
      if (reading || stopped) return
      reading = true
      void read()
        .catch(() => !stopped && to.fail())
        .finally(() => {
          reading = false
        })
    },
    stop() {
      stopped = true
    },
  }
}

/** What is said of whoever sits there. A program with a key is nobody of the staff. */
type Self = { seen: Seen | undefined }

function aboutOf(context: Context, { caller }: Sitter): Self {
  if (caller.kind !== 'staff') return { seen: undefined }
  const member = { id: caller.id, name: caller.name }
  return { seen: { type: 'seen', line: context.newId(), member, state: 'here', open: [] } }
}

function listener(context: Context, sitter: Sitter, self: Self): (text: string) => void {
  const { home, silent } = sitter
  const typed = new Map<string, number>()
  const mark = marker(context, home)
  const isHeard = bucket()

  return (text) => {
    const parsed = ConsoleFrame.safeParse(safeJson(text))
    if (!parsed.success || !isHeard()) return
    const frame = parsed.data
    if (frame.type === 'here') {
      if (!self.seen) return
      self.seen = { ...self.seen, state: frame.state, open: frame.open }
      context.hub.signal(home, self.seen)
    } else if (silent) {
      return
    } else if (frame.type === 'read') {
      mark(frame.conversation, frame.seq)
    } else if (performance.now() - (typed.get(frame.conversation) ?? -Infinity) >= TYPING_MS) {
      if (typed.size > 100) typed.clear()
      typed.set(frame.conversation, performance.now())
      const { conversation } = frame
      context.hub.signal(home, { type: 'typing', conversation, by: 'staff', member: self.seen?.member })
    }
  }
}

function bucket(): () => boolean {
  let left = BURST
  let at = performance.now()
  return () => {
    const now = performance.now()
    left = Math.min(BURST, left + ((now - at) * BURST) / REFILL_MS)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}

/** Marks threads as read, one mark at a time: of several of one thread only the last is written. */
function marker(context: Context, home: string): (conversation: string, seq: number) => void {
  const wanted = new Map<string, number>()
  let marking = false

  async function work(): Promise<void> {
    marking = true
    try {
      for (const [conversation, seq] of wanted) {
        wanted.delete(conversation)
        await readThread(context, { home, conversation, by: 'staff', seq, at: context.clock.now() }).catch(
          (error: unknown) => {
            // A thread of another shop, or of none.
            if (!(error instanceof Failure)) throw error
          },
        )
      }
    } finally {
      marking = false
    }
  }

  return (conversation, seq) => {
    wanted.set(conversation, Math.max(seq, wanted.get(conversation) ?? 0))
    if (!marking) context.background.start('read', work)
  }
}

export function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
