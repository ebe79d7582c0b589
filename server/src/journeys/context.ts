import type { Tools } from '@souk/concierge/tools.ts'
import type { Moves, Turn } from '@souk/concierge/turn.ts'
import type { Channel } from '../channels/channel.ts'
import type { Writer } from '../conversations/writer.ts'
import type { Gateway } from '../gateways/gateway.ts'
import type { Core } from '../kernel/core.ts'
import type { Directory } from '../shops/directory.ts'

export type Reply = (turn: Turn, tools: Tools) => Promise<Moves>

/** What the journeys work with: one plain object, built in app.ts. */
export type Context = Core & {
  directory: Directory
  channels: ReadonlyMap<string, Channel>
  writer: Writer
  gateways: ReadonlyMap<string, Gateway>
  reply: Reply
  /** Where this process reaches itself, for what is spoken over HTTP inside it. */
  selfUrl: () => string
  /** The queue of deliveries to channels that are pushed to. */
  deliver: { wake(): void }
  /** Work begun here that must end before the server does. */
  background: Background
}

export type Background = {
  /** Runs work that nobody waits for; a failure is logged, never lost. */
  start(name: string, work: () => Promise<void>): void
  /** Resolves when all of it is done. */
  idle(): Promise<void>
}
