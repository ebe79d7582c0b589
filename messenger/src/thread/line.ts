import type { Author, Message } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import { t } from '../i18n/t.ts'
import { money } from '../state/format.ts'

/** Who speaks, as it is said to those who do not see the shape. */
export function nameOf(kind: Author['kind'], name?: string): string {
  if (kind === 'shopper') return t('author.you')
  if (kind === 'staff') return name ?? t('author.staff')
  if (kind === 'concierge') return name ?? t('author.concierge')
  return t('author.shop')
}

/** A message in words alone, its author first, as it is read out. */
export function lineOf({ author, parts }: Message): string {
  return `${nameOf(author.kind, author.name)}: ${hereOf(parts).flatMap(wordsOf).join(' ')}`
}

/** Only where it ended, for the list of threads: mostly the question that is open. */
export function lastLineOf({ author, parts }: Message): string {
  const text = parts.findLast((part) => part.type === 'text')
  const last = (text ? [text] : parts).flatMap(wordsOf).at(-1)?.split('\n').at(-1) ?? ''
  return `${nameOf(author.kind, author.name)}: ${last}`
}

function wordsOf(part: Part): string[] {
  switch (part.type) {
    case 'text':
    case 'system':
      return [part.text]
    case 'choice':
      return [part.label ?? part.value]
    case 'form':
      return part.label ? [part.label] : Object.values(part.values).filter((value) => typeof value === 'string')
    case 'items':
      return [part.label]
    case 'form.request':
    case 'list':
      return [part.title]
    case 'carousel':
    case 'compare':
      return [t('carousel.label', { count: part.cards.length })]
    case 'product':
      return [part.shown.title]
    case 'payment.request':
      return [t('pay.now', { amount: money(part.amount) })]
    case 'order':
      return [t('receipt.title', { number: part.shown.number })]
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
      return [part.alt ?? part.name ?? t('media.file')]
    case 'location':
      return part.label ? [part.label] : []
    case 'survey':
      return [part.question]
    case 'address':
    case 'cart':
    case 'checkout':
    case 'quick_replies':
    case 'tracking':
    case 'understood':
      return []
  }
}

/** Of a move into another messenger: what is recalled there is to be seen here anyway. */
export function hereOf(parts: readonly Part[]): readonly Part[] {
  const moved = parts.filter((part) => part.type === 'system' && part.to?.channel)
  return moved.length > 0 ? moved : parts
}
