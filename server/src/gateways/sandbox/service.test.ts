import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/harness/app.ts'
import { CARDS } from '../../../test/trade.ts'
import { CHARGE_TRANSITIONS, type ChargeState } from './charge.ts'
import type { Payer } from './fate.ts'
import { createSandbox, type Sandbox } from './service.ts'
import { findCharge } from './store.ts'

let app: TestApp
let sandbox: Sandbox
beforeAll(async () => {
  app = await startTestApp()
  sandbox = createSandbox(app.context)
})
afterAll(() => app.close())

const AMOUNT = 2500
const card = (number: string): Payer => ({ method: 'card', card: number, exp: '12/40', cvc: '123' })
const PAYERS: Payer[] = [
  ...Object.values(CARDS).map(card),
  { method: 'bank' },
  { method: 'wallet' },
  { method: 'transfer' },
]

/** Anything that a payer, their bank, a shop or a test may do, in any order and with any amount. */
const anyDeed = fc.oneof(
  fc.constantFrom(...PAYERS).map((payer) => ({ name: 'pay' as const, payer })),
  fc.boolean().map((accept) => ({ name: 'confirm' as const, accept })),
  fc.constant({ name: 'settle' as const }),
  fc.constantFrom('won' as const, 'lost' as const, undefined).map((end) => ({ name: 'dispute' as const, end })),
  fc.integer({ min: -1, max: AMOUNT + 1 }).map((amount) => ({ name: 'capture' as const, amount })),
  fc.integer({ min: -1, max: AMOUNT + 1 }).map((amount) => ({ name: 'refund' as const, amount })),
  fc.constant({ name: 'void' as const }),
)
type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never

function run(home: string, id: string, deed: Deed) {
  switch (deed.name) {
    case 'pay':
      return sandbox.pay(home, id, deed.payer)
    case 'confirm':
      return sandbox.confirm(home, id, deed.accept)
    case 'dispute':
      return sandbox.dispute(home, id, deed.end)
    case 'capture':
      return sandbox.capture(home, id, deed.amount)
    case 'refund':
      return sandbox.refund(home, id, deed.amount, app.context.newId())
    case 'settle':
    case 'void':
      return sandbox[deed.name](home, id)
  }
}

test('whatever happens to a charge, it goes the way of its table and no cent more is taken or paid back than there is', async () => {
  const { database, newId } = app.context
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(anyDeed, { minLength: 1, maxLength: 8 }), async (authorise_only, deeds) => {
      const [home, id] = [newId(), newId()]
      const urls = { notify_url: 'http://127.0.0.1:1/', return_url: null }
      const asked = { amount: AMOUNT, currency: 'USD', merchant: 'x', reference: id, words: null }
      await sandbox.create({ home, id, ...asked, ...urls, authorise_only })
      let before: ChargeState = 'open'
      for (const deed of deeds) {
        await run(home, id, deed)
        const charge = await findCharge(database.read, home, id)
        if (!charge) throw new Error('the charge is gone')
        const { state, captured, refunded } = charge
        if (state !== before) expect(CHARGE_TRANSITIONS[before]).toContain(state)
        const taken = ['paid', 'disputed', 'lost'].includes(state) ? (captured ?? AMOUNT) : 0
        expect(taken).toBeLessThanOrEqual(AMOUNT)
        expect(refunded).toBeLessThanOrEqual(taken)
        expect(refunded).toBeGreaterThanOrEqual(0)
        // Nobody is charged by a page where only a promise was asked for; a transfer cannot be promised.
        if (authorise_only && before !== 'authorised' && state === 'paid' && before !== 'paid')
          expect(charge.method === 'transfer' || before === 'disputed').toBe(true)
        before = state
      }
    }),
    { numRuns: 60 },
  )
})
