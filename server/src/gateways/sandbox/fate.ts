import { type ChargeState, isDisputing, isExpired, outcomeOfCard, SETTLE_MS, TRANSFER_MS } from './charge.ts'

/** What a payer sends from the page. `save`: they agree to the mandate that the page shows. */
export type Payer = { save?: boolean | undefined } & (
  | { method: 'card'; card: string; exp: string; cvc: string }
  | { method: 'bank' | 'wallet' | 'transfer' }
)

/** Where a charge can still be paid, or given up. */
export const PAYABLE: readonly ChargeState[] = ['open', 'challenged', 'redirected', 'declined']
/** What nobody but the payer has to hear of. */
export const UNTOLD: readonly ChargeState[] = ['open', 'challenged', 'redirected', 'settling']

/** Where paying once more changes nothing. */
export const SETTLED: readonly ChargeState[] = ['paid', 'authorised', 'settling', 'awaiting']

type Fate = { to: ChargeState; reason?: string }

/** When a state that ends by itself does so. */
export function timerOf(to: ChargeState, now: number, card: string | undefined): Date | null {
  const disputes = to === 'paid' && card !== undefined && isDisputing(card.slice(-4))
  if (to === 'settling' || disputes) return new Date(now + SETTLE_MS)
  return to === 'awaiting' ? new Date(now + TRANSFER_MS) : null
}

/** What becomes of a charge that is paid so. */
export function fateOf(payer: Payer, now: Date): { fate: Fate; card?: string } {
  switch (payer.method) {
    case 'bank':
      return { fate: { to: 'redirected' } }
    case 'wallet':
      return { fate: { to: 'paid' } }
    case 'transfer':
      return { fate: { to: 'awaiting' } }
    case 'card': {
      const card = payer.card.replace(/\D/g, '')
      if (isExpired(payer.exp, now)) return { fate: { to: 'declined', reason: 'expired_card' }, card }
      const to = outcomeOfCard(card)
      return { fate: to === 'declined' ? fateOfCard(false) : { to }, card }
    }
  }
}

export function fateOfCard(isGood: boolean): Fate {
  return isGood ? { to: 'paid' } : { to: 'declined', reason: 'card_declined' }
}
