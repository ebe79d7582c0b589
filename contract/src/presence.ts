import { z } from 'zod'
import { Fact } from './conversation.ts'
import { Id } from './ids.ts'

/** Somebody of the shop's people whose console is open: `open` are the threads that they look at. */
export const Presence = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['here', 'away', 'gone']),
  open: z.array(Id),
})
export type Presence = z.infer<typeof Presence>

/** A fact as the shop's stream has it. */
export const ShopFact = z.object({ conversation: Id, fact: Fact })
export type ShopFact = z.infer<typeof ShopFact>

const typing = { type: z.literal('typing'), conversation: Id }

/**
 * What a console hears on `GET /api/shops/:shop/live`, one JSON text in a frame. First `hello`: who is there, and where the
 * stream goes on. `facts` join on to what came before where `after` is the cursor that the client has; `presence` names
 * whoever has changed; `typing` holds for a few seconds; `beat` says that the line is alive.
 */
export const ShopFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), cursor: z.string(), presence: z.array(Presence) }),
  z.object({ type: z.literal('facts'), after: z.string(), cursor: z.string(), facts: z.array(ShopFact) }),
  z.object({ type: z.literal('presence'), members: z.array(Presence) }),
  z.discriminatedUnion('by', [
    z.object({ ...typing, by: z.literal('staff'), member: z.object({ id: z.string(), name: z.string() }) }),
    z.object({ ...typing, by: z.literal('shopper') }),
    z.object({ ...typing, by: z.literal('concierge') }),
  ]),
  z.object({ type: z.literal('beat') }),
])
export type ShopFrame = z.infer<typeof ShopFrame>

/** What a console says on it. `here` is said when something changes; whoever falls silent for good is gone by themselves. */
export const ConsoleFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('here'), state: z.enum(['here', 'away']), open: z.array(Id).max(4) }),
  z.object({ type: z.literal('typing'), conversation: Id }),
  z.object({ type: z.literal('read'), conversation: Id, seq: z.int().min(0) }),
])
export type ConsoleFrame = z.infer<typeof ConsoleFrame>

/** Why a live connection was let go, where trying again as before would not help. */
export const LIVE_CLOSE = {
  unauthorised: 4401,
  forbidden: 4403,
  notFound: 4404,
  /** What was asked for is not kept any more: take the state as it is now, and go on from there. */
  gone: 4410,
  tooMany: 4429,
  stopping: 1012,
} as const
