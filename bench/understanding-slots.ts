import { readFileSync } from 'node:fs'
import { Want, type Language, type Understanding } from '@souk/contract/understanding.ts'
import { z } from 'zod'

const SlotRow = z.object({
  text: z.string(),
  want: Want.omit({ text: true, at: true }),
  now: z.string().optional(),
  currency: z.string().optional(),
  country: z.string().optional(),
  split: z.enum(['train', 'test']),
})
export type SlotRow = z.infer<typeof SlotRow>

export type Count = { right: number; found: number; wanted: number }

export function slotRows(language: Language): SlotRow[] {
  const text = readFileSync(new URL(`../concierge/corpus/${language}.slots.jsonl`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => SlotRow.parse(JSON.parse(line)))
}

/** One string per slot and value, so that two wants can be compared as sets. */
export function pairsOf(want: Omit<Understanding['want'], 'text'>): Set<string> {
  const pairs = want.types.map((id) => `type ${id}`)
  for (const [key, { any, not }] of Object.entries(want.attributes)) {
    pairs.push(...any.map((id) => `${key} ${id}`), ...not.map((id) => `${key} not ${id}`))
  }
  for (const [bound, money] of Object.entries(want.price))
    if (money) pairs.push(`price ${bound} ${money.amount} ${money.currency}`)
  if (want.quantity !== undefined) pairs.push(`quantity ${want.quantity}`)
  if (want.deliverBy !== undefined) pairs.push(`deliverBy ${want.deliverBy}`)
  return new Set(pairs)
}

export function count(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Count {
  return { right: [...found].filter((pair) => wanted.has(pair)).length, found: found.size, wanted: wanted.size }
}

/** Micro F1 over all pairs of all rows. */
export function f1(counts: readonly Count[]): number {
  const right = counts.reduce((sum, each) => sum + each.right, 0)
  const all = counts.reduce((sum, each) => sum + each.found + each.wanted, 0)
  return all === 0 ? 0 : (2 * right) / all
}
