import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CARDS } from './fixture/data.ts'
import { asked, compareScreen, heard, openStage, violations } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

async function compared(look: Look = {}, query = '') {
  const script = stage.thread(asked)
  const page = await stage.open(`/s/lumen${query}`, { ...look, thread: script.id })
  await page.click('.carousel-foot .link')
  await page.waitForSelector('.compare-differs')
  await page.waitForFunction(() => [...document.images].every((one) => one.complete || one.loading === 'lazy'))
  return { page, script }
}
const names = (page: Page) => page.locator('.compare-table tbody th').allInnerTexts()
const titles = (page: Page) => page.locator('.compare-title').allInnerTexts()

test('two stand side by side, what tells them apart first; a third is taken in, a fourth takes the place of the first', async () => {
  const { page } = await compared()
  expect(await titles(page)).toEqual(CARDS.slice(0, 2).map(({ shown }) => shown.title))
  expect(await names(page)).toEqual([
    'Price',
    'Length',
    'Colour · the same for all',
    'Size',
    'Material',
    'Delivery',
    'Returns',
  ])
  expect(await page.locator('.compare-differs td').allInnerTexts()).toEqual([
    '$189.00',
    '$149.00',
    'floor-length',
    'midi',
  ])
  await page.click('.compare-picker li:nth-child(3) button')
  await page.waitForFunction(() => document.querySelectorAll('.compare-title').length === 3)
  await page.click('.compare-picker li:nth-child(4) button')
  await expect.poll(() => titles(page)).toEqual(CARDS.slice(1, 4).map(({ shown }) => shown.title))
  await page.click('.compare-picker li:nth-child(2) button')
  await page.click('.compare-picker li:nth-child(3) button')
  expect(await titles(page)).toHaveLength(2)
})

test('compared by talking, they stand in the thread itself and are chosen there', async () => {
  const rows = [
    { name: 'Price', cells: ['$189.00', '$149.00'], differs: true },
    { name: 'Material', cells: ['satin', 'satin'], differs: false },
  ]
  const script = stage.thread((one) => {
    asked(one)
    one.say('concierge', [{ type: 'compare', cards: CARDS.slice(0, 2), rows }])
  })
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.message .compare-differs')
  expect(await titles(page)).toEqual(CARDS.slice(0, 2).map(({ shown }) => shown.title))
  expect(await names(page)).toEqual(['Price', 'Material · the same for all'])
  expect(await violations(page)).toEqual([])
  const [, second] = CARDS
  await page.click(`.message .compare [aria-label="Choose: ${second?.shown.title}"]`)
  const value = second?.actions[0]?.value
  await expect.poll(() => heard(script)).toMatchObject([{ type: 'choice', value }])
})

test('“choose” says what a tap on the card says', async () => {
  const { page, script } = await compared()
  const [, card] = CARDS
  await page.click(`.compare [aria-label="Choose: ${card?.shown.title}"]`)
  await page.waitForSelector('.compare', { state: 'detached' })
  await page.waitForFunction(() => document.querySelectorAll('.message-shopper').length === 2)
  const [action] = card?.actions ?? []
  const of = await page.locator('.message:has(.carousel)').first().getAttribute('data-message')
  await expect.poll(() => heard(script)).toMatchObject([{ type: 'choice', of, value: action?.value }])
})

test('from its sheet a product is compared with the others; the way back leads to it, choosing closes both', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  await page.click('.card-open >> nth=2')
  await page.click('.product >> text=Compare')
  await page.waitForSelector('.compare-differs')
  expect(await titles(page)).toEqual([CARDS[2]?.shown.title, CARDS[0]?.shown.title])
  await page.evaluate(() => history.back())
  await page.waitForSelector('.compare', { state: 'detached' })
  expect(await page.locator('.product').count()).toBe(1)
  await page.click('.product >> text=Compare')
  await page.click('.compare .button >> nth=0')
  await page.waitForSelector('dialog', { state: 'detached' })
})

test('what is no longer offered is said; without an answer one tries again', async () => {
  const { page } = await compared()
  await page.click('.compare-picker li:nth-child(6) button')
  await page.waitForSelector('.compare-gone')
  const { page: other } = await compared()
  await other.route('**/products/**', (route) => route.abort())
  await other.click('.compare-picker li:nth-child(4) button')
  await other.waitForSelector('.compare [role=alert]')
  await other.unroute('**/products/**')
  await other.click('.compare [role=alert] .link')
  await other.waitForSelector('.compare [role=alert]', { state: 'detached' })
  await other.waitForSelector('.compare-differs')
})

test.each([
  ['compare-320-dark', { width: 320, height: 740, dark: true }, ''],
  ['compare-390-rtl', {}, '?dir=rtl'],
] satisfies [string, Look, string][])('%s: accessible, fits, looks the same', async (name, look, query) => {
  const { page } = await compared(look, query)
  await page.click('.compare-picker li:nth-child(3) button')
  await page.waitForFunction(() => document.querySelectorAll('.compare-differs td').length > 5)
  await page.waitForTimeout(200)
  expect(await violations(page)).toEqual([])
  const wide = await page.evaluate(() => document.querySelector('.compare')?.scrollWidth ?? 0)
  expect(wide).toBeLessThanOrEqual(await page.evaluate(() => innerWidth))
  const { changed, allowed } = await compareScreen(page, name)
  expect(changed).toBeLessThanOrEqual(allowed)
})
