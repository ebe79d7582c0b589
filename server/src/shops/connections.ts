import { z } from 'zod'
import type { GatewayConnection } from '../gateways/gateway.ts'
import { createCache } from '../kernel/cache.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import { type Key, open } from '../kernel/secrets.ts'
import { connectionById, type ConnectionRow, connectionKinds, newestConnection } from './store.ts'

/** How long another server's new connection may go unseen here, in milliseconds. */
const FRESH_MS = 2000
const MOST = 10_000
const Settings = z.record(z.string(), z.string())

/** A configured account of a channel or a gateway, its settings opened. */
export type Connection = GatewayConnection

export type Connections = {
  byId(id: string): Promise<Connection | undefined>
  /** A shop's newest connection of a kind. */
  newest(shop: string, kind: string): Promise<Connection | undefined>
  /** What a shop is connected with, the newest first. */
  kinds(shop: string): Promise<readonly string[]>
  /** To be called after a commit that made a connection. */
  forget(): void
}

/** The shops' connections. Settings are opened for each use and kept by nobody. */
export function createConnections(read: Reader, clock: Clock, key: Key): Connections {
  const kinds = createCache<readonly string[]>(clock, FRESH_MS, MOST)

  function opened(row: ConnectionRow | undefined): Connection | undefined {
    if (!row) return undefined
    return { ...row, settings: Settings.parse(JSON.parse(open(key, row.settings, `connection/${row.id}`))) }
  }

  return {
    byId: async (id) => (z.uuid().safeParse(id).success ? opened(await connectionById(read, id)) : undefined),
    newest: async (shop, kind) => opened(await newestConnection(read, shop, kind)),
    kinds: (shop) => kinds.get(shop, () => connectionKinds(read, shop)),
    forget: () => kinds.clear(),
  }
}
