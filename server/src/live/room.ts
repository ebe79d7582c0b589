import type { Presence, ShopFrame } from '@souk/contract/presence.ts'
import { cursorText, type ShopCursor, shopPageAfter } from '../conversations/shop-stream.ts'
import type { Context } from '../journeys/context.ts'
import type { Seen, Signal } from '../kernel/hub.ts'
import { framesOf } from './frame.ts'
import { createRoster } from './roster.ts'

const PAGE = 200
/** So often the store is looked at though nobody hinted, lines are said to be alive, and people to be still there. */
const TICK_MS = 15_000
/** Changes of who is there gather for so long: whoever loads a page anew has not left. */
const GATHER_MS = 100
/** What waits for an older transaction is looked for after so long, and then twice as long, up to the second. */
const HELD_MS = [4, 500] as const

/** What comes after a cursor, as it is written to every console that has come as far; `version`: what was known to be there. */
export type RoomPage = { frame: Buffer | null; cursor: ShopCursor; full: boolean; version: number }
/** A console as the room knows it. */
export type Guest = {
  /** There may be something to read. */
  hint(): void
  tell(frame: Buffer): void
  /** What its server says of it again and again; undefined where nobody sits at it. */
  seen(): Seen | undefined
}

export type Room = {
  page(after: ShopCursor): Promise<RoomPage>
  /** Rises with each hint: what was read before it may not be all. */
  version(): number
  presence(): Presence[]
  /** All that leaves together: the guest goes, and the room with the last one. */
  join(guest: Guest): () => void
}

/** A frame for consoles, as they are sent it. */
export function shopFrame(frame: ShopFrame): Buffer {
  return framesOf([JSON.stringify(frame)])
}

const BEAT = shopFrame({ type: 'beat' })

/** The rooms of one server: one for each shop that has a console open here. */
export function createRooms(context: Context): (home: string) => Room {
  const rooms = new Map<string, Room>()
  return (home) => {
    const known = rooms.get(home)
    if (known) return known
    const room = createRoom(context, home, () => rooms.delete(home))
    rooms.set(home, room)
    return room
  }
}

/**
 * Where the consoles of a shop hear what happens. They read on from their cursors, and those that stand at the same one
 * share the read and what is made of it: mostly all of them. Who reads slowly comes by later and reads by themselves.
 */
function createRoom(context: Context, home: string, close: () => void): Room {
  const { database, hub } = context
  const guests = new Set<Guest>()
  const roster = createRoster(() => context.clock.now().getTime())
  const reading = new Map<string, Promise<RoomPage>>()
  let version = 0
  let leave: (() => void) | undefined
  let patience: number = HELD_MS[0]
  let held: NodeJS.Timeout | undefined
  let tick: NodeJS.Timeout | undefined
  let changed = new Map<string, Presence>()
  let gathering: NodeJS.Timeout | undefined

  function hint(): void {
    version += 1
    for (const guest of guests) guest.hint()
  }

  function tell(frame: Buffer): void {
    for (const guest of guests) guest.tell(frame)
  }

  async function read(after: ShopCursor): Promise<RoomPage> {
    const known = version
    const page = await shopPageAfter(database, home, after, PAGE)
    const moved = cursorText(page.cursor) !== cursorText(after)
    if (moved) patience = HELD_MS[0]
    if (page.held && guests.size > 0) waitForOlder()
    const facts = page.facts.map(({ conversation, fact }) => ({ conversation, fact }))
    const frame = moved ? factsFrame(after, page.cursor, facts) : null
    return { frame, cursor: page.cursor, full: page.full, version: known }
  }

  function waitForOlder(): void {
    held ??= setTimeout(() => {
      held = undefined
      hint()
    }, patience).unref()
    patience = Math.min(patience * 2, HELD_MS[1])
  }

  function announce(members: readonly Presence[]): void {
    for (const member of members) changed.set(member.id, member)
    if (changed.size === 0) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      const all = [...changed.values()]
      changed = new Map()
      tell(shopFrame({ type: 'presence', members: all }))
    }, GATHER_MS).unref()
  }

  function hear(signal: Signal): void {
    if (signal.type === 'seen') announce(roster.see(signal))
    else if (signal.type === 'who') sayWhoIsHere()
    else {
      const { type, conversation, by, member } = signal
      if (by !== 'staff') tell(shopFrame({ type, conversation, by }))
      else if (member) tell(shopFrame({ type, conversation, by, member }))
    }
  }

  function sayWhoIsHere(): void {
    for (const guest of guests) {
      const seen = guest.seen()
      if (seen) hub.signal(home, seen)
    }
  }

  function open(): void {
    leave = hub.listenHome(home, hint, hear)
    hub.signal(home, { type: 'who' })
    tick = setInterval(() => {
      tell(BEAT)
      hint()
      sayWhoIsHere()
      announce(roster.expire())
    }, TICK_MS).unref()
  }

  function shut(): void {
    leave?.()
    clearInterval(tick)
    clearTimeout(held)
    clearTimeout(gathering)
    close()
  }

  return {
    page(after) {
      const key = `${cursorText(after)} ${version}`
      const known = reading.get(key)
      if (known) return known
      const page = read(after).finally(() => reading.delete(key))
      reading.set(key, page)
      return page
    },
    version: () => version,
    presence: () => roster.list(),
    join(guest) {
      guests.add(guest)
      if (guests.size === 1) open()
      return () => {
        if (guests.delete(guest) && guests.size === 0) shut()
      }
    },
  }
}

/** The facts are passed on as they were stored: their data was written by a schema, when it was. */
function factsFrame(
  after: ShopCursor,
  cursor: ShopCursor,
  facts: readonly { conversation: string; fact: unknown }[],
): Buffer {
  return framesOf([JSON.stringify({ type: 'facts', after: cursorText(after), cursor: cursorText(cursor), facts })])
}
