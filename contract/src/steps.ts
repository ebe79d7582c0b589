import type { FulfilmentKind } from './offers.ts'

const SENT = ['placed', 'packed', 'shipped', 'delivered'] as const
const DONE = ['placed', 'delivered'] as const

export type Step = (typeof SENT)[number]

/** The steps that a kind of fulfilment takes: what is done at a time, or downloaded, is neither packed nor on its way. */
export function stepsOf(kind: FulfilmentKind | undefined): readonly Step[] {
  return isSent(kind) ? SENT : DONE
}

/** Goods, which are brought or fetched. */
export function isSent(kind: FulfilmentKind | undefined): boolean {
  return kind !== 'slot' && kind !== 'digital'
}
