import { setTimeout as sleep } from 'node:timers/promises'
import type { Claimed } from '../conversations/conversation.ts'
import { readClaim } from '../conversations/mailbox.ts'
import type { Context } from './context.ts'

/** Longer than so many pauses nobody is waited for: whoever goes on writing wants to hear something. */
const MOST_PAUSES = 4

/** The part of a moment within which somebody writes again who writes in pieces. */
const SOON = 0.5

/**
 * Lets somebody finish who writes one message after another: once they do, it is waited until a moment has passed since their
 * last one, and all of them are answered together. Whoever has written nothing just before is answered at once. Null where
 * the claim was lost meanwhile.
 */
export async function gather(context: Context, claim: Claimed): Promise<Claimed | null> {
  const { momentMs, clock, database } = context
  const end = performance.now() + MOST_PAUSES * momentMs
  const since = (now: Claimed) => clock.now().getTime() - (now.context.heardAt?.getTime() ?? 0)
  if (claim.context.connection === null || since(claim) >= momentMs * SOON) return claim
  let now: Claimed | null = claim
  for (let left = momentMs; now && left > 0 && performance.now() < end; left = now ? momentMs - since(now) : 0) {
    await sleep(Math.min(left, momentMs))
    now = await readClaim(database, now)
  }
  return now
}
