import { Payment } from '@souk/contract/order.ts'
import { CompiledQuery, sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import { template } from '../kernel/template.ts'
import { MandateOffer } from './mandate.ts'
import type { PaymentState } from './payment.ts'

export type PaymentRow = {
  home: string
  id: string
  checkout: string
  gateway: string
  gatewayRef: string | null
  amount: number
  currency: string
  state: PaymentState
  url: string | null
  reason: string | null
  /** Until when money is on its way, or promised and not to be taken yet. */
  awaitedUntil: Date | null
  /** The words by which the method may be kept, where that is offered. */
  mandate: MandateOffer | null
  /** The mandate by which it is charged, the buyer being at no page. */
  chargedBy: string | null
  createdAt: Date
}

type Raw = Omit<PaymentRow, 'gatewayRef' | 'createdAt' | 'state' | 'awaitedUntil' | 'mandate' | 'chargedBy'> & {
  gateway_ref: string | null
  mandate: unknown
  charged_by: string | null
  awaited_until: Date | null
  created_at: Date
  state: string
}

const Offered = MandateOffer.nullable()

function rowOf({ gateway_ref, awaited_until, created_at, charged_by, mandate, state, ...row }: Raw): PaymentRow {
  return {
    ...row,
    gatewayRef: gateway_ref,
    awaitedUntil: awaited_until,
    mandate: Offered.parse(mandate),
    chargedBy: charged_by,
    createdAt: created_at,
    state: Payment.shape.state.parse(state),
  }
}

const COLUMNS = [
  'home',
  'id',
  'checkout',
  'gateway',
  'gateway_ref',
  'amount',
  'currency',
  'state',
  'url',
  'reason',
  'awaited_until',
  'mandate',
  'charged_by',
  'created_at',
] as const

export async function insertPayment(
  tx: Tx,
  payment: {
    home: string
    id: string
    checkout: string
    gateway: string
    amount: number
    currency: string
    state?: PaymentState
    mandate?: MandateOffer | null
    chargedBy?: string | null
    /** Of a share of a charge, which has them before it is begun. */
    gatewayRef?: string | null
    url?: string | null
  },
): Promise<void> {
  const { mandate } = payment
  const offered = mandate ? JSON.stringify(mandate) : null
  await INSERT(tx.db, { state: 'started', chargedBy: null, gatewayRef: null, url: null, ...payment, mandate: offered })
}

type NewPayment = Pick<
  PaymentRow,
  'home' | 'id' | 'checkout' | 'gateway' | 'gatewayRef' | 'url' | 'amount' | 'currency' | 'state'
> & {
  mandate: string | null
  chargedBy: string | null
}

const INSERT = template((db, v: NewPayment) =>
  db.insertInto('payments').values({
    home: v.home,
    id: v.id,
    checkout: v.checkout,
    gateway: v.gateway,
    gateway_ref: v.gatewayRef,
    url: v.url,
    amount: v.amount,
    currency: v.currency,
    state: v.state,
    mandate: v.mandate,
    charged_by: v.chargedBy,
  }),
)

/** Predicates of partial indexes, word for word: parameters would hide them from the planner. */
const CHARGEABLE = sql<boolean>`state in ('started', 'authorised', 'declined', 'in_doubt')`
const UNHEARD = sql<boolean>`state in ('started', 'authorised', 'in_doubt')`

/** The payment of a checkout that can still be charged. */
export async function livePayment(read: Reader, home: string, checkout: string): Promise<PaymentRow | undefined> {
  const row = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('checkout', '=', checkout)
    .where(CHARGEABLE)
    .executeTakeFirst()
  return row && rowOf(row)
}

const OF_CHECKOUT = template((db, v: { home: string; checkout: string }) =>
  db.selectFrom('payments').select(COLUMNS).where('home', '=', v.home).where('checkout', '=', v.checkout),
)

/** Every payment of a checkout, oldest first. */
export async function paymentsForCheckout(read: Reader, home: string, checkout: string): Promise<PaymentRow[]> {
  const { rows } = await OF_CHECKOUT(read, { home, checkout })
  // Sorted here: asked for in the order of its key, the whole shop would be read along it.
  return rows.map(rowOf).toSorted(byId)
}

const LOCK_BESIDE = template((db, v: { home: string; payment: string }) =>
  db
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', v.home)
    .where('checkout', '=', (paid) =>
      paid.selectFrom('payments').select('checkout').where('home', '=', v.home).where('id', '=', v.payment),
    )
    .forUpdate(),
)

/** The same, locked, of the checkout that a payment is for. */
export async function lockPaymentsBeside(tx: Tx, home: string, payment: string): Promise<PaymentRow[]> {
  const { rows } = await LOCK_BESIDE(tx.db, { home, payment })
  return rows.map(rowOf).toSorted(byId)
}

function byId(a: PaymentRow, b: PaymentRow): number {
  return a.id < b.id ? -1 : 1
}

const CHARGEABLE_STATES: readonly PaymentState[] = ['started', 'authorised', 'declined', 'in_doubt']

/** Of a checkout's payments the one that can still be charged. */
export function liveOf(payments: readonly PaymentRow[]): PaymentRow | undefined {
  return payments.find(({ state }) => CHARGEABLE_STATES.includes(state))
}

/** Of a checkout's payments the one it is shown with: the newest that was not given up. */
export function shownOf(payments: readonly PaymentRow[]): PaymentRow | undefined {
  return payments.findLast(({ state }) => state !== 'voided' && state !== 'refunded')
}

/** Of a checkout's payments the money that has come for it: exactly so much of it, in one payment. */
export function moneyOf(payments: readonly PaymentRow[], amount: number, currency: string): PaymentRow | undefined {
  return payments.find((one) => one.state === 'captured' && one.amount === amount && one.currency === currency)
}

export async function findPayment(read: Reader, home: string, id: string): Promise<PaymentRow | undefined> {
  const row = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && rowOf(row)
}

export async function lockPayment(tx: Tx, home: string, id: string): Promise<PaymentRow> {
  const row = await tx.db
    .selectFrom('payments')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return rowOf(row)
}

const STARTED = `
with started as (
  update payments set gateway_ref = $3, url = $4, updated_at = $5 where home = $1 and id = $2 returning ${COLUMNS.join(', ')}
)
select started.*, case when state = 'voided' then (
  graphile_worker.add_job('void-payment', json_build_object('home', home, 'payment', id), max_attempts := 12)
).id end from started`

/**
 * The gateway has begun: what it calls the payment, and where the shopper goes on. The row as it then is; one that was
 * given up while the gateway was being asked is let go there, now that its name is known.
 */
export async function startedPayment(
  read: Reader,
  payment: { home: string; id: string; ref: string; url: string },
  at: Date,
): Promise<PaymentRow> {
  const values = [payment.home, payment.id, payment.ref, payment.url, at]
  const { rows } = await read.executeQuery<Raw & { case: unknown }>(CompiledQuery.raw(STARTED, values))
  const [row] = rows
  if (!row) throw new Error('a payment that was begun is gone')
  const { case: _job, ...about } = row
  return rowOf(about)
}

export async function savePayment(
  tx: Tx,
  payment: { home: string; id: string },
  change: {
    state?: PaymentState
    amount?: number
    currency?: string
    reason?: string | null
    gatewayRef?: string
    awaitedUntil?: Date | null
  },
  at: Date,
): Promise<void> {
  const { awaitedUntil, gatewayRef, ...rest } = change
  const awaited = {
    ...(awaitedUntil === undefined ? {} : { awaited_until: awaitedUntil }),
    ...(gatewayRef === undefined ? {} : { gateway_ref: gatewayRef }),
  }
  await tx.db
    .updateTable('payments')
    .set({ ...rest, ...awaited, updated_at: at })
    .where('home', '=', payment.home)
    .where('id', '=', payment.id)
    .execute()
}

/** How much longer nothing need be heard of money that takes days, in milliseconds. */
const AWAITED_MS = 3600_000

/** Payments that began a while ago and of which nothing was heard: the gateway is asked. */
export async function unheardPayments(read: Reader, before: Date, limit: number): Promise<PaymentRow[]> {
  const rows = await read
    .selectFrom('payments')
    .select(COLUMNS)
    .where(UNHEARD)
    .where('updated_at', '<', before)
    .where((or) =>
      or.or([or('awaited_until', 'is', null), or('updated_at', '<', new Date(before.getTime() - AWAITED_MS))]),
    )
    .orderBy('updated_at')
    .limit(limit)
    .execute()
  return rows.map(rowOf)
}
