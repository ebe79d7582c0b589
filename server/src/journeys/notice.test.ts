import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'
import { complete, countRows, openTestShop, readyBuyer, type TestShop } from '../../test/trade.ts'
import { openNotices } from '../payments/notices.ts'
import type { Context } from './context.ts'
import { actOn, takeNotice } from './notice.ts'

let app: TestApp
let shop: TestShop
beforeAll(async () => {
  app = await startTestApp()
  shop = await openTestShop(app)
})
afterAll(() => app.close())

async function started() {
  const buyer = await readyBuyer(app, shop)
  const { payment } = await complete(buyer)
  const id = payment?.id ?? ''
  const notice = { dedupe: app.context.newId(), payment: id, home: shop.shop.id, outcome: 'captured' as const }
  const orders = () => countRows(app, 'orders where checkout = $1', [buyer.checkout])
  const notices = (state: string) =>
    countRows(app, 'payment_notices where dedupe = $1 and state = $2', [notice.dedupe, state])
  return { notice, orders, notices }
}

test('A notice whose shop is known is stored with the order it makes; the same one again changes nothing', async () => {
  const { notice, orders, notices } = await started()
  await takeNotice(app.context, 'sandbox', notice)
  expect([await orders(), await notices('done')]).toEqual([1, 1])
  await Promise.all([1, 2, 3].map(() => takeNotice(app.context, 'sandbox', notice)))
  expect([await orders(), await notices('done')]).toEqual([1, 1])
})

test('Where acting on it fails it is stored all the same, and acted on later', async () => {
  const { notice, orders, notices } = await started()
  const database = {
    ...app.context.database,
    transact: () => Promise.reject(new Error('the database is tired')),
  } as Context['database']
  await takeNotice({ ...app.context, database }, 'sandbox', notice)
  await app.context.background.idle()
  expect([await orders(), await notices('done'), await notices('received')]).toEqual([0, 0, 1])
  for (const open of await openNotices(app.context.database.read, new Date(Date.now() + 1000)))
    await actOn(app.context, open)
  expect([await orders(), await notices('done')]).toEqual([1, 1])
})

test('A payment of another gateway or shop, or none, is not found, and nothing is stored', async () => {
  const { notice, orders, notices } = await started()
  const other = await openTestShop(app)
  for (const [gateway, wrong] of [
    ['stripe', notice],
    ['sandbox', { ...notice, home: other.shop.id }],
    ['sandbox', { ...notice, payment: app.context.newId() }],
  ] as const)
    await expect(takeNotice(app.context, gateway, wrong)).rejects.toMatchObject({ code: 'not_found' })
  expect([await orders(), await notices('done'), await notices('received')]).toEqual([0, 0, 0])
})
