import type { Author } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { dayOf } from '../state/format.ts'
import { hereOf } from './line.ts'
import type { Afterwards, Entry, Notice, Pending, Thread } from './state.ts'

export type Speaking = Author['kind']
export type Tick = 'sending' | 'failed' | 'sent' | 'delivered' | 'read'

/** One line of the thread, ready to draw. */
export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'notice'; key: string; notice: Notice }
  | { kind: 'receipt'; key: string; number: string; seq: number }
  | {
      kind: 'message'
      key: string
      id: string
      at: string
      author: Speaking
      name?: string
      parts: Part[]
      /** First and last of a run by the same author: the run shares one name, one spine and one time. */
      first: boolean
      last: boolean
      tick?: Tick
      code?: string
      clientId?: string
      seq?: number
      after?: Afterwards
      /** The messenger it was written in, or sent to; absent: here. */
      channel?: string
    }
type MessageRow = Extract<Row, { kind: 'message' }>

/** A run ends after this much silence. */
const PAUSE_MS = 5 * 60_000

/** The thread as lines: days, the unread marker, runs of messages, receipts where their order was placed. */
export function rowsOf(thread: Thread): Row[] {
  const rows: Row[] = []
  const receipts = new Set(thread.placed.map(({ number }) => number))
  let day = ''
  let marked = thread.readBefore === 0
  for (const item of inOrder(thread)) {
    if (dayOf(item.at) !== day) {
      day = dayOf(item.at)
      rows.push({ kind: 'day', key: `day-${day}`, at: item.at })
    }
    const news = item.seq !== undefined && item.seq > thread.readBefore && !item.mine
    if (!marked && item.seq !== undefined && item.seq > thread.readBefore) {
      if (news) rows.push({ kind: 'unread', key: 'unread' })
      marked = true
    }
    rows.push(...item.rows(receipts))
  }
  return grouped(rows)
}

type Item = { at: string; seq: number | undefined; mine: boolean; rows: (receipts: Set<string>) => Row[] }

function inOrder(thread: Thread): Item[] {
  const stored: Item[] = [
    ...thread.entries.map((entry) => ({
      at: entry.at,
      seq: entry.seq,
      mine: entry.message.author.kind === 'shopper',
      rows: (receipts: Set<string>) => messageRows(thread, entry, receipts),
    })),
    ...thread.notices.map((notice) => ({
      at: notice.at,
      seq: notice.seq,
      mine: false,
      rows: (): Row[] => [{ kind: 'notice', key: `notice-${notice.seq}`, notice }],
    })),
    ...thread.placed.map(({ at, seq, number }) => ({
      at,
      seq,
      mine: false,
      rows: (): Row[] => [{ kind: 'receipt', key: `receipt-${number}`, number, seq }],
    })),
  ]
  stored.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
  const waiting = thread.pending.map((one) => ({
    at: one.at,
    seq: undefined,
    mine: true,
    rows: () => [pendingRow(one)],
  }))
  return [...stored, ...waiting]
}

/** A message's row without the parts that another row shows: an order has one receipt, where it was placed. */
function messageRows(thread: Thread, entry: Entry, receipts: Set<string>): Row[] {
  const { message, seq, at } = entry
  if (isOldNews(thread, entry)) return []
  const parts = hereOf(message.parts).filter((part) => {
    if (part.type === 'order') return !receipts.has(part.shown.number)
    return !(part.type === 'tracking' && message.author.kind === 'shop' && toldAbove(thread, seq, part.shown.number))
  })
  for (const part of parts) if (part.type === 'order') receipts.add(part.shown.number)
  if (parts.length === 0 && !message.removed) return []
  const { kind: author, name } = message.author
  const tick = author === 'shopper' ? tickOf(thread, seq, message.id) : undefined
  const key = message.clientId ?? message.id
  return [
    {
      kind: 'message',
      key,
      id: message.id,
      at,
      author,
      parts,
      first: true,
      last: true,
      seq,
      ...(name && { name }),
      ...(tick && { tick }),
      ...(message.channel && { channel: message.channel }),
      ...((message.edited || message.removed || message.reactions || message.preview) && { after: message }),
    },
  ]
}

/** A delivery's news give way to the next right after them; every step stays on the receipt, with its time. */
function isOldNews(thread: Thread, entry: Entry): boolean {
  const number = deliveryOf(entry)
  const next = thread.entries[thread.entries.indexOf(entry) + 1]
  const printed = thread.placed.some((one) => one.number === number && one.seq < entry.seq)
  return printed && next !== undefined && deliveryOf(next) === number
}

/** The order whose delivery the shop's news tell of. */
function deliveryOf({ message }: Entry): string | undefined {
  if (message.author.kind !== 'shop') return undefined
  return message.parts.find((part) => part.type === 'tracking')?.shown.number
}

/**
 * News of a delivery need no steps of their own while the receipt, where they ink in, is right above, or when fresher news
 * of the same order follow.
 */
function toldAbove(thread: Thread, seq: number, number: string): boolean {
  const placed = thread.placed.find((one) => one.number === number)
  const later = thread.entries.some(
    (entry) =>
      entry.seq > seq && entry.message.parts.some((part) => part.type === 'tracking' && part.shown.number === number),
  )
  const between = ({ seq: at, message }: Entry) =>
    placed && at > placed.seq && at < seq && message.author.kind === 'shopper'
  return later || (placed !== undefined && !thread.entries.some(between))
}

function tickOf(thread: Thread, seq: number, id: string): Tick {
  if (thread.refused.includes(id)) return 'failed'
  if (seq <= thread.readByShop) return 'read'
  return seq <= thread.delivered ? 'delivered' : 'sent'
}

function pendingRow({ clientId, parts, at, state, code }: Pending): Row {
  return {
    kind: 'message',
    key: clientId,
    id: clientId,
    clientId,
    at,
    author: 'shopper',
    parts,
    first: true,
    last: true,
    tick: state === 'stored' ? 'sent' : state,
    ...(code && { code }),
  }
}

function grouped(rows: Row[]): Row[] {
  return rows.map((row, i) => {
    if (row.kind !== 'message') return row
    return { ...row, first: !joined(rows[i - 1], row), last: !joined(row, rows[i + 1]) }
  })
}

function joined(a: Row | undefined, b: Row | undefined): boolean {
  if (a?.kind !== 'message' || b?.kind !== 'message') return false
  return a.author === b.author && a.name === b.name && a.channel === b.channel && near(a, b)
}

function near(a: MessageRow, b: MessageRow): boolean {
  return Math.abs(Date.parse(b.at) - Date.parse(a.at)) < PAUSE_MS
}
