import { Gift } from '@souk/contract/gift.ts'
import { Address, Buyer, Fulfilment, Line, Order, Total } from '@souk/contract/order.ts'
import { Placed } from '@souk/contract/placing.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { template } from '../kernel/template.ts'
import { FIRST_NUMBER, FULFILMENT_TRANSITIONS, type FulfilmentState, type OrderState } from './order.ts'

const Columns = z.object({
  id: z.string(),
  home: z.string(),
  number: z.string(),
  checkout: z.string(),
  customer: z.string().nullable(),
  conversation: z.string().nullable(),
  handle: z.string().nullable(),
  state: Order.shape.state,
  currency: z.string(),
  buyer: Buyer,
  address: Address.nullable(),
  lines: z.array(Line),
  totals: z.array(Total),
  shipping_label: z.string().nullable(),
  language: z.string(),
  placed_at: z.date(),
  placed: Placed.nullable(),
  gift: Gift.nullable(),
  /** Units of variants that were paid for and not there. */
  short: z.record(z.string(), z.int()),
})

/** An order as it is stored, without its payments and deliveries. */
export type OrderRow = Omit<z.infer<typeof Columns>, 'shipping_label' | 'placed_at'> & {
  shippingLabel: string | null
  placedAt: Date
}

/** An order's row as it comes out of the database. */
export function orderRow(raw: unknown): OrderRow {
  const { shipping_label, placed_at, ...row } = Columns.parse(raw)
  return { ...row, shippingLabel: shipping_label, placedAt: placed_at }
}

export async function findOrder(read: Reader, home: string, number: string): Promise<OrderRow | undefined> {
  const raw = await read
    .selectFrom('orders')
    .selectAll()
    .where('home', '=', home)
    .where('number', '=', number)
    .executeTakeFirst()
  return raw && orderRow(raw)
}

/** The number of the order that a checkout became. */
export async function numberOfCheckout(read: Reader, home: string, checkout: string): Promise<string | undefined> {
  return (await orderOfCheckout(read, home, checkout))?.number
}

export async function orderOfCheckout(
  read: Reader,
  home: string,
  checkout: string,
): Promise<{ id: string; number: string } | undefined> {
  const { rows } = await ORDER_OF(read, { home, checkout })
  return rows[0]
}

const ORDER_OF = template((db, v: { home: string; checkout: string }) =>
  db.selectFrom('orders').select(['id', 'number']).where('home', '=', v.home).where('checkout', '=', v.checkout),
)

/** Locks the orders of these checkouts, by their ids: what is written about them waits until the commit. */
export async function lockOrdersOf(tx: Tx, home: string, checkouts: readonly string[]): Promise<void> {
  if (checkouts.length === 0) return
  await tx.db
    .selectFrom('orders')
    .select('id')
    .where('home', '=', home)
    .where('checkout', 'in', [...checkouts])
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function lockOrder(tx: Tx, home: string, number: string): Promise<OrderRow> {
  const raw = await tx.db
    .selectFrom('orders')
    .selectAll()
    .where('home', '=', home)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!raw) throw new Failure('not_found')
  return orderRow(raw)
}

/** The next number of the shop; its row lock makes two orders at once wait for each other. */
export async function nextNumber(tx: Tx, home: string): Promise<string> {
  const [row] = (await COUNT(tx.db, { home })).rows
  if (!row) throw new Error('a shop has no order number left')
  return String(row.last)
}

const COUNT = template((db, v: { home: string }) =>
  db
    .insertInto('order_counters')
    .values({ home: v.home, last: FIRST_NUMBER })
    .onConflict((conflict) => conflict.column('home').doUpdateSet({ last: sql<number>`order_counters.last + 1` }))
    .returning('last'),
)

/** Of an order that the caller has locked. */
export async function setOrderAddress(tx: Tx, { home, id }: OrderRow, address: Address): Promise<void> {
  await tx.db
    .updateTable('orders')
    .set({ address: JSON.stringify(address) })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

export async function setOrderState(tx: Tx, home: string, id: string, state: OrderState): Promise<void> {
  await tx.db.updateTable('orders').set({ state }).where('home', '=', home).where('id', '=', id).execute()
}

/** Stores where an order's appointment has been moved: with its delivery, and on its line. */
export async function saveAppointment(
  tx: Tx,
  order: OrderRow,
  { id, appointment, expected }: Fulfilment,
): Promise<void> {
  await tx.db
    .updateTable('fulfilments')
    .set({ appointment: JSON.stringify(appointment), expected: JSON.stringify(expected) })
    .where('home', '=', order.home)
    .where('id', '=', id)
    .execute()
  await tx.db
    .updateTable('orders')
    .set({ lines: JSON.stringify(order.lines) })
    .where('home', '=', order.home)
    .where('id', '=', order.id)
    .execute()
}

const FULFILMENT = ['id', 'kind', 'state', 'steps', 'tracking', 'expected', 'appointment', 'contents', 'goods'] as const
const FulfilmentColumns = z.object({
  id: z.string(),
  kind: Fulfilment.shape.kind,
  state: Fulfilment.shape.state,
  steps: Fulfilment.shape.steps,
  tracking: Fulfilment.shape.tracking.nullable(),
  expected: Fulfilment.shape.expected.nullable(),
  appointment: Fulfilment.shape.appointment.nullable(),
  contents: Fulfilment.shape.contents.nullable(),
  goods: Fulfilment.shape.goods.nullable(),
})

function fulfilmentOf(raw: unknown): Fulfilment {
  const { tracking, expected, appointment, contents, goods, ...row } = FulfilmentColumns.parse(raw)
  return {
    ...row,
    ...(tracking ? { tracking } : {}),
    ...(expected ? { expected } : {}),
    ...(appointment ? { appointment } : {}),
    ...(contents ? { contents } : {}),
    ...(goods ? { goods } : {}),
  }
}

export async function fulfilmentsOf(
  read: Reader,
  home: string,
  orders: readonly string[],
): Promise<Map<string, Fulfilment[]>> {
  if (orders.length === 0) return new Map()
  const rows = await read
    .selectFrom('fulfilments')
    .select(['order_id', ...FULFILMENT])
    .where('home', '=', home)
    .where('order_id', 'in', [...orders])
    .orderBy('id')
    .execute()
  const byOrder = new Map<string, Fulfilment[]>()
  for (const row of rows) byOrder.set(row.order_id, [...(byOrder.get(row.order_id) ?? []), fulfilmentOf(row)])
  return byOrder
}

export async function insertFulfilment(tx: Tx, home: string, order: string, fulfilment: Fulfilment): Promise<void> {
  await tx.db
    .insertInto('fulfilments')
    .values({
      home,
      id: fulfilment.id,
      order_id: order,
      kind: fulfilment.kind,
      state: fulfilment.state,
      steps: JSON.stringify(fulfilment.steps),
      tracking: null,
      expected: fulfilment.expected ? JSON.stringify(fulfilment.expected) : null,
      appointment: fulfilment.appointment ? JSON.stringify(fulfilment.appointment) : null,
      contents: fulfilment.contents ? JSON.stringify(fulfilment.contents) : null,
      goods: fulfilment.goods ? JSON.stringify(fulfilment.goods) : null,
    })
    .execute()
}

export type Step = { to: FulfilmentState; at: Date; tracking?: Fulfilment['tracking'] }

/** Moves a delivery on. Answers null when it is there already; throws `bad_transition` where the table does not allow it. */
export async function advanceFulfilment(tx: Tx, home: string, id: string, step: Step): Promise<Fulfilment | null> {
  const raw = await tx.db
    .selectFrom('fulfilments')
    .select(FULFILMENT)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!raw) throw new Failure('not_found')
  const before = fulfilmentOf(raw)
  if (before.state === step.to) return null
  if (!FULFILMENT_TRANSITIONS[before.state].includes(step.to)) {
    throw new Failure('bad_transition', `${before.state} → ${step.to}`)
  }
  const tracking = step.tracking ?? before.tracking
  const after: Fulfilment = {
    ...before,
    state: step.to,
    steps: [...before.steps, { state: step.to, at: step.at.toISOString() }],
    ...(tracking ? { tracking } : {}),
  }
  await tx.db
    .updateTable('fulfilments')
    .set({
      state: after.state,
      steps: JSON.stringify(after.steps),
      tracking: after.tracking ? JSON.stringify(after.tracking) : null,
    })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
  return after
}
