import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import { template } from '../kernel/template.ts'

export type StockWish = { variant: string; quantity: number }

/** Stock that is counted: how much there is, and how much of it others hold at this moment. */
export type Counted = { id: string; variant: string; capacity: number; held: number }

export type StockOf = { home: string; checkout: string; variants: readonly string[]; at: Date }

/**
 * The counted stock of these variants, locked in the order of their ids so that two buyers never wait for each other, with
 * what checkouts other than this hold of it.
 */
export async function lockStock(tx: Tx, { home, checkout, variants, at }: StockOf): Promise<Counted[]> {
  if (variants.length === 0) return []
  const values = [home, variants, checkout, at]
  const [rows, { rows: holds }] = await Promise.all([
    lockResources(tx, home, variants),
    // Begun after the lock was had: it sees every hold that was made under it.
    tx.db.executeQuery<{ resource: string; held: number }>(CompiledQuery.raw(HELD, values)),
  ])
  const held = new Map(holds.map((row) => [row.resource, row.held]))
  return rows.map((row) => ({ ...row, held: held.get(row.id) ?? 0 }))
}

/**
 * The counted stock `r` of one variant after another. Each lookup ends with a limit, so that it goes along the index,
 * however small the shop was when it was planned.
 */
function countedOf(locked: 'for update' | ''): string {
  return `unnest($2::uuid[]) as wanted(variant) cross join lateral (
    select id, capacity from resources where home = $1 and kind = 'stock' and subject = wanted.variant limit 1 ${locked}
  ) as r`
}

const LOCK = `select r.id, wanted.variant, r.capacity from ${countedOf('for update')}`
const HELD = `select r.id as resource, sum(h.quantity)::int as held from ${countedOf('')}
join holds h on h.home = $1 and h.resource = r.id where h.checkout <> $3 and h.expires_at > $4 group by r.id`

type Resource = { id: string; variant: string; capacity: number }

/** Locks what is counted of these variants, in the one order: they are taken as they come. */
export async function lockResources(tx: Tx, home: string, variants: readonly string[]): Promise<Resource[]> {
  const inOrder = variants.toSorted()
  return (await tx.db.executeQuery<Resource>(CompiledQuery.raw(LOCK, [home, inOrder]))).rows
}

/** How many of each variant are wished for in all. */
function wantedOf(wishes: readonly StockWish[]): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const { variant, quantity } of wishes) wanted.set(variant, (wanted.get(variant) ?? 0) + quantity)
  return wanted
}

type Wished = { home: string; checkout: string; wishes: readonly StockWish[]; at: Date }

/**
 * Holds stock for a checkout until `expiresAt`, replacing what it held. Returns the variants there is not enough of; then
 * nothing is held. Stock that is not counted needs no hold. `counted` is given by who has locked it already.
 */
export async function holdStock(
  tx: Tx,
  input: Wished & { expiresAt: Date; newId: NewId; counted?: readonly Counted[] },
): Promise<{ short: string[] }> {
  const { home, checkout, at, expiresAt, newId } = input
  const wanted = wantedOf(input.wishes)
  const counted = input.counted ?? (await lockStock(tx, { home, checkout, at, variants: [...wanted.keys()] }))
  tx.later(releaseStock(tx, home, checkout))
  if (counted.length === 0) return { short: [] }
  // What ran out before now frees its stock, and goes.
  tx.later(
    tx.db
      .deleteFrom('holds')
      .where('home', '=', home)
      .where('resource', '=', sql<string>`any(${counted.map(({ id }) => id)}::uuid[])`)
      .where('expires_at', '<=', at)
      .execute(),
  )
  const short = counted.filter((row) => row.capacity - row.held < (wanted.get(row.variant) ?? 0))
  if (short.length > 0) return { short: short.map(({ variant }) => variant) }
  const holds = counted.map((row) => ({
    home,
    id: newId(),
    resource: row.id,
    checkout,
    quantity: wanted.get(row.variant) ?? 1,
    expires_at: expiresAt,
  }))
  tx.later(tx.db.insertInto('holds').values(holds).execute())
  return { short: [] }
}

/**
 * The order is placed: what the checkout held leaves the stock. Where its hold has run out meanwhile and others hold or took
 * the goods, theirs stays theirs, and the variant is returned as missing: sold, but not there, so many units `short`.
 */
export async function takeStock(
  tx: Tx,
  input: Wished & { counted?: readonly Counted[] },
): Promise<{ missing: string[]; short: Record<string, number> }> {
  const { home, checkout, at } = input
  const wanted = wantedOf(input.wishes)
  const counted = input.counted ?? (await lockStock(tx, { home, checkout, at, variants: [...wanted.keys()] }))
  tx.later(releaseStock(tx, home, checkout))
  const short: [string, number][] = []
  for (const row of counted) {
    const quantity = wanted.get(row.variant) ?? 0
    const taken = Math.min(quantity, Math.max(0, row.capacity - row.held))
    if (taken < quantity) short.push([row.variant, quantity - taken])
    tx.later(addCapacity(tx, home, row.id, -taken))
  }
  return { missing: short.map(([variant]) => variant), short: Object.fromEntries(short) }
}

/** Gives back what a cancelled order had taken. */
export async function returnStock(tx: Tx, home: string, items: readonly StockWish[]): Promise<void> {
  const returned = wantedOf(items)
  for (const row of await lockResources(tx, home, [...returned.keys()]))
    tx.later(addCapacity(tx, home, row.id, returned.get(row.variant) ?? 0))
}

async function addCapacity(tx: Tx, home: string, id: string, quantity: number): Promise<void> {
  await tx.db
    .updateTable('resources')
    .set({ capacity: sql<number>`capacity + ${quantity}::int` })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

const RELEASE = template((db, v: { home: string; checkout: string }) =>
  db.deleteFrom('holds').where('home', '=', v.home).where('checkout', '=', v.checkout).where('starts_at', 'is', null),
)

async function releaseStock(tx: Tx, home: string, checkout: string): Promise<void> {
  await RELEASE(tx.db, { home, checkout })
}

/** Keeps what a checkout holds, goods and times, for longer. */
export async function prolongHolds(tx: Tx, input: { home: string; checkout: string; expiresAt: Date }): Promise<void> {
  const { home, checkout, expiresAt } = input
  await tx.db
    .updateTable('holds')
    .set({ expires_at: expiresAt })
    .where('home', '=', home)
    .where('checkout', '=', checkout)
    .where('expires_at', '<', expiresAt)
    .execute()
}

/** Everything that a checkout holds or its order has booked: goods and times. */
export async function releaseHolds(tx: Tx, home: string, checkout: string): Promise<void> {
  await tx.db.deleteFrom('holds').where('home', '=', home).where('checkout', '=', checkout).execute()
}
