import type { ParcelState } from '@souk/contract/desk.ts'
import type { Address } from '@souk/contract/order.ts'

/** A shop's account with a carrier, its settings opened. */
export type CarrierAccount = { id: string; shop: string; settings: Readonly<Record<string, string>> }

/** What is to be carried. `parcel` is our own id: the carrier makes one label of it however often it is asked. */
export type Shipment = {
  parcel: string
  home: string
  /** Back to the shop: the receiver pays nothing. */
  direction: 'out' | 'back'
  from: Address
  to: Address
  /** What stands on the label for people: the order's number, or the return's. */
  reference: string
  /** Where it reports to, where it takes an address with each parcel. */
  notifyUrl: string
}

/** A label as it is printed, and what the parcel is followed by. `ref` is the carrier's own name of it. */
export type Label = { ref: string; tracking: { carrier: string; number: string; url?: string }; pdf: Buffer }
export type Labelled = ({ state: 'done' } & Label) | { state: 'refused'; reason: string }

/** A webhook as it came: the raw body decides about the signature. */
export type RawReport = { headers: Record<string, string | undefined>; body: Buffer }

/** What a carrier says of a parcel of ours. `id` is its own id of the report. */
export type ParcelReport = {
  id: string
  parcel: string
  /** The shop whose account reported it: no other's parcel can be meant. */
  home: string
  state: Extract<ParcelState, 'in_transit' | 'trouble' | 'delivered'>
  /** RFC 3339. */
  at: string
  /** In the carrier's words: "left with a neighbour". */
  text?: string
}

/** The carrier did not answer, or not so that one could know what it did. Try again: the key is the same. */
export class CarrierError extends Error {
  override name = 'CarrierError'
}

/**
 * Who brings parcels. Everything it is asked carries a key of ours, so that asking twice does once. None of it runs inside
 * a transaction. Throws `CarrierError` where nobody can know the outcome.
 */
export interface Carrier {
  /** As its connections are called. */
  kind: string
  /** What it can do, as data; `settings` are the names of those that it cannot do without. */
  can: { returns: boolean; testOnly: boolean; settings: readonly string[] }
  /** Makes a label; asked again with the same parcel, the same one. */
  label(account: CarrierAccount, shipment: Shipment): Promise<Labelled>
  /** Gives a label back that was not used; twice is once. False where it is on its way already. */
  cancel(account: CarrierAccount, ref: string): Promise<boolean>
  /** Verifies the signature on the raw body and parses. Throws a Failure `bad_signature`. */
  receive(account: CarrierAccount, raw: RawReport): ParcelReport[] | Promise<ParcelReport[]>
}
