import { z } from 'zod'
import { GatewayError } from '../gateways/gateway.ts'
import { doneRefunds } from '../payments/refunds.ts'
import { findPayment } from '../payments/store.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'

const PaymentJob = z.object({ home: z.string(), payment: z.string(), amount: z.int().positive().optional() })

/**
 * Voids a payment that was given up, at its gateway. One that can no longer be voided has been paid meanwhile, or is about
 * to be: the gateway is asked until it says which, so that no money stays unseen.
 */
export async function voidPayment(context: Context, payload: unknown): Promise<void> {
  const { home, payment: id } = PaymentJob.parse(payload)
  const payment = await findPayment(context.database.read, home, id)
  if (!payment || payment.gatewayRef === null || payment.state !== 'voided') return
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway) throw new GatewayError(`no gateway for payment ${id}`)
  const { amount, currency, gatewayRef } = payment
  const acted = await gateway.act(gatewayRef, 'void', { amount, currency }, id)
  if (acted.state === 'done') return
  const { outcome, ...came } = await gateway.fetch(gatewayRef)
  if (outcome === 'pending' || outcome === 'authorised')
    throw new GatewayError(`payment ${id} can be neither voided nor known yet: ${acted.reason}`)
  await settle(context, { home, payment: id, outcome, ...came })
}

/** Takes money that is promised, or as much of it as is said. What cannot be taken is asked about, so that the checkout hears how it ended. */
export async function capturePayment(context: Context, payload: unknown): Promise<void> {
  const { home, payment: id, amount: part } = PaymentJob.parse(payload)
  const payment = await findPayment(context.database.read, home, id)
  if (!payment || payment.gatewayRef === null || payment.state !== 'authorised') return
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway) throw new GatewayError(`no gateway for payment ${id}`)
  const { currency, gatewayRef } = payment
  // Let go by hand and tried again: what was taken off before counts still.
  const amount = part ?? payment.amount - (await doneRefunds(context.database.read, home, id))
  const acted = await gateway.act(gatewayRef, 'capture', { amount, currency }, id)
  if (acted.state === 'done') return void (await settle(context, { home, payment: id, outcome: 'captured' }))
  const { outcome, ...came } = await gateway.fetch(gatewayRef)
  if (outcome === 'pending' || outcome === 'authorised')
    throw new GatewayError(`payment ${id} could not be captured: ${acted.reason}`)
  await settle(context, { home, payment: id, outcome, ...came })
}
