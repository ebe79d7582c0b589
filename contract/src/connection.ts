import { z } from 'zod'
import { Id } from './ids.ts'

/** What a connection is made of, by name: `{token: '110201543:AAHd…', secretToken: '…'}`. */
export const ConnectionSettings = z.record(z.string().max(60), z.string().max(10_000))

/** How a channel is connected: what an owner does at the provider, step by step, and which settings come of it. */
export const ChannelGuide = z.object({
  kind: z.string(),
  settings: z.array(z.string()),
  steps: z.array(
    z.object({
      title: z.string(),
      text: z.string(),
      /** Which of ours is pasted at the provider: the connection's `webhookUrl`, or the `verifyToken` that was chosen. */
      paste: z.enum(['webhookUrl', 'verifyToken']).optional(),
    }),
  ),
})
export type ChannelGuide = z.infer<typeof ChannelGuide>

/** What a connection test found: `ok`, or what is wrong and what to do about it. `code` is for programs. */
export const Finding = z.object({ ok: z.boolean(), code: z.string(), text: z.string() })
export type Finding = z.infer<typeof Finding>

/** A connection as its owner sees it. What its settings hold is shown to nobody again. */
export const Connection = z.object({
  id: Id,
  kind: z.string(),
  webhookUrl: z.string(),
  at: z.string(),
  /** The names of those that are set; none where they came from a server with another secret. */
  settings: z.array(z.string()),
  /** Since when the provider refuses its credentials. What is to be sent waits until they are changed, for a day. */
  unauthorisedSince: z.string().optional(),
  /** What last went wrong with a message, in the provider's words or code; it may have gone well since. */
  lastError: z.object({ at: z.string(), reason: z.string() }).optional(),
  /** Messages that are to be sent by it. */
  waiting: z.int(),
})
export type Connection = z.infer<typeof Connection>
