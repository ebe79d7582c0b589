import type { WebSocket } from 'ws'
import type { Caller } from '../journeys/caller.ts'

/** Live connections at once: of one shopper, every tab of every device; of a shop's key, every thread its staff have open. */
const PER_SHOPPER = 20
const PER_KEY = 1000

export type Seats = {
  /** Counts the socket until it closes. False where this caller has as many as one may have. */
  take(caller: Caller, socket: WebSocket): boolean
}

/** How many sockets each token holds: one that leaks must not use up the server. The operator's key is exempt. */
export function createSeats(): Seats {
  const taken = new Map<string, number>()
  return {
    take(caller, socket) {
      // One that is closing already would never be counted off.
      if (caller.kind === 'operator' || socket.readyState !== socket.OPEN) return true
      const [name, most] =
        caller.kind === 'key' || caller.kind === 'staff' ? [caller.id, PER_KEY] : [shopperOf(caller), PER_SHOPPER]
      const held = taken.get(name) ?? 0
      if (held >= most) return false
      taken.set(name, held + 1)
      socket.once('close', () => {
        const left = (taken.get(name) ?? 1) - 1
        if (left > 0) taken.set(name, left)
        else taken.delete(name)
      })
      return true
    },
  }
}

function shopperOf(caller: Exclude<Caller, { kind: 'operator' | 'key' | 'staff' }>): string {
  if (caller.kind === 'user') return caller.user
  if (caller.kind === 'anyone') return caller.address
  return caller.grant.handle ?? caller.grant.conversation ?? caller.grant.home
}
