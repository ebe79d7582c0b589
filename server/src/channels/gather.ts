import type { Limits } from './limits.ts'
import { wordsOf } from './words.ts'

type Draft = {
  text: string
  buttons: readonly object[]
  list?: { button: string; rows: object[] }
  cards?: unknown
  link?: unknown
  media?: unknown
  form?: unknown
  bill?: unknown
}

/**
 * An answer in as few messages as it can be said in: each rings a phone, and many are paid for. Words stand over what follows
 * them, and what can be tapped after a list joins it.
 */
export function gathered<D extends Draft>(drafts: readonly D[], limits: Limits, locale: string): D[] {
  const all: D[] = []
  for (const draft of drafts) {
    const last = all.at(-1)
    const joined =
      last &&
      (overIt(last, draft, limits) ?? intoList(last, draft, limits, locale) ?? underOthers(last, draft, limits, locale))
    if (joined) all[all.length - 1] = joined
    else all.push(draft)
  }
  return all
}

function overIt<D extends Draft>(last: D, draft: D, { body, bytes }: Limits): D | undefined {
  if (!isBare(last) || draft.media !== undefined || draft.cards !== undefined || draft.bill !== undefined)
    return undefined
  const text = `${last.text}\n\n${draft.text}`
  const fits = (bytes ? Buffer.byteLength(text) : text.length) <= body
  return fits || isBare(draft) ? { ...draft, text } : undefined
}

function intoList<D extends Draft>(last: D, draft: D, limits: Limits, locale: string): D | undefined {
  if (!last.list || !draft.list || draft.text !== wordsOf(locale).choose) return undefined
  const rows = [...last.list.rows, ...draft.list.rows]
  return rows.length <= limits.list ? { ...last, list: { ...last.list, rows } } : undefined
}

/** Buttons that need a text of their own only because there are others before them. */
function underOthers<D extends Draft>(last: D, draft: D, { buttons: most }: Limits, locale: string): D | undefined {
  if (last.buttons.length === 0 || !isButtons(draft) || draft.text !== wordsOf(locale).choose) return undefined
  const buttons = [...last.buttons, ...draft.buttons]
  return buttons.length <= most ? { ...last, buttons } : undefined
}

function isButtons({ buttons, list, cards, link, media }: Draft): boolean {
  return buttons.length > 0 && !list && !cards && !link && !media
}

/** A text that nothing hangs on. */
export function isBare({ buttons, list, cards, link, media, form, bill }: Draft): boolean {
  return buttons.length === 0 && !list && !cards && !link && !media && !form && !bill
}
