import type { Part } from '@souk/contract/parts.ts'
import { wordsOf } from './words.ts'

/** `own`: a page of ours. */
type Page = { label: string; url: string; own?: true }
type Whole = { locale: string; url(path: string): string }

/** The page that a part leads to, as its button is called. */
export function pageOf(part: Part, { url, locale }: Whole): Page | undefined {
  const words = wordsOf(locale)
  const page = (label: string, path: string) => {
    const whole = url(path)
    // What is made whole for the reader is a page of ours.
    return { label, url: whole, ...(whole === path ? {} : { own: true as const }) }
  }
  switch (part.type) {
    case 'image':
    case 'file':
    case 'audio':
    case 'video':
    case 'checkout':
      return page(words.open, part.url)
    case 'payment.request':
      return page(words.pay, part.url)
    case 'order':
      return page(words.order, part.url)
    case 'tracking':
      return part.shown.url === undefined ? undefined : page(words.track, part.shown.url)
    default:
      return undefined
  }
}
