/** What a charge of the sandbox can be. */
export type ChargeState = 'open' | 'challenged' | 'settling' | 'paid' | 'declined' | 'voided'

/** A declined charge takes another card; what has settled or was given up takes none. */
export const CHARGE_TRANSITIONS: Record<ChargeState, readonly ChargeState[]> = {
  open: ['challenged', 'settling', 'paid', 'declined', 'voided'],
  challenged: ['paid', 'declined', 'voided'],
  settling: ['paid'],
  paid: [],
  declined: ['challenged', 'settling', 'paid', 'declined', 'voided'],
  voided: [],
}

/** Milliseconds until a slow card has settled. */
export const SETTLE_MS = 2000

/** What each test card does; any other number that passes the Luhn check is declined. */
const CARDS: Record<string, Exclude<ChargeState, 'open' | 'voided'>> = {
  '4242424242424242': 'paid',
  '4000000000000002': 'declined',
  '4000002500003155': 'challenged',
  '4000000000000077': 'settling',
}

export function outcomeOfCard(card: string): Exclude<ChargeState, 'open' | 'voided'> {
  return CARDS[card.replace(/\D/g, '')] ?? 'declined'
}

/** Is the card still valid in this month? `exp` as MM/YY or MM/YYYY. */
export function isExpired(exp: string, now: Date): boolean {
  const match = /^(\d{1,2})\s*\/\s*(?:20)?(\d{2})$/.exec(exp.trim())
  if (!match) return true
  const month = Number(match[1])
  const end = Date.UTC(2000 + Number(match[2]), month, 1)
  return month < 1 || month > 12 || end <= now.getTime()
}
