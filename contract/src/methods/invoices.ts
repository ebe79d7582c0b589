import { z } from 'zod'
import { Id } from '../ids.ts'
import { Invoice, OssRow, TaxRow } from '../invoice.ts'
import { define, shop, shopAnd } from './method.ts'

/** Days where the shop is, both of them part of it. */
const Period = z.object({ from: z.iso.date(), to: z.iso.date() })
const Bytes = z.instanceof(Uint8Array)

export const INVOICE_METHODS = define({
  listInvoices: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/invoices',
    tag: 'orders',
    access: 'shopper',
    summary: "An order's invoice and its credit notes, in the order of their numbers.",
    params: shopAnd({ number: z.string().max(40) }),
    response: z.array(Invoice),
  },
  getInvoice: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/invoices/:invoice.pdf',
    tag: 'orders',
    access: 'shopper',
    summary: 'One of them as PDF/A. It is drawn from what was stored with it: always the same.',
    params: shopAnd({ number: z.string().max(40), invoice: Id }),
    response: Bytes,
    produces: 'application/pdf',
  },
  listTaxes: {
    method: 'GET',
    path: '/api/shops/:shop/taxes',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'The taxes of a time, one row for each rate of each paper; a year at most. Credit notes are negative.',
    params: shop,
    query: Period,
    response: z.array(TaxRow),
  },
  listOss: {
    method: 'GET',
    path: '/api/shops/:shop/taxes/oss',
    tag: 'orders',
    access: 'shop:orders:read',
    summary:
      'What was sold to other member states, by quarter, country of consumption and rate, for the One Stop Shop.',
    params: shop,
    query: Period,
    response: z.array(OssRow),
  },
  exportTaxes: {
    method: 'GET',
    path: '/api/shops/:shop/taxes.csv',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'The same as CSV: the papers, or the sums for the One Stop Shop.',
    params: shop,
    query: Period.extend({ of: z.enum(['papers', 'oss']).default('papers') }),
    response: Bytes,
    produces: 'text/csv; charset=utf-8',
  },
})
