import { Concession } from '@souk/contract/concession.ts'
import { Gift } from '@souk/contract/gift.ts'
import { Address, Buyer, Checkout, Line, Total } from '@souk/contract/order.ts'
import { Placed } from '@souk/contract/placing.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { cartsOfPerson } from '../carts/person.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { template } from '../kernel/template.ts'
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
  concession: Concession.extend({ limit: z.int() }).nullable(),
  gift: Gift.nullable(),
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

type Place = { home: string; id: string }

const FIND = template((db, v: Place) =>
  db.selectFrom('checkouts').selectAll().select(LANGUAGE).where('home', '=', v.home).where('id', '=', v.id),
)

export async function findCheckout(read: Reader, home: string, id: string): Promise<CheckoutRow | undefined> {
  const [raw] = (await FIND(read, { home, id })).rows
  return raw && rowOf(raw)
}

const LOCK = template((db, v: Place) =>
  db.selectFrom('checkouts').selectAll().select(LANGUAGE).where('home', '=', v.home).where('id', '=', v.id).forUpdate(),
)

/** Locks the checkout for a change. Throws `not_found`, or what `admit` throws. */
export async function lockCheckout(
  tx: Tx,
  home: string,
  id: string,
  admit?: (row: CheckoutRow) => void | Promise<void>,
): Promise<CheckoutRow> {
  const [raw] = (await LOCK(tx.db, { home, id })).rows
  if (!raw) throw new Failure('not_found')
  const row = rowOf(raw)
  await admit?.(row)
  return row
}

const LOCK_PAID = template((db, v: { home: string; payment: string }) =>
  db
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', v.home)
    .where('id', '=', (paid) =>
      paid.selectFrom('payments').select('checkout').where('home', '=', v.home).where('id', '=', v.payment),
    )
    .forUpdate(),
)

/** Locks the checkout that a payment is for. */
export async function lockCheckoutOf(tx: Tx, home: string, payment: string): Promise<CheckoutRow | undefined> {
  const [raw] = (await LOCK_PAID(tx.db, { home, payment })).rows
  return raw && rowOf(raw)
}

/** The predicate of the partial indexes, word for word: parameters would hide it from the planner. */
const OPEN = sql<boolean>`state not in ('completed', 'canceled')`

const LOCK_OPEN = template((db, v: { home: string; cart: string }) =>
  db
    .selectFrom('checkouts')
    .selectAll()
    .select(LANGUAGE)
    .where('home', '=', v.home)
    .where('cart', '=', cartsOfPerson(v.home, v.cart))
    .where(OPEN)
    .orderBy('updated_at', 'desc')
    .forUpdate(),
)

/** The checkout of a cart that is still open, or of one that is shown with it; the one that was touched last. Locked. */
export async function lockOpenCheckout(tx: Tx, home: string, cart: string): Promise<CheckoutRow | undefined> {
  const [raw] = (await LOCK_OPEN(tx.db, { home, cart })).rows
  return raw && rowOf(raw)
}

const HAS_OPEN = template((db, v: { home: string; cart: string }) =>
  db
    .selectFrom('checkouts')
    .select('id')
    .where('home', '=', v.home)
    .where('cart', '=', cartsOfPerson(v.home, v.cart))
    .where(OPEN),
)

/** Is there one, as of now? */
export async function hasOpenCheckout(read: Reader, home: string, cart: string): Promise<boolean> {
  return (await HAS_OPEN(read, { home, cart })).rows.length > 0
}

/** A row with its values as they are stored. */
function columnsOf({ buyer, address, lines, totals, placed, gift, concession, ...rest }: CheckoutRow) {
  return {
    ...rest,
    buyer: JSON.stringify(buyer),
    address: address === null ? null : JSON.stringify(address),
    lines: JSON.stringify(lines),
    totals: JSON.stringify(totals),
    placed: placed && JSON.stringify(placed),
    gift: gift && JSON.stringify(gift),
    concession: concession ? JSON.stringify(concession) : null,
  }
}

type Stored = ReturnType<typeof columnsOf>

/** The columns that a change may set. */
function changing(v: Stored) {
  return {
    state: v.state,
    buyer: v.buyer,
    address: v.address,
    lines: v.lines,
    totals: v.totals,
    shipping_option: v.shippingOption,
    pickup_at: v.pickupAt,
    discount_code: v.discountCode,
    gift: v.gift,
    concession: v.concession,
    expires_at: v.expiresAt,
    placed: v.placed,
  }
}

const INSERT = template((db, v: Stored) =>
  db.insertInto('checkouts').values({
    home: v.home,
    id: v.id,
    cart: v.cart,
    customer: v.customer,
    conversation: v.conversation,
    handle: v.handle,
    currency: v.currency,
    version: v.version,
    ...changing(v),
  }),
)

export async function insertCheckout(tx: Tx, row: CheckoutRow): Promise<void> {
  await INSERT(tx.db, columnsOf(row))
}

function changedTo(db: Reader, v: Stored & { at: Date }) {
  return db
    .updateTable('checkouts')
    .set({ ...changing(v), updated_at: v.at, version: sql<number>`version + 1` })
    .where('home', '=', v.home)
    .where('id', '=', v.id)
}

const SAVE = template(changedTo)
const SAVE_UNCHANGED = template((db, v: Stored & { at: Date }) => changedTo(db, v).where('version', '=', v.version))

/** Stores what was changed of a checkout that the caller has locked. */
export async function saveCheckout(tx: Tx, row: CheckoutRow, at: Date): Promise<void> {
  await SAVE(tx.db, { ...columnsOf(row), at })
}

/** The same of one that nobody has locked; false, and nothing is changed, where the row is another than `row` came from. */
export async function saveUnchanged(read: Reader, row: CheckoutRow, at: Date): Promise<boolean> {
  return (await SAVE_UNCHANGED(read, { ...columnsOf(row), at })).changed > 0n
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

/** The checkouts of a customer's carts that are open, and whose payment has not begun. */
export async function openCheckoutsOf(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ id: string; cart: string }[]> {
  const rows = await read
    .selectFrom('checkouts')
    .select(['id', 'cart'])
    .where('home', '=', home)
    .where('customer', '=', customer)
    .where(OPEN)
    .where('state', '<>', 'complete_in_progress')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, cart }) => (cart === null ? [] : [{ id, cart }]))
}
