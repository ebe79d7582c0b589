import { z } from 'zod'
import { ReportTime, SalesReport, TalkReport } from '../report.ts'
import { define, shop } from './method.ts'

/** What can be had as CSV. */
export const REPORT_TABLES = [
  'days',
  'channels',
  'conversations',
  'products',
  'talks',
  'reasons',
  'team',
  'comments',
] as const

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
  getTalkReport: {
    method: 'GET',
    path: '/api/shops/:shop/reports/talks',
    tag: 'reports',
    access: 'shop:reports:read',
    summary:
      'What came of talking: how far talks came, how long answers took, what the concierge did alone, who of the team did what, and what customers said of it.',
    params: shop,
    query: ReportTime,
    response: TalkReport,
  },
  exportReport: {
    method: 'GET',
    path: '/api/shops/:shop/reports.csv',
    tag: 'reports',
    access: 'shop:reports:read',
    summary: 'A table of a report as CSV.',
    params: shop,
    query: ReportTime.extend({ of: z.enum(REPORT_TABLES).default('days') }),
    response: z.instanceof(Uint8Array),
    produces: 'text/csv; charset=utf-8',
  },
})
