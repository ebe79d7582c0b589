import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import type { Thread } from '../../server/test/harness/thread.ts'
import { openStage, type Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
let maya: Thread
let page: Page
const usd = (amount: number) => ({ amount, currency: 'USD' })

beforeAll(async () => {
  stage = await openStage()
  const shop = (await stage.app.createShop({ country: 'GE' })).slug
  await stage.app.importLines(shop, [
    {
      id: 'gown',
      title: 'Navy Tulle Gown',
      price: usd(20_000),
      options: ['size'],
      variants: [
        { id: 'g38', options: { size: '38' }, stock: 2 },
        { id: 'g40', options: { size: '40' }, stock: 0 },
      ],
    },
    { id: 'skirt', title: 'White Linen Skirt', price: usd(5000) },
  ])
  maya = await stage.app.talk(shop)
  await maya.say('Hello')
  page = await (await stage.sit(shop, 'stylist')).open(`inbox/${maya.conversation}`)
})
afterAll(() => stage.close())

const dialog = () => page.getByRole('dialog')
const said = async () =>
  (await maya.client.facts(maya.conversation, 0)).facts.flatMap((fact) =>
    fact.kind === 'message.created' && fact.data.message.author.kind === 'staff' ? fact.data.message.parts : [],
  )

test('what is chosen by its size is sent as cards with the price of that size', async () => {
  await page.locator('[data-composer]').waitFor()
  await page.keyboard.press('p')
  await dialog().getByRole('button', { name: '40', exact: true }).waitFor()
  expect(await dialog().getByRole('button', { name: '40', exact: true }).isDisabled()).toBe(true)
  await dialog().getByRole('button', { name: /^38/ }).click()
  await dialog().getByRole('button', { name: 'Choose: White Linen Skirt' }).click()
  expect(await violations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Send 2 products' }).click()
  await expect.poll(async () => (await said()).map(({ type }) => type)).toEqual(['carousel'])
  const [part] = await said()
  expect(part?.type === 'carousel' && part.cards.map(({ shown }) => [shown.title, shown.detail])).toEqual([
    ['Navy Tulle Gown', '38'],
    ['White Linen Skirt', undefined],
  ])
})

test('payment is requested with a discount; more than one may is refused in words, and nothing is sent', async () => {
  await page.getByRole('button', { name: 'Sell', exact: true }).click()
  await dialog().getByRole('button', { name: /^38/ }).click()
  await dialog().getByRole('tab', { name: 'Payment' }).click()
  await dialog().getByRole('combobox', { name: 'Discount' }).selectOption('percent')
  await dialog().getByLabel('How much').fill('90')
  await dialog().getByLabel('Why').fill('waited long')
  await dialog().getByRole('button', { name: 'Request payment' }).click()
  await dialog().getByText('This is more than you may take off').waitFor()
  await dialog().getByLabel('How much').fill('10')
  await dialog().getByRole('button', { name: 'Request payment' }).click()
  await expect.poll(async () => (await said()).map(({ type }) => type)).toEqual(['carousel', 'checkout'])
  const part = (await said()).find(({ type }) => type === 'checkout')
  const total = part?.type === 'checkout' && part.shown.totals.find(({ type }) => type === 'total')
  expect(total).toMatchObject({ amount: 18_000 })
})

test('what was taken off a checkout in the thread is taken back', async () => {
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Sell', exact: true }).click()
  await dialog().getByRole('tab', { name: 'Discount' }).click()
  await dialog().getByText('10% taken off: waited long').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('The total is $200.00 now.').waitFor()
})
