import type { InboxFilter, InboxRow, ThreadChange } from '@souk/contract/inbox.ts'
import type { ShopFact } from '@souk/contract/presence.ts'
import { currentShop, souk } from '../api/client.ts'
import { cell, type Cell } from './cell.ts'
import { fits, placed, renewed } from './place.ts'
import { rowAfter } from './row-facts.ts'
import { filterName } from './search.ts'

const PAGE = 100
/** Facts come in flocks: the first page is read once for each. */
const SETTLE_MS = 300

export type ListState = {
  rows: readonly InboxRow[]
  /** What is below what is loaded; absent: nothing. */
  cursor?: string
  status: 'loading' | 'ready' | 'failed'
  more: 'still' | 'loading' | 'failed'
  error?: unknown
}

/** The rows of one filter, as far as they have been looked at; facts and changes keep them as they are. */
export class InboxList {
  readonly state: Cell<ListState> = cell<ListState>({ rows: [], status: 'loading', more: 'still' })
  private readonly filter: InboxFilter
  private readonly me: string
  private readonly shop = currentShop()
  /** How far I have read here: the list may be asked before the server has heard of it. */
  private readonly readHere = new Map<string, number>()
  private asked = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(filter: InboxFilter, me: string) {
    this.filter = filter
    this.me = me
  }

  /** Reads the first page, the first time or anew. */
  async refresh(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    this.asked += 1
    const { asked } = this
    try {
      const page = await this.page()
      // It was asked again meanwhile, after something had changed.
      if (asked !== this.asked) return
      const { rows, cursor: before } = this.state.get()
      const whole = page.cursor === undefined
      const seen = page.rows.map((row) => this.seen(row))
      const all = renewed(rows, seen, this.filter.order, whole)
      const cursor = rows.length > page.rows.length && before !== undefined ? before : page.cursor
      // With the last page loaded once, the end is known.
      const ended = rows.length > page.rows.length && before === undefined
      this.state.set({ rows: all, status: 'ready', more: 'still', ...(!ended && cursor && { cursor }) })
    } catch (error) {
      const { rows } = this.state.get()
      this.state.set({ ...this.state.get(), status: rows.length > 0 ? 'ready' : 'failed', error })
    }
  }

  /** Reads the next page, if there is one and it is not being read already. */
  async more(): Promise<void> {
    const { cursor, more, status } = this.state.get()
    if (cursor === undefined || more === 'loading' || status !== 'ready') return
    this.state.set({ ...this.state.get(), more: 'loading' })
    try {
      const page = await this.page(cursor)
      const { rows } = this.state.get()
      const there = new Set(rows.map(({ conversation }) => conversation))
      const added = page.rows.filter(({ conversation }) => !there.has(conversation))
      this.state.set({
        rows: [...rows, ...added],
        status: 'ready',
        more: 'still',
        ...(page.cursor && { cursor: page.cursor }),
      })
    } catch {
      this.state.set({ ...this.state.get(), more: 'failed' })
    }
  }

  /** What has happened. A list that nobody looks at is read anew when somebody does. */
  hear(facts: readonly ShopFact[], shown: boolean): void {
    const by = Map.groupBy(facts, ({ conversation }) => conversation)
    const changed = this.state
      .get()
      .rows.filter(({ conversation }) => by.has(conversation))
      .map((row) => (by.get(row.conversation) ?? []).reduce((now, { fact }) => rowAfter(now, fact, this.me), row))
    for (const row of changed) this.put(row)
    if (shown) this.timer ??= setTimeout(() => void this.refresh(), SETTLE_MS)
  }

  /** Shows at once what was asked for; the server has the last word. */
  change({ conversations, set }: ThreadChange): void {
    const chosen = new Set(conversations)
    const { assignee } = set
    const rows = this.state.get().rows.flatMap((row): InboxRow[] => {
      if (!chosen.has(row.conversation)) return [row]
      const next: InboxRow = {
        ...row,
        ...(set.closed !== undefined && { closed: set.closed }),
        ...(set.snoozedUntil !== undefined && { snoozedUntil: set.snoozedUntil }),
        ...(assignee !== undefined && { assignee: assignee === 'me' ? this.me : assignee }),
        tags: [...new Set([...row.tags, ...(set.addTags ?? [])])].filter((tag) => !set.removeTags?.includes(tag)),
      }
      return fits(next, this.filter, this.me) ? [next] : []
    })
    this.state.set({ ...this.state.get(), rows })
  }

  read(conversation: string, seq: number): void {
    this.readHere.set(conversation, Math.max(seq, this.readHere.get(conversation) ?? 0))
    const { rows } = this.state.get()
    const row = rows.find((one) => one.conversation === conversation)
    if (!row?.unread) return
    const next = rows.map((one) => (one === row ? { ...row, unread: false } : one))
    this.state.set({ ...this.state.get(), rows: next })
  }

  private seen(row: InboxRow): InboxRow {
    const upTo = this.readHere.get(row.conversation) ?? 0
    return row.unread && row.last && row.last.seq <= upTo ? { ...row, unread: false } : row
  }

  /** To be read again, by me. */
  async unread(conversations: readonly string[]): Promise<void> {
    for (const conversation of conversations) this.readHere.delete(conversation)
    const { rows } = this.state.get()
    const chosen = rows.filter((row) => conversations.includes(row.conversation) && row.last !== undefined)
    const marked = new Set(chosen)
    this.state.set({ ...this.state.get(), rows: rows.map((row) => (marked.has(row) ? { ...row, unread: true } : row)) })
    await Promise.allSettled(
      chosen.map(({ conversation, last }) =>
        souk.call('readThread', {
          params: { shop: this.shop, conversation },
          body: { seq: Math.max(0, (last?.seq ?? 1) - 1) },
        }),
      ),
    )
  }

  private put(row: InboxRow): void {
    const { rows, cursor } = this.state.get()
    const next = fits(row, this.filter, this.me)
      ? placed(rows, row, this.filter.order, cursor === undefined)
      : rows.filter(({ conversation }) => conversation !== row.conversation)
    this.state.set({ ...this.state.get(), rows: next })
  }

  private page(cursor?: string) {
    return souk.call('listInbox', {
      params: { shop: this.shop },
      query: { ...this.filter, limit: PAGE, ...(cursor && { cursor }) },
    })
  }
}

/** The lists that were looked at last stay, so that going back shows them at once. */
const KEPT = 8
const lists = new Map<string, InboxList>()

export function inboxList(filter: InboxFilter, me: string): InboxList {
  const name = `${currentShop()} ${me} ${filterName(filter)}`
  const list = lists.get(name) ?? new InboxList(filter, me)
  lists.delete(name)
  lists.set(name, list)
  for (const old of [...lists.keys()].slice(0, -KEPT)) lists.delete(old)
  return list
}

export function eachList(visit: (list: InboxList) => void): void {
  for (const list of lists.values()) visit(list)
}
