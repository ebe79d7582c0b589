import { findConcepts, type Match } from '../lexicon/match.ts'
import { asides } from './aside.ts'
import { momentIn } from './calendar.ts'
import { findContacts } from './contact.ts'
import { findSwaps, slotOf, type Said, type Swap } from './corrections.ts'
import { findWhen, type WhenFound } from './dates.ts'
import type { UnderstandInput } from './input.ts'
import { negated } from './negation.ts'
import { findOrderNumber, type OrderFound } from './order-number.ts'
import { findOrdinals } from './ordinals.ts'
import { findPrice, type PriceFound } from './price.ts'
import { findQuantity, type QuantityFound } from './quantity.ts'
import { claim, isTaken, type Reading } from './reading.ts'
import { findReferences, type ReferenceFound } from './references.ts'
import { asShoe } from './size-system.ts'
import { capitalSizes, findMeasures, findSizes, isShoe, sizeAlone, sizesBeside, type SizeFound } from './size.ts'

/** Nobody means more things than this in one message. */
const MOST = 60

/** A stretch of the folded text and what it was understood as. */
export type Mark = { concept: string; start: number; end: number }
export type Findings = {
  language: string
  marks: Mark[]
  order: OrderFound | undefined
  when: WhenFound
  sizes: SizeFound[]
  price: PriceFound | undefined
  quantity: QuantityFound | undefined
  matches: Match[]
  unwanted: ReadonlySet<Match>
  wanted: Match[]
  swaps: readonly Swap[]
  /** What the wanted thing is for or has; not wanted itself. */
  aside: ReadonlySet<Match>
  references: ReferenceFound[]
}

/** Runs the extractors, the surest first: what one has taken, the next does not read again. */
export function extract(reading: Reading, input: UnderstandInput, country: string): Findings {
  const marks: Mark[] = []
  const mark = (concept: string, start: number, end: number, take = true) => {
    marks.push({ concept, start, end })
    if (take) claim(reading, start, end)
  }
  for (const contact of findContacts(reading)) mark(contact.concept, contact.start, contact.end)
  const order = findOrderNumber(reading)
  if (order) mark('order', order.start, order.end)
  const when = findWhen(reading, momentIn(input.now, input.timezone), country)
  // the name of a feast is an occasion too
  for (const { start, end, feast } of when.spans) mark('date', start, end, !feast)
  reading.feasts.push(...when.spans.filter(({ feast }) => feast))
  const ordinals = findOrdinals(reading)
  for (const { start, end } of ordinals) mark('reference', start, end)
  const sizes = findSizes(reading, country)
  const alone = sizes.length === 0 ? sizeAlone(reading, country) : undefined
  if (alone) sizes.push(alone)
  for (const size of sizes) mark('size', size.start, size.end)
  for (const { start, end } of findMeasures(reading)) claim(reading, start, end)
  const price = findPrice(reading, input.currency)
  if (price) mark('price', price.start, price.end)
  const found = findConcepts(reading.text, reading.tokens, reading.language, input.words, MOST)
  const matches = found.filter((match) => isWord(match, reading) && !isTaken(reading, match.start, match.end))
  for (const size of [...sizesBeside(reading, matches, country), ...capitalSizes(reading, matches, sizes)]) {
    sizes.push(size)
    mark('size', size.start, size.end)
  }
  if (matches.some(({ id }) => isShoe(id))) for (const size of sizes) size.ids = size.ids.map(asShoe)
  const quantity = findQuantity(reading, matches)
  if (quantity) mark('quantity', quantity.start, quantity.end)
  for (const match of matches) mark(match.id, match.start, match.end, false)
  const swaps = findSwaps(reading, matches)
  const { unwanted, spent } = negated(reading, matches)
  const references = findReferences(reading, matches, unwanted, ordinals)
  for (const { kind, start, end } of references) {
    if (kind === 'last_order' || kind === 'person') mark('reference', start, end, false)
  }
  const given = new Set([...spent, ...swaps.map(({ from }) => from)])
  const wanted = matches.filter((match) => !unwanted.has(match) && !given.has(match))
  return {
    language: reading.language,
    marks,
    order,
    when,
    sizes,
    price,
    quantity,
    matches,
    unwanted,
    wanted,
    aside: new Set([...asides(reading, wanted), ...given]),
    swaps,
    references,
  }
}

/** A single Latin letter is no concept in a sentence ("s" in "women s"); sizes have their own reader. */
function isWord(match: Match, reading: Reading): boolean {
  return match.end - match.start > 1 || /\p{Script=Han}/u.test(reading.text.slice(match.start, match.end))
}

/** Everything a correction can put in the place of something earlier. */
export function saidBy({ wanted, sizes, quantity, price }: Findings): Said[] {
  const said: Said[] = wanted
    .filter((match) => match.kind !== 'service')
    .map((match) => ({
      slot: slotOf(match),
      to: match.id,
      start: match.start,
      end: match.end,
    }))
  for (const { ids, start, end } of sizes) for (const id of ids) said.push({ slot: 'size', to: id, start, end })
  if (quantity) said.push({ slot: 'quantity', to: String(quantity.value), start: quantity.start, end: quantity.end })
  const money = price?.wish.max ?? price?.wish.about ?? price?.wish.min
  if (price && money) said.push({ slot: 'price', to: String(money.amount), start: price.start, end: price.end })
  return said
}
