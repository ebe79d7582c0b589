import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complete, eventually, openTestShop, payPage, readyBuyer, type TestShop } from '../../server/test/trade.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let shop: TestShop
let page: Page
const failed: string[] = []

beforeAll(async () => {
  stage = await openStage()
  const name = 'Lumen'
  shop = await openTestShop(stage.app, { amount: 18900, shop: { name, timezone: 'Europe/Berlin' } })
  const seat = await stage.sit(shop.shop.slug, 'analyst')
  page = await seat.open('reports?days=7')
  page.on('pageerror', (error) => failed.push(error.message))
})
afterAll(() => stage.close())

/** A talk that ends in an order, and one that asks for a person. */
async function trade(): Promise<void> {
  const { app } = stage
  const buyer = await readyBuyer(app, shop)
  await buyer.thread.say('Do you have songs?')
  await payPage((await complete(buyer)).payment?.url ?? '')
  await complete(buyer)
  await buyer.thread.say('a human, please')
  const params = { shop: shop.shop.slug }
  const today = Temporal.Now.zonedDateTimeISO('Europe/Berlin').toPlainDate().toString()
  await eventually('it is counted', async () => {
    const report = await app.operator.call('getTalkReport', { params, query: { from: today, to: today } })
    return report.total.paid === 1
  })
}

test('an empty report says what will stand there; then every figure has its table, its words and its file', async () => {
  await page.getByText('Nothing was sold in this time').waitFor()
  expect(await violations()).toEqual([])
  await trade()
  await page.reload()
  await page.getByText('$189.00').first().waitFor()
  const chart = page.getByRole('img', { name: 'Net sales by day' })
  await chart.waitFor()
  await page.getByText('Show as a table').first().click()
  const table = page.getByRole('table', { name: 'Net sales by day' })
  expect(await table.getByRole('row').count()).toBe(8)
  expect(await table.getByRole('row').last().innerText()).toContain('$189.00')
  expect(await page.getByRole('table', { name: 'Best sellers in conversations' }).innerText()).toContain(
    'Song of the loom',
  )
  expect(await violations()).toEqual([])

  const href = await page.getByRole('link', { name: 'Download as CSV: Net sales by day' }).getAttribute('href')
  const file = await page.evaluate(async (url) => (await fetch(url)).text(), href ?? '')
  expect(file.split('\r\n').at(-2)).toMatch(/^\d{4}-\d\d-\d\d,1,189\.00,0\.00,189\.00,USD$/)
})

test('from the keyboard to what came of talking, and to the people', async () => {
  await page.getByRole('tab', { name: 'Sales' }).focus()
  await page.keyboard.press('ArrowRight')
  // The focus moves a moment after the key.
  await expect.poll(() => page.locator(':focus').innerText()).toBe('Conversations')
  await page.keyboard.press('Enter')
  const funnel = page.getByRole('table', { name: 'From the question to the payment' })
  await funnel.waitFor()
  expect(await funnel.getByRole('row', { name: 'Paid' }).innerText()).toContain('100%')
  expect(await page.getByRole('table', { name: 'Why people were called' }).innerText()).toContain(
    'A person was asked for',
  )
  expect(page.url()).toContain('view=talks')
  expect(await violations()).toEqual([])
  await page.getByRole('tab', { name: 'Satisfaction and team' }).click()
  await page.getByText('Nobody was asked in this time').waitFor()
  expect(await violations()).toEqual([])
  expect(failed).toEqual([])
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function violations(): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate<
    string[]
  >(`axe.run({ rules: { region: { enabled: false } }, resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))`)
}
