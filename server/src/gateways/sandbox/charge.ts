/** What a charge of the sandbox can be. */
export const CHARGE_STATES = [
  'open',
  'challenged',
  'redirected',
  'settling',
  'awaiting',
  'authorised',
  'paid',
  'declined',
  'voided',
  'disputed',
  'lost',
] as const
export type ChargeState = (typeof CHARGE_STATES)[number]

/** What a payer may still choose. */
const CHOICES = ['challenged', 'redirected', 'settling', 'awaiting', 'authorised', 'paid', 'declined'] as const

/** A declined charge takes another card, and whoever left for the bank may come back; what has settled takes none. */
export const CHARGE_TRANSITIONS: Record<ChargeState, readonly ChargeState[]> = {
  open: [...CHOICES, 'voided'],
  challenged: ['authorised', 'paid', 'declined', 'voided'],
  redirected: ['challenged', 'settling', 'awaiting', 'authorised', 'paid', 'declined', 'voided'],
  settling: ['authorised', 'paid'],
  awaiting: ['paid', 'voided'],
  authorised: ['paid', 'voided'],
  paid: ['disputed'],
  declined: [...CHOICES, 'voided'],
  // Nobody can stop a bank transfer that is under way: its money comes all the same.
  voided: ['paid'],
  disputed: ['paid', 'lost'],
  lost: [],
}

/** Milliseconds until a slow card has settled, and until the bank of one that disputes has written. */
export const SETTLE_MS = 2000

/** How long a bank transfer may take: weekends and holidays included. */
export const TRANSFER_MS = 7 * 24 * 3600_000

/** The ways to pay on the sandbox's page. */
export const METHODS = ['card', 'bank', 'wallet', 'transfer'] as const
export type Method = (typeof METHODS)[number]

type CardOutcome = 'paid' | 'declined' | 'challenged' | 'settling'

/** What each test card does; any other number that passes the Luhn check is declined. */
const CARDS: Record<string, CardOutcome> = {
  '4242424242424242': 'paid',
  '4000000000000002': 'declined',
  '4000002500003155': 'challenged',
  '4000000000000077': 'settling',
  '4000000000000259': 'paid',
  '4000000000000341': 'paid',
}

/** The end of the card whose holder's bank takes the money back. */
const DISPUTING = '0259'
/** The end of the card that pays once, and is declined when it is charged as a saved one. */
const SPENT = '0341'

export function outcomeOfCard(card: string): CardOutcome {
  return CARDS[card.replace(/\D/g, '')] ?? 'declined'
}

export function isDisputing(lastFour: string): boolean {
  return lastFour === DISPUTING
}

export function chargesAgain(lastFour: string | null): boolean {
  return lastFour !== SPENT
}

/** Is the card still valid in this month? `exp` as MM/YY or MM/YYYY. */
export function isExpired(exp: string, now: Date): boolean {
  const match = /^(\d{1,2})\s*\/\s*(?:20)?(\d{2})$/.exec(exp.trim())
  if (!match) return true
  const month = Number(match[1])
  const end = Date.UTC(2000 + Number(match[2]), month, 1)
  return month < 1 || month > 12 || end <= now.getTime()
}
