import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { violations } from '../../messenger/test/stage.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { pdfText } from './pdf-text.ts'
import { complaintsOf } from './shopper.ts'
import { buy, openTestShop } from './trade.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let browser: Browser
beforeAll(async () => {
  await ensureMessenger()
  app = await startTestApp({ messenger: messengerDist })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

test('the page of an order gives its invoice to keep, and the credit note once money is paid back', async () => {
  const trade = await openTestShop(app, { shop: { name: 'Loom & Sons', slug: 'loom' } })
  const { buyer, number } = await buy(app, trade)
  const { conversation, token } = buyer.thread
  const context = await browser.newContext({
    viewport: { width: 390, height: 1400 },
    locale: 'de-DE',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints = complaintsOf(page)
  await page.addInitScript(
    (kept) => localStorage.setItem('souk.thread.loom', kept),
    JSON.stringify({ conversation, token }),
  )
  await page.goto(`${app.url}/orders/loom/${number}`)
  const invoice = page.getByRole('button', { name: /^Rechnung \d{4}-00001$/ })
  const [download] = await Promise.all([page.waitForEvent('download'), invoice.click()])
  expect(download.suggestedFilename()).toMatch(/^\d{4}-00001\.pdf$/)
  expect(pdfText(await readFile(await download.path()))).toContain('Song of the loom')
  await trade.staff.call('refundOrder', { params: { shop: 'loom', number }, body: { amount: 500 } })
  await page.getByRole('button', { name: /^Rechnungskorrektur \d{4}-00002$/ }).waitFor()
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
})
