import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { throttle } from '../../messenger/test/network.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import type { TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { buy, countRows, eventually, LAWFUL, openTestShop, type TestShop } from './trade.ts'
import { isClean, openShops, type Market } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
let shop: TestShop
beforeAll(async () => {
  market = await openShops()
  ;({ app } = market)
  shop = await openTestShop(app, { shop: { name: 'Loom & Sons', slug: 'loom', country: 'DE' } })
})
afterAll(() => market.close())

type Look = { colorScheme?: 'light' | 'dark'; locale?: string; width?: number }

/** A browser that holds the thread of somebody who has bought, saved and agreed. */
async function visit({ width = 390, ...look }: Look = {}): Promise<{
  page: Page
  conversation: string
  number: string
}> {
  const { buyer, number } = await buy(app, shop)
  const { client, thread } = buyer
  const { conversation, token } = thread
  await client.call('saveWish', { params: { conversation, product: shop.goods.offer } })
  await client.call('addWatch', {
    params: { conversation },
    body: { offer: shop.goods.offer, below: 100, wording: 'Tell me when it costs less than $1', language: 'en' },
  })
  const told = { kind: 'email' as const, address: 'reach@example.com' }
  await client.call('addReach', { params: { conversation }, body: told })
  const page = await market.visit('/s/loom', {
    viewport: { width, height: 844 },
    thread: { shop: 'loom', conversation, token },
    acceptDownloads: true,
    ...look,
  })
  await page.waitForSelector('.receipt')
  return { page, conversation, number }
}

/** By the keyboard alone, from the header's last button. */
async function open(page: Page): Promise<void> {
  await page.locator('.head-bar button').last().focus()
  await page.keyboard.press('Enter')
  const item = page.locator('.menu .button').last()
  await item.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.about')
}

test('what the shop knows is shown by day and by night, and a consent taken back on a slow line', async () => {
  const { page, conversation, number } = await visit()
  const complaints = complaintsOf(page)
  await open(page)
  const text = await page.locator('.sheet').innerText()
  expect(text).toContain('What Loom & Sons knows about you')
  expect(text).toContain('shopper@example.com')
  expect(text).toContain('Tell me when it costs less than $1')
  expect(text).toContain('Saved: 1 thing')
  expect(text).toMatch(new RegExp(`${number}[^]*kept until December 31, 20\\d\\d, by law`))
  await isClean(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await isClean(page)
  await walkThrough(page)
  // Without a connection nothing is taken back, and it is said.
  await page.context().setOffline(true)
  const fault = page.locator('.about .fault', { hasText: 'No connection right now' })
  await page.locator('.about-list button').first().click()
  await fault.waitFor()
  expect(await page.getByText('Taken back').count()).toBe(0)
  await page.click('.about .consent input')
  await expect.poll(() => page.isChecked('.about .consent input')).toBe(true)
  await page.click('.about-told button')
  await page.click('.about-leave .button')
  await expect.poll(() => fault.count()).toBe(3)
  expect(await page.getByText('By e-mail to reach@example.com').count()).toBe(1)
  await page.context().setOffline(false)
  await throttle(page)
  await page.click('.about-told button')
  await page.locator('.about-told').waitFor({ state: 'detached' })
  expect(await countRows(app, 'reaches where conversation = $1', [conversation])).toBe(0)
  await page.locator('.about-list button').first().click()
  await page.waitForSelector('text=Taken back')
  expect(await countRows(app, 'consents where conversation = $1 and ended_at is null', [conversation])).toBe(0)
  await page.click('.about .consent input')
  await eventually(
    'it may not write first',
    async () =>
      (await countRows(
        app,
        'handles h join conversations c on c.handle = h.id where c.id = $1 and h.stopped_at is not null',
        [conversation],
      )) === 1,
  )
  // A browser without a network says so itself.
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('all of it can be taken along, to read and as data', async () => {
  const { page, number } = await visit()
  await open(page)
  const read = async (button: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
    return readFile(await download.path(), 'utf8')
  }
  const document = await read('.about-leave .button')
  expect(document).toMatch(/<h1>What Loom &#38; Sons has stored about you/)
  expect(document).toContain('shopper@example.com')
  const data: unknown = JSON.parse(await read('.about-leave .link'))
  expect(data).toMatchObject({ shop: { slug: 'loom' }, tables: expect.any(Array) })
  expect(JSON.stringify(data)).toContain(`"number":"${number}"`)
})

test('the language that is chosen is the one answered in', async () => {
  const { page, conversation } = await visit()
  await open(page)
  await page.click('.about .pill[lang=de]')
  await page.waitForSelector('text=Was Loom & Sons über dich weiß')
  await eventually(
    'it is stored',
    async () => (await countRows(app, `conversations where id = $1 and language = 'de'`, [conversation])) === 1,
  )
})

test('two steps delete everything, here and there; what stays is said, and the next word begins anew', async () => {
  const { page, conversation, number } = await visit()
  await open(page)
  await page.click('.about-leave .button-danger')
  await page.waitForSelector('.about-kept')
  const text = await page.locator('.sheet').innerText()
  expect(text).toContain('Delete everything?')
  expect(text).toMatch(new RegExp(`Order ${number}: until December 31, 20\\d\\d`))
  expect(await violations(page)).toEqual([])
  // The way that changes nothing comes first.
  await page.click('.about-leave .button >> nth=0')
  await page.waitForSelector('.about-facts')
  expect(await countRows(app, 'conversations where id = $1', [conversation])).toBe(1)
  await page.click('.about-leave .button-danger')
  await page.waitForSelector('.about-kept')
  await page.click('.about-leave .button-danger')
  await page.waitForSelector('text=does not know you any more')
  await eventually(
    'nothing is left',
    async () => (await countRows(app, 'messages where conversation = $1', [conversation])) === 0,
  )
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await page.click('.sheet .button')
  await page.waitForSelector('.starter, .welcome')
  await page.fill('#composer', 'Hello again')
  await page.press('#composer', 'Enter')
  await page.waitForSelector('.message-concierge')
  const kept: unknown = JSON.parse(await page.evaluate(() => localStorage.getItem('souk.thread.loom') ?? '{}'))
  expect(kept).toMatchObject({ conversation: expect.not.stringContaining(conversation) })
})

test('another window of the same thread hears of it and empties itself', async () => {
  const { page } = await visit()
  const other = await page.context().newPage()
  await other.goto(`${app.url}/s/loom`)
  await other.waitForSelector('.receipt')
  await open(page)
  await page.click('.about-leave .button-danger')
  await page.waitForSelector('.about-kept')
  await page.click('.about-leave .button-danger')
  await page.waitForSelector('text=does not know you any more')
  await other.waitForSelector('.receipt', { state: 'detached' })
})

test('a shop that may not sell says so above its thread and what is missing in its menu; a test shop quietly', async () => {
  const settings = { settings: { legal: { ...LAWFUL, terms: undefined, address: undefined } } }
  const real = await app.createShop({ name: 'Nearly', country: 'DE', test: false, ...settings })
  const trial = await app.createShop({ name: 'Trial', country: 'DE', test: true, ...settings })
  const page = await market.visit(`/s/${real.slug}`, { locale: 'de-DE' })
  const notice = page.locator('.head .offline', { hasText: 'Dieser Shop kann noch keine Bestellungen annehmen.' })
  await notice.waitFor()
  expect(await violations(page)).toEqual([])
  await notice.getByRole('button', { name: 'Was fehlt' }).click()
  const lacks = page.locator('.standing li')
  await lacks.first().waitFor()
  const missing = ['Die ladungsfähige Anschrift des Shops', 'Die Verkaufsbedingungen, als Seite oder Text']
  // The sandbox takes the money of a test shop alone.
  const paid = 'Ein Zahlungsanbieter: ohne ihn kann niemand bezahlen'
  expect(await lacks.allInnerTexts()).toEqual([...missing, paid])
  expect(await violations(page)).toEqual([])
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/standing.png` })
  await page.goto(`${app.url}/s/${trial.slug}`)
  await page.locator('#composer').waitFor()
  await page.getByRole('button', { name: 'Menü' }).click()
  await page.getByText('Testshop: für echte Bestellungen fehlen noch 2 Angaben').click()
  await lacks.first().waitFor()
  expect(await lacks.allInnerTexts()).toEqual(missing)
  expect(await notice.count()).toBe(0)
  expect(await violations(page)).toEqual([])
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/standing-test.png` })
})

if (process.env['SHOTS']) {
  test.each([
    ['light', 'en-US', 390],
    ['dark', 'de-DE', 390],
    ['light', 'ka-GE', 320],
  ] as const)('pictures to look at: %s %s %i', async (colorScheme, locale, width) => {
    const { page } = await visit({ colorScheme, locale, width })
    await open(page)
    await page.screenshot({ path: `${process.env['SHOTS']}/about-${locale}.png` })
    await page.locator('.about-leave').scrollIntoViewIfNeeded()
    await page.screenshot({ path: `${process.env['SHOTS']}/about-${locale}-end.png` })
    await page.click('.about-leave .button-danger')
    await page.waitForSelector('.about-kept')
    await page.screenshot({ path: `${process.env['SHOTS']}/forget-${locale}.png` })
  })
}
