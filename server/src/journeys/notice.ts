import { z } from 'zod'
import type { Notice } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { finishNotice, insertNotice, paymentById } from '../payments/store.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'

const Stored = z.object({
  payment: z.string(),
  outcome: z.enum(['pending', 'authorised', 'captured', 'declined', 'voided', 'in_doubt']),
  reason: z.string().optional(),
})

/** Stores a notice, then acts on it. What fails after the commit is taken up by the sweeper. */
export async function takeNotice(context: Context, gateway: string, notice: Notice): Promise<void> {
  const payment = await paymentById(context.database.read, notice.payment)
  if (!payment) throw new Failure('not_found')
  const id = context.newId()
  const raw = {
    payment: notice.payment,
    outcome: notice.outcome,
    ...(notice.reason === undefined ? {} : { reason: notice.reason }),
  }
  const fresh = await context.database.transact((tx) =>
    insertNotice(tx, { home: payment.home, id, gateway, dedupe: notice.dedupe, raw }),
  )
  if (!fresh) return
  context.background.start('notice', () => actOn(context, { home: payment.home, id, raw }))
}

/** What fails here is taken up by the sweeper; settling twice settles once. */
export async function actOn(context: Context, notice: { home: string; id: string; raw: unknown }): Promise<void> {
  const { payment, outcome, reason } = Stored.parse(notice.raw)
  await settle(context, { home: notice.home, payment, outcome, reason })
  await context.database.transact((tx) => finishNotice(tx, notice.home, notice.id))
}
