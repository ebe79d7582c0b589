import { z } from 'zod'
import { ReportTime, SalesReport } from '../report.ts'
import { define, shop } from './method.ts'

export const REPORT_METHODS = define({
  getSalesReport: {
    method: 'GET',
    path: '/api/shops/:shop/reports/sales',
    tag: 'reports',
    access: 'shop:reports:read',
    summary:
      'What was sold: by day, messenger, conversation and product, and in as many days before. Days are those where the shop is; a year at most.',
    params: shop,
    query: ReportTime,
    response: SalesReport,
  },
  exportReport: {
    method: 'GET',
    path: '/api/shops/:shop/reports.csv',
    tag: 'reports',
    access: 'shop:reports:read',
    summary: 'A table of a report as CSV.',
    params: shop,
    query: ReportTime.extend({ of: z.enum(['days', 'channels', 'conversations', 'products']).default('days') }),
    response: z.instanceof(Uint8Array),
    produces: 'text/csv; charset=utf-8',
  },
})
