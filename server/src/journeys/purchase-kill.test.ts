import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { bundle, type Bundle, chargesOf, completeAll, ordered, seeAll } from '../../test/purchase.ts'
import { countRows, openTestShop, payPage, type TestShop } from '../../test/trade.ts'
import { findPurchase, liveCharge } from '../purchases/store.ts'
import type { Context } from './context.ts'
import { hearCharge } from './purchase-heard.ts'
import { completePurchase } from './purchase-pay.ts'

let app: TestApp
let shops: TestShop[]
beforeAll(async () => {
  app = await startTestApp()
  shops = [await openTestShop(app), await openTestShop(app, { amount: 1999 }), await openTestShop(app, { amount: 1 })]
})
afterAll(() => app.close())

class Killed extends Error {}

/** The server dies right after so many commits and requests to a gateway: what comes after them never happens. */
function dyingAfter(steps: number): Context {
  let done = 0
  async function step<T>(work: () => Promise<T>): Promise<T> {
    if (done >= steps) throw new Killed()
    const result = await work()
    done += 1
    if (done >= steps) throw new Killed()
    return result
  }
  const { database, gateways } = app.context
  const sandbox = gateways.get('sandbox')
  if (!sandbox) throw new Error('no sandbox')
  const dying = {
    ...sandbox,
    start: (intent: Parameters<typeof sandbox.start>[0]) => step(() => sandbox.start(intent)),
  }
  return Object.assign(Object.create(app.context) as Context, {
    database: {
      ...database,
      transact: (work: Parameters<typeof database.transact>[0]) => step(() => database.transact(work)),
    },
    gateways: new Map([...gateways, ['sandbox', dying]]),
  })
}

/** Dies after one commit, after two, and so on, until it lives to the end; says how often it died. */
async function dieEverywhere(
  run: (one: Bundle, context: Context) => Promise<void>,
  then: (one: Bundle) => Promise<void>,
) {
  for (let steps = 1; ; steps += 1) {
    const one = await bundle(app, shops)
    const lived = await run(one, dyingAfter(steps)).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error
        return false
      },
    )
    await then(one)
    if (lived) return steps - 1
  }
}

async function expectWhole(one: Bundle): Promise<void> {
  const numbers = await ordered(one)
  expect(numbers).toHaveLength(3)
  const purchase = await seeAll(one)
  expect(purchase).toMatchObject({ state: 'completed', total: { amount: 4500 } })
  for (const { checkout } of purchase.parts) {
    expect(await countRows(app, 'orders where checkout = $1', [checkout.id])).toBe(1)
    expect(await countRows(app, "payments where checkout = $1 and state = 'captured'", [checkout.id])).toBe(1)
    expect(await countRows(app, 'holds where checkout = $1', [checkout.id])).toBe(0)
  }
  expect(await countRows(app, "sandbox_charges where home = $1 and state = 'paid'", [one.id])).toBe(1)
}

test('killed after any commit while it is begun, it is gone on with: one charge of the whole, one order per shop', async () => {
  const deaths = await dieEverywhere(
    async (one, context) => {
      const purchase = await findPurchase(context.database.read, one.id)
      if (purchase) await completePurchase(context, { purchase, returnUrl: undefined, shown: undefined })
    },
    async (one) => {
      const { payment } = await completeAll(one)
      expect(payment).toMatchObject({ amount: { amount: 4500 } })
      expect(await payPage(payment?.url ?? '')).toBe(200)
      await expectWhole(one)
      expect(await chargesOf(app, one)).toBe(1)
    },
  )
  // The charge, three shops, the gateway, and what it answered.
  expect(deaths).toBe(6)
})

test('killed after any commit while the shops are told, the same notice tells the others, and nobody twice', async () => {
  const deaths = await dieEverywhere(
    async (one, context) => {
      await completeAll(one)
      const charge = await liveCharge(context.database.read, one.id)
      if (charge) await hearCharge(context, charge, { outcome: 'captured', amount: 4500, currency: 'USD' })
    },
    async (one) => {
      const { rows } = await app.context.database.pool.query<{ id: string; url: string }>(
        'select id, url from charges where home = $1',
        [one.id],
      )
      expect(await payPage(rows[0]?.url ?? '')).toBe(200)
      await expectWhole(one)
      for (const { client, conversation } of one.threads) {
        const { facts } = await client.facts(conversation, 0)
        expect(facts.filter(({ kind }) => kind === 'order.placed')).toHaveLength(1)
      }
    },
  )
  expect(deaths).toBe(4)
})
