import type { Return } from '@souk/contract/returns.ts'
import { METHODS } from '@souk/contract/methods.ts'
import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { approveReturn, inspectReturn, receiveReturn, refuseReturn, settleReturn } from '../journeys/decide-return.ts'
import { labelFile } from '../journeys/parcels.ts'
import { cancelReturn, requestReturn, returnable } from '../journeys/returns.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { parcelsOf } from '../orders/parcel-store.ts'
import { listReturns, returnOf } from '../orders/return-store.ts'
import type { Shop } from '../shops/shop.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'
import { admitOrder } from './orders.ts'

async function decide<T>(
  context: Context,
  { shop, caller, action, id }: { shop: Shop; caller: Caller; action: string; id: string },
  work: (tx: Tx, by: string) => Promise<T>,
): Promise<T> {
  const done = await context.database.transact(async (tx) => {
    const actor = callerName(caller)
    await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action, target: id })
    return work(tx, actor)
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
  | 'inspectReturn'
  | 'settleReturn'
  | 'getReturnLabel'
> = {
  async listReturnable(context, { shop, params, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    const known = await returnable(context, context.database.read, shop, row)
    return { body: { ...known, returns: known.returns.map((one) => shownTo(caller, one)) } }
  },

  async createReturn(context, { shop, params, body, caller, idempotencyKey }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const request = { number, body }
    const answer = METHODS.createReturn.response
    const input = { home: shop.id, method: 'createReturn', caller, idempotencyKey, request, answer }
    const by = whoAsks(caller)
    const made = await create(context, input, (tx) => requestReturn(context, tx, { shop, number, wish: body, by }))
    return { body: shownTo(caller, made) }
  },

  async cancelReturn(context, { shop, params, caller }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const target = { shop, number, id: params.return, by: whoAsks(caller) }
    return { body: shownTo(caller, await context.database.transact((tx) => cancelReturn(context, tx, target))) }
  },

  async listReturns(context, { shop, query }) {
    const { read } = context.database
    const rows = await listReturns(read, shop.id, query)
    const orders = [...new Set(rows.map(({ order_id }) => order_id))]
    const parcels = await parcelsOf(read, shop.id, orders)
    return { body: rows.map((row) => returnOf(row, parcels)) }
  },

  async approveReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.approve', id: params.return }
    return { body: await decide(context, deed, (tx, by) => approveReturn(context, tx, { ...deed, ...body, by })) }
  },

  async refuseReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.refuse', id: params.return }
    return { body: await decide(context, deed, (tx, by) => refuseReturn(context, tx, { ...deed, ...body, by })) }
  },

  async receiveReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.receive', id: params.return }
    return { body: await decide(context, deed, (tx, by) => receiveReturn(context, tx, { ...deed, ...body, by })) }
  },

  async inspectReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.inspect', id: params.return }
    return { body: await decide(context, deed, (tx, by) => inspectReturn(context, tx, { ...deed, ...body, by })) }
  },

  async settleReturn(context, { shop, params, body, caller }) {
    const deed = { shop, caller, action: 'return.settle', id: params.return }
    return { body: await decide(context, deed, (tx, by) => settleReturn(context, tx, { ...deed, ...body, by })) }
  },

  async getReturnLabel(context, { shop, params, caller }) {
    const order = await admitOrder(context, shop, caller, params.number)
    const parcels = await parcelsOf(context.database.read, shop.id, [order.id])
    const parcel = parcels.find(({ return_id, state }) => return_id === params.return && state !== 'cancelled')
    if (!parcel) throw new Failure('not_found')
    return { body: await labelFile(context, shop.id, parcel.id), filename: `${order.number}-return.pdf` }
  },
}

function whoAsks(caller: Caller): string {
  return caller.kind === 'shopper' ? 'customer' : callerName(caller)
}

/** Who of the staff did it is nobody else's to know. */
function shownTo(caller: Caller, made: Return): Return {
  if (caller.kind !== 'shopper') return made
  return { ...made, steps: made.steps.map((step) => (step.by === 'customer' ? step : { ...step, by: 'shop' })) }
}
