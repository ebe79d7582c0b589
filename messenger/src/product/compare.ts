import type { Entry } from '../thread/state.ts'
import type { ProductView } from '@souk/contract/catalog.ts'
import type { Card } from '@souk/contract/parts.ts'
import { cheapest, costOf } from './pick.ts'

/** Side by side more than these cannot be read on a phone. */
export const MOST = 3
/** So many are offered to choose from. */
const OFFERED = 12

export type Shown = { card: Card; of: string }
/** One property of all products; an empty cell where a product has none. */
export type CompareRow = { name: string; cells: string[]; differs: boolean }
export type Words = {
  price: string
  delivery: string
  returns: string
  priceOf: (view: ProductView) => string
  deliveryOf: (way: { amount: number; from?: string | undefined; to?: string | undefined }, currency: string) => string
  days: (count: number) => string
}

/** The products of a message's cards first, then those shown elsewhere in the thread, the latest first; each once. */
export function shownIn(entries: readonly Entry[], first: string): Shown[] {
  const newest = entries.toReversed()
  const ordered = [...newest.filter(({ message }) => message.id === first), ...newest]
  const found = new Map<string, Shown>()
  for (const { message } of ordered)
    for (const part of message.parts) {
      const cards =
        part.type === 'carousel' || part.type === 'compare' ? part.cards : part.type === 'product' ? [part] : []
      for (const card of cards) if (!found.has(card.ref.id)) found.set(card.ref.id, { card, of: message.id })
    }
  return [...found.values()].slice(0, OFFERED)
}

/** Takes one in or out: at least two stay, and of too many the one chosen first gives way. */
export function toggled(chosen: readonly string[], id: string): string[] {
  if (!chosen.includes(id)) return [...chosen, id].slice(-MOST)
  return chosen.length > 2 ? chosen.filter((one) => one !== id) : [...chosen]
}

/** What they are like, row by row: what tells them apart first, what they share below. */
export function compareRows(views: readonly ProductView[], words: Words): CompareRow[] {
  const columns = views.map((view) => columnOf(view, words))
  const names = [...new Set(columns.flatMap((column) => [...column.keys()]))]
  const rows = names.map((name): CompareRow => {
    const cells = columns.map((column) => column.get(name) ?? '')
    return { name, cells, differs: new Set(cells).size > 1 }
  })
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)]
}

function columnOf(view: ProductView, words: Words): Map<string, string> {
  const { product, properties, delivery, returnDays } = view
  const word = (own: string) => view.words[own] ?? own
  const column = new Map([[words.price, words.priceOf(view)]])
  for (const name of product.options) {
    // In the shop's own order, also where the first ones are gone.
    const all = new Set(product.variants.flatMap(({ options }) => options[name] ?? []))
    const there = [...all].filter((value) =>
      product.variants.some(({ options, available }) => available && options[name] === value),
    )
    column.set(word(name), there.map(word).join(', '))
  }
  for (const { name, values } of properties) if (!column.has(name)) column.set(name, values.join(', '))
  const goods = product.price.min.amount
  const way = cheapest(delivery, goods)
  if (way)
    column.set(words.delivery, words.deliveryOf({ ...way, amount: costOf(way, goods) }, product.price.min.currency))
  if (returnDays > 0 && product.fulfilment === 'ship') column.set(words.returns, words.days(returnDays))
  return column
}
