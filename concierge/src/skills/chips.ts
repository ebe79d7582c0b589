import type { SearchHit, SearchResult } from '@souk/contract/catalog.ts'
import type { Chip, Understood } from '@souk/contract/parts.ts'
import type { Want } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'
import { eitherOf, money, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { dateText } from '../say/figures.ts'

/** What was understood, one chip for each constraint; tapping it away asks again without it. */
export function chipsOf(ctx: Context, want: Want): Chip[] {
  const chips: Chip[] = []
  if (want.types.length > 0) chips.push(chip(ctx, 'type', want.types))
  for (const [slot, { any, not }] of Object.entries(want.attributes)) {
    if (any.length > 0) chips.push(chip(ctx, slot, any))
    if (not.length > 0) chips.push(chip(ctx, slot, not, (what) => t(ctx, 'chip.not', { what })))
  }
  const price = priceLabel(ctx, want)
  if (price) chips.push({ label: price, remove: encode({ verb: 'drop', slot: 'price', concepts: ['any'] }) })
  if (want.quantity !== undefined && want.quantity > 1)
    chips.push({ label: `${want.quantity} ×`, remove: encode({ verb: 'drop', slot: 'quantity', concepts: ['any'] }) })
  if (want.deliverBy) {
    const label = t(ctx, 'chip.by', { date: dateText(want.deliverBy, ctx.language) })
    chips.push({ label, remove: encode({ verb: 'drop', slot: 'deliverBy', concepts: ['any'] }) })
  }
  return chips
}

function chip(ctx: Context, slot: string, ids: readonly string[], say = (what: string) => what): Chip {
  const remove = encode({ verb: 'drop', slot, concepts: [...ids] })
  return { label: say(eitherOf(ctx, ids)), ...(remove ? { remove } : {}) }
}

function priceLabel(ctx: Context, { price }: Want): string {
  if (price.about) return `≈ ${money(ctx, price.about)}`
  if (price.min && price.max) return `${money(ctx, price.min)}–${money(ctx, price.max)}`
  if (price.max) return `≤ ${money(ctx, price.max)}`
  return price.min ? `≥ ${money(ctx, price.min)}` : ''
}

export type Near = { constraint: string; label: string; hits: SearchHit[]; over: number }

/** The near misses by what was loosened: "+$12", "other colours". */
export function nearOf(ctx: Context, want: Want, result: SearchResult): Near[] {
  const near = result.relaxed.flatMap((relaxation) => {
    const hits = relaxation.products.flatMap((id) => result.near.find((hit) => hit.id === id) ?? [])
    if (hits.length === 0) return []
    const over = overBy(want, relaxation.constraint, hits)
    return [{ constraint: relaxation.constraint, label: nearLabel(ctx, want, relaxation.constraint, over), hits, over }]
  })
  // A little over the price keeps everything else that was asked for.
  const slightly = (one: Near) => one.over > 0 && one.over <= (want.price.max?.amount ?? 0) / 5
  return near.toSorted((a, b) => Number(slightly(b)) - Number(slightly(a)))
}

/** How far outside the price limit the nearest one lies, in minor units; 0 when the price is not what was loosened. */
function overBy(want: Want, constraint: string, hits: readonly SearchHit[]): number {
  const { max, min } = want.price
  if (constraint === 'price.max' && max)
    return Math.max(0, Math.min(...hits.map((hit) => hit.price.min.amount)) - max.amount)
  if (constraint === 'price.min' && min)
    return Math.max(0, min.amount - Math.max(...hits.map((hit) => hit.price.max.amount)))
  return 0
}

function nearLabel(ctx: Context, want: Want, constraint: string, over: number): string {
  if (over > 0) return `${constraint === 'price.min' ? '−' : '+'}${money(ctx, over)}`
  if (constraint.startsWith('price')) return t(ctx, 'near.price')
  if (constraint === 'colour') return t(ctx, 'near.colour')
  if (constraint === 'size') return t(ctx, 'near.size')
  if (constraint === 'material') return t(ctx, 'near.material')
  const wanted = constraint === 'type' ? { any: want.types, not: [] } : want.attributes[constraint]
  const ids = wanted && (wanted.any.length > 0 ? wanted.any : wanted.not)
  if (!ids || ids.length === 0) return t(ctx, 'near.other')
  return t(ctx, 'near.without', { what: eitherOf(ctx, ids) })
}

export function nearChips(near: readonly Near[]): Chip[] {
  return near.map((one) => ({
    label: `${one.label}?`,
    relaxed: true,
    value: encode({ verb: 'relax', constraint: one.constraint }),
  }))
}

/** The understood words, at their places in the message they stand in. */
export function understood(ctx: Context, want: Want, near: readonly Near[] = []): Understood {
  const texts = ctx.heard.texts
  const inside = (text: { start: number; end: number }) =>
    ctx.u.spans.filter((span) => span.start >= text.start && span.end <= text.end)
  const home = texts.toSorted((a, b) => inside(b).length - inside(a).length)[0]
  const spans = home
    ? inside(home).map((span) => ({ ...span, start: span.start - home.start, end: span.end - home.start }))
    : []
  return { of: home?.message ?? ctx.turn.message.id, spans, chips: [...chipsOf(ctx, want), ...nearChips(near)] }
}
