import { z } from 'zod'
import { GatewayError } from '../gateways/gateway.ts'
import { findPayment } from '../payments/store.ts'
import type { Context } from './context.ts'
import { settle } from './paid.ts'

const VoidJob = z.object({ home: z.string(), payment: z.string() })

/**
 * Voids a payment that was given up, at its gateway. One that can no longer be voided has been paid meanwhile, or is about
 * to be: the gateway is asked until it says which, so that no money stays unseen.
 */
export async function voidPayment(context: Context, payload: unknown): Promise<void> {
  const { home, payment: id } = VoidJob.parse(payload)
  const payment = await findPayment(context.database.read, home, id)
  if (!payment || payment.gatewayRef === null || payment.state !== 'voided') return
  const gateway = context.gateways.get(payment.gateway)
  if (!gateway) throw new GatewayError(`no gateway for payment ${id}`)
  const { amount, currency, gatewayRef } = payment
  const acted = await gateway.act(gatewayRef, 'void', { amount, currency }, id)
  if (acted.state === 'done') return
  const { outcome } = await gateway.fetch(gatewayRef)
  if (outcome === 'pending')
    throw new GatewayError(`payment ${id} can be neither voided nor known yet: ${acted.reason}`)
  await settle(context, { home, payment: id, outcome })
}
