import { setTimeout as sleep } from 'node:timers/promises'
import type { Claimed } from '../conversations/conversation.ts'
import { readClaim } from '../conversations/mailbox.ts'
import type { Context } from './context.ts'

/** Longer than so many pauses nobody is waited for: whoever goes on writing wants to hear something. */
const MOST_PAUSES = 4

/**
 * Lets somebody finish who writes one message after another: while less than a moment has passed since their last one it is
 * waited for the next, and all of them are answered together. Whoever has written nothing just before is answered at once.
 * Null where the claim was lost meanwhile.
 */
export async function gather(context: Context, claim: Claimed): Promise<Claimed | null> {
  const { momentMs, clock, database } = context
  const end = performance.now() + MOST_PAUSES * momentMs
  let now: Claimed | null = claim
  while (now && performance.now() < end) {
    const { heardAt, connection } = now.context
    const left = connection === null || heardAt === null ? 0 : heardAt.getTime() + momentMs - clock.now().getTime()
    if (left <= 0) return now
    await sleep(Math.min(left, momentMs))
    now = await readClaim(database, now)
  }
  return now
}
