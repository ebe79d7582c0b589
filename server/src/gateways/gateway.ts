import type { Finding } from '@souk/contract/connection.ts'
import type { Money } from '@souk/contract/money.ts'
import type { FulfilmentKind } from '@souk/contract/offers.ts'

/** What is to be paid. `payment` is our own id: the gateway makes one charge of it however often it is asked. */
export type Intent = {
  payment: string
  home: string
  amount: Money
  /** What the payer reads: the shop's name. */
  merchant: string
  /** Where the hosted page leads back to. */
  returnUrl: string
  /** Where the gateway reports to, where it takes an address with each payment. */
  notifyUrl: string
  /** What is bought, where the gateway's page is to list it; without it, or where it does not add up, one line is shown. */
  lines?: readonly { title: string; quantity: number; amount: number }[]
  /** What the payer finds on the receipt beside the shop's name. */
  reference?: string
  /** Promise the money only: it is taken by `act('capture')`. */
  authoriseOnly?: boolean
  /** Offer to keep the method for payments without the payer. `words` is the mandate, shown before paying, in `language`. */
  save?: { words: string; language: string }
  /** Charge this method, which the payer has given a mandate for: `Notice.saved.ref`. Nobody is at a page. */
  method?: string
}

/** The payment has begun: the shopper goes on at `url`. `ref` is the gateway's own name of it. */
export type Started = { ref: string; url: string }

export type Outcome = 'pending' | 'authorised' | 'captured' | 'declined' | 'voided' | 'refunded' | 'in_doubt'

/** A shop's account with a gateway, its settings opened: what `gateway add --set` was given, and `trusted`. */
export type GatewayConnection = { id: string; shop: string; kind: string; settings: Readonly<Record<string, string>> }

/** How a gateway whose shops have accounts of their own finds them. */
export type GatewayConnections = {
  byId(id: string): Promise<GatewayConnection | undefined>
  /** The newest of this kind. */
  newest(shop: string, kind: string): Promise<GatewayConnection | undefined>
}

/** A webhook as it came: the raw body decides about the signature. `connection` is the id in its address. */
export type RawNotice = { headers: Record<string, string | undefined>; body: Buffer; connection?: string }

/** What a gateway says of a payment. `dedupe` is its own id of the notice. */
export type Notice = {
  dedupe: string
  payment: string
  /** The shop whose account reported it: no other's payment can be meant. */
  home?: string
  outcome: Outcome
  /** What came of it, in minor units: compared with what was asked for. */
  amount?: number
  currency?: string
  reason?: string
  /** The payer has sent it from their bank, or is about to: until then (RFC 3339) the money may come. */
  until?: string
  /** How the dispute of a payment ended: won, the money stays; lost, it is with the payer again. */
  dispute?: 'won' | 'lost'
  /** The payer agreed that this method is kept; `label` is what they know it by: "•••• 4242". */
  saved?: { ref: string; label: string }
  /** The key of a refund that was done and has failed after all: the money is with the shop again. */
  failedRefund?: string
  /** What it calls the payment from now on, in place of what `start` said. */
  ref?: string
}

/** Why somebody may not pay now: it is paid, no longer what was ordered, too late, theirs not to pay, or unknown. */
export type Refused = 'paid' | 'changed' | 'over' | 'other' | 'unknown'

/** Somebody is about to pay, and the provider waits for our word: a few seconds, then it takes nothing. */
export type Ask = {
  payment: string
  /** The shop whose account asks. */
  home: string
  /** What would be taken, in minor units. */
  amount: number
  currency: string
  /** Whether an address in the messenger is the payer's. */
  isFrom(address: string): boolean
  /** What is answered: yes, or why not, in words of the language where it is known. */
  answer(no: Refused | undefined, language: string | undefined): { type: string; body: string }
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
  can: {
    capture: boolean
    partialRefund: boolean
    testOnly: boolean
    saved?: boolean
    /** One charge may pay several shops: the money is theirs to share out. */
    across?: boolean
    /** Not begun by itself: what it acts on are shares of a charge that another gateway makes. */
    sharesOnly?: boolean
    /** It takes money inside this kind of messenger alone, and not for goods of these kinds. */
    within?: { channel: string; except: readonly FulfilmentKind[] }
    /** What it took, a person pays back at its provider: `act` refuses, and says where. */
    refund?: 'by hand'
  }
  /**
   * Looks through what a shop gives to connect its account, before it is stored; absent where shops need none. `test` says
   * that no real money moves. Throws a Failure `invalid_request` that names what is missing or wrong, never its value.
   */
  connect?(settings: Readonly<Record<string, string>>): { test: boolean }
  /** Asks the provider whether an account works, for a shop of this currency; what is wrong in its owner's words. */
  check?(account: GatewayConnection, currency: string): Promise<Finding[]>
  /** Throws `amount_not_taken` for what it can never charge. A `method` that takes no charge (declined, wants its holder, let go) charges nothing: the page of it is to be paid at. */
  start(intent: Intent): Promise<Started>
  /** `capture` may take less than was promised: the rest is let go. */
  act(ref: string, action: 'capture' | 'void' | 'refund', amount: Money, key: string): Promise<Acted>
  /** Verifies the signature on the raw body and parses. Throws a Failure `bad_signature`, `not_found` for no connection. */
  receive(raw: RawNotice): Notice[] | Promise<Notice[]>
  /** What a report asks before money is taken, verified like a notice; undefined where it asks nothing. */
  asked?(raw: RawNotice): Promise<Ask | undefined>
  fetch(ref: string): Promise<{ outcome: Outcome; amount: number; currency?: string; until?: string }>
  /** Lets go of a kept method, which nobody can charge again; twice is once. Present where `can.saved`. */
  forget?(home: string, method: string): Promise<void>
}
