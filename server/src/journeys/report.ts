import type { ExceptionKind } from '@souk/contract/exception.ts'
import { totalOf } from '../carts/totals.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import type { OrderRow } from '../orders/store.ts'
import { type NewException, reportException } from '../payments/exceptions.ts'
import type { PaymentRow } from '../payments/store.ts'
import type { RefundRow } from '../payments/refunds.ts'
import type { Context } from './context.ts'
import { newsOf, tellShop } from './mail/tell-shop.ts'

type About = Omit<NewException, 'id' | 'at'>

/** Puts something before a person: on the shop's list, and in the audit. */
function report(
  context: Context,
  tx: Tx,
  about: About,
  audit: { target: string; data: Record<string, unknown> },
): void {
  const { home, kind, detail } = about
  context.log.warn({ kind, ...audit.data, target: audit.target }, detail)
  const number = about.number === undefined ? {} : { number: about.number }
  tellShop(tx, { home, what: newsOf(kind), id: about.subject, ...number })
  tx.later(reportException(tx, { ...about, id: context.newId(), at: context.clock.now() }))
  tx.later(recordAudit(tx, { home, id: context.newId(), actor: 'system', action: kind, ...audit }))
}

function moneyIn({ home, id, amount, currency }: PaymentRow, kind: ExceptionKind, detail: string): About {
  return { home, kind, subject: id, payment: id, amount, currency, detail }
}

/** Money came for what is no longer for sale: it stays visible, and a person decides. */
export function reportStray(context: Context, tx: Tx, row: CheckoutRow, payment: PaymentRow): void {
  const about = moneyIn(payment, 'payment.stray', `money came for a checkout that is ${row.state}`)
  const data = { checkout: row.id, amount: totalOf(row.totals), state: row.state }
  report(context, tx, about, { target: payment.id, data })
}

/** Another amount or currency came than was asked for: it pays nothing by itself. */
export function reportMismatch(context: Context, tx: Tx, asked: PaymentRow, came: PaymentRow): void {
  const detail = `asked for ${asked.amount} ${asked.currency}, ${came.amount} ${came.currency} came`
  const data = { checkout: asked.checkout, asked: asked.amount, currency: asked.currency }
  report(context, tx, moneyIn(came, 'payment.mismatch', detail), { target: came.id, data })
}

/** Paid, but the goods went to somebody else after the hold had run out: a person decides. */
export function reportShort(
  context: Context,
  tx: Tx,
  order: OrderRow,
  variants: readonly string[],
  times: readonly string[] = [],
): void {
  const names = [
    ...order.lines.filter(({ variant }) => variants.includes(variant)).map(({ title }) => title),
    ...times.map((what) => order.lines.find(({ id }) => what.startsWith(id))?.title ?? what),
  ]
  const about: About = {
    home: order.home,
    kind: 'order.short',
    subject: order.id,
    number: order.number,
    detail: `paid after it was gone: ${names.join(', ')}`,
  }
  report(context, tx, about, { target: order.number, data: { variants, times } })
}

/** What is owed to a buyer does not get through. */
export function reportRefund(
  context: Context,
  tx: Tx,
  kind: 'refund.refused' | 'refund.stuck',
  { refund, payment, number, detail }: { refund: RefundRow; payment: PaymentRow; number?: string; detail: string },
): void {
  const about: About = {
    home: refund.home,
    kind,
    subject: refund.id,
    refund: refund.id,
    payment: payment.id,
    ...(number === undefined ? {} : { number }),
    amount: refund.amount,
    currency: payment.currency,
    detail,
  }
  report(context, tx, about, { target: refund.id, data: { payment: payment.id, detail } })
}

/** The payer's bank asks for the money back: the shop has days to answer at its gateway, or loses it. */
export function reportDispute(context: Context, tx: Tx, payment: PaymentRow, number?: string): void {
  const detail = payment.reason ?? 'dispute'
  const about = { ...moneyIn(payment, 'payment.disputed', detail), ...(number === undefined ? {} : { number }) }
  report(context, tx, about, { target: payment.id, data: { amount: payment.amount, currency: payment.currency } })
}

/** A gateway could not be told to take or to let go of a payment. */
export function reportStuck(context: Context, tx: Tx, payment: PaymentRow, detail: string): void {
  report(context, tx, moneyIn(payment, 'payment.stuck', detail), { target: payment.id, data: { detail } })
}
