import { METHODS } from '@souk/contract/methods.ts'
import type { GivenConsent } from '@souk/contract/customer.ts'
import { agree, takeBack } from '../journeys/agree.ts'
import { callerName } from '../journeys/caller.ts'
import { admitCustomer, consentView } from '../journeys/customer.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { consentOfCustomer, consentsOfCustomer, customerRow } from '../views/customer.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const consentHandlers: Handlers<'listConsents' | 'giveConsent' | 'endConsent'> = {
  async listConsents(context, { shop, params, caller }) {
    const customer = admitCustomer(shop, caller, params.customer)
    const rows = await context.database.look(async (read) => {
      if (!(await customerRow(read, shop.id, customer))) throw new Failure('not_found')
      return consentsOfCustomer(read, shop.id, customer)
    })
    return { body: rows.map(consentView) }
  },

  async giveConsent(context, { shop, params, body: wish, caller, idempotencyKey }) {
    const customer = admitCustomer(shop, caller, params.customer)
    const writer = caller.kind === 'shopper' ? undefined : callerName(caller)
    const answer = METHODS.giveConsent.response
    const input = { home: shop.id, method: 'giveConsent', caller, idempotencyKey, request: wish, answer }
    const body = await create(context, input, async (tx) => {
      const id = await agree(context, tx, { shop, customer, wish, ...(writer === undefined ? {} : { writer }) })
      const [actor, target] = [callerName(caller), customer]
      await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action: 'consent.give', target })
      return consentIn(tx.db, { home: shop.id, customer, id })
    })
    context.deliver.wake()
    return { body }
  },

  async endConsent(context, { shop, params, caller }) {
    const customer = admitCustomer(shop, caller, params.customer)
    const place = { home: shop.id, customer, id: params.consent }
    const body = await context.database.transact(async (tx) => {
      await takeBack(context, tx, place)
      const [actor, target] = [callerName(caller), customer]
      await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action: 'consent.end', target })
      return consentIn(tx.db, place)
    })
    return { body }
  },
}

async function consentIn(read: Reader, place: { home: string; customer: string; id: string }): Promise<GivenConsent> {
  const row = await consentOfCustomer(read, place)
  if (!row) throw new Failure('not_found')
  return consentView(row)
}
