import { formatMoney, type Money } from '@souk/contract/money.ts'
import type { Card, Part } from '@souk/contract/parts.ts'
import { stepText } from './step-words.ts'

/** A part in words, without what can be tapped and without the pages it leads to. */
export function textOf(part: Part, locale: string): string {
  switch (part.type) {
    case 'text':
    case 'system':
      return part.text
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
      return part.alt ?? part.name ?? ''
    case 'product':
      return cardText(part, locale)
    case 'carousel':
      return numbered(part.cards.map((card) => cardText(card, locale)))
    case 'compare':
      return part.cards.map((card, at) => columnText(part, card, at)).join('\n\n')
    case 'cart':
    case 'checkout':
    case 'order':
      return paperText(part, locale)
    case 'payment.request':
      return formatMoney(part.amount, locale)
    case 'tracking': {
      const steps = part.shown.steps.filter((step) => step.at !== undefined)
      const done = steps.map(({ state }) => stepText(state, part.shown, locale))
      return [`${part.shown.number}: ${done.join(' → ')}`, part.shown.tracking].filter(Boolean).join('\n')
    }
    case 'survey':
      return part.question
    case 'list':
    case 'form.request':
      return part.title
    case 'location':
      return part.label ?? `${part.latitude}, ${part.longitude}`
    case 'items':
      return part.label
    case 'address':
      return Object.values(part.address).join(', ')
    case 'understood':
    case 'choice':
    case 'form':
    case 'quick_replies':
      return ''
  }
}

function paperText(part: Extract<Part, { type: 'cart' | 'checkout' | 'order' }>, locale: string): string {
  const { currency, lines, totals } = part.shown
  const price = (amount: number) => formatMoney({ amount, currency }, locale)
  const rows = lines.map(
    ({ quantity, title, detail, total }) =>
      `${quantity} × ${[title, detail].filter(Boolean).join(', ')}: ${price(total)}`,
  )
  const total = totals.find(({ type }) => type === 'total')
  const head = part.type === 'order' ? [part.shown.number] : []
  return [...head, ...rows, ...(total ? [`= ${price(total.amount)}`] : [])].join('\n')
}

/** What a narrow channel shows of a comparison: one after the other, and of each only what tells it apart. */
function columnText({ rows }: Extract<Part, { type: 'compare' }>, { shown }: Card, at: number): string {
  const own = rows.filter(({ differs, cells }) => differs && cells[at] !== '')
  return [`${at + 1}. ${shown.title}`, ...own.map(({ name, cells }) => `${name}: ${cells[at] ?? ''}`)].join('\n')
}

export function cardText({ shown }: Card, locale: string): string {
  return [shown.title, rangeText(shown.price, locale), shown.detail].filter(Boolean).join(' · ')
}

export function rangeText(price: { min: Money; max: Money }, locale: string): string {
  const low = formatMoney(price.min, locale)
  return price.min.amount === price.max.amount ? low : `${low} – ${formatMoney(price.max, locale)}`
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n')
}
