import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Caller } from '../journeys/caller.ts'
import { Failure } from '../kernel/failure.ts'

export type Limiter = {
  take(caller: Caller): Promise<void>
  /** Of what a messenger or a gateway reports to a connection; it tries again later what is refused. */
  takeReport(connection: string): Promise<void>
}

/** Requests per ten seconds: of one token, of one address that sends none, and to one connection from outside. */
const PER_TOKEN = 200
const PER_ADDRESS = 400
const PER_CONNECTION = 6000
const SECONDS = 10

/** Counts per token, per key, and per address only where there is no token; the operator's key is exempt. */
export function createLimiter(enabled: boolean): Limiter {
  const tokens = new RateLimiterMemory({ points: PER_TOKEN, duration: SECONDS })
  const addresses = new RateLimiterMemory({ points: PER_ADDRESS, duration: SECONDS })
  const connections = new RateLimiterMemory({ points: PER_CONNECTION, duration: SECONDS })
  async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    try {
      await limiter.consume(key)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      throw new Failure('rate_limited', `try again in ${Math.ceil(error.msBeforeNext / 1000)} s`)
    }
  }
  return {
    async takeReport(connection) {
      if (enabled) await consume(connections, connection)
    },
    async take(caller) {
      if (!enabled || caller.kind === 'operator') return
      if (caller.kind === 'anyone') await consume(addresses, networkOf(caller.address))
      else if (caller.kind === 'key') await consume(tokens, caller.id)
      else if (caller.kind === 'staff' || caller.kind === 'user') await consume(tokens, caller.session)
      else
        await consume(
          tokens,
          caller.grant.conversation ?? caller.grant.cart ?? caller.grant.checkout ?? caller.grant.home,
        )
    },
  }
}

/** Whoever has one IPv6 address has the 2^64 of its network: they count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...after]
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
