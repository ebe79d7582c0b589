import { salesCsv } from '../journeys/papers/sales.ts'
import { salesReport } from '../journeys/sales-report.ts'
import type { Handlers } from './handler.ts'

export const reportHandlers: Handlers<'getSalesReport' | 'exportReport'> = {
  async getSalesReport(context, { shop, query }) {
    return { body: await salesReport(context, shop, query) }
  },

  async exportReport(context, { shop, query: { of, ...time } }) {
    const text = salesCsv(await salesReport(context, shop, time), of)
    return { body: new TextEncoder().encode(text), filename: `${of}-${time.from}-${time.to}.csv` }
  },
}
