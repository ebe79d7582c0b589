import { formatMoney } from '@souk/contract/money.ts'
import type { Option, Part } from '@souk/contract/parts.ts'
import { optionLine } from './cards.ts'
import { choicesIn, tokenOf } from './choices.ts'
import { alikeCards, chunksOf, fittedCard, pickOf, pictureAt, ROOM_FOR_A_TITLE } from './fit-cards.ts'
import type { Button, FitOptions, Fitted } from './fitted.ts'
import { gathered, isBare } from './gather.ts'
import type { Limits } from './limits.ts'
import { pageOf } from './part-page.ts'
import { rangeText, textOf } from './part-text.ts'
import { piecesOf, shorten } from './split-text.ts'
import { wordsOf } from './words.ts'

type Bill = Extract<Part, { type: 'payment.request' }>

/**
 * Lowers message parts to what a channel can show: native cards, else a list, else buttons, else numbered lines; a page
 * becomes a button or its address, long texts are split between words. Pure; nothing is cut inside a word, a price or a
 * grapheme.
 */
export function fit(parts: readonly Part[], options: FitOptions): Fitted[] {
  const drafts: Fitted[] = []
  const bill = parts.some(({ type }) => type === 'checkout') ? parts.find(isBill) : undefined
  let taken = 0
  // Where there are cards, a number means one of them: what else is offered goes by its name.
  const isCounted = !parts.some(({ type }) => type === 'carousel' || type === 'compare')
  const offered = new Set(parts.flatMap((part) => (part.type === 'quick_replies' ? choicesIn(part) : [])).map(valueOf))
  for (const [place, part] of parts.entries()) {
    const isTwin = ({ value }: Option) => PAPERS.has(part.type) && offered.has(value)
    const choices = choicesIn(part)
    const counts = isCounted && !areNumbers(choices)
    const buttons = choices.map((choice, at) => {
      const button = choiceOf(choice, taken++, counts ? at + 1 : 0, options)
      return isTwin(choice) ? null : button
    })
    const native = isBill(part) ? billed(part, options) : undefined
    if (native) drafts.push(native)
    else if (isTold(part, parts[place - 1], options.locale)) offer(drafts, present(buttons), options)
    else if (part.type === 'form.request' && isAsking(parts[place - 1]))
      drafts.push(...asked(part, drafts.pop(), options))
    else if (bill && part.type === 'checkout') drafts.push(payable(part, bill, options))
    else if (part === bill) continue
    else if (part.type === 'quick_replies') offer(drafts, present(buttons), options, undefined, true)
    else if (part.type === 'carousel' || part.type === 'compare')
      drafts.push(...cardsOf(part, buttons, options, drafts))
    else drafts.push(...draftsOf(part, present(buttons), options))
  }
  const { limits, locale } = options
  const all = limits.letters ? asLetter(drafts) : gathered(drafts, limits, locale)
  return all.flatMap((draft) => split(draft, options))
}

/** What can be done with these is often offered in the words below as well: once is enough. */
const PAPERS: ReadonlySet<Part['type']> = new Set(['product', 'cart', 'checkout'])

/** Of sizes 2, 4 and 6 the answer "4" means size 4: beside another number it would mean two. */
function areNumbers(choices: readonly Option[]): boolean {
  return choices.some(({ label }) => /^\d{1,2}$/.test(label) && Number(label) <= choices.length)
}

function valueOf({ value }: Option): string {
  return value
}

/** A cart of one line that the words before it have named, with what it costs: they may say "$174" for "$174.00". */
function isTold(part: Part, before: Part | undefined, locale: string): boolean {
  if (part.type !== 'cart' || before?.type !== 'text') return false
  const { lines, totals, currency } = part.shown
  const [line, second] = lines
  if (!line || second || !before.text.includes(line.title)) return false
  const price = formatMoney({ amount: line.total, currency }, locale)
  const isPriced = [price, price.replace(/[.,]00(?!\d)/, '')].some((words) => before.text.includes(words))
  return isPriced && totals.every(({ type, amount }) => type !== 'total' || amount === line.total)
}

function isAsking(part: Part | undefined): boolean {
  return part?.type === 'text' && /[?？]/.test(part.text)
}

/** What a form asks for was asked in the words before it: its title would ask once more. */
function asked(part: Part, before: Fitted | undefined, options: FitOptions): Fitted[] {
  const [draft, ...more] = draftsOf(part, [], options)
  if (!before) return []
  return draft ? [{ ...draft, text: before.text }, ...more] : [before]
}

const isBill = (part: Part): part is Bill => part.type === 'payment.request'

/** A checkout whose payment is asked for in the same message has that as its one way on. */
function payable(part: Part, bill: Bill, options: FitOptions): Fitted {
  const draft: Fitted = { text: textOf(part, options.locale), buttons: [] }
  // Where the messenger takes the money, its bill follows by itself.
  const page = options.bill?.(bill.payment) ? undefined : pageOf(bill, options)
  if (page) lead(draft, page, options)
  return draft
}

/** What the messenger itself takes the money for, and where it can be paid otherwise. */
function billed(part: Bill, { bill, locale, url }: FitOptions): Fitted | undefined {
  const found = bill?.(part.payment)
  if (!found) return undefined
  const { text, other, ...rest } = found
  const words = wordsOf(locale)
  const pay = `${words.pay} · ${formatMoney(part.amount, locale)}`
  return {
    text,
    buttons: [],
    bill: { ...rest, pay, url: url(part.url) },
    ...(other === undefined ? {} : { link: { label: words.otherwise, url: url(other), own: true } }),
  }
}

/** All that is said under one cover. */
function asLetter(drafts: readonly Fitted[]): Fitted[] {
  const text = drafts
    .map((draft) => draft.text)
    .filter(Boolean)
    .join('\n\n')
  return text === '' ? [] : [{ text, buttons: [] }]
}

function choiceOf(
  { label, hint, disabled }: Option,
  index: number,
  place: number,
  { message }: FitOptions,
): Button | null {
  if (disabled) return null
  return { id: tokenOf(message, index), label, place, ...(hint === undefined ? {} : { hint }) }
}

function present(buttons: readonly (Button | null)[]): Button[] {
  return buttons.filter((button) => button !== null)
}

function draftsOf(part: Part, buttons: readonly Button[], options: FitOptions): Fitted[] {
  const { limits, locale } = options
  const form = options.form?.(part)
  const draft: Fitted = { text: textOf(part, locale), buttons: [], ...(form ? { form } : {}) }
  if (isMedia(part) && limits.media.includes(part.type)) {
    const url = part.type === 'image' ? pictureAt(part.url, options) : options.url(part.url)
    draft.media = { type: part.type, url, ...(part.name ? { name: part.name } : {}) }
    return [draft]
  }
  // A single card is a card as well, where one can stand alone; what it has no buttons for stands below it, so without a
  // picture that is all.
  const stands = limits.cards > 0 && !limits.cardsAlike
  if (part.type === 'product' && stands && (limits.cardButtons > 0 || part.shown.image)) {
    const drafts: Fitted[] = [{ text: '', buttons: [], cards: [fittedCard(part, buttons, options)] }]
    if (limits.cardButtons === 0) offer(drafts, buttons, options)
    return drafts
  }
  if (part.type === 'product' && part.shown.image && limits.media.includes('image'))
    draft.media = { type: 'image', url: pictureAt(part.shown.image, options) }
  const page = pageOf(part, options)
  if (page) lead(draft, page, options)
  if (draft.text === '') return []
  const drafts = [draft]
  if (part.type === 'list') offer(drafts, buttons, options, part)
  else if (part.type === 'survey') offer(drafts, buttons, options, {})
  else {
    const within = buttons.map((button) => labelWithin(button, buttons.length, limits))
    if (fitsButtons(within, limits) || fitsList(within, limits)) offer(drafts, within, options)
  }
  return drafts
}

/** What can be done with a thing is not lost to a long word, where there is room to tell what it is. */
function labelWithin(button: Button, count: number, { buttons, buttonLabel, listLabel }: Limits): Button {
  const most = count <= buttons ? buttonLabel : listLabel
  return most < ROOM_FOR_A_TITLE ? button : { ...button, label: shorten(button.label, most) }
}

/** A page as a button where there is one, else as its address. */
function lead(draft: Fitted, page: NonNullable<Fitted['link']>, { limits }: FitOptions): void {
  if (limits.link !== 'none' && page.label.length <= limits.linkLabel && draft.text !== '') draft.link = page
  else draft.text = [draft.text, page.url].filter(Boolean).join('\n')
}

function isMedia(part: Part): part is Extract<Part, { type: 'image' | 'file' | 'audio' | 'video' }> {
  return part.type === 'image' || part.type === 'file' || part.type === 'audio' || part.type === 'video'
}

function fitsButtons(buttons: readonly Button[], { buttons: most, buttonLabel }: Limits): boolean {
  return buttons.length <= most && buttons.every(({ label }) => label.length <= buttonLabel)
}

/** What stands beside a label may be a price or a day: it is shown whole, or in a line of its own. */
function fitsList(buttons: readonly Button[], { list, listLabel, listHint }: Limits): boolean {
  const fits = ({ label, hint = '' }: Button) => label.length <= listLabel && hint.length <= listHint
  return buttons.length <= list && buttons.every(fits)
}

/** Puts what can be tapped under the last text: as buttons, else as a list, else in numbered lines. */
function offer(
  drafts: Fitted[],
  buttons: readonly Button[],
  options: FitOptions,
  list?: { button?: string | undefined },
  beside = false,
): void {
  if (buttons.length === 0) return
  const { limits, locale } = options
  const words = wordsOf(locale)
  const last = drafts.at(-1)
  const asButtons = fitsButtons(buttons, limits) && !buttons.some(({ hint }) => hint)
  if (!asButtons && !fitsList(buttons, limits)) {
    const lines = buttons
      .map(({ place, label, hint }, index) => optionLine(place ?? index + 1, [label, hint].filter(Boolean).join(' · ')))
      .join('\n')
    // Where only a list could tell what each is, they are told in lines and tapped by their names.
    const taps = fitsButtons(buttons, limits) ? buttons.map(buttonOf) : []
    if (list && last) Object.assign(last, { text: `${last.text}\n${lines}`, buttons: taps })
    else drafts.push({ text: lines, buttons: taps })
    return
  }
  const holds = last?.cards ? limits.repliesUnderCards === true && asButtons : last?.text !== ''
  const isFree = last !== undefined && last.buttons.length === 0 && !last.list && holds
  const isOpen = isFree && (!last.link || limits.link === 'beside') && (asButtons || !last.media)
  const under = isOpen ? last : { text: beside && last?.cards ? words.or : words.choose, buttons: [] }
  if (!isOpen) drafts.push(under)
  if (asButtons) under.buttons = buttons.map(buttonOf)
  else
    under.list = { button: opener(list?.button, words.choices, limits), rows: buttons.map((row) => rowOf(row, limits)) }
}

function buttonOf({ id, label, place }: Button, index: number): Button {
  return { id, label, ...(place === undefined || place === index + 1 ? {} : { place }) }
}

function opener(own: string | undefined, general: string, { listButton }: Limits): string {
  return own !== undefined && own.length <= listButton ? own : shorten(general, listButton)
}

function rowOf({ id, label, hint }: Button, { listHint }: Limits): Button {
  return { id, label, ...(hint && listHint > 0 ? { hint: shorten(hint, listHint) } : {}) }
}

type Cards = Extract<Part, { type: 'carousel' | 'compare' }>

/** Cards beside each other, else a list or buttons to pick from under their numbered lines. */
function cardsOf(part: Cards, buttons: readonly (Button | null)[], options: FitOptions, before: Fitted[]): Fitted[] {
  const { limits, locale } = options
  let from = 0
  const cards = part.cards.map((card) => {
    const own = present(buttons.slice(from, from + card.actions.length))
    from += card.actions.length
    return { card, own }
  })
  const picks = cards.flatMap(({ card, own: [first] }, index) => (first ? [pickOf(card, first, index, options)] : []))
  if (part.type === 'carousel' && limits.cards > 1) {
    const shown = cards.map(({ card, own }) => fittedCard(card, own, options))
    if (!limits.cardsAlike) {
      const rows: Fitted[] = chunksOf(shown, limits.cards).map((some) => ({ text: '', buttons: [], cards: some }))
      if (limits.cardButtons === 0) offer(rows, picks, options)
      return rows
    }
    const alike = alikeCards(shown)
    if (alike)
      return chunksOf(alike, limits.cards).map((some) => ({
        text: headOver(before, options),
        buttons: [],
        cards: some,
      }))
  }
  const drafts: Fitted[] = [{ text: textOf(part, locale), buttons: [] }]
  const prices = part.cards.map(({ shown }) => rangeText(shown.price, locale))
  const canList = picks.length <= limits.list && prices.every((price) => price.length <= limits.listHint)
  if (picks.length < cards.length) return drafts
  // What it costs stands in the lines above.
  const bare = picks.map(({ id, label }) => ({ id, label }))
  if (fitsButtons(bare, limits)) offer(drafts, bare, options)
  else if (picks.length <= limits.buttons || canList) offer(drafts, picks, options)
  return drafts
}

/** What was said before stands over the cards, where it is nothing but a text. */
function headOver(before: Fitted[], { limits, locale }: FitOptions): string {
  const last = before.at(-1)
  if (!last || !isBare(last) || last.text.length > limits.body) return wordsOf(locale).choose
  before.pop()
  return last.text
}

/** What is too long becomes several; what hangs on it stays with the last. */
function split(draft: Fitted, { limits }: FitOptions): Fitted[] {
  const { text, ...rest } = draft
  const pieces = piecesOf(text, isBare(draft) ? limits.text : limits.body, limits.bytes)
  if (pieces.length === 0) return draft.media || draft.cards ? [draft] : []
  return pieces.map((piece, index) =>
    index === pieces.length - 1 ? { text: piece, ...rest } : { text: piece, buttons: [] },
  )
}
