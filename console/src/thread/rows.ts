import type { Message } from '@souk/contract/conversation.ts'
import type { Thread, ThreadItem } from '@souk/contract/inbox.ts'
import type { Unsent } from './outbox.ts'
import { idOf, type MessageItem } from './state.ts'

/** One line of the thread, ready to draw. */
export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; item: MessageItem; first: boolean; last: boolean; channel?: string }
  | { kind: 'unsent'; key: string; unsent: Unsent }
  | { kind: 'event'; key: string; item: Exclude<ThreadItem, MessageItem> }

/** A run of the same author ends after this much silence. */
const PAUSE_MS = 5 * 60_000

/** The thread as lines: days, where reading goes on, runs of messages, notes between them, what is not sent yet last. */
export function rowsOf(thread: Thread, unsent: readonly Unsent[], readBefore: ReadonlyMap<string, number>): Row[] {
  const rows: Row[] = []
  const stored = new Set(thread.items.flatMap((item) => (item.kind === 'message' ? (item.message.clientId ?? []) : [])))
  let day = ''
  let marked = false
  for (const item of thread.items) {
    const date = dayOf(item.at)
    if (date !== day) {
      day = date
      rows.push({ kind: 'day', key: `day ${date}`, at: item.at })
    }
    if (!marked && isNews(item, readBefore)) {
      marked = true
      rows.push({ kind: 'unread', key: 'unread' })
    }
    if (item.kind !== 'message') rows.push({ kind: 'event', key: idOf(item), item })
    else if (isDrawn(item.message))
      rows.push({
        kind: 'message',
        // The row that was shown before it was stored goes on.
        key: item.message.clientId ?? item.message.id,
        item,
        first: true,
        last: true,
        ...channelOf(thread, item),
      })
  }
  for (const one of unsent) if (!stored.has(one.clientId)) rows.push({ kind: 'unsent', key: one.clientId, unsent: one })
  return rows.map((row, i) =>
    row.kind === 'message' ? { ...row, first: !isRun(rows[i - 1], row), last: !isRun(row, rows[i + 1]) } : row,
  )
}

function isNews(item: ThreadItem, readBefore: ReadonlyMap<string, number>): boolean {
  if (item.kind !== 'message' || item.message.author.kind !== 'shopper') return false
  const upTo = readBefore.get(item.conversation)
  return upTo !== undefined && item.seq > upTo
}

/** Chips of what was understood stand with the answer; alone they are nothing to read. */
function isDrawn({ parts, removed }: Message): boolean {
  return removed === true || parts.some(({ type }) => type !== 'understood')
}

/** Which way a message went, where that is not the way of all the thread. */
function channelOf(thread: Thread, { conversation, message }: MessageItem): { channel?: string } {
  const ways = new Set(thread.parts.map(({ handle }) => handle?.channel ?? 'web'))
  const own = message.channel ?? thread.parts.find((part) => part.conversation === conversation)?.handle?.channel
  return own && (ways.size > 1 || !ways.has(own)) ? { channel: own } : {}
}

export function dayOf(at: string): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}

function isRun(a: Row | undefined, b: Row | undefined): boolean {
  if (a?.kind !== 'message' || b?.kind !== 'message') return false
  const [x, y] = [a.item.message.author, b.item.message.author]
  return (
    x.kind === y.kind &&
    x.id === y.id &&
    a.channel === b.channel &&
    Date.parse(b.item.at) - Date.parse(a.item.at) < PAUSE_MS
  )
}
