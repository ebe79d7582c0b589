import { METHODS } from '@souk/contract/methods.ts'
import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { approveReturn, receiveReturn, refuseReturn } from '../journeys/decide-return.ts'
import { cancelReturn, requestReturn, returnable } from '../journeys/returns.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { listReturns, returnOf } from '../orders/return-store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'
import { admitOrder } from './orders.ts'

async function decide<T>(
  context: Context,
  { shop, caller, action, id }: { shop: Shop; caller: Caller; action: string; id: string },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done = await context.database.transact(async (tx) => {
    const actor = callerName(caller)
    await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action, target: id })
    return work(tx)
  })
  context.deliver.wake()
  return done
}

export const returnHandlers: Handlers<
  | 'listReturnable'
  | 'createReturn'
  | 'cancelReturn'
  | 'listReturns'
  | 'approveReturn'
  | 'refuseReturn'
  | 'receiveReturn'
> = {
  async listReturnable(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    return { body: await returnable(context, context.database.read, shop, row) }
  },

  async createReturn(context, { shop, params, body, caller, idempotencyKey }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const request = { number, body }
    const answer = METHODS.createReturn.response
    const input = { home: shop.id, method: 'createReturn', caller, idempotencyKey, request, answer }
    return { body: await create(context, input, (tx) => requestReturn(context, tx, { shop, number, wish: body })) }
  },

  async cancelReturn(context, { shop, params, caller }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const target = { shop, number, id: params.return }
    return { body: await context.database.transact((tx) => cancelReturn(context, tx, target)) }
  },

  async listReturns(context, { shop, query }) {
    return { body: (await listReturns(context.database.read, shop.id, query)).map(returnOf) }
  },

  async approveReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.approve', id: params.return }
    return { body: await decide(context, deed, (tx) => approveReturn(context, tx, { ...deed, ...body })) }
  },

  async refuseReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.refuse', id: params.return }
    return { body: await decide(context, deed, (tx) => refuseReturn(context, tx, { ...deed, ...body })) }
  },

  async receiveReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.receive', id: params.return }
    return { body: await decide(context, deed, (tx) => receiveReturn(context, tx, { ...deed, ...body })) }
  },
}
