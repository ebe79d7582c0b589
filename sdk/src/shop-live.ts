import type { ConsoleFrame, Presence, ShopFact, ShopFrame } from '@souk/contract/presence.ts'
import { backoff } from './cursor.ts'

/** `offline`: the server cannot be reached just now; `refused`: whoever this is may not listen, trying again is no use. */
export type ShopLiveState = 'connecting' | 'live' | 'offline' | 'refused' | 'closed'
export type ShopTyping = Extract<ShopFrame, { type: 'typing' }>

export type FollowShopOptions = {
  /** '' is the page's own origin. */
  baseUrl: string
  /** The shop's slug. */
  shop: string
  /** An API key or the operator's; without one the browser's session counts. */
  token?: string
  /** Where a list of facts or an earlier connection has come to; without it the stream begins now. */
  after?: string
  /** What has happened, in order, none twice and none left out. `cursor` is where it goes on after these. */
  onFacts: (facts: ShopFact[], cursor: string) => void
  /**
   * Where the stream goes on from, each time it is connected. `fresh`: not from where it was before, as at the first time,
   * or because that is no longer kept; whatever is shown has to be read anew, after this.
   */
  onStart?: (cursor: string, fresh: boolean) => void
  /** Everybody whose console is open, after each change. */
  onPresence?: (members: Presence[]) => void
  onTyping?: (typing: ShopTyping) => void
  onState?: (state: ShopLiveState) => void
  WebSocket?: typeof WebSocket
}

export type ShopLive = {
  /** Says which threads are looked at, and whether anybody does; said again by itself after a lost connection. */
  here(open: string[], state?: 'here' | 'away'): void
  /** Says that somebody writes in a thread: as often as a key is pressed, it is sent now and then. */
  typing(conversation: string): void
  /** Marks a thread as read; false where it has to be done otherwise, as there is no connection. */
  read(conversation: string, seq: number): boolean
  /** Tries at once: the network came back, or the page is looked at again. */
  wake(): void
  close(): void
}

/** A server says every 15 s that it is there. Whoever hears nothing for so long is not connected any more. */
const SILENCE_MS = 40_000
const TYPING_MS = 2_000
/** Close codes after which trying again would be the same: not signed in, may not, no such shop. */
const REFUSALS: readonly number[] = [4401, 4403, 4404]
const GONE = 4410

/**
 * Follows all that happens in a shop, as its staff see it, over one WebSocket: resumes after the last cursor when the line
 * was lost, starts anew where that is no longer kept, and tells who else is there.
 *
 * @example
 * const live = followShop({ baseUrl: '', shop: 'lumen', onFacts: (facts, cursor) => console.log(facts.length, cursor) })
 * live.here(['0199…'])
 * live.close()
 */
export function followShop(options: FollowShopOptions): ShopLive {
  return new Following(options)
}

class Following implements ShopLive {
  private readonly options: FollowShopOptions
  private cursor: string | undefined
  private socket: WebSocket | undefined
  private readonly members = new Map<string, Presence>()
  private self: Extract<ConsoleFrame, { type: 'here' }> | undefined
  private readonly typed = new Map<string, number>()
  private failures = 0
  private heard = 0
  private state: ShopLiveState | undefined
  private again: ReturnType<typeof setTimeout> | undefined
  private readonly watch: ReturnType<typeof setInterval>

  constructor(options: FollowShopOptions) {
    this.options = options
    this.cursor = options.after
    this.watch = setInterval(() => this.listenFor(), SILENCE_MS / 4)
    this.connect()
  }

  here(open: string[], state: 'here' | 'away' = 'here'): void {
    const frame = { type: 'here' as const, state, open }
    if (JSON.stringify(frame) === JSON.stringify(this.self)) return
    this.self = frame
    this.send(frame)
  }

  typing(conversation: string): void {
    const now = Date.now()
    if (now - (this.typed.get(conversation) ?? 0) < TYPING_MS) return
    if (this.send({ type: 'typing', conversation })) this.typed.set(conversation, now)
  }

  read(conversation: string, seq: number): boolean {
    return this.send({ type: 'read', conversation, seq })
  }

  wake(): void {
    if (this.state === 'offline') this.connect()
    else if (this.state === 'live') this.listenFor(SILENCE_MS / 2)
  }

  close(): void {
    clearInterval(this.watch)
    this.tell('closed')
    this.leave()
  }

  private send(frame: ConsoleFrame): boolean {
    if (this.socket?.readyState !== 1) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  private connect(): void {
    if (this.state === 'closed') return
    this.leave()
    if (this.state === undefined) this.tell('connecting')
    const { baseUrl, shop, token } = this.options
    const Socket = this.options.WebSocket ?? WebSocket
    const origin = (baseUrl || globalThis.location.origin).replace(/^http/, 'ws')
    const after = this.cursor === undefined ? '' : `?after=${encodeURIComponent(this.cursor)}`
    const protocols = token === undefined ? ['souk.v1'] : ['souk.v1', `bearer.${token}`]
    const socket = new Socket(`${origin}/api/shops/${encodeURIComponent(shop)}/live${after}`, protocols)
    this.socket = socket
    this.heard = Date.now()
    socket.onmessage = (event: MessageEvent) => {
      if (socket === this.socket) this.hear(String(event.data))
    }
    socket.onclose = ({ code }) => {
      if (socket === this.socket) this.lost(code)
    }
  }

  private hear(data: string): void {
    this.heard = Date.now()
    const frame: ShopFrame = JSON.parse(data)
    if (frame.type === 'facts') {
      // Something is missing: the next connection goes on where this one was whole.
      if (frame.after !== this.cursor) return this.drop()
      this.cursor = frame.cursor
      if (frame.facts.length > 0) this.options.onFacts(frame.facts, frame.cursor)
    } else if (frame.type === 'hello') this.begin(frame)
    else if (frame.type === 'presence') this.meet(frame.members)
    else if (frame.type === 'typing') this.options.onTyping?.(frame)
  }

  private begin({ cursor, presence }: Extract<ShopFrame, { type: 'hello' }>): void {
    const fresh = this.cursor !== cursor
    this.cursor = cursor
    this.failures = 0
    this.members.clear()
    this.tell('live')
    this.options.onStart?.(cursor, fresh)
    this.meet(presence)
    if (this.self) this.send(this.self)
  }

  private meet(changed: readonly Presence[]): void {
    for (const member of changed) {
      if (member.state === 'gone') this.members.delete(member.id)
      else this.members.set(member.id, member)
    }
    this.options.onPresence?.([...this.members.values()])
  }

  private lost(code: number): void {
    this.socket = undefined
    if (this.state === 'closed') return
    if (REFUSALS.includes(code)) return this.tell('refused')
    if (code === GONE) this.cursor = undefined
    this.tell('offline')
    this.again = setTimeout(() => this.connect(), code === GONE ? 0 : backoff(this.failures))
    this.failures += 1
  }

  /** A line may be dead without a word, after a sleep for one. */
  private listenFor(silence = SILENCE_MS): void {
    if (this.socket && Date.now() - this.heard > silence) this.drop()
  }

  private drop(): void {
    this.leave()
    this.lost(0)
  }

  private leave(): void {
    clearTimeout(this.again)
    const { socket } = this
    this.socket = undefined
    socket?.close()
  }

  private tell(state: ShopLiveState): void {
    if (state === this.state || this.state === 'closed') return
    this.state = state
    this.options.onState?.(state)
  }
}
