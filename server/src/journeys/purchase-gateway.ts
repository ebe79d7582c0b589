import { type Acted, type Gateway, GatewayError } from '../gateways/gateway.ts'
import { Failure } from '../kernel/failure.ts'
import { type Charge, PURCHASE, readRef, sharesOf, sumOf } from '../purchases/charge.ts'
import { dropCharge, findCharge } from '../purchases/store.ts'
import type { Context } from './context.ts'
import { hearCharge } from './purchase-heard.ts'

/**
 * The gateway of shares: to a shop its part of a common charge is a payment like any other, and what is done to it is done to
 * so much of that charge. Voiding one gives the whole charge up: nobody may pay a sum that has changed.
 */
export function purchaseGateway(context: Context): Gateway {
  async function find(ref: string) {
    const { purchase, charge: id, payment } = readRef(ref)
    const charge = await findCharge(context.database.read, purchase, id)
    const index = charge?.parts.findIndex((part) => part.payment === payment) ?? -1
    const part = charge?.parts[index]
    if (!charge || !part) throw new GatewayError(`no charge that payment ${payment} is a share of`)
    return { charge, part, index, gateway: gatewayOfCharge(context, charge) }
  }

  return {
    kind: PURCHASE,
    can: { capture: false, partialRefund: true, testOnly: false, sharesOnly: true },
    async start() {
      throw new GatewayError('a share is begun with its charge')
    },
    async act(ref, action, amount, key) {
      const { charge, part, gateway } = await find(ref)
      switch (action) {
        case 'capture':
          return { state: 'refused', reason: 'a share is taken with its charge' }
        case 'void':
          return voidCharge(context, charge)
        case 'refund':
          if (charge.ref === null) return { state: 'refused', reason: 'nothing was paid' }
          if (amount.amount > part.amount) return { state: 'refused', reason: 'more than the share' }
          return gateway.act(charge.ref, 'refund', amount, key)
      }
    },
    receive() {
      throw new Failure('not_found')
    },
    async fetch(ref) {
      const { charge, part, index, gateway } = await find(ref)
      if (charge.ref === null) return { outcome: charge.state === 'voided' ? 'voided' : 'pending', amount: part.amount }
      const said = await gateway.fetch(charge.ref)
      return sharesOf(charge, said)[index] ?? said
    },
  }
}

/** Throws where it is no longer there. */
export function gatewayOfCharge(context: Context, charge: Pick<Charge, 'id' | 'gateway'>): Gateway {
  const gateway = context.gateways.get(charge.gateway)
  if (!gateway) throw new GatewayError(`no gateway for charge ${charge.id}`)
  return gateway
}

/** Gives a charge up, and tells every shop; refused where it was paid meanwhile. */
export async function voidCharge(context: Context, charge: Charge): Promise<Acted> {
  if (charge.state === 'captured') return { state: 'refused', reason: 'it was paid' }
  if (charge.ref === null) {
    // Whoever is about to begin it there finds it given up, and lets it go.
    await context.database.transact((tx) => dropCharge(tx, charge))
    const now = await findCharge(context.database.read, charge.home, charge.id)
    return now && now.ref !== null && now.state !== 'voided'
      ? voidCharge(context, now)
      : { state: 'done', ref: charge.id }
  }
  const amount = { amount: sumOf(charge), currency: charge.currency }
  const acted = await gatewayOfCharge(context, charge).act(charge.ref, 'void', amount, charge.id)
  if (acted.state === 'done') await hearCharge(context, charge, { outcome: 'voided' })
  return acted
}
