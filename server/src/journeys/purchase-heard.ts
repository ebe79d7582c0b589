import { z } from 'zod'
import type { Notice } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { storeHeardNotice } from '../payments/notices.ts'
import { type Charge, type Said, sharesOf, stateAfter } from '../purchases/charge.ts'
import { chargeOfNotice, findCharge, moveCharge } from '../purchases/store.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'
import { refundFailed } from './refund-failed.ts'

/** Stores what a gateway says of a charge, with the job that tells every shop, in one commit. Throws `not_found`. */
export async function takeChargeNotice(context: Context, gateway: string, notice: Notice): Promise<void> {
  const { dedupe, payment, home, ...said } = notice
  const charge = await chargeOfNotice(context.database.read, gateway, payment)
  if (!charge || (home !== undefined && home !== charge.home)) throw new Failure('not_found')
  const stored = { home: charge.home, id: context.newId(), gateway, dedupe, raw: { payment, ...said } }
  await context.database.transact(async (tx) => {
    const isNew = await storeHeardNotice(tx, stored)
    if (isNew) tx.later(addJob(tx, 'charge-heard', { purchase: charge.home, charge: charge.id, said }))
  })
}

const Heard = z.object({
  purchase: z.string(),
  charge: z.string(),
  said: z.object({
    outcome: z.enum(['pending', 'authorised', 'captured', 'declined', 'voided', 'refunded', 'in_doubt']),
    amount: z.int().optional(),
    currency: z.string().optional(),
    reason: z.string().optional(),
    until: z.string().optional(),
    dispute: z.enum(['won', 'lost']).optional(),
    failedRefund: z.string().optional(),
  }),
})

/** The job: tells every shop, and again those that were not reached. */
export async function chargeHeard(context: Context, payload: unknown): Promise<void> {
  const { purchase, charge: id, said } = Heard.parse(payload)
  const charge = await findCharge(context.database.read, purchase, id)
  if (!charge) return
  const { failedRefund: refund, reason = 'unknown' } = said
  if (refund === undefined) return hearCharge(context, charge, said)
  // Only the shop that asked for it knows this refund.
  for (const { shop: home } of charge.parts)
    await refundFailed(context, { home, refund, reason, also: () => undefined })
}

/**
 * What a gateway says of a charge, taken over by every shop whose payment is a share of it, each in a commit of its own: one
 * that fails stands in no other's way, and saying it again says it once. The charge itself follows last, so that nobody takes
 * it for done before the shops have heard.
 */
export async function hearCharge(context: Context, charge: Charge, said: Said): Promise<void> {
  const shares = sharesOf(charge, said)
  const told = await Promise.allSettled(
    charge.parts.map(async ({ shop: home, payment }, index) =>
      settle(context, { home, payment, ...(shares[index] ?? said) }),
    ),
  )
  const failed = told.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  const state = stateAfter(charge.state, said)
  if (state !== null) await context.database.transact((tx) => moveCharge(tx, charge, state))
}
