import type { Conversation, Fact } from '@souk/contract/conversation.ts'
import { createClient } from './client.ts'
import { backoff, place } from './cursor.ts'
import { SoukError } from './errors.ts'

export type LiveState = 'connecting' | 'live' | 'polling' | 'offline' | 'refused' | 'closed'
/** Whoever follows hears of everybody who writes, also of other windows of the shopper. */
export type Typist = 'concierge' | 'staff' | 'shopper'
/** What may be sent up the socket; everything else goes by POST. */
export type UpFrame = { type: 'typing' } | { type: 'read'; seq: number }

export type FollowOptions = {
  baseUrl: string
  conversation: string
  token: string
  /** The last `seq` the caller has; 0 for none. */
  after: number
  onFact: (fact: Fact) => void
  onTyping?: (by: Typist) => void
  onState?: (state: LiveState) => void
  /** The facts asked for are no longer kept: the thread as it is now, from which following goes on. */
  onSnapshot?: (conversation: Conversation) => void
  fetch?: typeof fetch
  WebSocket?: typeof WebSocket
}
export type Follower = { send: (frame: UpFrame) => boolean; wake: () => void; close: () => void }

/**
 * Follows a conversation without a gap: by WebSocket, resuming after the last `seq` seen; by long polling while the
 * socket cannot be had; by the snapshot when the facts are gone (410). Each fact is handed over once, in order.
 *
 * @example
 * const live = followConversation({ baseUrl, conversation, token, after: 0, onFact: (fact) => console.log(fact.seq) })
 * live.close()
 */
export function followConversation(options: FollowOptions): Follower {
  return new Following(options)
}

/** How many times the socket must fail in a row before long polling takes over between attempts. */
const PATIENCE = 2
const POLL_MS = 20_000

class Following implements Follower {
  private readonly options: FollowOptions
  private readonly stop = new AbortController()
  private readonly client
  private cursor: number
  private socket: WebSocket | undefined
  private failures = 0
  private state: LiveState | undefined
  private wakeUp: () => void = () => {}
  /** Facts are handled one after another, so that a gap is filled before what follows it. */
  private queue: Promise<void> = Promise.resolve()

  constructor(options: FollowOptions) {
    this.options = options
    this.cursor = options.after
    const { baseUrl, token } = options
    this.client = createClient({ baseUrl, token, ...(options.fetch && { fetch: options.fetch }) })
    void this.run()
  }

  send(frame: UpFrame): boolean {
    if (this.socket?.readyState !== 1) return false
    this.socket.send(JSON.stringify(frame))
    return true
  }

  /** Try at once: the network came back or the page is looked at again. */
  wake(): void {
    this.wakeUp()
    const { socket } = this
    if (socket?.readyState === 1) this.queue = this.queue.then(() => this.check(socket))
  }

  close(): void {
    this.stop.abort()
    this.socket?.close()
    this.wakeUp()
    this.tell('closed')
  }

  private async run(): Promise<void> {
    while (!this.stop.signal.aborted) {
      if (this.failures === 0) this.tell('connecting')
      const opened = await this.viaSocket()
      if (this.stop.signal.aborted) return
      this.failures = opened ? 1 : this.failures + 1
      const reached = await this.catchUp(this.failures > PATIENCE ? POLL_MS : 0)
      if (reached === 'refused') return this.tell('refused')
      if (reached === 'yes' && this.failures > PATIENCE) this.tell('polling')
      if (reached === 'no') this.tell('offline')
      if (reached === 'no' || this.failures <= PATIENCE) await this.pause(backoff(this.failures - 1))
    }
  }

  /** True when the socket had been open; resolves when it is over. */
  private viaSocket(): Promise<boolean> {
    const { baseUrl, conversation, token } = this.options
    const Socket = this.options.WebSocket ?? WebSocket
    const origin = baseUrl || globalThis.location.origin
    const url = `${origin.replace(/^http/, 'ws')}/api/conversations/${conversation}/live?after=${this.cursor}`
    return new Promise((resolve) => {
      let opened = false
      const socket = new Socket(url, ['souk.v1', `bearer.${token}`])
      this.socket = socket
      socket.onopen = () => {
        opened = true
        this.failures = 0
        this.tell('live')
      }
      socket.onmessage = (event: MessageEvent) => this.frame(String(event.data))
      socket.onclose = () => resolve(opened)
    })
  }

  private frame(data: string): void {
    const frame: Fact | { type: 'typing'; by: Typist } = JSON.parse(data)
    if ('type' in frame) {
      if (frame.type === 'typing') this.options.onTyping?.(frame.by)
      return
    }
    this.queue = this.queue.then(() => this.take(frame))
  }

  private async take(fact: Fact): Promise<void> {
    if (place(this.cursor, fact.seq) === 'gap') await this.catchUp(0)
    // Still a gap: the page could not be had. The socket is dropped, the next one resumes after the cursor.
    if (place(this.cursor, fact.seq) === 'gap') this.socket?.close()
    else this.apply(fact)
  }

  /** An open socket may be dead, after a sleep for one: what it did not bring is asked for, and it is given up. */
  private async check(socket: WebSocket): Promise<void> {
    const before = this.cursor
    const reached = await this.catchUp(0)
    if (reached === 'no' || this.cursor > before) socket.close()
  }

  private apply(fact: Fact): void {
    if (place(this.cursor, fact.seq) !== 'next' || this.stop.signal.aborted) return
    this.cursor = fact.seq
    this.options.onFact(fact)
  }

  /** Reads facts by GET up to the head. */
  private async catchUp(wait: number): Promise<'yes' | 'no' | 'refused'> {
    try {
      for (let patience = wait; ; patience = 0) {
        const page = await this.client.facts(this.options.conversation, this.cursor, patience, this.stop.signal)
        for (const fact of page.facts) this.apply(fact)
        if (this.cursor >= page.head || page.facts.length === 0) return 'yes'
      }
    } catch (error) {
      if (!(error instanceof SoukError)) return 'no'
      if (error.status === 410) return this.takeSnapshot()
      return error.status === 401 || error.status === 403 || error.status === 404 ? 'refused' : 'no'
    }
  }

  private async takeSnapshot(): Promise<'yes' | 'no'> {
    const whole = await this.client.conversation(this.options.conversation).catch(() => undefined)
    if (!whole) return 'no'
    this.cursor = whole.head
    this.options.onSnapshot?.(whole)
    return 'yes'
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private tell(state: LiveState): void {
    if (state === this.state || this.state === 'closed') return
    this.state = state
    this.options.onState?.(state)
  }
}
