import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { buy, openTestShop, type TestShop } from '../../server/test/trade.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let shop: TestShop
let page: Page
const failed: string[] = []

beforeAll(async () => {
  stage = await openStage()
  shop = await openTestShop(stage.app, { amount: 18900, shop: { name: 'Lumen' } })
  await buy(stage.app, shop)
  await (await stage.app.talk(shop.shop.slug)).say('Do you have songs?')
  const seat = await stage.sit(shop.shop.slug, 'stylist')
  page = await seat.open('orders')
  page.on('pageerror', (error) => failed.push(error.message))
})
afterAll(() => stage.close())

/** The shell's own frame stands outside of every region. */
const broken = async () => (await violations(page)).filter((one) => !one.startsWith('region:'))

test('from the keyboard to everybody, to who bought, to who they are, and to what was said', async () => {
  await page.getByRole('heading', { name: 'Orders' }).waitFor()
  const table = page.getByRole('table', { name: 'Customers' })
  // The keys are heard once the page has taken them, which nobody sees.
  const go = async () => {
    if (new URL(page.url()).pathname.endsWith('/customers')) return true
    await page.keyboard.press('g')
    await page.keyboard.press('k')
    return false
  }
  await expect.poll(go).toBe(true)
  await table.waitFor()
  expect(await table.getByRole('row').count()).toBe(3)
  expect(await broken()).toEqual([])

  await page.getByRole('button', { name: 'Has bought' }).click()
  await page.getByRole('searchbox').fill('shopper@')
  await expect.poll(() => table.getByRole('row').count()).toBe(2)
  await expect.poll(() => page.url()).toMatch(/bought=yes.*q=shopper|q=shopper.*bought=yes/)
  expect(await table.getByRole('row').last().innerText()).toContain('$189.00')
  await page.getByRole('searchbox').fill('nobody at all')
  await page.getByText('Nobody fits').waitFor()
  await page.getByRole('searchbox').fill('shopper@')

  await page.getByRole('link', { name: 'shopper@example.com' }).click()
  await page.getByRole('heading', { name: 'shopper@example.com' }).waitFor()
  await page.getByRole('button', { name: 'More about this customer' }).waitFor()
  expect(await broken()).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  await page.getByRole('link', { name: 'Open the conversation' }).click()
  await expect.poll(() => page.url()).toMatch(/\/inbox\/[\da-f-]{36}/)
  expect(failed).toEqual([])
})
