import { z } from 'zod'
import { Id, Slug } from './ids.ts'

const At = z.iso.datetime()

/** What waits somewhere: how much of it, and since when the oldest does. */
export const Queue = z.object({
  queue: z.enum(['inbound', 'mailboxes', 'deliveries', 'jobs']),
  state: z.string(),
  count: z.int(),
  /** There are more than were counted. */
  more: z.boolean(),
  oldest: At.optional(),
})
export type Queue = z.infer<typeof Queue>

export const DeployedShop = z.object({
  slug: Slug,
  name: z.string(),
  test: z.boolean(),
  createdAt: At,
  connections: z.int(),
  /** Connections whose provider refuses their credentials. */
  refused: z.int(),
  /** The last trouble a connection had within a day. */
  lastError: z.string().optional(),
  lastErrorAt: At.optional(),
})
export type DeployedShop = z.infer<typeof DeployedShop>

/** What the operator looks at: the server, its database, and what waits. */
export const Deployment = z.object({
  version: z.string(),
  node: z.string(),
  /** Seconds since this server was started. */
  uptime: z.int(),
  /** Servers on the database, this one among them. */
  servers: z.int(),
  database: z.object({ version: z.string(), bytes: z.int(), connections: z.int(), most: z.int() }),
  at: At,
  queues: z.array(Queue),
  /** At most 500, by their address. */
  shops: z.array(DeployedShop),
})
export type Deployment = z.infer<typeof Deployment>

/** A message that did not get through, without its text. */
export const FailedDelivery = z.object({
  id: Id,
  shop: Slug,
  channel: z.string(),
  state: z.enum(['failed', 'uncertain']),
  /** It may have arrived: sent again, it might be said twice. */
  mayHaveArrived: z.boolean(),
  reason: z.string().optional(),
  attempts: z.int(),
  at: At,
  conversation: Id,
  author: z.string(),
  purpose: z.string().optional(),
  /** Which kinds of parts the message is made of. */
  parts: z.array(z.string()),
})
export type FailedDelivery = z.infer<typeof FailedDelivery>
