import { salesCsv } from '../journeys/papers/sales.ts'
import { talksCsv } from '../journeys/papers/talks.ts'
import { salesReport } from '../journeys/sales-report.ts'
import { talkReport } from '../journeys/talk-report.ts'
import type { Call, Handlers } from './handler.ts'
import type { Context } from '../journeys/context.ts'

export const reportHandlers: Handlers<'getSalesReport' | 'getTalkReport' | 'exportReport'> = {
  async getSalesReport(context, { shop, query }) {
    return { body: await salesReport(context, shop, query) }
  },

  async getTalkReport(context, { shop, query }) {
    return { body: await talkReport(context, shop, query) }
  },

  async exportReport(context, call) {
    const { of, from, to } = call.query
    return { body: new TextEncoder().encode(await tableOf(context, call)), filename: `${of}-${from}-${to}.csv` }
  },
}

async function tableOf(context: Context, { shop, query: { of, ...time } }: Call<'exportReport'>): Promise<string> {
  switch (of) {
    case 'days':
    case 'channels':
    case 'conversations':
    case 'products':
      return salesCsv(await salesReport(context, shop, time), of)
    case 'talks':
    case 'reasons':
    case 'team':
    case 'comments':
      return talksCsv(await talkReport(context, shop, time), of)
  }
}
