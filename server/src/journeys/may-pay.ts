import { totalOf } from '../carts/totals.ts'
import type { Ask, RawNotice, Refused } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { isId } from '../kernel/ids.ts'
import type { CheckoutRow } from '../orders/checkout.ts'
import { findCheckout } from '../orders/checkout-store.ts'
import { findPayment, type PaymentRow } from '../payments/store.ts'
import { addressesAt } from '../people/store.ts'
import type { Context } from './context.ts'
import { takeNotice } from './notice.ts'

/** The provider needs some seconds yet to take the money, and the goods are held that long. */
const HELD_MS = 30_000

/**
 * What a messenger reports of money: it is settled like any gateway's notice, before the report is acknowledged, and a
 * payer who is waiting has our word as its answer.
 */
export async function hearMoney(
  context: Context,
  channel: string,
  raw: RawNotice,
): Promise<{ type: string; body: string } | undefined> {
  const gateway = [...context.gateways.values()].find(({ can }) => can.within?.channel === channel)
  if (!gateway) return undefined
  for (const notice of await gateway.receive(raw)) {
    await takeNotice(context, gateway.kind, notice).catch((error: unknown) => {
      if (!(error instanceof Failure) || error.code !== 'not_found') throw error
      // Told again it would be no better known.
      context.log.error({ payment: notice.payment, notice: notice.dedupe }, 'money came for a payment nobody knows')
    })
  }
  const ask = await gateway.asked?.(raw)
  if (!ask) return undefined
  const { no, language } = await mayPay(context, { gateway: gateway.kind, channel }, ask)
  return ask.answer(no, language)
}

type At = { gateway: string; channel: string }

/** Whether this may be paid now: still what was ordered, to the last cent, still held, and by whoever ordered it. */
async function mayPay(
  context: Context,
  { gateway, channel }: At,
  ask: Ask,
): Promise<{ no?: Refused; language?: string }> {
  const { read } = context.database
  const { home, payment: id } = ask
  const payment = isId(id) ? await findPayment(read, home, id) : undefined
  const row = payment?.gateway === gateway ? await findCheckout(read, home, payment.checkout) : undefined
  if (!payment || !row) return { no: 'unknown' }
  const addresses = row.customer === null ? [] : await addressesAt(read, { home, customer: row.customer, channel })
  // Who has never written from there may have any friend pay by the link.
  const isTheirs = addresses.length === 0 || addresses.some(ask.isFrom)
  const no = whyNot(row, payment, ask, context.clock.now()) ?? (isTheirs ? undefined : 'other')
  return { ...(no ? { no } : {}), ...(row.language ? { language: row.language } : {}) }
}

function whyNot(row: CheckoutRow, payment: PaymentRow, { amount, currency }: Ask, now: Date): Refused | undefined {
  if (row.state === 'completed') return 'paid'
  if (row.state === 'canceled' || row.expiresAt.getTime() < now.getTime() + HELD_MS) return 'over'
  const isWaiting = payment.state === 'started' || payment.state === 'declined'
  const isDue = row.state === 'complete_in_progress' && isWaiting && payment.amount === totalOf(row.totals)
  const isSame = amount === payment.amount && currency === payment.currency && currency === row.currency
  return isDue && isSame ? undefined : 'changed'
}
