import type { Product, SearchHit } from '@souk/contract/catalog.ts'
import type { Wish } from '@souk/contract/keeping.ts'
import { perUnitOf } from '@souk/contract/net-quantity.ts'
import type { Card, Part } from '@souk/contract/parts.ts'
import { ENOUGH_REVIEWS } from '@souk/contract/review.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import type { Shown } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'

type Hit = SearchHit | Product

/** A product as a card; the one thing to do with it is to choose it. */
export function cardOf(ctx: Context, hit: Hit, actions: Card['actions']): Card {
  const before = hit.variants.flatMap((variant) => (variant.compareAt ? [variant.compareAt] : []))
  const compareAt = before.toSorted((a, b) => a.amount - b.amount)[0]
  const unitPrice = perUnitOf(hit.variants, ctx.shop.legal.unitPricing)
  return {
    ref: { kind: 'offer', shop: ctx.shop.id, id: hit.id },
    shown: {
      title: hit.title,
      price: hit.price,
      ...(compareAt && compareAt.amount > hit.price.min.amount ? { compareAt } : {}),
      ...(unitPrice ? { unitPrice } : {}),
      ...unsent(ctx, hit),
      ...(hit.image ? { image: hit.image } : {}),
      ...(hit.imageAlt ? { alt: hit.imageAlt } : {}),
      available: isAvailable(hit),
      url: hit.url,
      ...(hit.rating && hit.rating.count >= ENOUGH_REVIEWS ? { rating: hit.rating } : {}),
    },
    actions,
  }
}

/** What is booked, fetched or downloaded costs nothing to send, whatever the shop asks for its parcels. */
export function unsent(
  { shop: { legal }, language }: Context,
  { fulfilment = 'ship' }: Pick<Wish, 'fulfilment'>,
): { priceNote?: string } {
  if (fulfilment === 'ship' || fulfilment === 'deliver' || !legal.priceNotesUnsent) return {}
  return { priceNote: legal.priceNotesUnsent[language] ?? '' }
}

export function chooseAction(ctx: Context, offer: string): Card['actions'][number] {
  return { value: encode({ verb: 'show', offer }), label: t(ctx, 'action.choose') }
}

export function isAvailable(hit: Hit): boolean {
  return hit.variants.some((variant) => variant.available)
}

/** A card counts as something offered under its title, so that a text can name it. */
export function cardOption(hit: Hit): OptionMove {
  return option({ verb: 'show', offer: hit.id }, hit.title, { concepts: hit.concepts, card: true })
}

export function shownOf(hit: Hit): Shown {
  return { id: hit.id, title: hit.title, price: hit.price.min.amount, concepts: hit.concepts }
}

/** Cards side by side, and the memory of what was shown. */
export function carousel(
  ctx: Context,
  hits: readonly Hit[],
  more: Partial<Extract<Part, { type: 'carousel' }>> = {},
): Move[] {
  const cards = hits.map((hit) => cardOf(ctx, hit, [chooseAction(ctx, hit.id)]))
  const seen = [...new Set([...ctx.state.seen, ...hits.map((hit) => hit.id)])].slice(-200)
  return [
    { do: 'show', part: { type: 'carousel', cards, ...more } },
    { do: 'set', state: { shown: hits.map(shownOf), seen, focus: hits.length === 1 ? (hits[0]?.id ?? null) : null } },
    { do: 'offer', options: hits.map(cardOption) },
  ]
}
