import { createCache } from '../kernel/cache.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import type { Shop } from './shop.ts'
import { allShops, shopByHost, shopById, shopBySlug } from './store.ts'

/** How long another server's change of a shop may go unseen here, in milliseconds. */
const FRESH_MS = 2000
const MOST = 10_000

export type Directory = {
  bySlug(slug: string): Promise<Shop | undefined>
  byId(id: string): Promise<Shop | undefined>
  byHost(host: string): Promise<Shop | undefined>
  /** Public shops, the oldest first. */
  listed(): Promise<Shop[]>
  /** To be called after a commit that changed a shop. */
  forget(): void
}

/** The shops as this server last saw them: every message needs one, none should cost a query. */
export function createDirectory(read: Reader, clock: Clock): Directory {
  const shops = createCache<Shop | undefined>(clock, FRESH_MS, MOST, { ahead: true })
  const lists = createCache<Shop[]>(clock, FRESH_MS, 1)
  return {
    bySlug: (slug) => shops.get(`slug:${slug}`, () => shopBySlug(read, slug)),
    byId: (id) => shops.get(`id:${id}`, () => shopById(read, id)),
    byHost: (host) => shops.get(`host:${host}`, () => shopByHost(read, host)),
    listed: () => lists.get('', async () => (await allShops(read)).filter((shop) => shop.settings.public)),
    forget() {
      shops.clear()
      lists.clear()
    },
  }
}
