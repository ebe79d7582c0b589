import type { Pausable, Paused } from '@souk/contract/shop.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Shop } from '../shops/shop.ts'
import { setPaused } from '../shops/store.ts'
import type { Context } from './context.ts'

type Input = { shop: Shop; what: Pausable; paused: boolean; by: string }

/** Pauses a part of the shop, or goes on with it. Paused twice, the first time counts. Other servers see it within two seconds. */
export async function pauseShop(context: Context, { shop, what, paused, by }: Input): Promise<Paused> {
  const now = await context.database.transact(async (tx) => {
    const since = context.clock.now().toISOString()
    const after = await setPaused(tx, shop.id, what, paused ? { since, by } : null)
    const action = paused ? 'shop.pause' : 'shop.resume'
    await recordAudit(tx, { home: shop.id, id: context.newId(), actor: by, action, target: what })
    return after
  })
  context.directory.forget()
  return now
}
