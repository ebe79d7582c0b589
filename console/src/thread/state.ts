import type { Fact } from '@souk/contract/conversation.ts'
import type { Fate, Thread, ThreadItem } from '@souk/contract/inbox.ts'

export type MessageItem = Extract<ThreadItem, { kind: 'message' }>

/** A page that was read anew, with what is known that is older than it. */
export function withPage(known: Thread | undefined, page: Thread): Thread {
  if (!known) return page
  const { cursor: _, ...rest } = page
  const ids = new Set(page.items.map(idOf))
  const oldest = page.items[0]
  const older =
    page.cursor === undefined ? [] : known.items.filter((item) => !ids.has(idOf(item)) && isBefore(item, oldest))
  const cursor = older.length > 0 ? known.cursor : page.cursor
  return { ...rest, items: [...older, ...page.items], ...(cursor !== undefined && { cursor }) }
}

/** Was the page read before something that is known by now? What it lacks must not be lost by it. */
export function isBehind(page: Thread, known: Thread | undefined): boolean {
  return (
    known?.parts.some(({ conversation, head }) => {
      const read = page.parts.find((part) => part.conversation === conversation)
      return read !== undefined && read.head < head
    }) ?? false
  )
}

/** With what is older than what is known. */
export function withOlder(known: Thread, page: Thread): Thread {
  const { cursor: _, ...rest } = known
  const ids = new Set(known.items.map(idOf))
  const items = [...page.items.filter((item) => !ids.has(idOf(item))), ...known.items]
  return { ...rest, items, ...(page.cursor !== undefined && { cursor: page.cursor }) }
}

function isBefore(item: ThreadItem, other: ThreadItem | undefined): boolean {
  return (
    other === undefined ||
    item.at < other.at ||
    (item.at === other.at && 'seq' in item && 'seq' in other && item.seq < other.seq)
  )
}

export function idOf(item: ThreadItem): string {
  switch (item.kind) {
    case 'message':
      return item.message.id
    case 'note':
      return item.note.id
    case 'speaker':
      return `speaker ${item.conversation} ${item.seq}`
    case 'order':
      return `order ${item.number}`
  }
}

/**
 * The thread after something has happened in one of its conversations. The shop's stream brings what two wrote at the same
 * moment in the order in which they began: a fact is known by what it says, not by its number.
 */
export function threadAfter(thread: Thread, conversation: string, fact: Fact): Thread {
  // What staff decide has no place in the order of what was said.
  if (fact.kind === 'conversation.changed') return withStanding(thread, fact.data)
  const part = thread.parts.find((one) => one.conversation === conversation)
  if (!part) return thread
  const parts = thread.parts.map((one) => (one === part ? { ...one, head: Math.max(one.head, fact.seq) } : one))
  const next = { ...thread, parts }
  const place = { conversation, at: fact.at, seq: fact.seq }
  switch (fact.kind) {
    case 'message.created':
      return withMessage(next, { kind: 'message', ...place, message: fact.data.message })
    case 'message.updated': {
      const { message, parts: said, ...after } = fact.data
      return withItems(next, (item) => {
        if (item.kind !== 'message' || item.message.id !== message) return item
        const { id, author, inReplyTo, clientId, channel } = item.message
        const same = {
          id,
          author,
          ...(inReplyTo && { inReplyTo }),
          ...(clientId && { clientId }),
          ...(channel && { channel }),
        }
        return { ...item, message: { ...same, parts: said, ...after } }
      })
    }
    case 'message.status':
      return withStatus(next, conversation, fact)
    case 'speaker.changed': {
      const { speaker, note } = fact.data
      const item: ThreadItem = { kind: 'speaker', ...place, speaker, ...(note && { note }) }
      const newer = conversation === thread.conversation && speaker.epoch >= thread.speaker.epoch
      return { ...withItem(next, item), ...(newer && { speaker }) }
    }
    case 'order.placed':
      return withItem(next, { kind: 'order', ...place, number: fact.data.order.number })
    default:
      return next
  }
}

function withStanding(thread: Thread, data: Extract<Fact, { kind: 'conversation.changed' }>['data']): Thread {
  const { closed, snoozedUntil, assignee, tags, note } = data
  const items =
    note?.is === 'removed'
      ? thread.items.filter((item) => item.kind !== 'note' || item.note.id !== note.id)
      : thread.items
  return {
    ...thread,
    items,
    ...(closed !== undefined && { closed }),
    ...(snoozedUntil !== undefined && { snoozedUntil }),
    ...(assignee !== undefined && { assignee }),
    ...(tags && { tags }),
  }
}

function withMessage(thread: Thread, item: MessageItem): Thread {
  const all = withItem(thread, item)
  if (item.message.author.kind !== 'staff') return all
  const { waitingSince: _, sla: __, ...answered } = all
  return answered
}

function withItems(thread: Thread, change: (item: ThreadItem) => ThreadItem): Thread {
  return { ...thread, items: thread.items.map(change) }
}

/** In its place, once. */
function withItem(thread: Thread, item: Exclude<ThreadItem, { kind: 'note' }>): Thread {
  const { items } = thread
  if (items.some((one) => idOf(one) === idOf(item))) return thread
  const later = items.findIndex(
    (one) => one.kind !== 'note' && one.conversation === item.conversation && one.seq > item.seq,
  )
  return { ...thread, items: later < 0 ? [...items, item] : items.toSpliced(later, 0, item) }
}

type Status = Extract<Fact, { kind: 'message.status' }>

function withStatus(thread: Thread, conversation: string, { at, data }: Status): Thread {
  const { status, by, upTo, message, reason } = data
  if (status === 'read' && by === 'shopper') {
    const parts = thread.parts.map((part) =>
      part.conversation === conversation
        ? { ...part, read: { ...part.read, shopper: Math.max(part.read.shopper, upTo) } }
        : part,
    )
    return { ...thread, parts }
  }
  // What the shop has read is the shopper's to see.
  if (status === 'read') return thread
  return withItems(thread, (item) => {
    if (item.kind !== 'message' || item.conversation !== conversation || item.message.author.kind === 'shopper')
      return item
    const meant = message === undefined ? item.seq <= upTo : item.message.id === message
    if (!meant) return item
    const before = item.fates?.at(-1)
    const fate: Fate = {
      handle: before?.handle ?? '',
      channel: before?.channel ?? item.message.channel ?? 'web',
      state: status,
      at,
      ...(reason && { reason }),
    }
    return { ...item, fates: before ? [...(item.fates ?? []).slice(0, -1), fate] : [fate] }
  })
}

export type Told = 'sent' | 'delivered' | 'read' | 'uncertain' | 'failed'

/** How far a message of the shop's side has come, for the shopper. */
export function toldOf(
  thread: Pick<Thread, 'parts'>,
  { conversation, seq, fates = [] }: MessageItem,
): { told: Told; reason?: string } {
  const bad = fates.findLast(({ state }) => state === 'failed' || state === 'refused')
  const good = fates.some(({ state }) => state === 'delivered' || state === 'read' || state === 'sent')
  const part = thread.parts.find((one) => one.conversation === conversation)
  if ((part && seq <= part.read.shopper) || fates.some(({ state, opened }) => state === 'read' || opened))
    return { told: 'read' }
  if (bad && !good) return { told: 'failed', ...(bad.reason && { reason: bad.reason }) }
  if (fates.some(({ state }) => state === 'delivered')) return { told: 'delivered' }
  const doubt = fates.findLast(({ state }) => state === 'uncertain')
  return doubt ? { told: 'uncertain', ...(doubt.reason && { reason: doubt.reason }) } : { told: 'sent' }
}
