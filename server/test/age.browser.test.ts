import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ensureMessenger, messengerDist } from '../../messenger/build.ts'
import { violations } from '../../messenger/test/stage.ts'
import { launchBrowser } from '../../tools/browser.ts'
import { startTestApp, type TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { goodsOf, readyBuyer } from './trade.ts'

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

test.each(['light', 'dark'] as const)(
  'wine is bought by who says that they are old enough, by %s',
  async (colorScheme) => {
    const ship = { id: 'post', label: { de: 'Post' }, amount: 0, kind: 'ship' as const }
    const shop = await app.createShop({ country: 'DE', locale: 'de', currency: 'EUR', settings: { shipping: [ship] } })
    await app.importLines(shop.slug, [{ id: 'wine', title: 'Rotwein', price: { amount: 900, currency: 'EUR' } }])
    const goods = await goodsOf(app, shop.id)
    const address = { name: 'Ada', line1: 'Weg 1', postcode: '10178', city: 'Berlin', country: 'DE' }
    const { thread, checkout } = await readyBuyer(app, { shop, goods, address, staff: app.operator })
    const { conversation, token } = thread
    const context = await browser.newContext({ viewport: { width: 390, height: 1300 }, locale: 'de-DE', colorScheme })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const complaints = complaintsOf(page)
    const kept = [`souk.thread.${shop.slug}`, JSON.stringify({ conversation, token })] as const
    await page.addInitScript(([key, value]) => localStorage.setItem(key, value), kept)
    await page.goto(`${app.url}/checkout/${shop.slug}/${checkout}`)
    const age = page.getByRole('checkbox', { name: /mindestens 16 Jahre/ })
    await age.waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    expect(await age.evaluate((box) => box === document.activeElement)).toBe(true)
    await age.check()
    await page.getByRole('button', { name: 'Zahlungspflichtig bestellen' }).click()
    await page.waitForURL(/\/pay\//)
    expect(complaints).toEqual([])
  },
)
