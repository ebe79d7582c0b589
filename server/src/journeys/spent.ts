import { z } from 'zod'
import { dropJob, type SpentJob, spentJobs } from '../kernel/jobs.ts'
import { findRefund } from '../payments/refunds.ts'
import { findPayment } from '../payments/store.ts'
import type { Context } from './context.ts'
import { reportRefund, reportStuck } from './report.ts'

const Payload = z.object({
  home: z.string(),
  payment: z.string().optional(),
  refund: z.string().optional(),
  number: z.string().optional(),
})

/** Money that a gateway was asked to move as often as it may be asked goes on the shop's list: no refund is forgotten. */
export async function sweepSpent(context: Context): Promise<void> {
  for (const job of await spentJobs(context.database.read, ['refund', 'void-payment', 'capture-payment']))
    await handOver(context, job)
}

async function handOver(context: Context, job: SpentJob): Promise<void> {
  const { home, payment: id, refund: refundId, number } = Payload.parse(job.payload)
  const detail = `given up after many tries: ${job.error.split('\n')[0]?.slice(0, 200) ?? ''}`
  await context.database.transact(async (tx) => {
    const refund = refundId === undefined ? undefined : await findRefund(tx.db, home, refundId)
    const about = refund?.payment ?? id
    const payment = about === undefined ? undefined : await findPayment(tx.db, home, about)
    tx.later(dropJob(tx, job.id))
    if (!payment) return
    if (refund?.state === 'requested')
      reportRefund(context, tx, 'refund.stuck', {
        refund,
        payment,
        detail,
        ...(number === undefined ? {} : { number }),
      })
    if (!refund && (payment.state === 'voided' || payment.state === 'authorised'))
      reportStuck(context, tx, payment, detail)
  })
}
