import { recordAudit } from '../kernel/audit.ts'
import { callerName } from '../journeys/caller.ts'
import { askToForgetMethod } from '../journeys/forget-method.ts'
import { endMandate, mandatesOf } from '../payments/mandates.ts'
import type { Handlers } from './handler.ts'
import { keeperOf } from './keeping.ts'

export const mandateHandlers: Handlers<'listMandates' | 'endMandate'> = {
  async listMandates(context, { params, caller }) {
    const { shop, customer } = await keeperOf(context, caller, params.conversation)
    return { body: await mandatesOf(context.database.read, shop.id, customer) }
  },

  async endMandate(context, { params, caller }) {
    const { shop, customer } = await keeperOf(context, caller, params.conversation)
    const at = context.clock.now()
    const body = await context.database.transact(async (tx) => {
      const { mandate, ref } = await endMandate(tx, { home: shop.id, customer, id: params.mandate, at })
      tx.later(askToForgetMethod(tx, { home: shop.id, gateway: mandate.gateway, ref }))
      const about = { home: shop.id, id: context.newId(), actor: callerName(caller), action: 'mandate.end' }
      tx.later(recordAudit(tx, { ...about, target: params.mandate, data: {} }))
      return mandate
    })
    return { body }
  },
}
