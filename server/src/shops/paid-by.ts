import type { Gateway } from '../gateways/gateway.ts'

export type Gateways = ReadonlyMap<string, Gateway>
/** Of a shop what decides who takes its money; `connected` has the newest first. */
type Payee = { test: boolean; connected: readonly string[] }

/**
 * What a shop is paid by where nobody names another: the newest it is connected with, else one that needs no account of it.
 * One that takes money inside a messenger alone stands in where there is no other.
 */
export function gatewayOf({ test, connected }: Payee, gateways: Gateways): string | undefined {
  const own = connected.flatMap((kind) => gateways.get(kind) ?? [])
  const free = [...gateways.values()].find(({ connect, can }) => !connect && !can.sharesOnly && (test || !can.testOnly))
  return (own.find(({ can }) => !can.within) ?? free ?? own[0])?.kind
}

/** What a shop is paid by inside a kind of messenger. */
export function gatewayWithin({ connected }: Payee, gateways: Gateways, channel: string): Gateway | undefined {
  return connected.flatMap((kind) => gateways.get(kind) ?? []).find(({ can }) => can.within?.channel === channel)
}
