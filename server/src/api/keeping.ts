import { METHODS } from '@souk/contract/methods.ts'
import { type Caller, type Grant } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { addWatch, listWatches, removeWatch } from '../journeys/watches.ts'
import { keepWish, type Keeper, listWishes } from '../journeys/wishes.ts'
import { Failure } from '../kernel/failure.ts'
import { admitThread, threadOf } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** The customer of a thread, if the caller may speak of them. */
export async function keeperOf(context: Context, caller: Caller, id: string): Promise<Keeper> {
  const { home } = await admitThread(context, caller, id)
  const shop = await context.directory.byId(home)
  const { customer, handle } = caller.kind === 'shopper' ? caller.grant : await ownerOf(context, caller, id)
  if (!shop || customer === undefined) throw new Failure('forbidden')
  return { shop, customer, conversation: id, handle: handle ?? null }
}

async function ownerOf(context: Context, caller: Caller, id: string): Promise<Pick<Grant, 'customer' | 'handle'>> {
  const { customer, handle } = await threadOf(context, caller, id)
  return { ...(customer === null ? {} : { customer }), ...(handle === null ? {} : { handle }) }
}

export const keepingHandlers: Handlers<
  'listWishes' | 'saveWish' | 'removeWish' | 'listWatches' | 'addWatch' | 'removeWatch'
> = {
  async listWishes(context, { params, caller }) {
    const { shop, customer } = await keeperOf(context, caller, params.conversation)
    return { body: await listWishes(context, shop, customer) }
  },

  async saveWish(context, { params, caller }) {
    const keeper = await keeperOf(context, caller, params.conversation)
    const wish = { offer: params.product, saved: true }
    await context.database.transact((tx) => keepWish(context, tx, keeper, wish))
    return { body: await listWishes(context, keeper.shop, keeper.customer) }
  },

  async removeWish(context, { params, caller }) {
    const keeper = await keeperOf(context, caller, params.conversation)
    const wish = { offer: params.product, saved: false }
    await context.database.transact((tx) => keepWish(context, tx, keeper, wish))
    return { body: await listWishes(context, keeper.shop, keeper.customer) }
  },

  async listWatches(context, { params, caller }) {
    const { shop, customer } = await keeperOf(context, caller, params.conversation)
    return { body: await listWatches(context.database.read, shop.id, customer) }
  },

  async addWatch(context, { params, body, caller, idempotencyKey }) {
    // Nobody agrees for somebody else.
    if (caller.kind !== 'shopper') throw new Failure('forbidden')
    const keeper = await keeperOf(context, caller, params.conversation)
    const answer = METHODS.addWatch.response
    const input = { home: keeper.shop.id, method: 'addWatch', caller, idempotencyKey, request: body, answer }
    return { body: await create(context, input, (tx) => addWatch(context, tx, keeper, body)) }
  },

  async removeWatch(context, { params, caller }) {
    const keeper = await keeperOf(context, caller, params.conversation)
    return { body: await context.database.transact((tx) => removeWatch(context, tx, keeper, params.watch)) }
  },
}
