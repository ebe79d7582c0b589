import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { template } from '../kernel/template.ts'
import { type InvoiceKind, invoiceNumber, type TaxPart } from './invoice.ts'

const Columns = z.object({
  year: z.int(),
  place: z.int(),
  kind: z.enum(['invoice', 'credit']),
  subject: z.string(),
  amount: z.int(),
  currency: z.string(),
  taxes: z.array(z.object({ code: z.string(), rate: z.int(), amount: z.int() })),
  at: z.date(),
})

export type Invoice = z.infer<typeof Columns> & { number: string }

export type NewInvoice = {
  home: string
  id: string
  year: number
  place: number
  kind: InvoiceKind
  /** The order of an invoice, the refund of a credit note. */
  subject: string
  order: string
  amount: number
  currency: string
  taxes: readonly TaxPart[]
  seller: Record<string, unknown>
  at: Date
}

/**
 * The next place in the shop's row of a year. Its row lock makes those who want one wait for each other, and what does
 * not commit gives its place back: so there is no gap. To be taken late, and only by who then inserts.
 */
export async function takeInvoicePlace(tx: Tx, home: string, year: number): Promise<number> {
  const [row] = (await COUNT(tx.db, { home, year })).rows
  if (!row) throw new Error('a shop has no place left among its invoices')
  return row.last
}

const COUNT = template((db, v: { home: string; year: number }) =>
  db
    .insertInto('invoice_counters')
    .values({ home: v.home, year: v.year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['home', 'year']).doUpdateSet({ last: sql<number>`invoice_counters.last + 1` }),
    )
    .returning('last'),
)

export async function insertInvoice(tx: Tx, invoice: NewInvoice): Promise<void> {
  const { order, taxes, seller, ...rest } = invoice
  await tx.db
    .insertInto('invoices')
    .values({ ...rest, order_id: order, taxes: JSON.stringify(taxes), seller: JSON.stringify(seller) })
    .execute()
}

/** An order's invoice and its credit notes, in the order of their numbers. */
export async function invoicesOf(read: Reader, home: string, order: string): Promise<Invoice[]> {
  const rows = await read
    .selectFrom('invoices')
    .select(['year', 'place', 'kind', 'subject', 'amount', 'currency', 'taxes', 'at'])
    .where('home', '=', home)
    .where('order_id', '=', order)
    .orderBy('year')
    .orderBy('place')
    .execute()
  return rows.map((raw) => {
    const row = Columns.parse(raw)
    return { ...row, number: invoiceNumber(row.year, row.place) }
  })
}
