import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import { type Former, pricesAsked } from './former-price.ts'

export type PriceInput = {
  home: string
  currency: string
  variants: readonly { id: string; amount: number; compareAt: number | null }[]
  at: Date
  newId: NewId
  /** Computes what may be struck through; null: what the variants say. */
  former: Former | null
}

/** Gives variants their prices: one that differs ends now and a new row begins, one that does not is left alone. */
export async function writePrices(tx: Tx, input: PriceInput): Promise<void> {
  const { home, currency, variants, at, newId, former } = input
  const now = await sql<{ variant: string; amount: number; compare_at: number | null }>`
    select variant, amount, compare_at from prices
    where home = ${home}::uuid and variant = any(${variants.map(({ id }) => id)}::uuid[]) and currency = ${currency} and market = '' and valid_to is null`.execute(
    tx.db,
  )
  const before = new Map(now.rows.map((row) => [row.variant, row]))
  const changed = variants.filter(({ id, amount, compareAt }) => {
    const old = before.get(id)
    // Where it is computed, what is claimed changes nothing.
    return !old || old.amount !== amount || (former === null && old.compare_at !== compareAt)
  })
  if (changed.length === 0) return
  const asked = former && (await pricesAsked(tx, { home, currency, variants: changed.map(({ id }) => id), at }))
  const struck = changed.map(({ id, amount, compareAt }) =>
    former && asked ? former([...(asked.get(id) ?? []), { from: at, to: null, amount }]) : compareAt,
  )
  const ended = changed.filter(({ id }) => before.has(id)).map(({ id }) => id)
  if (ended.length > 0) {
    await sql`
      update prices set valid_to = ${at}::timestamptz
      where home = ${home}::uuid and variant = any(${ended}::uuid[]) and currency = ${currency} and market = '' and valid_to is null`.execute(
      tx.db,
    )
  }
  await sql`
    insert into prices (home, id, variant, currency, amount, compare_at, valid_from)
    select ${home}::uuid, r.id, r.variant, ${currency}, r.amount, r.compare_at, ${at}::timestamptz
    from unnest(${changed.map(() => newId())}::uuid[], ${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ amount }) => amount)}::bigint[],
      ${struck}::bigint[]) as r(id, variant, amount, compare_at)`.execute(tx.db)
}
