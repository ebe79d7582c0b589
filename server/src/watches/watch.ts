import type { Product, Variant } from '@souk/contract/catalog.ts'
import { Watch } from '@souk/contract/keeping.ts'
import { z } from 'zod'

/** An open watch ends once: told, by what was wished for, or withdrawn. */
export type WatchState = Watch['state']

export const WatchRow = z.object({
  home: z.string(),
  id: z.string(),
  customer: z.string(),
  conversation: z.string(),
  handle: z.string().nullable(),
  kind: Watch.shape.kind,
  offer: z.string(),
  variant: z.string().nullable(),
  below: z.number().nullable(),
  currency: z.string(),
  state: Watch.shape.state,
  at: z.date(),
})
export type WatchRow = z.infer<typeof WatchRow>

/** Of a product's variants those by which the wish has come true. */
export function fulfils(
  product: Product,
  { kind, variant, below }: Pick<WatchRow, 'kind' | 'variant' | 'below'>,
): Variant[] {
  const meant = product.variants.filter(({ id }) => variant === null || id === variant)
  // What is sold out costs nothing that anybody could pay.
  const there = meant.filter(({ available }) => available)
  return kind === 'stock' ? there : there.filter(({ price }) => below !== null && price.amount <= below)
}

export function watchOf({ id, kind, state, offer, variant, below, currency, at }: WatchRow): Watch {
  return {
    id,
    kind,
    state,
    offer,
    ...(variant === null ? {} : { variant }),
    ...(below === null ? {} : { below: { amount: below, currency } }),
    at: at.toISOString(),
  }
}
