import { freshDatabase } from './harness/database.ts'
import { createDirectory } from '../src/shops/directory.ts'
import { insertShop } from '../src/shops/store.ts'
import type { Shop } from '../src/shops/shop.ts'
import { ShopSettings } from '@souk/contract/shop.ts'
import { createSearchIndexes } from '../src/catalog/search/indexes.ts'
import type { Context } from '../src/journeys/context.ts'
import { importCatalog } from '../src/journeys/import.ts'
import { settableClock } from '../src/kernel/clock.ts'
import { openDatabase } from '../src/kernel/database.ts'
import { createIds } from '../src/kernel/ids.ts'
import { createLog } from '../src/kernel/log.ts'

export type CatalogueWorld = Awaited<ReturnType<typeof openCatalogueWorld>>

/** A database with one shop and what the catalogue's journeys need of a context; no server. */
export async function openCatalogueWorld(shopOptions: Partial<Pick<Shop, 'currency' | 'country' | 'locale'>> = {}) {
  const fresh = await freshDatabase()
  const log = createLog('silent')
  const database = openDatabase({ connection: fresh.connection, log, max: 4, onFacts: () => undefined })
  const clock = settableClock('2026-11-22T10:00:00Z')
  const newId = createIds(clock)
  const index = createSearchIndexes(database)
  const context = { database, clock, newId, index, log, directory: createDirectory(database.read, clock) }
  const shop = await addShop('shop', shopOptions)

  async function addShop(
    slug: string,
    options: Partial<Pick<Shop, 'currency' | 'country' | 'locale'>> = {},
  ): Promise<Shop> {
    const made: Shop = {
      id: newId(),
      slug,
      name: slug,
      currency: 'USD',
      locale: 'en',
      country: 'US',
      timezone: 'America/New_York',
      test: true,
      settings: ShopSettings.parse({}),
      connected: [],
      createdAt: clock.now(),
      ...options,
    }
    const { createdAt: _, connected: _none, ...row } = made
    await database.transact((tx) => insertShop(tx, row))
    return made
  }

  return {
    connection: fresh.connection,
    context: context satisfies Partial<Context>,
    shop,
    addShop,
    import: (rows: readonly object[], into: Shop = shop) =>
      importCatalog(context, {
        shop: into,
        format: 'jsonl',
        bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')),
      }),
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}
