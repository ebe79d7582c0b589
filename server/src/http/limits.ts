import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../journeys/caller.ts'
import { Failure } from '../kernel/failure.ts'

export type Limiter = { take(caller: Caller): Promise<void> }

/** Requests per ten seconds: of one token, and of one address that sends none. */
const PER_TOKEN = 200
const PER_ADDRESS = 400
const SECONDS = 10

/** Counts per token, per key, and per address only where there is no token; the operator's key is exempt. */
export function createLimiter(enabled: boolean): Limiter {
  const tokens = new RateLimiterMemory({ points: PER_TOKEN, duration: SECONDS })
  const addresses = new RateLimiterMemory({ points: PER_ADDRESS, duration: SECONDS })
  async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    try {
      await limiter.consume(key)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Failure('rate_limited', `try again in ${Math.ceil(error.msBeforeNext / 1000)} s`)
    }
  }
  return {
    async take(caller) {
      if (!enabled || caller.kind === 'operator') return
      if (caller.kind === 'anyone') await consume(addresses, caller.address)
      else if (caller.kind === 'key') await consume(tokens, caller.id)
      else
        await consume(
          tokens,
          caller.grant.conversation ?? caller.grant.cart ?? caller.grant.checkout ?? caller.grant.home,
        )
    },
  }
}
