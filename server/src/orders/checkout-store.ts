import { Address, Buyer, Checkout, Line, Placed, Total } from '@souk/contract/order.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { CHECKOUT_TRANSITIONS, type CheckoutRow, type CheckoutState } from './checkout.ts'

const Columns = z.object({
  id: z.string(),
  home: z.string(),
  cart: z.string().nullable(),
  customer: z.string().nullable(),
  conversation: z.string().nullable(),
  handle: z.string().nullable(),
  state: Checkout.shape.state,
  currency: z.string(),
  buyer: Buyer,
  address: Address.nullable(),
  lines: z.array(Line),
  totals: z.array(Total),
  shipping_option: z.string().nullable(),
  pickup_at: z.date().nullable(),
  discount_code: z.string().nullable(),
  expires_at: z.date(),
  version: z.int(),
  placed: Placed.nullable(),
  language: z.string().nullable(),
})

/** What its thread speaks, or is set to before anybody has spoken. */
const LANGUAGE = sql<
  string | null
>`(select coalesce(nullif(c.language, ''), nullif(c.locale, '')) from conversations c where c.home = checkouts.home and c.id = checkouts.conversation)`.as(
  'language',
)

function rowOf(raw: unknown): CheckoutRow {
  const { shipping_option, pickup_at, discount_code, expires_at, ...row } = Columns.parse(raw)
  return {
    ...row,
    shippingOption: shipping_option,
    pickupAt: pickup_at,
    discountCode: discount_code,
    expiresAt: expires_at,
  }
}

export async function findCheckout(read: Reader, home: string, id: string): Promise<CheckoutRow | undefined> {
  const raw = await read
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** Locks the checkout for a change. Throws `not_found`, or what `admit` throws. */
export async function lockCheckout(
  tx: Tx,
  home: string,
  id: string,
  admit?: (row: CheckoutRow) => void,
): Promise<CheckoutRow> {
  const raw = await tx.db
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!raw) throw new Failure('not_found')
  const row = rowOf(raw)
  admit?.(row)
  return row
}

/** Locks the checkout that a payment is for. */
export async function lockCheckoutOf(tx: Tx, home: string, payment: string): Promise<CheckoutRow | undefined> {
  const raw = await tx.db
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', home)
    .where('id', '=', (paid) =>
      paid.selectFrom('payments').select('checkout').where('home', '=', home).where('id', '=', payment),
    )
    .forUpdate()
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** The predicate of the partial indexes, word for word: parameters would hide it from the planner. */
const OPEN = sql<boolean>`state not in ('completed', 'canceled')`

/** The checkout of a cart that is still open, locked. */
export async function lockOpenCheckout(tx: Tx, home: string, cart: string): Promise<CheckoutRow | undefined> {
  const raw = await tx.db
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', home)
    .where('cart', '=', cart)
    .where(OPEN)
    .forUpdate()
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** Is there one, as of now? */
export async function hasOpenCheckout(read: Reader, home: string, cart: string): Promise<boolean> {
  const row = await read
    .selectFrom('checkouts')
    .select('id')
    .where('home', '=', home)
    .where('cart', '=', cart)
    .where(OPEN)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertCheckout(tx: Tx, row: CheckoutRow): Promise<void> {
  const { shippingOption, pickupAt, discountCode, expiresAt, buyer, address, lines, totals, placed, ...more } = row
  const { language: _, ...rest } = more
  await tx.db
    .insertInto('checkouts')
    .values({
      ...rest,
      buyer: JSON.stringify(buyer),
      address: address === null ? null : JSON.stringify(address),
      lines: JSON.stringify(lines),
      totals: JSON.stringify(totals),
      shipping_option: shippingOption,
      pickup_at: pickupAt,
      discount_code: discountCode,
      expires_at: expiresAt,
      placed: placed && JSON.stringify(placed),
    })
    .execute()
}

/** Stores what was changed of a checkout that the caller has locked. */
export async function saveCheckout(tx: Tx, row: CheckoutRow, at: Date): Promise<void> {
  await changedTo(tx.db, row, at).execute()
}

/** The same of one that nobody has locked; false, and nothing is changed, where the row is another than `row` came from. */
export async function saveUnchanged(read: Reader, row: CheckoutRow, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await changedTo(read, row, at).where('version', '=', row.version).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

function changedTo(read: Reader, row: CheckoutRow, at: Date) {
  return read
    .updateTable('checkouts')
    .set({
      state: row.state,
      buyer: JSON.stringify(row.buyer),
      address: row.address === null ? null : JSON.stringify(row.address),
      lines: JSON.stringify(row.lines),
      totals: JSON.stringify(row.totals),
      shipping_option: row.shippingOption,
      pickup_at: row.pickupAt,
      discount_code: row.discountCode,
      expires_at: row.expiresAt,
      placed: row.placed && JSON.stringify(row.placed),
      updated_at: at,
      version: sql<number>`version + 1`,
    })
    .where('home', '=', row.home)
    .where('id', '=', row.id)
}

/** Moves a locked checkout on; throws `bad_transition` where the table does not allow it. */
export function moveCheckout(row: CheckoutRow, to: CheckoutState): CheckoutRow {
  if (row.state === to) return row
  if (!CHECKOUT_TRANSITIONS[row.state].includes(to)) throw new Failure('bad_transition', `${row.state} → ${to}`)
  return { ...row, state: to }
}

/** Open checkouts whose time is over, oldest first. */
export async function overdueCheckouts(
  read: Reader,
  now: Date,
  limit: number,
): Promise<{ home: string; id: string }[]> {
  return read
    .selectFrom('checkouts')
    .select(['home', 'id'])
    .where(OPEN)
    .where('expires_at', '<', now)
    .orderBy('expires_at')
    .limit(limit)
    .execute()
}

/** How often a discount code has been used, or is being paid with, by other checkouts than this. */
export async function discountUses(
  read: Reader,
  input: { home: string; code: string; checkout: string },
): Promise<number> {
  const row = await read
    .selectFrom('discount_uses')
    .select((select) => select.fn.countAll<number>().as('uses'))
    .where('home', '=', input.home)
    .where('code', '=', input.code)
    .where('checkout', '<>', input.checkout)
    .executeTakeFirstOrThrow()
  return Number(row.uses)
}

/** Until the commit nobody else counts the uses of this code: two who pay at once do not both take the last one. */
export async function lockDiscount(tx: Tx, home: string, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`discount/${home}/${code}`}::text, 0))`.execute(tx.db)
}

export async function useDiscount(tx: Tx, home: string, code: string, checkout: string): Promise<void> {
  await tx.db
    .insertInto('discount_uses')
    .values({ home, code, checkout })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The checkout is not being paid any more: somebody else may use the code. */
export async function freeDiscount(tx: Tx, row: Pick<CheckoutRow, 'home' | 'id' | 'discountCode'>): Promise<void> {
  if (row.discountCode === null) return
  await tx.db
    .deleteFrom('discount_uses')
    .where('home', '=', row.home)
    .where('code', '=', row.discountCode)
    .where('checkout', '=', row.id)
    .execute()
}
