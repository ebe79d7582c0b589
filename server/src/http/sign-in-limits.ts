import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../kernel/failure.ts'
import { networkOf } from './limits.ts'

/** Wrong guesses within fifteen minutes: at one account from anywhere, and from one network at any. */
const PER_ACCOUNT = 10
const PER_NETWORK = 40
const SECONDS = 15 * 60

export type Guess = { account: string; address: string }

/** Whoever tries passwords or codes hears the same at an account that exists and at one that does not. */
export function createGuessLimiter(enabled: boolean) {
  const accounts = new RateLimiterMemory({ points: PER_ACCOUNT, duration: SECONDS })
  const networks = new RateLimiterMemory({ points: PER_NETWORK, duration: SECONDS })
  async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    try {
      await limiter.consume(key)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Failure('rate_limited', `try again in ${Math.ceil(error.msBeforeNext / 60_000)} min`)
    }
  }
  return {
    /** Counted before it is looked at, so that many at once are counted as well. Throws `rate_limited`. */
    async take({ account, address }: Guess): Promise<void> {
      if (!enabled) return
      await consume(networks, networkOf(address))
      await consume(accounts, account)
    },
    /** It was right: who knows the password is not held up by whoever does not. */
    async forgive({ account, address }: Guess): Promise<void> {
      if (!enabled) return
      await accounts.delete(account)
      await networks.reward(networkOf(address))
    },
  }
}
