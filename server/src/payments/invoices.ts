import { LegalStanding } from '@souk/contract/legal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import { template } from '../kernel/template.ts'
import { type InvoiceKind, invoiceNumber, TaxPart } from './invoice.ts'
import { Paper } from './paper.ts'

const Columns = z.object({
  id: z.string(),
  year: z.int(),
  place: z.int(),
  kind: z.enum(['invoice', 'credit']),
  subject: z.string(),
  amount: z.int(),
  currency: z.string(),
  taxes: z.array(TaxPart),
  /** Who sold, as the shop's imprint said that day. */
  seller: z.object({ name: z.string() }).and(LegalStanding.shape.imprint.unwrap()),
  paper: Paper,
  at: z.date(),
})

/** An invoice as it is stored. */
export type InvoiceRow = z.infer<typeof Columns> & { number: string }

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
  seller: InvoiceRow['seller']
  paper: Paper
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
  const { order, taxes, seller, paper, ...rest } = invoice
  const written = { taxes: JSON.stringify(taxes), seller: JSON.stringify(seller), paper: JSON.stringify(paper) }
  await tx.db
    .insertInto('invoices')
    .values({ ...rest, order_id: order, ...written })
    .execute()
}

function rowOf(raw: unknown): InvoiceRow {
  const row = Columns.parse(raw)
  return { ...row, number: invoiceNumber(row.year, row.place) }
}

const COLUMNS = [
  'id',
  'year',
  'place',
  'kind',
  'subject',
  'amount',
  'currency',
  'taxes',
  'seller',
  'paper',
  'at',
] as const

/** An order's invoice and its credit notes, in the order of their numbers. */
export async function invoicesOf(read: Reader, home: string, order: string): Promise<InvoiceRow[]> {
  const rows = await read
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('order_id', '=', order)
    .orderBy('year')
    .orderBy('place')
    .execute()
  return rows.map(rowOf)
}

/** The invoice of an order, or the credit note of a refund. */
export async function invoiceAbout(
  read: Reader,
  home: string,
  about: { kind: InvoiceKind; subject: string },
): Promise<InvoiceRow | undefined> {
  const raw = await read
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('kind', '=', about.kind)
    .where('subject', '=', about.subject)
    .executeTakeFirst()
  return raw && rowOf(raw)
}

/** A shop's invoices and credit notes of a time, in the order of their numbers. `to` is no longer part of it. */
export async function invoicesBetween(read: Reader, home: string, from: Date, to: Date): Promise<InvoiceRow[]> {
  const rows = await read
    .selectFrom('invoices')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('year')
    .orderBy('place')
    .execute()
  return rows.map(rowOf)
}
