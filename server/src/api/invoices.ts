import type { Invoice } from '@souk/contract/invoice.ts'
import { drawInvoice } from '../journeys/papers/draw.ts'
import { ossCsv, ossOf, taxesCsv, taxesOf } from '../journeys/papers/taxes.ts'
import { Failure } from '../kernel/failure.ts'
import { type InvoiceRow, invoicesOf } from '../payments/invoices.ts'
import type { Handlers } from './handler.ts'
import { admitOrder } from './orders.ts'

export const invoiceHandlers: Handlers<'listInvoices' | 'getInvoice' | 'listTaxes' | 'listOss' | 'exportTaxes'> = {
  async listInvoices(context, { shop, params, caller }) {
    const { id, number } = await admitOrder(context, shop, caller, params.number)
    const base = `${context.publicUrl}/api/shops/${shop.slug}/orders/${number}/invoices`
    return { body: (await invoicesOf(context.database.read, shop.id, id)).map((row) => shownOf(row, base)) }
  },

  async getInvoice(context, { shop, params, caller }) {
    const { id } = await admitOrder(context, shop, caller, params.number)
    const rows = await invoicesOf(context.database.read, shop.id, id)
    const row = rows.find((one) => one.id === params.invoice)
    if (!row) throw new Failure('not_found')
    return { body: new Uint8Array(await drawInvoice(row)), filename: `${row.number}.pdf` }
  },

  async listTaxes(context, { shop, query }) {
    return { body: await taxesOf(context, shop, query) }
  },

  async listOss(context, { shop, query }) {
    return { body: await ossOf(context, shop, query) }
  },

  async exportTaxes(context, { shop, query }) {
    const text =
      query.of === 'oss' ? ossCsv(await ossOf(context, shop, query)) : taxesCsv(await taxesOf(context, shop, query))
    const filename = `${query.of === 'oss' ? 'oss' : 'taxes'}-${query.from}-${query.to}.csv`
    return { body: new TextEncoder().encode(text), filename }
  },
}

function shownOf({ id, number, kind, at, amount, currency, paper }: InvoiceRow, base: string): Invoice {
  return {
    id,
    number,
    kind,
    at: at.toISOString(),
    total: { amount, currency },
    ...(paper.credits ? { credits: paper.credits.number } : {}),
    url: `${base}/${id}.pdf`,
  }
}
