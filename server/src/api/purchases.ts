import { METHODS } from '@souk/contract/methods.ts'
import { type Caller, issueGrant } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { extendParts, openParts, together, updateParts } from '../journeys/purchase-open.ts'
import { completePurchase } from '../journeys/purchase-pay.ts'
import { purchaseView } from '../journeys/purchase-view.ts'
import { checkReturn } from '../journeys/return-url.ts'
import { Failure } from '../kernel/failure.ts'
import { findPurchase, insertPurchase, type PurchaseRow } from '../purchases/store.ts'
import type { Handlers } from './handler.ts'
import { create, NO_HOME } from './once.ts'

/** The purchase, for whoever has its token: no shop sees what was bought at others. Throws `not_found`. */
async function admitted(context: Context, caller: Caller, id: string): Promise<PurchaseRow> {
  const isOwn = caller.kind === 'operator' || (caller.kind === 'shopper' && caller.grant.purchase === id)
  const purchase = isOwn ? await findPurchase(context.database.read, id) : undefined
  if (!purchase) throw new Failure('not_found')
  return purchase
}

export const purchaseHandlers: Handlers<
  'listTogether' | 'createPurchase' | 'getPurchase' | 'updatePurchase' | 'completePurchase' | 'extendPurchase'
> = {
  async listTogether(context, { query }) {
    return { body: await together(context, query.shops.split(',').slice(0, 200)) }
  },

  async createPurchase(context, { body, caller, idempotencyKey }) {
    const answer = METHODS.createPurchase.response
    const parts = await openParts(context, body)
    const input = { home: NO_HOME, method: 'createPurchase', caller, idempotencyKey, request: body, answer }
    const made = await create(context, input, async (tx) => {
      const purchase = { id: context.newId(), parts }
      await insertPurchase(tx, purchase, context.clock.now())
      const token = issueGrant(context, { home: purchase.id, purchase: purchase.id })
      return { ...(await purchaseView(context, purchase)), token }
    })
    return { body: made }
  },

  async getPurchase(context, { params, caller }) {
    return { body: await purchaseView(context, await admitted(context, caller, params.purchase)) }
  },

  async updatePurchase(context, { params, body, caller }) {
    const purchase = await admitted(context, caller, params.purchase)
    await updateParts(context, purchase, body)
    return { body: await purchaseView(context, purchase) }
  },

  async completePurchase(context, { params, body, caller }) {
    const { returnUrl, shown } = body
    const purchase = await admitted(context, caller, params.purchase)
    if (returnUrl !== undefined) await checkReturn(context, null, returnUrl)
    await completePurchase(context, { purchase, returnUrl, shown })
    return { body: await purchaseView(context, purchase) }
  },

  async extendPurchase(context, { params, caller }) {
    const purchase = await admitted(context, caller, params.purchase)
    await extendParts(context, purchase)
    return { body: await purchaseView(context, purchase) }
  },
}
