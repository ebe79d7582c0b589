import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'

export type PriceInput = {
  home: string
  currency: string
  variants: readonly { id: string; amount: number; compareAt: number | null }[]
  at: Date
  newId: NewId
}

/** Gives variants their prices: one that differs ends now and a new row begins, one that does not is left alone. */
export async function writePrices(tx: Tx, { home, currency, variants, at, newId }: PriceInput): Promise<void> {
  const now = await sql<{ variant: string; amount: number; compare_at: number | null }>`
    select variant, amount, compare_at from prices
    where home = ${home}::uuid and variant = any(${variants.map(({ id }) => id)}::uuid[]) and currency = ${currency} and market = '' and valid_to is null`.execute(
    tx.db,
  )
  const before = new Map(now.rows.map((row) => [row.variant, row]))
  const changed = variants.filter(({ id, amount, compareAt }) => {
    const old = before.get(id)
    return !old || old.amount !== amount || old.compare_at !== compareAt
  })
  if (changed.length === 0) return
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
      ${changed.map(({ compareAt }) => compareAt)}::bigint[]) as r(id, variant, amount, compare_at)`.execute(tx.db)
}
