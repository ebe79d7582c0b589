import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { buy, goodsOf, type TestShop } from '../../server/test/trade.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let sold: TestShop
beforeAll(async () => {
  stage = await openStage()
  const { app } = stage
  const shipping = [{ id: 'post', label: { en: 'By post' }, amount: 500, kind: 'ship' as const }]
  const shop = await app.createShop({ slug: 'looms', name: 'Looms', settings: { shipping } })
  await app.importLines('looms', [
    { id: 'coat', title: 'Heron coat', price: { amount: 9900, currency: 'USD' }, stock: 9 },
  ])
  const settings = { pace: '3600' }
  await app.operator.call('createConnection', { params: { shop: 'looms' }, body: { kind: 'souk-post', settings } })
  const staff = await app.withKey('looms', 'orders:write')
  const address = {
    name: 'Ada Byrne',
    line1: 'Main Street 1',
    city: 'Springfield',
    region: 'IL',
    postcode: '62701',
    country: 'US',
  }
  sold = { shop, staff, goods: await goodsOf(app, shop.id), address }
})
afterAll(() => stage.close())

const stateOf = async (number: string) => (await sold.staff.order('looms', number)).fulfilments[0]?.state

test('three orders are packed and handed over by a scanner alone', async () => {
  const numbers: string[] = []
  for (let count = 0; count < 3; count++) numbers.push((await buy(stage.app, sold)).number)
  const seat = await stage.sit('looms', 'fulfilment', 'Femi')
  const page = await seat.open('orders/shipping')
  const rows = page.locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(3)
  await expect.poll(() => violations(page)).toEqual([])
  // A scanner types and presses Enter, faster than anything is answered; nobody has touched the field.
  await page.locator('h1').click()
  for (const number of numbers) await page.keyboard.type(`${number}\n`)
  await expect.poll(() => Promise.all(numbers.map(stateOf))).toEqual(['packed', 'packed', 'packed'])
  await expect.poll(() => rows.count()).toBe(0)
  await page.getByRole('button', { name: 'Hand over', exact: true }).click()
  const label = await sold.staff.call('orderLabel', {
    params: {
      shop: 'looms',
      number: numbers[0] ?? '',
      fulfilment: (await sold.staff.order('looms', numbers[0] ?? '')).fulfilments[0]?.id ?? '',
    },
  })
  for (const code of [label.tracking?.number, numbers[1], numbers[2], '99999']) await page.keyboard.type(`${code}\n`)
  await expect.poll(() => Promise.all(numbers.map(stateOf))).toEqual(['shipped', 'shipped', 'shipped'])
  const said = page.getByRole('list', { name: 'Scanned' }).getByRole('listitem')
  await expect.poll(() => said.first().innerText()).toContain('No order has this number.')
  await page.getByRole('button', { name: /On their way/ }).click()
  await expect.poll(() => rows.count()).toBe(3)
  await page.getByRole('link', { name: numbers[0] ?? '', exact: true }).click()
  await page
    .getByText(label.tracking?.number ?? 'none')
    .first()
    .waitFor()
  await expect.poll(() => violations(page)).toEqual([])
  await seat.context.close()
})

test('a return is agreed to, looked at and paid back in part', async () => {
  const { buyer, number } = await buy(stage.app, sold, 2)
  const { fulfilments, lines } = await sold.staff.order('looms', number)
  const params = { shop: 'looms', number, fulfilment: fulfilments[0]?.id ?? '' }
  for (const to of ['shipped', 'delivered'] as const)
    await sold.staff.call('advanceFulfilment', { params, body: { to } })
  const wish = {
    lines: [{ line: lines[0]?.id ?? '', quantity: 2 }],
    reason: 'too_small' as const,
    note: 'Tight at the arms',
  }
  const made = await buyer.client.call('createReturn', { params: { shop: 'looms', number }, body: wish })
  const returned = async () => (await sold.staff.call('getOrderDesk', { params: { shop: 'looms', number } })).returns[0]
  const seat = await stage.sit('looms', 'fulfilment', 'Femi', { width: 390, height: 844, dark: true })
  const page = await seat.open('orders/returns')
  await page.getByRole('button', { name: new RegExp(made.number) }).click()
  await page.getByText('Tight at the arms').waitFor()
  await page.getByRole('button', { name: 'Agree' }).click()
  await expect.poll(async () => (await returned())?.state).toBe('approved')
  await page.getByLabel('On sale again').fill('1')
  await page.getByLabel('Not any more').fill('1')
  await expect.poll(() => violations(page)).toEqual([])
  await page.getByRole('button', { name: /It has come/ }).click()
  await expect.poll(async () => (await returned())?.state).toBe('inspected')
  await page.getByLabel('Words for the customer').fill('One was worn.')
  await page.getByLabel('Amount (USD)').fill('150,50')
  await page.getByRole('button', { name: 'Pay back $150.50' }).click()
  await expect.poll(async () => (await returned())?.refunded?.amount).toBe(15_050)
  expect((await returned())?.lines).toMatchObject([{ restocked: 1, discarded: 1 }])
  await seat.context.close()
})
