import type { WithdrawalException } from '@souk/contract/legal.ts'
import { localDay, withdrawalLastDay, withdrawalPeriod } from './withdrawal.ts'
import { withdrawalNotice } from './withdrawal-exceptions.ts'

/** What the right to withdraw from one line hangs on. */
export type Bought = {
  exception?: WithdrawalException | undefined
  /** Goods count from when the last of them came, everything else from the contract. */
  isGoods: boolean
  placedAt: Date
  /** When the last of the goods came; null while some are still to come. */
  deliveredAt: Date | null
  /** The service was given, or the download handed over. */
  isPerformed: boolean
  /** The buyer agreed that it begins at once and that the right ends with it. */
  isAgreed: boolean
  /** Was the buyer told of the right? Whom nobody told has it a year longer. */
  isInstructed: boolean
}

/** `until`: the last day, YYYY-MM-DD where the buyer is; absent while the period has not begun. */
export type MayWithdraw = { may: true; until?: string } | { may: false; why: 'no_right' | 'excepted' | 'late' }

/** Whether a buyer in a country may still withdraw from a line, by the tables. */
export function mayWithdraw(bought: Bought, country: string | null, now: Date): MayWithdraw {
  if (!withdrawalPeriod(country, now)?.days) return { may: false, why: 'no_right' }
  if (hasEnded(bought, country, now)) return { may: false, why: 'excepted' }
  const since = bought.isGoods ? bought.deliveredAt : bought.placedAt
  if (since === null) return { may: true }
  const until = lastDay(bought, country, since, now)
  if (until === null) return { may: false, why: 'no_right' }
  return localDay(country, now) <= until ? { may: true, until } : { may: false, why: 'late' }
}

/** There is no right, or what ends it has happened. That a seal was broken nobody here can know: the shop will see. */
function hasEnded({ exception, isPerformed, isAgreed }: Bought, country: string | null, now: Date): boolean {
  const notice = exception && withdrawalNotice(exception, country, 'en', now)
  if (!exception || !notice) return false
  if (notice.right === 'none') return true
  const ends: Partial<Record<WithdrawalException, boolean>> = {
    service_done: isPerformed,
    digital_begun: isPerformed && isAgreed,
  }
  return ends[exception] ?? false
}

function lastDay({ isInstructed }: Bought, country: string | null, since: Date, now: Date): string | null {
  const usual = withdrawalLastDay(country, localDay(country, since), now)
  const months = withdrawalPeriod(country, now)?.untoldMonths ?? 0
  if (isInstructed || usual === null || months === 0) return usual
  const [year = 0, month = 1, day = 1] = usual.split('-').map(Number)
  const later = new Date(Date.UTC(year, month - 1 + months, day))
  // A 29 February ends with its month, never in the next one.
  if (later.getUTCDate() !== day) later.setUTCDate(0)
  return later.toISOString().slice(0, 10)
}

/** Whose law gives the buyer the right: their own country's, else the seller's. */
export function withdrawalCountry(buyer: string | null, shop: string | null, now: Date): string | null {
  const country = [buyer, shop].find((one) => withdrawalPeriod(one, now)?.days)
  return country ?? buyer ?? shop
}
