import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { bundle, completeAll, ordered, seeAll } from '../../test/purchase.ts'
import { complete, countRows, eventually, openTestShop, payPage, readyBuyer } from '../../test/trade.ts'
import { PURCHASE, refOf } from '../purchases/charge.ts'
import { liveCharge } from '../purchases/store.ts'
import { hearCharge } from './purchase-heard.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function begun() {
  const shops = [await openTestShop(app), await openTestShop(app, { amount: 1999 })]
  const one = await bundle(app, shops)
  await completeAll(one)
  const charge = await liveCharge(app.context.database.read, one.id)
  const gateway = app.context.gateways.get(PURCHASE)
  if (!charge || !gateway) throw new Error('there is no charge')
  return { shops, one, charge, gateway, refs: charge.parts.map(({ payment }) => refOf(charge, payment)) }
}

test('a share says what the charge says, of its own sum; it is not taken by itself, nor more of it given back', async () => {
  const { charge, gateway, refs } = await begun()
  const [first = '', second = ''] = refs
  expect(await gateway.fetch(first)).toMatchObject({ outcome: 'pending', amount: 2500 })
  expect(await gateway.fetch(second)).toMatchObject({ outcome: 'pending', amount: 1999 })
  const money = (amount: number) => ({ amount, currency: 'USD' })
  const key = app.context.newId()
  expect(await gateway.act(first, 'capture', money(2500), key)).toMatchObject({ state: 'refused' })
  expect(await gateway.act(second, 'refund', money(2000), key)).toMatchObject({ state: 'refused' })
  expect(await gateway.act(second, 'refund', money(1), key)).toMatchObject({
    state: 'refused',
    reason: 'nothing was paid',
  })
  await expect(gateway.fetch(refOf(charge, app.context.newId()))).rejects.toThrow('no charge')
  expect(() => gateway.receive({ headers: {}, body: Buffer.from('{}') })).toThrow()
})

test('one share given up is the whole charge given up, in every shop', async () => {
  const { one, gateway, refs } = await begun()
  await gateway.act(refs[0] ?? '', 'void', { amount: 2500, currency: 'USD' }, app.context.newId())
  expect(await gateway.fetch(refs[1] ?? '')).toMatchObject({ outcome: 'voided' })
  expect(await countRows(app, "charges where home = $1 and state = 'voided'", [one.id])).toBe(1)
  await eventually('both shops have heard', async () => {
    const { parts, payment } = await seeAll(one)
    return payment === undefined && parts.every(({ checkout }) => checkout.payment === undefined)
  })
})

test('another sum than was asked for pays no order: every shop has its part of it on the list', async () => {
  const { shops, one, charge } = await begun()
  await hearCharge(app.context, charge, { outcome: 'captured', amount: 3000, currency: 'USD' })
  const came = await Promise.all(
    shops.map(async ({ staff, shop }) => {
      const [exception] = await staff.call('listExceptions', { params: { shop: shop.slug }, query: {} })
      return [exception?.kind, exception?.amount?.amount]
    }),
  )
  expect(came).toEqual([
    ['payment.mismatch', 1667],
    ['payment.mismatch', 1333],
  ])
  expect((await seeAll(one)).parts.map(({ checkout }) => checkout.order)).toEqual([undefined, undefined])
})

test('nobody begins a single payment as a share', async () => {
  const shop = await openTestShop(app)
  const buyer = await readyBuyer(app, shop)
  const body = { gateway: PURCHASE }
  const params = { shop: buyer.slug, checkout: buyer.checkout }
  await expect(buyer.client.call('completeCheckout', { params, body })).rejects.toMatchObject({
    code: 'invalid_request',
  })
  expect((await complete(buyer)).payment?.state).toBe('started')
})

test('the same carts put together twice are paid once: the newer charge takes the place of the older', async () => {
  const { one, charge, gateway, refs } = await begun()
  const old = (await seeAll(one)).payment?.url ?? ''
  const parts = (await seeAll(one)).parts.map(({ shop, checkout }, index) => ({
    shop,
    cart: checkout.cart,
    token: one.threads[index]?.token ?? '',
  }))
  const { id, token } = await app.anyone.call('createPurchase', { body: { parts } })
  const again = { ...one, id, token, client: app.anyone.with(token) }
  const { payment } = await completeAll(again)
  await eventually('the older is given up', async () => (await gateway.fetch(refs[0] ?? '')).outcome === 'voided')
  expect(await payPage(old)).toBe(409)
  expect(await payPage(payment?.url ?? '')).toBe(200)
  const numbers = await ordered(again)
  expect((await seeAll(one)).parts.map(({ checkout }) => checkout.order)).toEqual(numbers)
  expect(await countRows(app, "sandbox_charges where home in ($1, $2) and state = 'paid'", [charge.home, id])).toBe(1)
})
