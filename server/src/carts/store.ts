import type { Cart } from '@souk/contract/order.ts'
import { FormValues } from '@souk/contract/offers.ts'
import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { template } from '../kernel/template.ts'
import { type Homing, samePerson } from '../people/same-person.ts'
import type { CartLine, LineRow } from './line.ts'
import { cartsOfPerson } from './person.ts'

export type CartRow = {
  id: string
  customer: string | null
  conversation: string | null
  currency: string
  state: string
  version: number
  /** What its thread speaks, or is set to before anybody has spoken; null where that is not known. */
  language: string | null
}

/** The predicate of the partial unique index, word for word: parameters would hide it from the planner. */
const LIVE = sql<boolean>`state = 'live' and customer is not null`

const COLUMNS = [
  'id',
  'customer',
  'conversation',
  'currency',
  'state',
  'version',
  sql<
    string | null
  >`(select coalesce(nullif(c.language, ''), nullif(c.locale, '')) from conversations c where c.home = carts.home and c.id = carts.conversation)`.as(
    'language',
  ),
] as const

export async function findCart(read: Reader, home: string, id: string): Promise<CartRow | undefined> {
  return read.selectFrom('carts').select(COLUMNS).where('home', '=', home).where('id', '=', id).executeTakeFirst()
}

/** The customer's one live cart. */
async function findOwnCart(read: Reader, home: string, customer: string): Promise<CartRow | undefined> {
  return read
    .selectFrom('carts')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where('state', '=', 'live')
    .executeTakeFirst()
}

/** The same, or else one of those who are the same person. */
export async function findLiveCart(read: Reader, home: string, customer: string): Promise<CartRow | undefined> {
  return read
    .selectFrom('carts')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('state', '=', 'live')
    .orderBy(sql`customer = ${customer}::uuid`, 'desc')
    .orderBy('updated_at', 'desc')
    .executeTakeFirst()
}

/** Throws unless the cart may be touched by whoever asks. */
export type Admit<Row> = (row: Row) => void | Promise<void>

/**
 * Locks the cart for a change. Throws `not_found`, what `admit` throws, or `cart_closed` once it has been ordered.
 */
export async function lockCart(tx: Tx, home: string, id: string, admit?: Admit<CartRow>): Promise<CartRow> {
  const row = await holdCart(tx, home, id)
  if (!row) throw new Failure('not_found')
  await admit?.(row)
  if (row.state !== 'live') throw new Failure('cart_closed')
  return row
}

/** Locks the cart in whatever state it is, and those that are shown with it. */
export async function holdCart(tx: Tx, home: string, id: string): Promise<CartRow | undefined> {
  return (await HOLD(tx.db, { home, id })).rows.find((row) => row.id === id)
}

const HOLD = template((db, v: { home: string; id: string }) =>
  db
    .selectFrom('carts')
    .select(COLUMNS)
    .where('home', '=', v.home)
    .where('id', '=', cartsOfPerson(v.home, v.id))
    .orderBy('id')
    .forUpdate(),
)

/** The live cart of a customer, made when there is none; two at once get the same. Who is nobody's customer gets a new one. */
export async function ensureCart(
  tx: Tx,
  input: { home: string; id: string; customer: string | null; conversation: string | null; currency: string },
): Promise<CartRow> {
  if (input.customer === null) {
    tx.later(INSERT(tx.db, input))
    const { home: _home, ...row } = input
    return { ...row, state: 'live', version: 1, language: null }
  } else {
    const { home, customer, conversation: to } = input
    const known = await findOwnCart(tx.db, home, customer)
    if (known && (to === null || known.conversation === to)) return known
    // They go on in another thread than when it was made: that one is told of it from now on.
    if (known && to !== null) {
      tx.later(moveCarts(tx, { home, customer, to, own: [] }))
      return { ...known, conversation: to }
    }
  }
  const made = await tx.db
    .insertInto('carts')
    .values(input)
    .onConflict((conflict) => conflict.columns(['home', 'customer']).where(LIVE).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (made) return made
  const known = await findOwnCart(tx.db, input.home, input.customer)
  if (!known) throw new Error('a live cart was neither made nor found')
  return known
}

const INSERT = template(
  (db, v: { home: string; id: string; customer: string | null; conversation: string | null; currency: string }) =>
    db.insertInto('carts').values({
      home: v.home,
      id: v.id,
      customer: v.customer,
      conversation: v.conversation,
      currency: v.currency,
    }),
)

const LINES = template((db, v: { home: string; cart: string }) =>
  db
    .selectFrom('cart_lines')
    .select(['id', 'cart', 'offer', 'variant', 'form', 'quantity'])
    .where('home', '=', v.home)
    .where('cart', '=', cartsOfPerson(v.home, v.cart))
    .orderBy('position')
    .orderBy('id'),
)

/** What lies in the cart and in those that are shown with it. */
export async function cartLines(read: Reader, home: string, cart: string): Promise<CartLine[]> {
  const { rows } = await LINES(read, { home, cart })
  return rows.map((row) => ({ ...row, form: FormValues.parse(row.form) }))
}

export async function insertLine(
  tx: Tx,
  input: { home: string; cart: string; handle: string | null; forWhom: string | null; line: LineRow },
): Promise<void> {
  const { home, cart, handle, forWhom, line } = input
  const { id, offer, variant, quantity } = line
  const form = JSON.stringify(line.form)
  await INSERT_LINE(tx.db, { home, id, cart, offer, variant, form, quantity, forWhom, handle })
}

type NewLine = Omit<LineRow, 'form'> & {
  home: string
  cart: string
  form: string
  forWhom: string | null
  handle: string | null
}

const INSERT_LINE = template((db, v: NewLine) =>
  db.insertInto('cart_lines').values({
    home: v.home,
    id: v.id,
    cart: v.cart,
    offer: v.offer,
    variant: v.variant,
    form: v.form,
    quantity: v.quantity,
    for_whom: v.forWhom,
    handle: v.handle,
    position: sql<number>`(select coalesce(max(position), 0) + 1 from cart_lines where home = ${v.home} and cart = ${v.cart})`,
  }),
)

export async function updateLine(tx: Tx, input: { home: string; cart: string; line: LineRow }): Promise<void> {
  const { home, cart, line } = input
  await tx.db
    .updateTable('cart_lines')
    .set({ quantity: line.quantity, variant: line.variant, form: JSON.stringify(line.form) })
    .where('home', '=', home)
    .where('cart', '=', cart)
    .where('id', '=', line.id)
    .execute()
}

export async function deleteLines(tx: Tx, home: string, cart: string, lines: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('cart_lines')
    .where('home', '=', home)
    .where('cart', '=', cart)
    .where('id', '=', sql<string>`any(${lines}::uuid[])`)
    .execute()
}

/** Writes down that a locked cart has changed, and what it comes to now. */
export async function saveVersion(tx: Tx, home: string, { id, version, totals }: Cart, at: Date): Promise<void> {
  const worth = totals.find(({ type }) => type === 'total')?.amount ?? 0
  await SAVE_VERSION(tx.db, { home, id, version, worth, at })
}

const SAVE_VERSION = template((db, v: { home: string; id: string; version: number; worth: number; at: Date }) =>
  db
    .updateTable('carts')
    .set({ version: v.version, worth: v.worth, updated_at: v.at })
    .where('home', '=', v.home)
    .where('id', '=', v.id),
)

/** The live carts of these customers. */
export async function liveCartsOf(read: Reader, home: string, customers: readonly string[]): Promise<string[]> {
  const rows = await read
    .selectFrom('carts')
    .select('id')
    .where('home', '=', home)
    .where('customer', 'in', customers)
    .where('state', '=', 'live')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Carts of a customer that lead to a thread which is not their own lead to this one. */
export async function moveCarts(tx: Tx, { home, customer, to, own }: Homing): Promise<void> {
  await tx.db
    .updateTable('carts')
    .set({ conversation: to })
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(sql<boolean>`conversation <> all(${[...own]}::uuid[])`)
    .execute()
}

/** The cart has become an order; the customer's next one starts empty. */
export async function closeCart(tx: Tx, home: string, cart: string): Promise<void> {
  await CLOSE(tx.db, { home, cart })
}

const CLOSE = template((db, v: { home: string; cart: string }) =>
  db.updateTable('carts').set({ state: 'ordered' }).where('home', '=', v.home).where('id', '=', v.cart),
)
