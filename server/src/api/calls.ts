import type { StaffDevices } from '@souk/contract/calls.ts'
import type { Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { personWait } from '../journeys/person-wait.ts'
import type { Reader } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { pushKey } from '../kernel/push.ts'
import { devicesOf, dropDevice, keepDevice } from '../staff/devices.ts'
import type { Handlers } from './handler.ts'

export const callHandlers: Handlers<'getPersonWait' | 'getStaffDevices' | 'addStaffDevice' | 'dropStaffDevice'> = {
  async getPersonWait(context, { shop }) {
    return { body: await personWait(context, shop) }
  },

  async getStaffDevices(context, { caller }) {
    return { body: await shown(context, context.database.read, userOf(caller)) }
  },

  async addStaffDevice(context, { caller, body: { endpoint, keys } }) {
    const user = userOf(caller)
    const device = { user, id: context.newId(), endpoint, keys, at: context.clock.now() }
    const devices = await context.database.transact(async (tx) => {
      await keepDevice(tx, device)
      return shown(context, tx.db, user)
    })
    return { body: devices }
  },

  async dropStaffDevice(context, { caller, params }) {
    const user = userOf(caller)
    const dropped = await context.database.transact((tx) => dropDevice(tx, user, params.device))
    if (!dropped) throw new Failure('not_found')
    return { body: { dropped } }
  },
}

function userOf(caller: Caller): string {
  if (caller.kind !== 'staff' && caller.kind !== 'user') throw new Failure('forbidden')
  return caller.user
}

async function shown(context: Context, read: Reader, user: string): Promise<StaffDevices> {
  const devices = await devicesOf(read, [user])
  return { key: pushKey(context), devices: devices.map(({ id, endpoint }) => ({ id, endpoint })) }
}
