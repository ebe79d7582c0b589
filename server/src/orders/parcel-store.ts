import { Parcel, ParcelState } from '@souk/contract/desk.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { hear, type ParcelEvent } from './parcel.ts'

const Columns = z.object({
  home: z.string(),
  id: z.string(),
  order_id: z.string(),
  number: z.string(),
  direction: Parcel.shape.direction,
  fulfilment: z.string().nullable(),
  return_id: z.string().nullable(),
  carrier: z.string(),
  connection: z.string(),
  state: ParcelState,
  ref: z.string().nullable(),
  tracking: Parcel.shape.tracking.nullable(),
  reason: z.string().nullable(),
  events: z.array(z.object({ id: z.string(), state: ParcelState, at: z.string(), text: z.string().optional() })),
  at: z.date(),
})
export type ParcelRow = z.infer<typeof Columns>

const COLUMNS = [
  'p.home',
  'p.id',
  'p.order_id',
  'o.number',
  'p.direction',
  'p.fulfilment',
  'p.return_id',
  'p.carrier',
  'p.connection',
  'p.state',
  'p.ref',
  'p.tracking',
  'p.reason',
  'p.events',
  'p.at',
] as const

function selected(read: Reader, home: string) {
  return read
    .selectFrom('parcels as p')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'p.home').onRef('o.id', '=', 'p.order_id'))
    .select(COLUMNS)
    .where('p.home', '=', home)
}

export async function findParcel(read: Reader, home: string, id: string): Promise<ParcelRow | undefined> {
  const row = await selected(read, home).where('p.id', '=', id).executeTakeFirst()
  return row && Columns.parse(row)
}

/** The parcels of an order, oldest first. */
export async function parcelsOf(read: Reader, home: string, orders: readonly string[]): Promise<ParcelRow[]> {
  if (orders.length === 0) return []
  const rows = await selected(read, home)
    .where('p.order_id', 'in', [...orders])
    .orderBy('p.id')
    .execute()
  return rows.map((row) => Columns.parse(row))
}

/** The number of the order whose parcel or delivery has this tracking number, and which delivery it is. */
export async function findTracked(
  read: Reader,
  home: string,
  tracking: string,
): Promise<{ order: string; fulfilment: string } | undefined> {
  const parcel = await selected(read, home)
    .where(sql<boolean>`p.tracking ->> 'number' = ${tracking}`)
    .where('p.state', '<>', 'cancelled')
    .where('p.fulfilment', 'is not', null)
    .executeTakeFirst()
  if (parcel?.fulfilment) return { order: parcel.number, fulfilment: parcel.fulfilment }
  const row = await read
    .selectFrom('fulfilments as f')
    .innerJoin('orders as o', (join) => join.onRef('o.home', '=', 'f.home').onRef('o.id', '=', 'f.order_id'))
    .select(['o.number as order', 'f.id as fulfilment'])
    .where('f.home', '=', home)
    .where(sql<boolean>`f.tracking ->> 'number' = ${tracking}`)
    .executeTakeFirst()
  return row
}

export type NewParcel = Pick<
  ParcelRow,
  'home' | 'id' | 'order_id' | 'direction' | 'fulfilment' | 'return_id' | 'carrier' | 'connection' | 'at'
>

/** Writes down that a label is wanted. The order's row is locked by the caller. */
export async function insertParcel(tx: Tx, row: NewParcel): Promise<void> {
  await tx.db
    .insertInto('parcels')
    .values({ ...row, state: 'wanted' })
    .execute()
}

type Label = { ref: string; tracking: NonNullable<ParcelRow['tracking']>; label: Buffer }

/** The carrier has made the label; false where somebody has written that down already. */
export async function storeLabel(tx: Tx, { home, id }: ParcelRow, { ref, tracking, label }: Label): Promise<boolean> {
  const done = await tx.db
    .updateTable('parcels')
    .set({ state: 'labelled', ref, tracking: JSON.stringify(tracking), label, reason: null })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('state', '=', 'wanted')
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/** The carrier makes no label for it, or takes this one back: another may be asked for. */
export async function cancelParcel(tx: Tx, { home, id }: ParcelRow, reason: string | null): Promise<void> {
  await tx.db
    .updateTable('parcels')
    .set({ state: 'cancelled', reason })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('state', 'in', ['wanted', 'labelled'])
    .execute()
}

/** What the carrier said, each thing once; answers the parcel as it is now, and whether that is news. */
export async function hearParcel(
  tx: Tx,
  { home, id }: Pick<ParcelRow, 'home' | 'id'>,
  event: ParcelEvent,
): Promise<{ row: ParcelRow; isNews: boolean } | undefined> {
  const raw = await selected(tx.db, home).where('p.id', '=', id).forUpdate(['p']).executeTakeFirst()
  if (!raw) return undefined
  const before = Columns.parse(raw)
  const row = hear(before, event)
  if (row === before) return { row, isNews: false }
  const reason = row.state === 'trouble' ? (event.text ?? row.reason) : row.state === 'delivered' ? null : row.reason
  await tx.db
    .updateTable('parcels')
    .set({ state: row.state, events: JSON.stringify(row.events), reason })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
  return { row: { ...row, reason }, isNews: row.state !== before.state }
}

export async function labelOf(read: Reader, home: string, id: string): Promise<Buffer | undefined> {
  const row = await read
    .selectFrom('parcels')
    .select('label')
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.label ?? undefined
}

export function parcelOf(row: ParcelRow): Parcel {
  const { id, number, direction, fulfilment, return_id, carrier, state, tracking, reason, events, at } = row
  return {
    id,
    order: number,
    direction,
    ...(fulfilment === null ? {} : { fulfilment }),
    ...(return_id === null ? {} : { return: return_id }),
    carrier,
    state,
    ...(tracking ? { tracking } : {}),
    ...(reason === null ? {} : { reason }),
    events: events.map(({ id: _, ...event }) => event),
    at: at.toISOString(),
  }
}
