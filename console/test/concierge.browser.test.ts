import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let shop: string
let page: Page

const usd = (amount: number) => ({ amount, currency: 'USD' })

beforeAll(async () => {
  stage = await openStage()
  shop = (await stage.app.createShop({ country: 'GE' })).slug
  await stage.app.importLines(shop, [
    { id: 'gown', title: 'Navy Gown', price: usd(18900), attributes: { type: ['dress'], colour: ['navy'] } },
    { id: 'shirt', title: 'White Shirt', price: usd(4900), attributes: { type: ['shirt'], colour: ['white'] } },
  ])
  page = await (await stage.sit(shop, 'owner')).open('concierge')
})
afterAll(() => stage.close())

const understand = async (text: string) =>
  (await stage.app.anyone.call('understand', { params: { shop }, body: { text } })).want.types
const ask = async (text: string) => {
  await page.getByLabel('Write as a customer').fill(text)
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Why' }).getByText('Language').waitFor()
}

test('a sentence is tried, and what it meant and what was looked at stands beside it', async () => {
  await ask('a blue dress, at most $200')
  const why = page.getByRole('region', { name: 'Why' })
  await why.getByText('Looking for a product').waitFor()
  await why.getByText('up to $200.00').waitFor()
  await why.getByText('Navy Gown').first().waitFor()
  await page.getByRole('region', { name: 'The talk' }).getByText('Navy Gown').first().waitFor()
})

test('a word is taught with a click, counts at once, and is taken back by undo', async () => {
  const [word, before] = ['glimmerdings', await understand('glimmerdings')]
  expect(before).toEqual([])
  await page.getByRole('button', { name: 'Teach', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('tab', { name: 'A word' }).click()
  await dialog.getByLabel('The word your customers use').fill(word)
  await dialog.getByLabel('stands for').first().fill('dress')
  await dialog
    .getByRole('list', { name: 'stands for' })
    .getByRole('button', { name: /^dress/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Teach it' }).click()
  await expect.poll(() => understand(word)).toContain('dress')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => understand(word)).toEqual([])
})

test('what it should have meant is kept as a test, which is run from its page', async () => {
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Keep as a test' }).click()
  await page.getByRole('dialog').getByText('Kept.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('link', { name: 'Taught' }).click()
  await page.getByRole('button', { name: 'Run all' }).click()
  await page.getByText('1 passed, 0 failed.').waitFor()
})

test('one switch pauses the checkout, and the toast takes it back', async () => {
  await page.getByRole('link', { name: 'Trust' }).click()
  await page.getByRole('switch', { name: 'Pause the checkout' }).click()
  const paused = async () =>
    Object.keys((await stage.app.operator.call('getSettings', { params: { shop } })).paused ?? {})
  await expect.poll(paused).toEqual(['checkout'])
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(paused).toEqual([])
})
