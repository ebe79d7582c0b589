import type { Thread } from '@souk/contract/inbox.ts'
import type { ShopFact } from '@souk/contract/presence.ts'
import { currentShop, souk } from '../api/client.ts'
import { cell, type Cell } from '../inbox/cell.ts'
import { isBehind, threadAfter, withOlder, withPage } from './state.ts'

const PAGE = 40
/** Something may happen while a page is read: then it is read again. */
const TRIES = 3
/** So many threads are kept as they were seen last. */
const KEPT = 80
/** A thread that was read this long ago is shown, and read anew. */
const FRESH_MS = 5_000

export type Held = {
  thread?: Thread
  status: 'loading' | 'ready' | 'failed'
  older: 'still' | 'loading' | 'failed'
  error?: unknown
  /** The customer asked to be forgotten: nothing of it is here any more. */
  forgotten?: true
}

/** One thread as it is known here. */
export class ThreadStore {
  readonly state: Cell<Held> = cell<Held>({ status: 'loading', older: 'still' })
  readonly conversation: string
  private readonly shop = currentShop()
  private readAt = 0
  private reading: Promise<void> | undefined

  constructor(conversation: string) {
    this.conversation = conversation
  }

  /** Reads it, unless it has just been read. */
  load(anew = false): Promise<void> {
    if (!anew && Date.now() - this.readAt < FRESH_MS) return this.reading ?? Promise.resolve()
    this.readAt = Date.now()
    this.reading = this.fetch()
    return this.reading
  }

  private async fetch(): Promise<void> {
    try {
      let page = await this.page()
      for (let again = 0; again < TRIES && isBehind(page, this.state.get().thread); again += 1) page = await this.page()
      this.state.set({ ...this.state.get(), thread: withPage(this.state.get().thread, page), status: 'ready' })
    } catch (error) {
      this.readAt = 0
      const { thread } = this.state.get()
      this.state.set({ ...this.state.get(), status: thread ? 'ready' : 'failed', error })
    }
  }

  async older(): Promise<void> {
    const { thread, older } = this.state.get()
    if (thread?.cursor === undefined || older === 'loading') return
    this.state.set({ ...this.state.get(), older: 'loading' })
    try {
      const page = await this.page(thread.cursor)
      const now = this.state.get().thread
      this.state.set({ status: 'ready', older: 'still', ...(now && { thread: withOlder(now, page) }) })
    } catch {
      this.state.set({ ...this.state.get(), older: 'failed' })
    }
  }

  hear(facts: readonly ShopFact[]): void {
    const held = this.state.get()
    if (!held.thread) return
    if (facts.some(({ fact }) => fact.kind === 'conversation.forgotten'))
      return this.state.set({ status: 'ready', older: 'still', forgotten: true })
    const thread = facts.reduce((now, { conversation, fact }) => threadAfter(now, conversation, fact), held.thread)
    this.state.set({ ...held, thread })
    // The words of a note stand in no fact: it is read.
    const noted = facts.some(
      ({ fact }) => fact.kind === 'conversation.changed' && fact.data.note && fact.data.note.is !== 'removed',
    )
    if (noted) void this.load(true)
  }

  change(patch: (thread: Thread) => Thread): void {
    const held = this.state.get()
    if (held.thread) this.state.set({ ...held, thread: patch(held.thread) })
  }

  /** Does it show this conversation? */
  holds(conversation: string): boolean {
    const { thread } = this.state.get()
    return (
      this.conversation === conversation || (thread?.parts.some((part) => part.conversation === conversation) ?? false)
    )
  }

  private page(cursor?: string): Promise<Thread> {
    return souk.call('getThread', {
      params: { shop: this.shop, conversation: this.conversation },
      query: { limit: PAGE, ...(cursor && { cursor }) },
    })
  }
}

const threads = new Map<string, ThreadStore>()

/** The thread of a conversation; the ones looked at last stay. */
export function threadStore(conversation: string): ThreadStore {
  const name = `${currentShop()} ${conversation}`
  const known = threads.get(name) ?? new ThreadStore(conversation)
  threads.delete(name)
  threads.set(name, known)
  for (const old of [...threads.keys()].slice(0, -KEPT)) threads.delete(old)
  return known
}

/** Reads a thread before it is opened. */
export function foresee(conversation: string): void {
  void threadStore(conversation).load()
}

export function hearInThreads(facts: readonly ShopFact[]): void {
  for (const one of threads.values()) {
    const own = facts.filter(({ conversation }) => one.holds(conversation))
    if (own.length > 0) one.hear(own)
  }
}
