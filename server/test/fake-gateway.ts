import type { Acted, Gateway, Outcome } from '../src/gateways/gateway.ts'
import { GatewayError } from '../src/gateways/gateway.ts'

export type Deed = { action: 'capture' | 'void' | 'refund'; ref: string; amount: number }

/** A gateway that does what the test says; what it is asked to do is written down. */
export function fakeGateway(can: Partial<Gateway['can']> = {}) {
  const outcomes = new Map<string, { outcome: Outcome; amount: number; currency?: string }>()
  const deeds: Deed[] = []
  const state: { away: boolean; answer: Acted | null } = { away: false, answer: null }
  const asked = new Map<string, number>()
  const gateway: Gateway = {
    kind: 'sandbox',
    can: { capture: false, partialRefund: true, testOnly: true, ...can },
    async start({ payment, amount }) {
      asked.set(payment, amount.amount)
      return { ref: payment, url: `https://pay.example/${payment}` }
    },
    async act(ref, action, amount) {
      if (state.away) throw new GatewayError('away')
      deeds.push({ action, ref, amount: amount.amount })
      return state.answer ?? { state: 'done', ref }
    },
    receive: () => [],
    async fetch(ref) {
      if (state.away) throw new GatewayError('away')
      return outcomes.get(ref) ?? { outcome: 'pending', amount: asked.get(ref) ?? 0 }
    },
  }
  return { gateway, outcomes, deeds, state }
}
