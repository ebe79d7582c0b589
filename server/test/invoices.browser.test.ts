import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cutOff, throttle } from '../../messenger/test/network.ts'
import { pdfText } from './pdf-text.ts'
import { complaintsOf } from './shopper.ts'
import { buy, openTestShop } from './trade.ts'
import { isClean, openShops, type Market } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openShops()
})
afterAll(() => market.close())

test('the page of an order gives its invoice to keep, and the credit note once money is paid back', async () => {
  const trade = await openTestShop(market.app, { shop: { name: 'Loom & Sons', slug: 'loom' } })
  const { buyer, number } = await buy(market.app, trade)
  const thread = { ...buyer.thread, shop: 'loom' }
  const page = await market.visit(`/orders/loom/${number}`, { locale: 'de-DE', thread, acceptDownloads: true })
  const complaints = complaintsOf(page)
  const invoice = page.getByRole('button', { name: /^Rechnung \d{4}-00001$/ })
  await invoice.waitFor()
  // What could not be fetched is said, and can be fetched when the line is back, slow as it is.
  await cutOff(
    page,
    () => invoice.click(),
    () => page.locator('.order-actions [role=alert]').waitFor(),
  )
  await throttle(page)
  const [download] = await Promise.all([page.waitForEvent('download'), invoice.click()])
  expect(download.suggestedFilename()).toMatch(/^\d{4}-00001\.pdf$/)
  expect(pdfText(await readFile(await download.path()))).toContain('Song of the loom')
  expect(await page.locator('.order-actions [role=alert]').count()).toBe(0)
  await trade.staff.call('refundOrder', { params: { shop: 'loom', number }, body: { amount: 500 } })
  await page.getByRole('button', { name: /^Rechnungskorrektur \d{4}-00002$/ }).waitFor()
  await isClean(page)
  // A browser without a network says so itself.
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
