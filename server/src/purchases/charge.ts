import { z } from 'zod'
import type { Outcome } from '../gateways/gateway.ts'
import { share } from '../carts/totals.ts'

export const CHARGE_STATES = ['starting', 'started', 'captured', 'voided'] as const
export type ChargeState = (typeof CHARGE_STATES)[number]

/**
 * Which state may follow which. `starting`: the shops are being asked, the provider perhaps as well. Money may come for what
 * was given up: it is never hidden.
 */
export const CHARGE_TRANSITIONS: Record<ChargeState, readonly ChargeState[]> = {
  starting: ['started', 'captured', 'voided'],
  started: ['captured', 'voided'],
  captured: [],
  voided: ['captured'],
}

/** What a shop's payment is of a charge. The amount is known once the shop has held its goods. */
export const ChargePart = z.object({
  shop: z.string(),
  checkout: z.string(),
  payment: z.string(),
  amount: z.int(),
})
export type ChargePart = z.infer<typeof ChargePart>

export type Charge = {
  /** The purchase. */
  home: string
  id: string
  gateway: string
  ref: string | null
  url: string | null
  state: ChargeState
  currency: string
  parts: ChargePart[]
}

export function sumOf({ parts }: Pick<Charge, 'parts'>): number {
  return parts.reduce((sum, { amount }) => sum + amount, 0)
}

/** What a gateway says of a charge, or of the share of one. */
export type Said = {
  outcome: Outcome
  amount?: number | undefined
  currency?: string | undefined
  reason?: string | undefined
  until?: string | undefined
  dispute?: 'won' | 'lost' | undefined
}

/**
 * The same, said of each shop's payment, in the order of the parts. Another sum than was asked for is shared out in the same
 * proportions, to the last unit: no shop takes it for its own, as none gets what it asked for.
 */
export function sharesOf<S extends Said>(charge: Pick<Charge, 'parts'>, said: S): S[] {
  const { amount } = said
  const due = charge.parts.map((part) => part.amount)
  if (amount === undefined) return due.map(() => said)
  const shares = amount === sumOf(charge) ? due : share(amount, due)
  return shares.map((one) => ({ ...said, amount: one }))
}

/** How a charge stands after what was said; null where that is nothing new. */
export function stateAfter(state: ChargeState, { outcome }: Said): ChargeState | null {
  const to = outcome === 'captured' ? 'captured' : outcome === 'voided' ? 'voided' : null
  return to !== null && CHARGE_TRANSITIONS[state].includes(to) ? to : null
}

/** The kind under which a shop's payment is a share of a charge. */
export const PURCHASE = 'purchase'

/** What a shop's payment is called by the gateway that makes shares of a charge. */
export function refOf(charge: Pick<Charge, 'home' | 'id'>, payment: string): string {
  return `${charge.home}/${charge.id}/${payment}`
}

const Ref = z.tuple([z.uuid(), z.uuid(), z.uuid()])

/** Throws for what `refOf` did not make. */
export function readRef(ref: string): { purchase: string; charge: string; payment: string } {
  const [purchase, charge, payment] = Ref.parse(ref.split('/'))
  return { purchase, charge, payment }
}
