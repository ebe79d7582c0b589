import { METHODS } from '@souk/contract/methods.ts'
import type { Reach } from '@souk/contract/reach.ts'
import type { Place } from '../conversations/conversation.ts'
import { dropReachesOfWriter, keepReach, reachesOfWriter, shownReaches } from '../conversations/reaches.ts'
import type { Context } from '../journeys/context.ts'
import { arrive } from '../journeys/devices.ts'
import { openThread, renewThreadLink } from '../journeys/thread-links.ts'
import type { Reader } from '../kernel/database.ts'
import { pushKey } from '../kernel/push.ts'
import { admitThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const reachHandlers: Handlers<'getReach' | 'addReach' | 'dropReach' | 'openThread' | 'renewThreadLink'> = {
  async getReach(context, { params, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    return { body: await reachIn(context, context.database.read, place) }
  },

  async addReach(context, { params, body, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    const to =
      body.kind === 'email' ? { address: body.address, keys: null } : { address: body.endpoint, keys: body.keys }
    const reach = { ...place, ...to, id: context.newId(), kind: body.kind, at: context.clock.now() }
    const kept = await context.database.transact(async (tx) => {
      await keepReach(tx, reach)
      return reachIn(context, tx.db, place)
    })
    return { body: kept }
  },

  async dropReach(context, { params, caller }) {
    const place = await admitThread(context, caller, params.conversation)
    await context.database.transact((tx) => dropReachesOfWriter(tx, place))
    return { body: await reachIn(context, context.database.read, place) }
  },

  async openThread(context, { shop, caller, body: request, idempotencyKey }) {
    const { code, device = 'computer', instead = false } = request
    const own = caller.kind === 'shopper' ? caller.grant : undefined
    const answer = METHODS.openThread.response
    // A code opens once: whoever lost the answer to it has to be able to ask for it again.
    const input = { home: shop.id, method: 'openThread', caller, idempotencyKey, request, answer }
    const body = await create(context, input, (tx) =>
      // A mail's code carries its signature behind a dot.
      code.includes('.')
        ? openThread(context, tx, { shop, code })
        : arrive(context, tx, { shop, code, device, own, instead }),
    )
    return { body }
  },

  async renewThreadLink(context, { shop, body: { code } }) {
    await context.database.transact((tx) => renewThreadLink(context, tx, { shop, code }))
    return { body: { sent: true } }
  },
}

async function reachIn(context: Context, read: Reader, place: Place): Promise<Reach> {
  return { key: pushKey(context), ...shownReaches(await reachesOfWriter(read, place)) }
}
