import { z } from 'zod'
import type { GatewayConnection } from '../gateways/gateway.ts'
import { createBatcher } from '../kernel/batcher.ts'
import { createCache } from '../kernel/cache.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Reader } from '../kernel/database.ts'
import { type Key, open, seal } from '../kernel/secrets.ts'
import { connectionsById, type ConnectionRow, newestConnection, type StandingRow } from './connection-store.ts'

/** How long another server's change of a connection may go unseen here, in milliseconds. */
const FRESH_MS = 2000
const MOST = 10_000

const Id = z.uuid().toLowerCase()
const Settings = z.record(z.string(), z.string())

/** A configured account of a channel or a gateway, its settings opened, and as they were stored. */
export type Connection = GatewayConnection & {
  sealed: string
  /** The provider has refused its credentials lately. */
  unauthorised: boolean
}

export type Connections = {
  byId(id: string): Promise<Connection | undefined>
  /** A shop's newest connection of a kind. */
  newest(shop: string, kind: string): Promise<Connection | undefined>
  /** To be called after a commit that changed one. */
  forget(): void
}

/** The shops' connections, as this server last saw them. Settings are opened for each use and kept by nobody. */
export function createConnections(read: Reader, key: Key, clock: Clock): Connections {
  const rows = createCache<StandingRow | null>(clock, FRESH_MS, MOST, { ahead: true })

  function opened(row: StandingRow | null | undefined): Connection | undefined {
    if (!row) return undefined
    const { id, shop, kind, settings: sealed, unauthorised_since: since } = row
    return { id, shop, kind, settings: openSettings(key, row), sealed, unauthorised: since !== null }
  }

  /** Those that are asked for at the same time share a statement. */
  const find = createBatcher({
    async run(ids: string[]) {
      const found = new Map((await connectionsById(read, ids)).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id) ?? null)
    },
  })

  return {
    async byId(given) {
      const { success, data: id } = Id.safeParse(given)
      return success ? opened(await rows.get(id, () => find(id))) : undefined
    },
    newest: async (shop, kind) => opened(await newestConnection(read, shop, kind)),
    forget: () => rows.clear(),
  }
}

/** Throws where it was sealed under another secret or for another connection. */
export function openSettings(
  key: Key,
  { id, settings }: Pick<ConnectionRow, 'id' | 'settings'>,
): Record<string, string> {
  return Settings.parse(JSON.parse(open(key, settings, `connection/${id}`)))
}

/** The same; nothing where they came with a backup from a server with another secret, and have to be entered anew. */
export function knownSettings(key: Key, row: Pick<ConnectionRow, 'id' | 'settings'>): Record<string, string> {
  try {
    return openSettings(key, row)
  } catch {
    return {}
  }
}

export function sealSettings(key: Key, id: string, settings: Readonly<Record<string, string>>): string {
  return seal(key, JSON.stringify(settings), `connection/${id}`)
}
