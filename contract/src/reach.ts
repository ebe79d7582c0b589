import { z } from 'zod'

/** Where the shopper may be told of answers that came while the chat was shut. */
export const ReachCreate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), address: z.email().max(254) }),
  /** A browser's push subscription (PushSubscription.toJSON). */
  z.object({
    kind: z.literal('push'),
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  }),
])
export type ReachCreate = z.infer<typeof ReachCreate>

/** `key` is what a browser subscribes with (VAPID); `devices` are told by push. */
export const Reach = z.object({ key: z.string(), devices: z.int(), email: z.string().optional() })
export type Reach = z.infer<typeof Reach>
