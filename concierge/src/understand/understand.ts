import type { Reference, Span, Understanding } from '@souk/contract/understanding.ts'
import { classify } from '../intents/classify.ts'
import { spanOf } from '../text/normalise.ts'
import { isBare } from './bare.ts'
import { findCorrections, type Said } from './corrections.ts'
import { extract, saidBy, type Findings } from './extract.ts'
import { decideIntents, type Intent } from './intent-rules.ts'
import { leftWords } from './left-words.ts'
import { earlierConcept, readMessage } from './message.ts'
import type { Reading } from './reading.ts'
import type { UnderstandInput } from './input.ts'
import { attributesOf, describesNext, typesOf } from './want.ts'

export type { UnderstandInput } from './input.ts'

/**
 * What one message of a shopper means; pure, and total: any text gives an answer.
 * @example understand({ text: 'prom dress, at most $200', now: '2026-11-22T10:00:00Z', currency: 'USD' }).want.types // ['dress']
 */
export function understand(input: UnderstandInput): Understanding {
  const { reading, language, country, romanised } = readMessage(input)
  const found = extract(reading, input, country)
  const { price, quantity, when, order, marks } = found
  const said: Said[] = saidBy(found)
  const corrections = findCorrections(
    reading,
    said,
    [...found.unwanted],
    (slot) => earlierConcept(input, slot),
    found.swaps,
  )
  const described = found.wanted.filter((match) => describesNext(match, found))
  const used = marks.filter((mark) => !described.some(({ id, start }) => id === mark.concept && start === mark.start))
  const left = leftWords(reading, used)
  const intents = intentsOf(
    romanised || reading.normal.original.length > reading.text.length * 2 ? reading.text : reading.normal.original,
    reading,
    found,
    left.length,
    { corrects: corrections.length > 0, written: input.text },
  )
  return {
    language,
    intents,
    inScope: intents[0]?.name !== 'out.of.scope',
    spans: marks
      .map(({ concept, start, end }) => ({ ...spanOf(reading.normal, start, end), concept }))
      .toSorted(bySpan),
    want: {
      types: typesOf(found, intents),
      attributes: attributesOf(found),
      price: price?.wish ?? {},
      ...(quantity ? { quantity: quantity.value } : {}),
      ...(when.deliverBy ? { deliverBy: when.deliverBy } : {}),
      ...(when.at ? { at: when.at } : {}),
      text: left.join(' '),
    },
    references: referencesOf(reading, found),
    ...(order ? { order: order.id } : {}),
    corrections,
  }
}

function intentsOf(
  text: string,
  reading: Reading,
  found: Findings,
  left: number,
  said: { corrects: boolean; written: string },
): Intent[] {
  const kinds = new Set<string>(found.references.map((reference) => reference.kind))
  return decideIntents(classify(text), {
    text: reading.text,
    left,
    bare: isBare(reading.text, found.wanted),
    types: found.wanted.filter((match) => match.kind === 'type').length,
    attributes: found.matches.filter((match) => match.kind !== 'type' && match.kind !== 'service').length,
    eaten: found.wanted.filter((match) => match.kind === 'ingredient').length,
    named: found.wanted.filter((match) => match.kind === 'product').length,
    hasPrice: found.price !== undefined,
    hasOrder: found.order !== undefined,
    countsOne: found.references.length === 1 && kinds.has('ordinal'),
    timed: found.when.deliverBy !== undefined || found.when.at !== undefined,
    picksShown: kinds.has('ordinal') || kinds.has('attribute'),
    sameAgain: kinds.has('last_order'),
    ...said,
  })
}

function referencesOf(reading: Reading, { references, order }: Findings): Reference[] {
  const list: Reference[] = references.map(({ start: _start, end: _end, ...reference }) => reference)
  if (order) {
    const { start, end } = spanOf(reading.normal, order.start, order.end)
    list.push({ kind: 'order', id: order.id, text: reading.normal.original.slice(start, end) })
  }
  return list
}

function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
