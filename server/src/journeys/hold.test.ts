import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type Buyer, complete, countRows, openTestShop, payPage, readyBuyer, stockOf } from '../../test/trade.ts'

const MINUTE = 60_000
let moved = 0
const now = () => Date.now() + moved * MINUTE
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ overrides: { clock: { now: () => new Date(now()) } } })
})
afterAll(() => app.close())

function extend({ client, slug, checkout }: Buyer) {
  return client.call('extendCheckout', { params: { shop: slug, checkout } })
}
const minutesLeft = ({ expiresAt }: { expiresAt: string }) => Math.round((Date.parse(expiresAt) - now()) / MINUTE)

test('a tap keeps what is being paid, and the goods with it: whoever comes meanwhile does not get them', async () => {
  moved = 0
  const shop = await openTestShop(app, { stock: 1 })
  const [first, second] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  const { payment } = await complete(first)
  moved = 27
  expect(minutesLeft(await extend(first))).toBe(30)
  const { data } = (await first.thread.client.facts(first.thread.conversation, 0)).facts.findLast(
    ({ kind }) => kind === 'checkout.changed',
  ) as { data: { checkout: { expiresAt: string; payment?: { url: string } } } }
  expect([minutesLeft(data.checkout), data.checkout.payment?.url]).toEqual([30, payment?.url])
  moved = 50
  await expect(complete(second)).rejects.toMatchObject({ code: 'sold_out' })
  await payPage(payment?.url ?? '')
  expect((await complete(first)).order).toBeDefined()
  expect(await stockOf(app, shop.goods)).toBe(0)
  await expect(extend(first)).rejects.toMatchObject({ code: 'checkout_closed' })
})

test('what has run out is not brought back, and a checkout without a payment is kept as well', async () => {
  moved = 0
  const shop = await openTestShop(app, { stock: 1 })
  const [paying, open] = [await readyBuyer(app, shop), await readyBuyer(app, shop)]
  await complete(paying)
  moved = 31
  await expect(extend(paying)).rejects.toMatchObject({ code: 'checkout_expired' })
  moved = 115
  expect(minutesLeft(await extend(open))).toBe(30)
  expect(await countRows(app, 'holds where checkout = $1', [open.checkout])).toBe(0)
})

test('however often and whenever it is asked for, time is only added, at least ten times and never without an end', async () => {
  const shop = await openTestShop(app)
  const pauses = fc.array(fc.integer({ min: 1, max: 29 }), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(pauses, async (all) => {
      moved = 0
      const buyer = await readyBuyer(app, shop)
      let before = (await complete(buyer)).expiresAt
      const begun = now()
      for (const [index, pause] of all.entries()) {
        moved += pause
        const asked = await extend(buyer).catch(({ code }: { code: string }) => code)
        if (typeof asked === 'string') {
          expect(asked).toBe('checkout_expired')
          expect(index).toBeGreaterThanOrEqual(10)
          return
        }
        expect(Date.parse(asked.expiresAt)).toBeGreaterThanOrEqual(Date.parse(before))
        expect(Date.parse(asked.expiresAt) - begun).toBeLessThanOrEqual(331 * MINUTE)
        if (index < 10) expect(minutesLeft(asked)).toBe(30)
        before = asked.expiresAt
      }
    }),
    { numRuns: 15 },
  )
})

test('a stranger keeps nothing', async () => {
  moved = 0
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const { client } = await app.talk(shop.shop.slug)
  await expect(extend({ ...buyer, client })).rejects.toMatchObject({ code: 'not_found' })
})
