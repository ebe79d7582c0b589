import type { Money } from '@souk/contract/money.ts'

/** What is to be paid. `payment` is our own id: the gateway makes one charge of it however often it is asked. */
export type Intent = {
  payment: string
  home: string
  amount: Money
  /** What the payer reads: the shop's name. */
  merchant: string
  /** Where the hosted page leads back to. */
  returnUrl: string
  /** Where the gateway reports to. */
  notifyUrl: string
}

/** The payment has begun: the shopper goes on at `url`. `ref` is the gateway's own name of it. */
export type Started = { ref: string; url: string }

export type Outcome = 'pending' | 'authorised' | 'captured' | 'declined' | 'voided' | 'in_doubt'

/** What a gateway says of a payment. `dedupe` is its own id of the notice. */
export type Notice = {
  dedupe: string
  payment: string
  outcome: Outcome
  /** What came of it, in minor units: compared with what was asked for. */
  amount?: number
  currency?: string
  reason?: string
}

export type Acted = { state: 'done'; ref: string } | { state: 'refused'; reason: string }

/** The gateway did not answer, or not so that one could know what it did. Try again with the same key. */
export class GatewayError extends Error {
  override name = 'GatewayError'
}

/**
 * A payment provider. Everything it is asked carries a key of ours, so that asking twice does once. None of it runs inside
 * a transaction. Throws `GatewayError` where nobody can know the outcome.
 */
export interface Gateway {
  kind: string
  /** What it can do, as data. */
  can: { capture: boolean; partialRefund: boolean; testOnly: boolean }
  start(intent: Intent): Promise<Started>
  act(ref: string, action: 'capture' | 'void' | 'refund', amount: Money, key: string): Promise<Acted>
  /** Verifies the signature on the raw body and parses. Throws a Failure `bad_signature`. */
  receive(raw: { headers: Record<string, string | undefined>; body: Buffer }): Notice[]
  fetch(ref: string): Promise<{ outcome: Outcome; amount: number; currency?: string }>
}
