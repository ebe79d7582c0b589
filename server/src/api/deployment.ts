import { METHODS } from '@souk/contract/methods.ts'
import { unsentDeliveries } from '../conversations/unsent.ts'
import { callerName } from '../journeys/caller.ts'
import { failedDelivery, replayDelivery } from '../journeys/replay-delivery.ts'
import { VERSION } from '../kernel/version.ts'
import { databaseFigures, queueFigures, shopFigures } from '../views/deployment.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const deploymentHandlers: Handlers<'getDeployment' | 'listFailedDeliveries' | 'replayDelivery'> = {
  async getDeployment({ database: { read } }) {
    const { servers, at, ...database } = await databaseFigures(read)
    const [queues, shops] = [await queueFigures(read), await shopFigures(read)]
    const uptime = Math.floor(process.uptime())
    return {
      body: {
        version: VERSION,
        node: process.version,
        uptime,
        servers,
        database,
        at: at.toISOString(),
        queues,
        shops,
      },
    }
  },

  async listFailedDeliveries(context, { query: { before, limit } }) {
    const rows = await unsentDeliveries(context.database.read, { before, limit })
    return {
      body: {
        deliveries: rows.map((row) => failedDelivery(context, row)),
        ...(rows.length === limit && { before: rows.at(-1)?.id }),
      },
    }
  },

  async replayDelivery(context, { shop, params: { delivery }, body: { sure }, caller, idempotencyKey }) {
    const home = shop.id
    const request = { delivery, sure }
    const answer = METHODS.replayDelivery.response
    const input = { home, method: 'replayDelivery', caller, idempotencyKey, request, answer }
    const body = await create(context, input, async (tx) => {
      await replayDelivery(context, tx, { home, id: delivery, sure, actor: callerName(caller) })
      return { state: 'queued' as const }
    })
    context.deliver.wake()
    return { status: 202, body }
  },
}
