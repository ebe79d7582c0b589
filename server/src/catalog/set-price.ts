import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import { type Former, pricesAsked } from './former-price.ts'
import { touchOffer } from './version.ts'

export type PriceChange = {
  home: string
  variant: string
  currency: string
  amount: number
  compareAt: number | null
  at: Date
  newId: NewId
  /** Computes what may be struck through; null: what the change says. */
  former: Former | null
}

/** The offer a variant belongs to; undefined when there is no such variant that is sold. */
export async function offerOf(tx: Tx, home: string, variant: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom('variants')
    .select('offer')
    .where('home', '=', home)
    .where('id', '=', variant)
    .where('active', '=', true)
    .executeTakeFirst()
  return row?.offer
}

/** Sets a price from now on: the row that held until now ends, and stays. Returns the offer; undefined when there is none. */
export async function setPrice(tx: Tx, change: PriceChange): Promise<string | undefined> {
  const { home, variant, currency, amount, compareAt, at, newId, former } = change
  const offer = await offerOf(tx, home, variant)
  if (offer === undefined) return undefined
  // The catalogue's row is taken first by every writer: nobody waits for somebody who waits for them.
  await touchOffer(tx, home, offer, at)
  const asked = former && (await pricesAsked(tx, { home, currency, variants: [variant], at }))
  const claimed = compareAt !== null && compareAt > amount ? compareAt : null
  await tx.db
    .updateTable('prices')
    .set({ valid_to: at })
    .where('home', '=', home)
    .where('variant', '=', variant)
    .where('currency', '=', currency)
    .where('market', '=', '')
    .where('valid_to', 'is', null)
    .execute()
  await tx.db
    .insertInto('prices')
    .values({
      home,
      id: newId(),
      variant,
      currency,
      amount,
      compare_at: former && asked ? former([...(asked.get(variant) ?? []), { from: at, to: null, amount }]) : claimed,
      valid_from: at,
    })
    .execute()
  return offer
}
