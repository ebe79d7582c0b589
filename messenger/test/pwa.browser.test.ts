import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asked, openStage, say, violations } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const stored = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    local: Object.keys(localStorage),
  }))
/** The worker is in charge and the thread was kept. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const fonts = () =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('souk-app-'))
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return keys.flat().filter(({ url }) => url.endsWith('.woff2')).length
    })
  await expect.poll(fonts).toBeGreaterThan(1)
  const kept = () => page.evaluate(async () => (await caches.match('/kept/lumen')) !== undefined)
  await expect.poll(kept).toBe(true)
}

test('the shop can be installed at once; nothing is stored before the first message', async () => {
  const page = await stage.open('/s/lumen', { now: true })
  await page.waitForSelector('link[rel=manifest]', { state: 'attached' })
  expect(await page.getAttribute('link[rel=manifest]', 'href')).toBe('/s/lumen/app.webmanifest')
  expect(await stored(page)).toEqual({ caches: [], workers: 0, local: [] })
  await say(page, 'A dress')
  await page.waitForSelector('.card')
  await settled(page)
  const after = await stored(page)
  expect(after.workers).toBe(1)
  expect(after.caches.some((name) => name.startsWith('souk-app-'))).toBe(true)
})

test('without a network the thread is read after a reload; what is written then goes out once there is one', async () => {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { now: true, thread: script.id })
  await page.waitForSelector('.card')
  await settled(page)
  stage.fixture.outage(true)
  await page.reload()
  await page.waitForSelector('.card')
  expect(await page.locator('.head-name').innerText()).toBe('Lumen')
  await page.waitForSelector('.offline')
  // The fonts too, although they were loaded before the worker was there.
  expect(await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('17px FiraGO', 'Lumen')))).toBe(
    true,
  )
  expect(await page.locator('[role=log] p').count()).toBe(1)
  expect(await violations(page)).toEqual([])
  await say(page, 'slow: are you there?')
  await page.waitForSelector('.foot-failed')
  await page.reload()
  await page.waitForSelector('.foot-failed')
  expect(await page.locator('.message-shopper').count()).toBe(2)
  stage.fixture.outage(false)
  await page.click('.offline .link')
  await page.waitForSelector('.offline', { state: 'detached' })
  await page.waitForSelector('.foot-failed', { state: 'detached' })
  const sent = () =>
    script.facts.filter((one) => one.kind === 'message.created' && one.data.message.author.kind === 'shopper')
  await expect.poll(() => sent().length).toBe(2)
  await page.waitForTimeout(300)
  expect(sent()).toHaveLength(2)
  expect(await page.locator('.message-shopper').count()).toBe(2)
})

test('the market without a network shows the shops one has talked with', async () => {
  const page = await stage.open('/s/lumen', { now: true, thread: stage.thread(asked).id })
  await page.waitForSelector('.card')
  await settled(page)
  stage.fixture.outage(true)
  await page.goto(`${stage.fixture.url}/`)
  await page.waitForSelector('.stall')
  expect(await page.locator('.stall').count()).toBe(1)
  stage.fixture.outage(false)
})

test('a new version is told, and taken when the shopper says so', async () => {
  const page = await stage.open('/s/lumen', { now: true, thread: stage.thread(asked).id })
  await page.waitForSelector('.card')
  await settled(page)
  const before = (await stored(page)).caches
  expect(await page.locator('.offline').count()).toBe(0)
  stage.fixture.renew()
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.waitForSelector('.offline:has-text("A new version is ready.")')
  await Promise.all([page.waitForEvent('load'), page.click('.offline .link')])
  await page.waitForSelector('.card')
  await expect
    .poll(async () => (await stored(page)).caches.filter((name) => name.startsWith('souk-app-')))
    .toHaveLength(1)
  expect((await stored(page)).caches).not.toEqual(before)
  expect(await page.locator('.offline').count()).toBe(0)
})
