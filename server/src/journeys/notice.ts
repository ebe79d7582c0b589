import { z } from 'zod'
import type { Notice } from '../gateways/gateway.ts'
import type { Tx } from '../kernel/database.ts'
import { finishNotice, type NewNotice, type NoticeFate, storeDoneNotice, storeNotice } from '../payments/notices.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'
import { takeChargeNotice } from './purchase-heard.ts'
import { refundFailed } from './refund-failed.ts'
import type { SettleInput } from './settled.ts'

const Stored = z.object({
  payment: z.string(),
  outcome: z.enum(['pending', 'authorised', 'captured', 'declined', 'voided', 'refunded', 'in_doubt']),
  amount: z.int().optional(),
  currency: z.string().optional(),
  reason: z.string().optional(),
  ref: z.string().optional(),
  until: z.string().optional(),
  dispute: z.enum(['won', 'lost']).optional(),
  saved: z.object({ ref: z.string(), label: z.string() }).optional(),
  failedRefund: z.string().optional(),
})

/**
 * Stores a notice and acts on it, in one commit where its shop is known; throws `not_found` for a payment that is not
 * this gateway's. Where acting on it fails it is stored all the same, and taken up by the sweeper.
 */
export async function takeNotice(context: Context, gateway: string, notice: Notice): Promise<void> {
  const { dedupe, payment, home: reporter, ...said } = notice
  const id = context.newId()
  const raw = { payment, ...said }
  const kept = { payment, id, gateway, dedupe, raw, home: reporter }
  if (reporter !== undefined && said.failedRefund === undefined && (await actAtOnce(context, kept, said))) return
  const stored = await storeNotice(context.database, kept)
  // No payment of a shop: perhaps a charge that pays several.
  if (!stored) return takeChargeNotice(context, gateway, notice)
  const { home, fresh } = stored
  if (fresh) context.background.start('notice', () => actOn(context, { home, id, raw }))
}

type Said = Pick<SettleInput, 'outcome' | 'amount' | 'currency' | 'reason' | 'ref' | 'until' | 'dispute' | 'saved'>

/** The notice stored by the transaction that settles its payment; false where that could not be. */
async function actAtOnce(context: Context, notice: NewNotice, said: Said): Promise<boolean> {
  const { home, payment } = notice
  if (home === undefined) return false
  const known = { ...notice, home }
  let fate: NoticeFate | undefined
  async function also(tx: Tx): Promise<boolean> {
    fate = await storeDoneNotice(tx, known)
    return fate === 'fresh'
  }
  try {
    await settle(context, { home, payment, ...said, also })
  } catch (error) {
    context.log.warn({ err: error, payment }, 'a notice could not be acted on at once')
    return false
  }
  return fate === 'fresh' || fate === 'known'
}

/** What fails here is taken up by the sweeper; settling twice settles once. */
export async function actOn(context: Context, notice: { home: string; id: string; raw: unknown }): Promise<void> {
  const { home, id } = notice
  const { failedRefund, ...said } = Stored.parse(notice.raw)
  const finish = (tx: Tx) => tx.later(finishNotice(tx, home, id))
  async function also(tx: Tx): Promise<boolean> {
    finish(tx)
    return true
  }
  if (failedRefund === undefined) await settle(context, { home, ...said, also })
  else await refundFailed(context, { home, refund: failedRefund, reason: said.reason ?? 'unknown', also: finish })
}
