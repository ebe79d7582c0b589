import type { Product } from '@souk/contract/catalog.ts'
import type { Wish } from '@souk/contract/keeping.ts'
import { perUnitOf, type UnitPricing } from '@souk/contract/net-quantity.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { samePerson } from '../people/same-person.ts'

/** Things a customer may have saved at one shop; the oldest give way. */
export const MOST_WISHES = 200

export type WishRow = { offer: string; at: Date; title: string }

/** What a customer has saved, newest first, with the titles of what is no longer sold. */
export async function wishesOf(read: Reader, home: string, customer: string): Promise<WishRow[]> {
  const rows = await read
    .selectFrom('wishes as w')
    .innerJoin('offers as o', (join) => join.onRef('o.home', '=', 'w.home').onRef('o.id', '=', 'w.offer'))
    .select(['w.offer', 'w.at', 'o.title'])
    .where('w.home', '=', home)
    .where('w.customer', '=', samePerson(home, customer))
    .orderBy('w.id', 'desc')
    .execute()
  // Saved as two customers who are one person, it is one.
  return [...new Map(rows.toReversed().map((row) => [row.offer, row])).values()].toReversed()
}

export type WishInput = { home: string; id: string; customer: string; offer: string; handle: string | null; at: Date }

/** True where it was not saved before. */
export async function insertWish(tx: Tx, input: WishInput): Promise<boolean> {
  const made = await tx.db
    .insertInto('wishes')
    .values(input)
    .onConflict((conflict) => conflict.columns(['home', 'customer', 'offer']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

/** True where it was there. */
export async function deleteWishes(
  tx: Tx,
  home: string,
  customer: string,
  offers: readonly string[],
): Promise<boolean> {
  if (offers.length === 0) return false
  const gone = await tx.db
    .deleteFrom('wishes')
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('offer', 'in', [...offers])
    .returning('id')
    .execute()
  return gone.length > 0
}

/** A saved thing as it is now. */
export function wishOf(
  { offer, at, title }: WishRow,
  product: Product | undefined,
  pricing: UnitPricing | undefined,
): Wish {
  const saved = { offer, at: at.toISOString() }
  if (!product) return { ...saved, title, available: false, gone: true }
  const compareAt = product.variants
    .flatMap((variant) => variant.compareAt ?? [])
    .toSorted((a, b) => a.amount - b.amount)[0]
  const unitPrice = perUnitOf(product.variants, pricing)
  return {
    ...saved,
    title: product.title,
    price: product.price,
    ...(compareAt && compareAt.amount > product.price.min.amount ? { compareAt } : {}),
    ...(unitPrice ? { unitPrice } : {}),
    ...(product.image === undefined ? {} : { image: product.image }),
    ...(product.imageAlt === undefined ? {} : { alt: product.imageAlt }),
    url: product.url,
    fulfilment: product.fulfilment,
    available: product.variants.some(({ available }) => available),
  }
}
