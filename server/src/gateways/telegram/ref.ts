import type { Money } from '@souk/contract/money.ts'
import { GatewayError } from '../gateway.ts'

/** Telegram keeps no name of an unpaid bill, and answers no question about one: all that is known stands in ours. */
export type Ref = Money & {
  connection: string
  payment: string
  /** What the provider calls the payment, once it was made: a person finds it by that. */
  charge?: string
}

export function refOf({ connection, payment, amount, currency, charge }: Ref): string {
  const parts = [connection, payment, String(amount), currency]
  return [...parts, ...(charge === undefined ? [] : [encodeURIComponent(charge)])].join('/')
}

/** Throws `GatewayError` for what is none of ours. */
export function readRef(ref: string): Ref {
  const found = /^([^/]+)\/([^/]+)\/(\d+)\/([A-Z]{3})(?:\/([^/]*))?$/.exec(ref)
  if (!found) throw new GatewayError('no bill of Telegram is called so')
  const [, connection = '', payment = '', amount = '', currency = '', charge] = found
  const paid = charge === undefined ? {} : { charge: decodeURIComponent(charge) }
  return { connection, payment, amount: Number(amount), currency, ...paid }
}
