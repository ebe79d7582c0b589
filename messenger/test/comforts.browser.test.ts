import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asked, compareScreen, heard, openStage, say, violations } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const kept = (page: Page) => page.evaluate(() => ({ ...localStorage }))
const long = (lines: number) =>
  stage.thread((one) => {
    for (let i = 0; i < lines; i++) one.say(i % 2 ? 'concierge' : 'shopper', [{ type: 'text', text: `Line ${i}` }])
  })

test('a message is replied to; the quote stands in the bubble and leads back', async () => {
  const script = long(30)
  const page = await stage.open('/s/lumen', { thread: script.id })
  const third = page.locator('.message:has-text("Line 3")').first()
  await third.hover()
  await third.locator('[aria-label=Reply]').click()
  expect(await page.locator('.replying-to').innerText()).toContain('Ada: Line 3')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer')
  await say(page, 'slow reply')
  await page.waitForSelector('.message-shopper .quote')
  const of = await third.getAttribute('data-message')
  await expect.poll(() => heard(script)).toMatchObject([{ text: 'slow reply', replyTo: { message: of } }])
  await page.click('.quote')
  await page.waitForFunction((id) => {
    const there = document.querySelector(`[data-message="${id}"]`)?.getBoundingClientRect()
    return there && there.top > 60 && there.bottom < innerHeight && document.activeElement?.matches('.found')
  }, of)
  // Far from the end, the way back is offered.
  await page.click('[aria-label="To the newest message"]')
  await page.waitForSelector('.jump-end', { state: 'detached' })
  await page.focus('#composer')
  await third.hover()
  await third.locator('[aria-label=Reply]').click()
  await page.keyboard.press('Escape')
  await page.waitForSelector('.replying', { state: 'detached' })
})

test('a text is copied as it was written; by touch a tap on the words shows what can be done', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id, touch: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.waitForSelector('.card')
  await page.locator('.message-shopper .said').tap()
  const copy = page.locator('.message-shopper [aria-label="Copy text"]')
  const opacity = () => page.locator('.message-shopper .tools').evaluate((one) => getComputedStyle(one).opacity)
  await expect.poll(opacity).toBe('1')
  await copy.tap()
  await page.waitForSelector('.message-shopper [aria-label=Copied]')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'I need a prom dress, blue or white, at most $200',
  )
})

test('what can be done with a message that is half scrolled away lies below the head', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id, height: 520 })
  await page.waitForSelector('.card')
  const answer = page.locator('.message-concierge').first()
  await answer.locator('.tools').waitFor({ state: 'attached' })
  const seen = await answer.evaluate((message) => {
    const log = message.closest('.log')
    const tools = message.querySelector('.tools')
    if (!log || !tools) return null
    log.scrollTop += message.getBoundingClientRect().top - log.getBoundingClientRect().top + 10
    const [head, bar] = [log.getBoundingClientRect().top, tools.getBoundingClientRect()]
    return { scrolled: head - message.getBoundingClientRect().top, below: bar.top - head }
  })
  expect(seen?.scrolled).toBeGreaterThan(0)
  expect(seen?.below).toBeGreaterThanOrEqual(0)
})

test('a draft is kept once the chat is open, and gone when it was sent', async () => {
  const fresh = await stage.open('/s/lumen')
  await fresh.fill('#composer', 'not yet')
  expect(await kept(fresh)).toEqual({})
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  await page.fill('#composer', 'slow thought')
  await page.reload()
  await page.waitForSelector('.card')
  expect(await page.inputValue('#composer')).toBe('slow thought')
  await page.press('#composer', 'Enter')
  await page.waitForFunction(() => document.querySelectorAll('.message-shopper').length === 2)
  await expect.poll(async () => Object.keys(await kept(page))).toEqual(['souk.thread.lumen'])
})

test('the thread is searched, newest first, cards included', async () => {
  const script = long(40)
  asked(script)
  const page = await stage.open('/s/lumen', { thread: script.id, width: 768 })
  await page.waitForSelector('.card')
  await page.click('[aria-label="Search this conversation"]')
  await page.waitForSelector('.search-field:focus')
  await page.keyboard.type('line 1')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '1 of 13')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('search-field')
  await expect.poll(() => page.locator('.message.found').innerText()).toContain('Line 31')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '2 of 13')
  await page.waitForFunction(() => {
    const hit = [...document.querySelectorAll('.message.found')].find((one) => one.textContent?.includes('Line 21'))
    const box = hit?.getBoundingClientRect()
    return box && box.top > 0 && box.bottom < innerHeight
  })
  expect(await violations(page)).toEqual([])
  const { changed, allowed } = await compareScreen(page, 'search-768')
  expect(changed).toBeLessThanOrEqual(allowed)
  await page.fill('.search-field', 'skylark')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '1 of 1')
  await page.fill('.search-field', 'zebra')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === 'Nothing found')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.search', { state: 'detached' })
})

test('on a phone the search is in the settings; a long thread is searched to its beginning', async () => {
  const script = stage.thread((one) => {
    one.say('shopper', [{ type: 'text', text: 'A needle' }])
    for (let i = 0; i < 1_100; i++) one.say('concierge', [{ type: 'text', text: `Hay ${i}` }])
  })
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.message')
  const shown = await page.locator('.message').count()
  expect(shown).toBe(200)
  await page.click('[aria-label=Menu]')
  await page.click('.menu-search')
  await page.fill('.search-field', 'needle')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === 'Nothing found')
  await page.click('.search-older')
  await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '1 of 1')
  expect(await page.locator('.message').count()).toBe(1_101)
  expect(await page.locator('.search-older').count()).toBe(0)
})

test('the keyboard of a phone that covers the page leaves the field above it', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  await page.waitForSelector('.card')
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: 500, configurable: true })
    visualViewport?.dispatchEvent(new Event('resize'))
  })
  const box = await page.locator('.composer').boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(501)
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: innerHeight, configurable: true })
    visualViewport?.dispatchEvent(new Event('resize'))
  })
  const back = await page.locator('.composer').boundingBox()
  expect((back?.y ?? 0) + (back?.height ?? 0)).toBeGreaterThan(800)
})
