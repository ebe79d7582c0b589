import { formatMoney, type Money } from '@souk/contract/money.ts'
import type { Card, Option, Part } from '@souk/contract/parts.ts'
import type { Limits } from './limits.ts'

/** What a channel is given in the end: texts, each with at most the buttons it can show. */
export type Fitted = { text: string; buttons: Option[] }

export type FitOptions = {
  limits: Limits
  /** For money and separators. */
  locale: string
  /** Makes addresses whole: a root-relative one means our own server. */
  publicUrl: string
}

/**
 * Lowers message parts to what a channel can show: cards and lists become numbered lines, a page becomes its address,
 * long texts are split between words. Pure; nothing is cut inside a word, a price or a grapheme.
 */
export function fit(parts: readonly Part[], options: FitOptions): Fitted[] {
  const fitted: Fitted[] = []
  for (const part of parts) {
    const last = fitted.at(-1)
    if (part.type === 'quick_replies') {
      const { limits } = options
      const asButtons =
        part.options.length <= limits.buttons && part.options.every(({ label }) => label.length <= limits.buttonLabel)
      if (asButtons && last && last.buttons.length === 0) last.buttons = [...part.options]
      else fitted.push({ text: numbered(part.options.map(({ label }) => label)), buttons: [] })
      continue
    }
    const text = textOf(part, options)
    if (text !== '') fitted.push({ text, buttons: [] })
  }
  return fitted.flatMap(({ text, buttons }) => {
    const pieces = splitText(text, options.limits.text)
    return pieces.map((piece, index) => ({ text: piece, buttons: index === pieces.length - 1 ? buttons : [] }))
  })
}

function textOf(part: Part, options: FitOptions): string {
  const url = (path: string) => (path.startsWith('/') ? options.publicUrl + path : path)
  const price = (amount: number, currency: string) => formatMoney({ amount, currency }, options.locale)
  switch (part.type) {
    case 'text':
      return part.text
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
      return [part.alt ?? part.name ?? '', url(part.url)].filter(Boolean).join(' ')
    case 'product':
      return cardText(part, options)
    case 'carousel':
      return numbered(part.cards.map((card) => cardText(card, options)))
    case 'compare':
      return part.cards.map((card, at) => columnText(part, card, at)).join('\n\n')
    case 'list':
      return `${part.title}\n${numbered(part.options.map(({ label, hint }) => [label, hint].filter(Boolean).join(' · ')))}`
    case 'cart':
    case 'checkout':
    case 'order': {
      const { currency, lines, totals } = part.shown
      const rows = lines.map(
        (line) =>
          `${line.quantity} × ${[line.title, line.detail].filter(Boolean).join(', ')}: ${price(line.total, currency)}`,
      )
      const total = totals.find(({ type }) => type === 'total')
      const head = part.type === 'order' ? [part.shown.number] : []
      return [
        ...head,
        ...rows,
        ...(total ? [`= ${price(total.amount, currency)}`] : []),
        ...('url' in part ? [url(part.url)] : []),
      ].join('\n')
    }
    case 'payment.request':
      return `${price(part.amount.amount, part.amount.currency)}: ${url(part.url)}`
    case 'tracking': {
      const done = part.shown.steps.filter((step) => step.at !== undefined).map(({ state }) => state)
      return [`${part.shown.number}: ${done.join(' → ')}`, part.shown.tracking, part.shown.url]
        .filter(Boolean)
        .join('\n')
    }
    case 'form.request':
      return part.title
    case 'system':
      return part.text
    case 'location':
      return part.label ?? `${part.latitude}, ${part.longitude}`
    case 'address':
      return Object.values(part.address).join(', ')
    case 'understood':
    case 'choice':
    case 'form':
    case 'quick_replies':
      return ''
  }
}

/** What a narrow channel shows of a comparison: one after the other, and of each only what tells it apart. */
function columnText({ rows }: Extract<Part, { type: 'compare' }>, { shown }: Card, at: number): string {
  const own = rows.filter(({ differs, cells }) => differs && cells[at] !== '')
  return [`${at + 1}. ${shown.title}`, ...own.map(({ name, cells }) => `${name}: ${cells[at] ?? ''}`)].join('\n')
}

function cardText({ shown }: Card, options: FitOptions): string {
  return [shown.title, rangeText(shown.price, options.locale), shown.detail].filter(Boolean).join(' · ')
}

function rangeText(price: { min: Money; max: Money }, locale: string): string {
  const low = formatMoney(price.min, locale)
  return price.min.amount === price.max.amount ? low : `${low} – ${formatMoney(price.max, locale)}`
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n')
}

/** Splits between lines, else between words, else between graphemes; each piece has at most `most` characters. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > most) {
    const at = cutOf(rest, most)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

function cutOf(text: string, most: number): number {
  const window = text.slice(0, most + 1)
  const line = window.lastIndexOf('\n')
  if (line > most / 3) return line
  // A no-break space holds a price together: only plain blanks part words.
  const blank = window.lastIndexOf(' ')
  const next = text.slice(blank + 1).search(/[ \n]/)
  const word = next === -1 ? text.length - blank - 1 : next
  return blank > 0 && word <= most ? blank : (wordEnd(text, most) ?? graphemeEnd(text, most))
}

const GLUE = /[\u00a0\u202f\u2060\u200d]/
const FIGURE = /[\p{Nd}\p{Sc}.,'’٫٬]/u

/** The last end of a word, as far as scripts without blanks tell, that is not inside a price. */
function wordEnd(text: string, most: number): number | undefined {
  let end: number | undefined
  for (const { index } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(0, most + 32))) {
    if (index > most) break
    const [before, after] = [text.slice(0, index).slice(-1), text.slice(index).charAt(0)]
    if (index > 0 && !GLUE.test(before + after) && !(FIGURE.test(before) && FIGURE.test(after))) end = index
  }
  return end
}

/** The end of the last grapheme that fits; of one that alone is too long, as many whole characters as fit. */
function graphemeEnd(text: string, most: number): number {
  let end = 0
  for (const { index, segment } of new Intl.Segmenter().segment(text.slice(0, most + 32))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  if (end > 0) return end
  return most > 1 && /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
}
