import type { CheckoutRow } from '../orders/checkout.ts'
import type { PaymentRow } from '../payments/store.ts'

/** A checkout as this process left it, with the payment that was begun for it. */
export type KnownCheckout = { row: CheckoutRow; payment?: PaymentRow }

/**
 * What this process did last with checkouts, to be used as a guess alone: who acts on it makes the database check that
 * nothing has changed since, by the row's version or under its lock.
 */
export type KnownCheckouts = {
  of(home: string, id: string): KnownCheckout | undefined
  /** After the commit only. */
  keep(known: KnownCheckout): void
}

/** Those that were not touched the longest are forgotten first. */
const MOST = 1000

export function createKnownCheckouts(most = MOST): KnownCheckouts {
  const byId = new Map<string, KnownCheckout>()
  return {
    of(home, id) {
      const known = byId.get(id)
      return known?.row.home === home ? known : undefined
    },
    keep(known) {
      byId.delete(known.row.id)
      byId.set(known.row.id, known)
      if (byId.size <= most) return
      for (const [oldest] of byId) {
        byId.delete(oldest)
        return
      }
    },
  }
}
