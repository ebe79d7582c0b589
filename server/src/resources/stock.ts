import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'

export type StockWish = { variant: string; quantity: number }

type Counted = { id: string; variant: string; capacity: number }

/** The counted stock of these variants, locked in the order of their ids so that two buyers never wait for each other. */
async function lockStock(tx: Tx, home: string, variants: readonly string[]): Promise<Counted[]> {
  if (variants.length === 0) return []
  const rows = await tx.db
    .selectFrom('resources')
    .select(['id', 'subject as variant', 'capacity'])
    .where('home', '=', home)
    .where('kind', '=', 'stock')
    .where('subject', 'in', [...variants])
    .orderBy('subject')
    .forUpdate()
    .execute()
  return rows
}

/** Sets how many there are; null stops counting. */
export async function setStock(
  tx: Tx,
  input: { home: string; variant: string; stock: number | null; newId: NewId },
): Promise<void> {
  const { home, variant, stock, newId } = input
  if (stock === null) {
    const [row] = await lockStock(tx, home, [variant])
    if (!row) return
    await tx.db.deleteFrom('holds').where('home', '=', home).where('resource', '=', row.id).execute()
    await tx.db.deleteFrom('resources').where('home', '=', home).where('id', '=', row.id).execute()
    return
  }
  await tx.db
    .insertInto('resources')
    .values({ home, id: newId(), kind: 'stock', subject: variant, capacity: stock })
    .onConflict((conflict) => conflict.columns(['home', 'kind', 'subject']).doUpdateSet({ capacity: stock }))
    .execute()
}

/**
 * Holds stock for a checkout until `expiresAt`, replacing what it held. Returns the variants there is not enough of; then
 * nothing is held. Stock that is not counted needs no hold.
 */
export async function holdStock(
  tx: Tx,
  input: { home: string; checkout: string; wishes: readonly StockWish[]; at: Date; expiresAt: Date; newId: NewId },
): Promise<{ short: string[] }> {
  const { home, checkout, at, expiresAt, newId } = input
  const wanted = new Map<string, number>()
  for (const { variant, quantity } of input.wishes) wanted.set(variant, (wanted.get(variant) ?? 0) + quantity)
  const counted = await lockStock(tx, home, [...wanted.keys()])
  await tx.db.deleteFrom('holds').where('home', '=', home).where('checkout', '=', checkout).execute()
  if (counted.length === 0) return { short: [] }
  const resources = counted.map(({ id }) => id)
  // What ran out before now frees its stock, and goes.
  await tx.db
    .deleteFrom('holds')
    .where('home', '=', home)
    .where('resource', 'in', resources)
    .where('expires_at', '<=', at)
    .execute()
  const heldOf = await heldBy(tx, home, counted, at)
  const short = counted.filter((row) => row.capacity - (heldOf.get(row.id) ?? 0) < (wanted.get(row.variant) ?? 0))
  if (short.length > 0) return { short: short.map(({ variant }) => variant) }
  await tx.db
    .insertInto('holds')
    .values(
      counted.map((row) => ({
        home,
        id: newId(),
        resource: row.id,
        checkout,
        quantity: wanted.get(row.variant) ?? 1,
        expires_at: expiresAt,
      })),
    )
    .execute()
  return { short: [] }
}

/**
 * The order is placed: what the checkout held leaves the stock. Where its hold has run out meanwhile and others hold or took
 * the goods, theirs stays theirs, and the variant is returned as missing: sold, but not there, so many units `short`.
 */
export async function takeStock(
  tx: Tx,
  input: { home: string; checkout: string; wishes: readonly StockWish[]; at: Date },
): Promise<{ missing: string[]; short: Record<string, number> }> {
  const { home, checkout, at } = input
  const wanted = new Map<string, number>()
  for (const { variant, quantity } of input.wishes) wanted.set(variant, (wanted.get(variant) ?? 0) + quantity)
  const counted = await lockStock(tx, home, [...wanted.keys()])
  await releaseHolds(tx, home, checkout)
  const heldOf = await heldBy(tx, home, counted, at)
  const short: [string, number][] = []
  for (const row of counted) {
    const quantity = wanted.get(row.variant) ?? 0
    const taken = Math.min(quantity, Math.max(0, row.capacity - (heldOf.get(row.id) ?? 0)))
    if (taken < quantity) short.push([row.variant, quantity - taken])
    await tx.db
      .updateTable('resources')
      .set({ capacity: row.capacity - taken })
      .where('home', '=', home)
      .where('id', '=', row.id)
      .execute()
  }
  return { missing: short.map(([variant]) => variant), short: Object.fromEntries(short) }
}

/** How many of each locked resource are held at this moment. */
async function heldBy(tx: Tx, home: string, counted: readonly Counted[], at: Date): Promise<Map<string, number>> {
  if (counted.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('holds')
    .select(['resource', sql<number>`sum(quantity)::int`.as('quantity')])
    .where('home', '=', home)
    .where(
      'resource',
      'in',
      counted.map(({ id }) => id),
    )
    .where('expires_at', '>', at)
    .groupBy('resource')
    .execute()
  return new Map(rows.map((row) => [row.resource, row.quantity]))
}

/** Gives back what a cancelled order had taken. */
export async function returnStock(tx: Tx, home: string, items: readonly StockWish[]): Promise<void> {
  for (const row of await lockStock(
    tx,
    home,
    items.map(({ variant }) => variant),
  )) {
    const quantity = items
      .filter(({ variant }) => variant === row.variant)
      .reduce((sum, item) => sum + item.quantity, 0)
    await tx.db
      .updateTable('resources')
      .set({ capacity: sql<number>`capacity + ${quantity}` })
      .where('home', '=', home)
      .where('id', '=', row.id)
      .execute()
  }
}

export async function releaseHolds(tx: Tx, home: string, checkout: string): Promise<void> {
  await tx.db.deleteFrom('holds').where('home', '=', home).where('checkout', '=', checkout).execute()
}
