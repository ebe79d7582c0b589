import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asked, openStage, say } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

// A moment later, so that the answer is there before the page may be gone.
const back = (page: Page) => page.evaluate(() => void setTimeout(() => history.back()))
const forward = (page: Page) => page.evaluate(() => void setTimeout(() => history.forward()))
const gone = (page: Page, selector: string) => page.waitForSelector(selector, { state: 'detached' })
const placeOf = (page: Page) => new URL(page.url()).pathname
/** As many entries as belong to what stands open. */
const depth = (page: Page) => page.evaluate(() => (history.state as { open?: number } | null)?.open ?? 0)

/** From the market into a thread. */
async function visited(look: Look = {}): Promise<Page> {
  const page = await stage.open('/', { ...look, thread: stage.thread(asked).id })
  await page.goto(`${stage.fixture.url}/s/lumen`)
  await page.waitForSelector('.card')
  return page
}

test('the way back closes what is open, the uppermost first, then leaves the thread', async () => {
  const page = await visited()
  await page.click('.card-open >> nth=0')
  await page.click('.gallery-picture >> nth=0')
  await page.waitForSelector('.lightbox')
  await back(page)
  await gone(page, '.lightbox')
  expect(await page.locator('.product').count()).toBe(1)
  await back(page)
  await gone(page, '.product')
  expect(placeOf(page)).toBe('/s/lumen')
  // Going on again opens nothing, and costs no step on the way back.
  await forward(page)
  await expect.poll(() => depth(page)).toBe(0)
  expect(await page.locator('dialog').count()).toBe(0)
  await back(page)
  await page.waitForURL(`${stage.fixture.url}/`)
})

test('cart, settings, search and a list are closed by it; what replaces another takes its place', async () => {
  const page = await visited()
  await page.click('.head-cart')
  await page.waitForSelector('dialog')
  await back(page)
  await gone(page, 'dialog')
  await page.click('[aria-label=Menu]')
  await page.click('.menu-search')
  await page.waitForSelector('.search')
  expect(await depth(page)).toBe(1)
  await back(page)
  await gone(page, '.search')
  await say(page, 'choose it')
  await page.click('.list-open')
  await page.waitForSelector('.option')
  await back(page)
  await gone(page, 'dialog')
  expect(placeOf(page)).toBe('/s/lumen')
})

test('what was closed by hand, or was open at a reload, leaves nothing behind', async () => {
  const page = await visited()
  await page.click('[aria-label=Menu]')
  await page.waitForSelector('dialog')
  await page.keyboard.press('Escape')
  await gone(page, 'dialog')
  await page.click('[aria-label=Menu]')
  await page.click('dialog [aria-label=Close]')
  await gone(page, 'dialog')
  await expect.poll(() => depth(page)).toBe(0)
  await page.click('[aria-label=Menu]')
  await expect.poll(() => depth(page)).toBe(1)
  await page.reload()
  await page.waitForSelector('.card')
  await expect.poll(() => depth(page)).toBe(0)
  await back(page)
  await page.waitForURL(`${stage.fixture.url}/`)
})

test('checkout and payment are left with one step, however far one went in them', async () => {
  const page = await visited()
  await say(page, 'check out')
  await page.click('.paper.checkout .button')
  const frame = page.frameLocator('.webview')
  await frame.locator('#field-email').fill('maya@example.com')
  await frame.locator('#address-line1').fill('12 Juniper Street')
  await frame.locator('#address-city').fill('Portland')
  await frame.locator('#address-postcode').fill('97205')
  await frame.locator('.order-button').click()
  await frame.locator('.bank-form').waitFor()
  await back(page)
  await gone(page, 'dialog')
  await expect.poll(() => depth(page)).toBe(0)
  expect(placeOf(page)).toBe('/s/lumen')
  await back(page)
  await page.waitForURL(`${stage.fixture.url}/`)
})

test('after a payment the receipt is there, and the way back leads out of the thread', async () => {
  const page = await visited()
  await say(page, 'pay')
  await page.click('.pay .button')
  const frame = page.frameLocator('.webview')
  await frame.locator('.test-card:has-text("4242 4242")').click()
  await frame.locator('.bank-form .button').click()
  await page.waitForSelector('.receipt')
  await gone(page, 'dialog')
  await expect.poll(() => depth(page)).toBe(0)
  await back(page)
  await page.waitForURL(`${stage.fixture.url}/`)
})

test('code that cannot be fetched is said; with a connection the page is offered anew, without one a second try', async () => {
  const page = await visited({ workless: true })
  const product = /assets\/product-sheet.*\.js/
  await page.route(product, (route) => route.abort())
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('dialog h2:has-text("This could not be opened")')
  expect(await page.innerText('dialog [role=alert]')).toContain('has been updated')
  await page.unroute(product)
  await Promise.all([page.waitForEvent('load'), page.click('dialog .button')])
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  await page.keyboard.press('Escape')
  await gone(page, 'dialog')

  stage.fixture.outage(true)
  await page.click('[aria-label=Menu]')
  await page.waitForSelector('dialog:has-text("No connection right now")')
  await page.click('dialog [role=alert] .button')
  await page.waitForSelector('dialog:has-text("No connection right now")')
  stage.fixture.outage(false)
  await page.click('dialog [role=alert] .button')
  await page.waitForSelector('dialog:has-text("Language"), dialog:has-text("has been updated")')
})

test('with the first files alone one reads, writes and is told; what else is in a message stands as a plate with a way on', async () => {
  const page = await visited({ workless: true })
  await page.route(/assets\/(?!app-|thread-|en-).*\.js/, (route) => route.abort())
  await page.reload()
  await page.waitForSelector('.card')
  const told = page.locator('[role=log][aria-live=polite]')
  expect(await told.count()).toBe(1)
  await say(page, 'pizza')
  await page.waitForSelector('.shown-form-request [role=alert]')
  expect(await page.innerText('.shown-form-request [role=alert] .button')).toBe('Reload')
  expect(await told.innerText()).not.toBe('')
  await say(page, 'check out')
  await page.waitForSelector('.shown-checkout [role=alert]')
})
