import { FormValues } from '@souk/contract/offers.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { LineRow } from './line.ts'

export type CartRow = {
  id: string
  customer: string | null
  conversation: string | null
  currency: string
  state: string
  version: number
}

/** The predicate of the partial unique index, word for word: parameters would hide it from the planner. */
const LIVE = sql<boolean>`state = 'live' and customer is not null`

const COLUMNS = ['id', 'customer', 'conversation', 'currency', 'state', 'version'] as const

export async function findCart(read: Reader, home: string, id: string): Promise<CartRow | undefined> {
  return read.selectFrom('carts').select(COLUMNS).where('home', '=', home).where('id', '=', id).executeTakeFirst()
}

/** The customer's one live cart. */
export async function findLiveCart(read: Reader, home: string, customer: string): Promise<CartRow | undefined> {
  return read
    .selectFrom('carts')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where('state', '=', 'live')
    .executeTakeFirst()
}

/** Locks the cart for a change. Throws `not_found`, or `cart_closed` once it has been ordered. */
export async function lockCart(tx: Tx, home: string, id: string): Promise<CartRow> {
  const row = await tx.db
    .selectFrom('carts')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Failure('not_found')
  if (row.state !== 'live') throw new Failure('cart_closed')
  return row
}

/** The live cart of a customer, made when there is none. Two at once get the same. */
export async function ensureCart(
  tx: Tx,
  input: { home: string; id: string; customer: string | null; conversation: string | null; currency: string },
): Promise<CartRow> {
  if (input.customer !== null) {
    const known = await findLiveCart(tx.db, input.home, input.customer)
    if (known) return known
  }
  const made = await tx.db
    .insertInto('carts')
    .values(input)
    .onConflict((conflict) => conflict.columns(['home', 'customer']).where(LIVE).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (made) return made
  const known = await findLiveCart(tx.db, input.home, input.customer ?? '')
  if (!known) throw new Error('a live cart was neither made nor found')
  return known
}

export async function cartLines(read: Reader, home: string, cart: string): Promise<LineRow[]> {
  const rows = await read
    .selectFrom('cart_lines')
    .select(['id', 'offer', 'variant', 'form', 'quantity'])
    .where('home', '=', home)
    .where('cart', '=', cart)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, form: FormValues.parse(row.form) }))
}

export async function insertLine(
  tx: Tx,
  input: { home: string; cart: string; handle: string | null; forWhom: string | null; line: LineRow },
): Promise<void> {
  const { home, cart, handle, forWhom, line } = input
  await tx.db
    .insertInto('cart_lines')
    .values({
      home,
      id: line.id,
      cart,
      offer: line.offer,
      variant: line.variant,
      form: JSON.stringify(line.form),
      quantity: line.quantity,
      for_whom: forWhom,
      handle,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from cart_lines where home = ${home} and cart = ${cart})`,
    })
    .execute()
}

export async function updateLine(
  tx: Tx,
  input: { home: string; cart: string; line: string; quantity: number; variant: string; form: FormValues },
): Promise<void> {
  await tx.db
    .updateTable('cart_lines')
    .set({ quantity: input.quantity, variant: input.variant, form: JSON.stringify(input.form) })
    .where('home', '=', input.home)
    .where('cart', '=', input.cart)
    .where('id', '=', input.line)
    .execute()
}

export async function deleteLine(tx: Tx, home: string, cart: string, line: string): Promise<boolean> {
  const gone = await tx.db
    .deleteFrom('cart_lines')
    .where('home', '=', home)
    .where('cart', '=', cart)
    .where('id', '=', line)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

export async function raiseVersion(tx: Tx, home: string, cart: string, at: Date): Promise<number> {
  const row = await tx.db
    .updateTable('carts')
    .set({ version: sql<number>`version + 1`, updated_at: at })
    .where('home', '=', home)
    .where('id', '=', cart)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The cart has become an order; the customer's next one starts empty. */
export async function closeCart(tx: Tx, home: string, cart: string): Promise<void> {
  await tx.db.updateTable('carts').set({ state: 'ordered' }).where('home', '=', home).where('id', '=', cart).execute()
}
