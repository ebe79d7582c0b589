import type { Reach } from '@souk/contract/reach.ts'
import type { Place } from '../conversations/conversation.ts'
import { dropReaches, keepReach, reachesOf } from '../conversations/reaches.ts'
import type { Context } from '../journeys/context.ts'
import { arrive } from '../journeys/devices.ts'
import { openThread, renewThreadLink } from '../journeys/thread-links.ts'
import type { Reader } from '../kernel/database.ts'
import { pushKey } from '../kernel/push.ts'
import { admitThread } from './admit-thread.ts'
import type { Handlers } from './handler.ts'

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
    await context.database.transact((tx) => dropReaches(tx, place))
    return { body: await reachIn(context, context.database.read, place) }
  },

  async openThread(context, { shop, caller, body: { code, device = 'computer', instead = false } }) {
    const own = caller.kind === 'shopper' ? caller.grant : undefined
    const body = await context.database.transact((tx) =>
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
  const reaches = await reachesOf(read, place)
  const email = reaches.find(({ kind }) => kind === 'email')?.address
  return {
    key: pushKey(context),
    devices: reaches.filter(({ kind }) => kind === 'push').length,
    ...(email === undefined ? {} : { email }),
  }
}
