import type { Tx } from '../kernel/database.ts'
import { ownAddress } from '../orders/gift.ts'
import type { OrderRow } from '../orders/store.ts'
import { creditTaxes, invoiceNumber, type TaxPart, taxesWithin, yearIn } from '../payments/invoice.ts'
import { insertInvoice, invoicesOf, type InvoiceRow, takeInvoicePlace } from '../payments/invoices.ts'
import { creditPaper, invoicePaper, type Seller, type Sold } from '../payments/paper.ts'
import { amountOf, taxesOfDetail } from '../payments/refund-lines.ts'
import type { RefundRow } from '../payments/refunds.ts'
import type { PaymentRow } from '../payments/store.ts'
import { imprintOf } from '../shops/legal.ts'
import type { Shop } from '../shops/shop.ts'
import { isExempt } from '../shops/taxes.ts'
import type { Context } from './context.ts'

type Issue = { shop: Shop; order: OrderRow; payment: PaymentRow; year: number; place: number }

/** Writes down the invoice of an order that has just been paid, under a place taken in the same transaction. */
export function issueInvoice(context: Context, tx: Tx, { shop, order, payment, year, place }: Issue): string {
  const at = context.clock.now()
  const { amount, currency } = payment
  const taxes = taxesWithin(order)
  const about = { kind: 'invoice' as const, subject: order.id, order: order.id, amount, currency, taxes }
  const seller = sellerOf(shop)
  const paper = invoicePaper(soldOf(order), sellingOf(shop), amount)
  tx.later(insertInvoice(tx, { home: shop.id, id: context.newId(), year, place, ...about, seller, paper, at }))
  return invoiceNumber(year, place)
}

/**
 * Writes down the credit note of a refund that was paid back, and answers its number: once for each refund. Undefined
 * where there is no invoice that it could take back. The order's row is locked by the caller.
 */
export async function issueCredit(
  context: Context,
  tx: Tx,
  { shop, order, refund }: { shop: Shop; order: OrderRow; refund: Pick<RefundRow, 'id' | 'amount' | 'detail'> },
): Promise<string | undefined> {
  const papers = await invoicesOf(tx.db, shop.id, order.id)
  const invoice = papers.find(({ kind }) => kind === 'invoice')
  const issued = papers.find(({ kind, subject }) => kind === 'credit' && subject === refund.id)
  if (!invoice || issued) return issued?.number
  const at = context.clock.now()
  const year = yearIn(shop.timezone, at)
  const { amount, detail } = refund
  // Spread over several payments, it is known of none of them alone.
  const known = detail && amountOf(detail) === amount ? detail : undefined
  const taxes = creditTaxes(invoice, creditedBefore(papers), amount, known && taxesOfDetail(known))
  const before = papers.filter(({ kind }) => kind === 'credit').flatMap(({ paper }) => paper.rates)
  const credited = { number: invoice.number, at: invoice.at, rates: invoice.paper.rates }
  const credit = { invoice: credited, before, amount, taxes, detail: known }
  const paper = creditPaper(soldOf(order), sellingOf(shop), credit)
  const place = await takeInvoicePlace(tx, shop.id, year)
  const about = { kind: 'credit' as const, subject: refund.id, order: order.id, amount, currency: invoice.currency }
  const seller = sellerOf(shop)
  tx.later(insertInvoice(tx, { home: shop.id, id: context.newId(), year, place, ...about, taxes, seller, paper, at }))
  return invoiceNumber(year, place)
}

function creditedBefore(papers: readonly InvoiceRow[]): { amount: number; taxes: TaxPart[] } {
  const credits = papers.filter(({ kind }) => kind === 'credit')
  const taxes = credits.flatMap((credit) => credit.taxes)
  return {
    amount: credits.reduce((sum, { amount }) => sum + amount, 0),
    taxes: taxesWithin({ lines: [], totals: [{ type: 'total', amount: 0, taxes: taxes.map(asIncluded) }] }),
  }
}

function asIncluded(part: TaxPart): TaxPart & { included: true } {
  return { ...part, included: true }
}

function sellerOf(shop: Shop): InvoiceRow['seller'] {
  return { name: shop.name, ...imprintOf(shop.settings.legal) }
}

/** Who gets a gift is not who bought it: without an address of the buyer the country alone says where it is taxed. */
function soldOf(order: OrderRow): Sold {
  const { number, lines, totals, buyer, language, placedAt } = order
  const address = ownAddress(order)
  const country = order.address?.country
  const sold = { number, lines, totals, buyer, language, placedAt: placedAt.toISOString() }
  return { ...sold, ...(address ? { address } : {}), ...(country ? { country } : {}) }
}

function sellingOf({ slug, timezone, test, country, settings }: Shop): Seller {
  return { slug, timezone, test, country, exempt: isExempt({ settings }) }
}
