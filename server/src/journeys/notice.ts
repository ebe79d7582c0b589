import { z } from 'zod'
import type { Notice } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { finishNotice, storeNotice } from '../payments/notices.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'
import { refundFailed } from './refund-failed.ts'

const Stored = z.object({
  payment: z.string(),
  outcome: z.enum(['pending', 'authorised', 'captured', 'declined', 'voided', 'refunded', 'in_doubt']),
  amount: z.int().optional(),
  currency: z.string().optional(),
  reason: z.string().optional(),
  failedRefund: z.string().optional(),
})

/** Stores a notice, then acts on it. What fails after the commit is taken up by the sweeper. */
export async function takeNotice(context: Context, gateway: string, notice: Notice): Promise<void> {
  const { dedupe, payment, home: reporter, ...said } = notice
  const id = context.newId()
  const raw = { payment, ...said }
  const stored = await storeNotice(context.database, { payment, id, gateway, dedupe, raw, home: reporter })
  if (!stored) throw new Failure('not_found')
  const { home, fresh } = stored
  if (fresh) context.background.start('notice', () => actOn(context, { home, id, raw }))
}

/** What fails here is taken up by the sweeper; settling twice settles once. */
export async function actOn(context: Context, notice: { home: string; id: string; raw: unknown }): Promise<void> {
  const { home, id } = notice
  const { failedRefund, ...said } = Stored.parse(notice.raw)
  const also = (tx: Tx) => tx.later(finishNotice(tx, home, id))
  if (failedRefund === undefined) await settle(context, { home, ...said, also })
  else await refundFailed(context, { home, refund: failedRefund, reason: said.reason ?? 'unknown', also })
}
