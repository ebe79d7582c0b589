import type { Wanted } from '@souk/contract/understanding.ts'
import { broaderOf, kindOf, type Match } from '../lexicon/match.ts'
import { slotOf } from './corrections.ts'
import type { Findings } from './extract.ts'
import type { Intent } from './intent-rules.ts'

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
export function typesOf(found: Findings, intents: readonly Intent[]): string[] {
  const { wanted } = found
  const heads = wanted.filter(
    (match) => match.kind === 'type' && !found.aside.has(match) && !describesNext(match, found),
  )
  const things = [...new Set(heads.map((match) => match.id))]
  const services =
    things.length === 0 && !ASIDE.has(intents[0]?.name ?? '')
      ? wanted.filter((match) => match.kind === 'service').map((match) => match.id)
      : []
  const all = things.length > 0 ? things : [...new Set(services)]
  const named = all.filter((id) => !all.some((other) => other !== id && broaderOf(other).includes(id)))
  // "a scarf as a gift" is a scarf
  return named.length > 1 ? named.filter((id) => id !== 'gift') : named
}

/** "Light jacket" is no lamp: right before a thing of another department a thing only describes it. A rose bouquet is both. */
export function describesNext(match: Match, { wanted, language }: Findings): boolean {
  const compound = match.how === 'compound'
  // only these languages put one noun before another with nothing between; the others write them as one word
  if (!compound && language !== 'en' && language !== 'zh' && language !== 'ka') return false
  const next = wanted.find(
    (other) =>
      other.kind === 'type' &&
      (compound ? other.from === match.from && other.start > match.start : other.from === match.to),
  )
  if (!next || next.id === 'gift' || match.kind !== 'type' || next.start - match.end > 1) return false
  const above = new Set([match.id, ...broaderOf(match.id)])
  return ![next.id, ...broaderOf(next.id)].some((id) => above.has(id))
}

/** "Double cheese" is much cheese, and no double size. */
function isAmount({ id, end }: Match, matches: readonly Match[]): boolean {
  return id === 'double' && matches.some(({ kind, start }) => kind === 'ingredient' && start >= end && start - end <= 1)
}

export function attributesOf({ matches, unwanted, sizes, when, aside }: Findings): Record<string, Wanted> {
  const attributes: Record<string, Wanted> = {}
  const put = (key: string, list: 'any' | 'not', id: string) => {
    const wanted = (attributes[key] ??= { any: [], not: [] })
    if (!wanted[list].includes(id)) wanted[list].push(id)
  }
  for (const match of matches) {
    // cheap, new, on sale: said of the offer, no property that a catalogue holds
    if (aside.has(match) || kindOf(match.id) === 'attribute' || isAmount(match, matches)) continue
    if (unwanted.has(match)) put(slotOf(match), 'not', match.id)
    else if (match.kind !== 'type' && match.kind !== 'service') put(match.kind, 'any', match.id)
  }
  for (const size of sizes) for (const id of size.ids) put('size', 'any', id)
  if (when.holiday && !attributes['occasion'] && kindOf(when.holiday) === 'occasion')
    put('occasion', 'any', when.holiday)
  for (const wanted of Object.values(attributes)) wanted.any = wanted.any.filter((id) => !wanted.not.includes(id))
  return attributes
}
