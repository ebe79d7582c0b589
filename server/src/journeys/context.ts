import type { Tools } from '@souk/concierge/tools.ts'
import type { Moves, Turn } from '@souk/concierge/turn.ts'
import type { SearchIndexes } from '../catalog/search/indexes.ts'
import type { AnyChannel } from '../channels/channel.ts'
import type { Deliverer } from '../conversations/deliveries.ts'
import type { Carrier } from '../carriers/carrier.ts'
import type { Writer } from '../conversations/writer.ts'
import type { Gateway } from '../gateways/gateway.ts'
import type { Background } from '../kernel/background.ts'
import type { Core } from '../kernel/core.ts'
import type { Connections } from '../shops/connections.ts'
import type { UnderWay } from '../kernel/under-way.ts'
import type { Directory } from '../shops/directory.ts'
import type { KnownCheckouts } from './known-checkouts.ts'
import type { Settled } from './settled.ts'

export type Reply = (turn: Turn, tools: Tools) => Promise<Moves>

/** What the journeys work with: one plain object, built in app.ts. */
export type Context = Core & {
  directory: Directory
  connections: Connections
  /** The search index of every shop asked for lately. */
  index: SearchIndexes
  channels: ReadonlyMap<string, AnyChannel>
  writer: Writer
  gateways: ReadonlyMap<string, Gateway>
  carriers: ReadonlyMap<string, Carrier>
  reply: Reply
  /** Messages of one person that are less than so many milliseconds apart belong together. */
  momentMs: number
  /** Where this process reaches itself, for what is spoken over HTTP inside it. */
  selfUrl: () => string
  /** The queue of deliveries to channels that are pushed to. */
  deliver: Deliverer
  /** Reads accounts that bring nothing by themselves. */
  polls: { wake(): void }
  checkouts: KnownCheckouts
  /** Payments whose outcome this process is just writing down. */
  settling: UnderWay<Settled | undefined>
  /** Work begun here that must end before the server does. */
  background: Background
}
