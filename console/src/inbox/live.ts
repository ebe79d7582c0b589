import type { Presence, ShopFact } from '@souk/contract/presence.ts'
import { followShop, type ShopLive, type ShopLiveState, type ShopTyping } from '@souk/sdk/shop-live.ts'
import { cell, type Cell } from './cell.ts'

/** Somebody writes: forgotten after this long, unless it is said again. */
const TYPING_MS = 6_000

export type Typist = { by: ShopTyping['by']; id?: string; name?: string; until: number }

/** The shop as it happens: one line for every page of the desk. */
export type DeskLive = {
  state: Cell<ShopLiveState>
  presence: Cell<readonly Presence[]>
  /** Who writes, by thread. */
  typing: Cell<ReadonlyMap<string, readonly Typist[]>>
  onFacts: (listener: (facts: readonly ShopFact[]) => void) => () => void
  /** What is shown has to be read anew. */
  onFresh: (listener: () => void) => () => void
  line: ShopLive
}

let open: { shop: string; live: DeskLive } | undefined

/** The line of the open shop. It stays while one goes from page to page, and ends where another shop is opened. */
export function deskLive(shop: string): DeskLive {
  if (open?.shop === shop && open.live.state.get() !== 'closed') return open.live
  open?.live.line.close()
  open = { shop, live: start(shop) }
  return open.live
}

function start(shop: string): DeskLive {
  const state = cell<ShopLiveState>('connecting')
  const presence = cell<readonly Presence[]>([])
  const typing = cell<ReadonlyMap<string, readonly Typist[]>>(new Map())
  const hearers = new Set<(facts: readonly ShopFact[]) => void>()
  const anew = new Set<() => void>()
  let begun = false
  const line = followShop({
    baseUrl: '',
    shop,
    onFacts(facts) {
      for (const { conversation, fact } of facts)
        if (fact.kind === 'message.created') still(typing, conversation, fact.data.message.author.kind)
      for (const hear of hearers) hear(facts)
    },
    onStart(_, fresh) {
      // The first time everything is read anyway.
      if (fresh && begun) for (const tell of anew) tell()
      begun = true
    },
    onPresence: (members) => presence.set(members),
    onTyping: (frame) => types(typing, frame),
    onState: (next) => state.set(next),
  })
  addEventListener('online', () => line.wake())
  addEventListener('visibilitychange', () => document.hidden || line.wake())
  return { state, presence, typing, onFacts: joined(hearers), onFresh: joined(anew), line }
}

function joined<T>(listeners: Set<T>): (listener: T) => () => void {
  return (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}

function types(typing: DeskLive['typing'], frame: ShopTyping): void {
  const now = Date.now()
  const member = frame.by === 'staff' ? frame.member : undefined
  const before = typing.get().get(frame.conversation) ?? []
  const others = before.filter(({ by, id, until }) => until > now && (by !== frame.by || id !== member?.id))
  const one: Typist = { by: frame.by, until: now + TYPING_MS, ...(member && { id: member.id, name: member.name }) }
  typing.set(new Map(typing.get()).set(frame.conversation, [...others, one]))
  setTimeout(() => forget(typing, frame.conversation), TYPING_MS + 50)
}

function forget(typing: DeskLive['typing'], conversation: string): void {
  const now = Date.now()
  const left = (typing.get().get(conversation) ?? []).filter(({ until }) => until > now)
  settle(typing, conversation, left)
}

/** What was being written is there. */
function still(typing: DeskLive['typing'], conversation: string, by: string): void {
  const before = typing.get().get(conversation)
  if (before)
    settle(
      typing,
      conversation,
      before.filter((one) => one.by !== by),
    )
}

function settle(typing: DeskLive['typing'], conversation: string, left: readonly Typist[]): void {
  const next = new Map(typing.get())
  if (left.length > 0) next.set(conversation, left)
  else next.delete(conversation)
  typing.set(next)
}
