import type { Gateway } from '../gateways/gateway.ts'

export type Gateways = ReadonlyMap<string, Gateway>
/** Of a shop what decides who takes its money; `connected` has the newest first. */
type Payee = { test: boolean; connected: readonly string[] }

/** What a shop is paid by where nobody names another: the newest it is connected with, else one that needs no account of it. */
export function gatewayOf({ test, connected }: Payee, gateways: Gateways): string | undefined {
  const own = connected.find((kind) => gateways.has(kind))
  if (own !== undefined) return own
  const open = [...gateways.values()].find(({ connect, can }) => !connect && !can.sharesOnly && (test || !can.testOnly))
  return open?.kind
}
