import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { type Charge, CHARGE_STATES, CHARGE_TRANSITIONS, ChargePart, type ChargeState } from './charge.ts'

const Parts = z.array(z.object({ shop: z.string(), checkout: z.string() }))

/** Which checkouts are bought together. */
export type PurchaseRow = { id: string; parts: z.infer<typeof Parts> }

export async function insertPurchase(tx: Tx, { id, parts }: PurchaseRow, at: Date): Promise<void> {
  await tx.db
    .insertInto('purchases')
    .values({ home: id, id, parts: JSON.stringify(parts), created_at: at })
    .execute()
}

export async function findPurchase(read: Reader, id: string): Promise<PurchaseRow | undefined> {
  const row = await read
    .selectFrom('purchases')
    .select(['id', 'parts'])
    .where('home', '=', id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { id: row.id, parts: Parts.parse(row.parts) }
}

/** Whoever begins a charge of a purchase waits here for whoever else does. */
export async function lockPurchase(tx: Tx, id: string): Promise<void> {
  await tx.db.selectFrom('purchases').select('id').where('home', '=', id).where('id', '=', id).forUpdate().execute()
}

const Row = z.object({
  home: z.string(),
  id: z.string(),
  gateway: z.string(),
  ref: z.string().nullable(),
  url: z.string().nullable(),
  state: z.enum(CHARGE_STATES),
  currency: z.string(),
  parts: z.array(ChargePart),
})

function charges(read: Reader) {
  return read.selectFrom('charges').select(Row.keyof().options)
}

export async function insertCharge(
  tx: Tx,
  { parts, ...charge }: Pick<Charge, 'home' | 'id' | 'gateway' | 'currency' | 'parts'>,
  at: Date,
): Promise<void> {
  await tx.db
    .insertInto('charges')
    .values({ ...charge, parts: JSON.stringify(parts), created_at: at })
    .execute()
}

/** The predicate of the unique index, word for word: a parameter would hide it from the planner. */
const LIVE = sql<boolean>`state in ('starting', 'started')`

/** The charge that is being made, or waits for its payer. */
export async function liveCharge(read: Reader, purchase: string): Promise<Charge | undefined> {
  const row = await charges(read).where('home', '=', purchase).where(LIVE).executeTakeFirst()
  return row && Row.parse(row)
}

export async function findCharge(read: Reader, purchase: string, id: string): Promise<Charge | undefined> {
  const row = await charges(read).where('home', '=', purchase).where('id', '=', id).executeTakeFirst()
  return row && Row.parse(row)
}

/** The charge that a gateway's notice names. */
export async function chargeOfNotice(read: Reader, gateway: string, id: string): Promise<Charge | undefined> {
  const row = await charges(read).where('id', '=', id).where('gateway', '=', gateway).executeTakeFirst()
  return row && Row.parse(row)
}

/** Moves a charge, where its state leads there; says whether it did. */
export async function moveCharge(
  tx: Tx,
  charge: Pick<Charge, 'home' | 'id'>,
  to: ChargeState,
  begun?: { ref: string; url: string; parts: readonly ChargePart[] },
): Promise<boolean> {
  const from = CHARGE_STATES.filter((state) => CHARGE_TRANSITIONS[state].includes(to))
  const { numUpdatedRows } = await tx.db
    .updateTable('charges')
    .set({ state: to, ...(begun ? { ...begun, parts: JSON.stringify(begun.parts) } : {}) })
    .where('home', '=', charge.home)
    .where('id', '=', charge.id)
    .where('state', 'in', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives up a charge that nobody has begun at its gateway yet. */
export async function dropCharge(tx: Tx, charge: Pick<Charge, 'home' | 'id'>): Promise<void> {
  await tx.db
    .updateTable('charges')
    .set({ state: 'voided' })
    .where('home', '=', charge.home)
    .where('id', '=', charge.id)
    .where('state', '=', 'starting')
    .execute()
}
