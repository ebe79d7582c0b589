import type { Product, SearchHit } from '@souk/contract/catalog.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Want } from '@souk/contract/understanding.ts'
import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { carousel } from './results.ts'

/** Things to start with, in the shop's own words. */
export function starters(ctx: Context): OptionMove[] {
  return ctx.settings.starters.slice(0, 4).flatMap((texts) => {
    const text = textIn(texts, ctx.language, ctx.shop.locale).slice(0, 190)
    return text ? [option({ verb: 'say', text }, text)] : []
  })
}

export function askWhat(ctx: Context): Move[] {
  return [
    { do: 'set', state: { want: null, item: null, shown: [], focus: null } },
    { do: 'ask', pending: { ask: 'find' }, key: 'find.ask', options: starters(ctx) },
  ]
}

/** Others of the same kind that can be bought now. */
export async function others(ctx: Context, product: Product, limit: number): Promise<SearchHit[]> {
  const matches = ctx.mind.conceptsIn(product.title, ctx.shop.locale.split('-')[0] ?? 'en')
  const types = matches.filter((match) => match.kind === 'type').map((match) => match.id)
  const [type] = types.slice(-1)
  // A clutch has no other clutch beside it, but other bags.
  for (const kind of type ? [type, ...ctx.mind.broaderOf(type)] : ['']) {
    const want: Want = { types: kind ? [kind] : [], attributes: {}, price: {}, text: kind ? '' : product.title }
    const result = await ctx.tools.search({
      shops: [ctx.shop.id],
      understanding: { ...ctx.u, want },
      limit: 20,
      language: ctx.language,
    })
    const others = result.products.filter(
      (hit) => hit.id !== product.id && hit.variants.some((variant) => variant.available),
    )
    if (others.length > 0) return others.toSorted((a, b) => likeness(product, b) - likeness(product, a)).slice(0, limit)
  }
  return []
}

/** How much two products have in common; a near price counts like one shared concept. */
function likeness(product: Product, hit: SearchHit): number {
  const shared = hit.concepts.filter((concept) => product.concepts.includes(concept)).length
  const ratio = hit.price.min.amount / Math.max(1, product.price.min.amount)
  return shared + (ratio > 0.7 && ratio < 1.3 ? 1 : 0)
}

export async function similarTo(ctx: Context, offer: string): Promise<Move[]> {
  const product = await ctx.tools.product({ shop: ctx.shop.id, id: offer })
  const hits = product ? await others(ctx, product, 4) : []
  if (!product || hits.length === 0) return [{ do: 'say', key: 'similar.none' }, ...askWhat(ctx)]
  return [
    { do: 'set', state: { pending: null, item: null } },
    { do: 'say', key: 'similar.shown', args: { title: product.title } },
    ...carousel(ctx, hits),
  ]
}

/** It cannot be bought: said, with similar ones as the way on. */
export async function instead(ctx: Context, product: Product | null, moves: Move[]): Promise<Move[]> {
  const hits = product ? await others(ctx, product, 4) : []
  const clear: Move = { do: 'set', state: { item: null, pending: null } }
  const back = waits(ctx, product)
  if (hits.length === 0) return [...moves, clear, ...askWhat(ctx), ...back]
  return [...moves, clear, { do: 'say', key: 'similar.instead' }, ...carousel(ctx, hits), ...back]
}

/** Who would rather wait can say so by a tap, or in words that name nothing: it is kept what was sold out. */
function waits(ctx: Context, product: Product | null): Move[] {
  if (!product || product.variants.some(({ available }) => available)) return []
  return [
    { do: 'set', state: { gone: product.id } },
    { do: 'offer', options: [option({ verb: 'watch', offer: product.id }, t(ctx, 'action.watch'))] },
  ]
}
