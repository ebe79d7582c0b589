import type { Exception } from '@souk/contract/exception.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { addJob } from '../kernel/jobs.ts'
import { closeException, lockException } from '../payments/exceptions.ts'
import { findRefund, insertRefund } from '../payments/refunds.ts'
import { lockPayment } from '../payments/store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { refundByHand, refundStray } from './refund.ts'

export type ResolveInput = {
  shop: Shop
  id: string
  /** Who decides, as the audit names them. */
  by: string
  action: 'settled' | 'refund' | 'retry'
  note?: string | undefined
}

/**
 * A person decides what the shop's list put before them. Decided once, it stays so. Throws `bad_transition` for an action
 * that does not fit, `refund_too_high` where nothing of the money is left.
 */
export async function resolve(context: Context, tx: Tx, input: ResolveInput): Promise<Exception> {
  const { shop, id, by, action, note } = input
  const known = await lockException(tx, shop.id, id)
  if (known.resolved) return known
  if (action === 'refund') await payBack(context, tx, shop, known)
  if (action === 'retry') await tryAgain(context, tx, shop, known)
  if (action === 'settled' && known.kind === 'refund.refused') await refundByHand(context, tx, shop, known)
  tx.later(
    recordAudit(tx, {
      home: shop.id,
      id: context.newId(),
      actor: by,
      action: `exception.${action}`,
      target: id,
      data: { kind: known.kind, ...(note === undefined ? {} : { note }) },
    }),
  )
  return closeException(tx, { home: shop.id, id, by, note: note ?? null, at: context.clock.now() })
}

async function payBack(context: Context, tx: Tx, shop: Shop, { kind, payment }: Exception): Promise<void> {
  const isMoney = kind === 'payment.stray' || kind === 'payment.mismatch'
  if (!isMoney || payment === undefined) throw new Failure('bad_transition', `${kind} has no money to pay back`)
  await refundStray(context, tx, shop, payment)
}

async function tryAgain(context: Context, tx: Tx, shop: Shop, known: Exception): Promise<void> {
  const { kind, payment, refund: id, order: number } = known
  const home = shop.id
  if (kind === 'payment.stuck' && payment !== undefined) {
    const { state } = await lockPayment(tx, home, payment)
    if (state === 'voided' || state === 'authorised')
      tx.later(addJob(tx, state === 'voided' ? 'void-payment' : 'capture-payment', { home, payment }))
    return
  }
  const refund = id === undefined ? undefined : await findRefund(tx.db, home, id)
  if (!refund) throw new Failure('bad_transition', `${kind} cannot be tried again`)
  const about = number === undefined ? {} : { number }
  if (refund.state === 'requested') return tx.later(addJob(tx, 'refund', { home, refund: refund.id, ...about }))
  if (refund.state !== 'failed') return
  // Refused under its key, it is refused for ever: the next try is a refund of its own.
  const { payment: of, order: order_id, amount } = refund
  const next = { home, id: context.newId(), payment: of, order_id, amount, reason: 'retry' }
  await lockPayment(tx, home, of)
  tx.later(insertRefund(tx, next))
  tx.later(addJob(tx, 'refund', { home, refund: next.id, ...about }))
}
