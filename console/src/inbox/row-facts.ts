import type { Fact, Message } from '@souk/contract/conversation.ts'
import type { InboxRow } from '@souk/contract/inbox.ts'

const LONGEST = 200

/** A row after something has happened in its thread, as far as the fact tells. */
export function rowAfter(row: InboxRow, fact: Fact, me: string): InboxRow {
  switch (fact.kind) {
    case 'message.created':
      return said(row, fact.seq, fact.at, fact.data.message, me)
    case 'speaker.changed': {
      const { waitingSince: _, ...rest } = row
      const { speaker } = fact.data
      return speaker.kind === 'concierge' ? { ...rest, speaker } : { ...row, speaker }
    }
    case 'cart.changed': {
      const { cart: _, ...rest } = row
      const { currency, lines, totals } = fact.data.cart
      const amount = totals.findLast(({ type }) => type === 'total')?.amount ?? 0
      return lines.length === 0 ? rest : { ...rest, cart: { amount, currency } }
    }
    case 'conversation.changed': {
      const { closed, snoozedUntil, assignee, tags } = fact.data
      return {
        ...row,
        ...(closed !== undefined && { closed }),
        ...(snoozedUntil !== undefined && { snoozedUntil }),
        ...(assignee !== undefined && { assignee }),
        ...(tags && { tags }),
      }
    }
    case 'order.placed': {
      const { cart: _, ...rest } = row
      return rest
    }
    default:
      return row
  }
}

function said(row: InboxRow, seq: number, at: string, message: Message, me: string): InboxRow {
  const { author, parts } = message
  const mine = author.kind === 'staff' && author.id === me
  const last = { seq, at, author, text: textOf(parts), part: parts[0]?.type ?? 'text' }
  const next: InboxRow = { ...row, last, unread: mine ? false : row.unread || author.kind === 'shopper', activeAt: at }
  if (author.kind === 'shopper') return { ...next, closed: false, snoozedUntil: null, ...waits(row, at) }
  if (author.kind !== 'staff') return next
  const { waitingSince: _, sla: __, ...answered } = next
  return answered
}

/** With a person, every word of the shopper waits for one. */
function waits({ speaker, waitingSince }: InboxRow, at: string): { waitingSince?: string } {
  return speaker.kind === 'concierge' || waitingSince !== undefined ? {} : { waitingSince: at }
}

export function textOf(parts: Message['parts']): string {
  for (const part of parts) {
    if (part.type === 'text') return part.text.slice(0, LONGEST)
    if (part.type === 'choice') return part.label ?? part.value
    if (part.type === 'items' || part.type === 'form') return part.label ?? ''
    if (part.type === 'system') return part.text.slice(0, LONGEST)
  }
  return ''
}
