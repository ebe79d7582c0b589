import { z } from 'zod'
import type { GatewayConnection } from '../gateways/gateway.ts'
import type { Reader } from '../kernel/database.ts'
import { type Key, open } from '../kernel/secrets.ts'
import { connectionById, type ConnectionRow, newestConnection } from './store.ts'

const Settings = z.record(z.string(), z.string())

/** A configured account of a channel or a gateway, its settings opened. */
export type Connection = GatewayConnection

export type Connections = {
  byId(id: string): Promise<Connection | undefined>
  /** A shop's newest connection of a kind. */
  newest(shop: string, kind: string): Promise<Connection | undefined>
}

/** The shops' connections. Settings are opened for each use and kept by nobody. */
export function createConnections(read: Reader, key: Key): Connections {
  function opened(row: ConnectionRow | undefined): Connection | undefined {
    if (!row) return undefined
    return { ...row, settings: Settings.parse(JSON.parse(open(key, row.settings, `connection/${row.id}`))) }
  }

  return {
    byId: async (id) => (z.uuid().safeParse(id).success ? opened(await connectionById(read, id)) : undefined),
    newest: async (shop, kind) => opened(await newestConnection(read, shop, kind)),
  }
}
