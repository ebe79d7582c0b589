import type { Tx } from '../kernel/database.ts'
import { isFormerPriceFixed, priceReduction, type PriceRow } from '../law/price-reduction.ts'

/** What may be struck through beside a price that begins now, from all that were asked before it and itself. */
export type Former = (rows: readonly PriceRow[]) => number | null

/**
 * Where the law says which former price may be named, it is computed from the dated prices when a price begins, and what
 * the catalogue claims counts for nothing. Null: the shop names its own, as do shops marked test.
 */
export function formerPrices(shop: { country: string | null; test: boolean }, now: Date): Former | null {
  if (shop.test || !isFormerPriceFixed(shop.country, now)) return null
  return (rows) => priceReduction(rows, shop.country, now).strike
}

export type Asked = { home: string; currency: string; variants: readonly string[]; at: Date }

/** Every price that variants have had in a currency; what holds now ends. */
export async function pricesAsked(tx: Tx, { home, currency, variants, at }: Asked): Promise<Map<string, PriceRow[]>> {
  if (variants.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('prices')
    .select(['variant', 'amount', 'valid_from', 'valid_to'])
    .where('home', '=', home)
    .where('variant', 'in', [...variants])
    .where('currency', '=', currency)
    .where('market', '=', '')
    .execute()
  const asked = new Map<string, PriceRow[]>()
  for (const { variant, amount, valid_from: from, valid_to: to } of rows)
    asked.set(variant, [...(asked.get(variant) ?? []), { from, to: to ?? at, amount }])
  return asked
}
