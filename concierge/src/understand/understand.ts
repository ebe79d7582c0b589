import type { Span, Understanding, Wanted } from '@souk/contract/understanding.ts'
import { broaderOf, findConcepts, kindOf, type Match, type ShopWords } from '../lexicon/match.ts'
import { spanOf } from '../text/normalise.ts'
import { momentIn } from './calendar.ts'
import { classify } from '../intents/classify.ts'
import { findContacts } from './contact.ts'
import { findCorrections, slotOf, type Said } from './corrections.ts'
import { findWhen, type WhenFound } from './dates.ts'
import { decideIntents, type Evidence, type Intent } from './intent-rules.ts'
import { leftWords } from './left-words.ts'
import { negated } from './negation.ts'
import { findOrderNumber } from './order-number.ts'
import { findOrdinal } from './ordinals.ts'
import { findPrice } from './price.ts'
import { findQuantity } from './quantity.ts'
import { claim, isTaken, type Reading } from './reading.ts'
import { findReferences } from './references.ts'
import { findSizes, sizeAlone, type SizeFound } from './size.ts'
import { earlierConcept, readMessage } from './message.ts'

export type UnderstandInput = {
  text: string
  locale?: string
  country?: string
  timezone?: string
  /** RFC 3339. */
  now: string
  /** The shop's currency, ISO 4217. */
  currency: string
  /** The shopper's earlier texts, oldest first. */
  history?: readonly string[]
  words?: ShopWords
}

/**
 * What one message of a shopper means; pure, and total: any text gives an answer.
 * @example understand({ text: 'prom dress, at most $200', now: '2026-11-22T10:00:00Z', currency: 'USD' }).want.types // ['dress']
 */
export function understand(input: UnderstandInput): Understanding {
  const { reading, language, country, romanised } = readMessage(input)
  const marks: Mark[] = []
  const mark = (concept: string, start: number, end: number, take = true) => {
    marks.push({ concept, start, end })
    if (take) claim(reading, start, end)
  }
  for (const contact of findContacts(reading)) mark(contact.concept, contact.start, contact.end)
  const order = findOrderNumber(reading)
  if (order) mark('order', order.start, order.end)
  const when = findWhen(reading, momentIn(input.now, input.timezone), country)
  for (const span of when.spans) mark('date', span.start, span.end, !when.holiday)
  const ordinal = findOrdinal(reading)
  if (ordinal) mark('reference', ordinal.start, ordinal.end)
  const sizes = findSizes(reading, country)
  const alone = sizes.length === 0 ? sizeAlone(reading, country) : undefined
  if (alone) sizes.push(alone)
  for (const size of sizes) mark('size', size.start, size.end)
  const price = findPrice(reading, input.currency)
  if (price) mark('price', price.start, price.end)
  const found = findConcepts(reading.text, reading.tokens, reading.language, input.words)
  const matches = found.filter((match) => isWord(match, reading) && !isTaken(reading, match.start, match.end))
  const quantity = findQuantity(reading, matches)
  if (quantity) mark('quantity', quantity.start, quantity.end)
  for (const match of matches) mark(match.id, match.start, match.end, false)
  const references = findReferences(reading, matches, ordinal)
  for (const reference of references)
    if (reference.kind === 'last_order' || reference.kind === 'person')
      mark('reference', reference.start, reference.end, false)
  const unwanted = negated(reading, matches)
  const wanted = matches.filter((match) => !unwanted.has(match))
  const said = saidBy(wanted, sizes, price?.wish.max ?? price?.wish.about, quantity, price)
  const corrections = findCorrections(reading, said, [...unwanted], (slot) => earlierConcept(input, slot))
  const left = leftWords(reading, marks)
  const picksShown = references.some((reference) => reference.kind === 'ordinal' || reference.kind === 'attribute')
  const intents = intentsOf(romanised ? reading.text : reading.normal.original, reading, {
    left: left.length,
    types: wanted.filter((match) => match.kind === 'type').length,
    attributes: matches.filter((match) => match.kind !== 'type' && match.kind !== 'service').length,
    hasPrice: price !== undefined,
    hasSize: sizes.length > 0,
    hasDate: when.spans.length > 0,
    hasOrder: order !== undefined,
    picksShown,
    sameAgain: references.some((reference) => reference.kind === 'last_order'),
    corrects: corrections.length > 0,
  })
  const orderReference = order && {
    kind: 'order' as const,
    id: order.id,
    text: original(reading, order.start, order.end),
  }
  return {
    language,
    intents,
    inScope: intents[0]?.name !== 'out.of.scope',
    spans: marks
      .map(({ concept, start, end }) => ({ ...spanOf(reading.normal, start, end), concept }))
      .toSorted(bySpan),
    want: {
      types: typesOf(wanted, intents),
      attributes: attributesOf(matches, unwanted, sizes, when),
      price: price?.wish ?? {},
      ...(quantity ? { quantity: quantity.value } : {}),
      ...(when.deliverBy ? { deliverBy: when.deliverBy } : {}),
      ...(when.at ? { at: when.at } : {}),
      text: left.join(' '),
    },
    references: [
      ...references.map(({ start: _start, end: _end, ...reference }) => reference),
      ...(orderReference ? [orderReference] : []),
    ],
    ...(order ? { order: order.id } : {}),
    corrections,
  }
}

type Mark = { concept: string; start: number; end: number }
type Rest = Omit<Evidence, 'text'>

function intentsOf(text: string, reading: Reading, evidence: Rest): Intent[] {
  return decideIntents(classify(text), { ...evidence, text: reading.text })
}

/** A single Latin letter is no concept in a sentence ("s" in "women s"); sizes have their own reader. */
function isWord(match: Match, reading: Reading): boolean {
  return match.end - match.start > 1 || /\p{Script=Han}/u.test(reading.text.slice(match.start, match.end))
}

const ASIDE = new Set([
  'delivery.ask',
  'order.status',
  'order.cancel',
  'order.change',
  'return.start',
  'exchange.start',
  'refund.status',
  'policy.ask',
  'payment.ask',
  'complaint',
])

/** What is wanted, the most specific only: "dress" falls away beside "evening dress". Services count where nothing else is named. */
function typesOf(wanted: readonly Match[], intents: readonly Intent[]): string[] {
  const things = [...new Set(wanted.filter((match) => match.kind === 'type').map((match) => match.id))]
  const services =
    things.length === 0 && !ASIDE.has(intents[0]?.name ?? '')
      ? wanted.filter((match) => match.kind === 'service').map((match) => match.id)
      : []
  const all = things.length > 0 ? things : [...new Set(services)]
  const named = all.filter((id) => !all.some((other) => other !== id && broaderOf(other).includes(id)))
  // "a scarf as a gift" is a scarf
  return named.length > 1 ? named.filter((id) => id !== 'gift') : named
}

function attributesOf(
  matches: readonly Match[],
  unwanted: ReadonlySet<Match>,
  sizes: readonly SizeFound[],
  when: WhenFound,
): Record<string, Wanted> {
  const attributes: Record<string, Wanted> = {}
  const put = (key: string, list: 'any' | 'not', id: string) => {
    const wanted = (attributes[key] ??= { any: [], not: [] })
    if (!wanted[list].includes(id)) wanted[list].push(id)
  }
  for (const match of matches) {
    if (unwanted.has(match)) put(slotOf(match), 'not', match.id)
    else if (match.kind !== 'type' && match.kind !== 'service') put(match.kind, 'any', match.id)
  }
  for (const size of sizes) for (const id of size.ids) put('size', 'any', id)
  if (when.holiday && !attributes['occasion'] && kindOf(when.holiday) === 'occasion')
    put('occasion', 'any', when.holiday)
  for (const wanted of Object.values(attributes)) wanted.any = wanted.any.filter((id) => !wanted.not.includes(id))
  return attributes
}

function saidBy(
  wanted: readonly Match[],
  sizes: readonly SizeFound[],
  money: { amount: number } | undefined,
  quantity: { value: number; start: number; end: number } | undefined,
  price: { start: number; end: number } | undefined,
): Said[] {
  const said: Said[] = wanted.map((match) => ({
    slot: slotOf(match),
    to: match.id,
    start: match.start,
    end: match.end,
  }))
  for (const { ids, start, end } of sizes) for (const id of ids) said.push({ slot: 'size', to: id, start, end })
  if (quantity) said.push({ slot: 'quantity', to: String(quantity.value), start: quantity.start, end: quantity.end })
  if (price && money) said.push({ slot: 'price', to: String(money.amount), start: price.start, end: price.end })
  return said
}

function original(reading: Reading, start: number, end: number): string {
  const span = spanOf(reading.normal, start, end)
  return reading.normal.original.slice(span.start, span.end)
}

function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
