import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import type { TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { buy, openTestShop } from './trade.ts'
import { isClean, openShops, type Market, type Visitor } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
beforeAll(async () => {
  market = await openShops()
  ;({ app } = market)
})
afterAll(() => market.close())

const visit = (visitor?: Visitor) => market.visit('/mailbox', visitor)

test('an empty mailbox says how to fill it', async () => {
  const page = await visit()
  expect(await page.locator('.empty').innerText()).toContain('No letters yet')
  await isClean(page)
})

test.each(['light', 'dark'] as const)('a letter is found and read by keyboard alone, by %s', async (colorScheme) => {
  const shop = await openTestShop(app, { shop: { name: 'Looms & Sons', slug: `looms-${colorScheme}` } })
  const { number } = await buy(app, shop)
  const page = await visit({ colorScheme })
  const complaints = complaintsOf(page)
  await isClean(page)
  if (colorScheme === 'light') await walkThrough(page)
  await page.keyboard.press('Tab')
  while (!(await page.evaluate(() => document.activeElement?.classList.contains('letter')))) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  const frame = page.frameLocator('iframe')
  await frame.locator('h1').waitFor()
  expect(await page.locator('h1').innerText()).toBe(`Your order ${number} at Looms & Sons`)
  expect(await frame.locator('h1').innerText()).toBe(`Thank you! Your order ${number} is confirmed.`)
  const letter = page.frames().find((one) => one.url().endsWith('/letter'))
  const ground = await letter?.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(ground).toBe(colorScheme === 'dark' ? 'rgb(21, 20, 46)' : 'rgb(243, 245, 242)')
  // Nothing is wider than a phone.
  expect(await letter?.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(complaints).toEqual([])
  // Last: the checker knocks at the frame, which lets nobody in.
  expect(await violations(page)).toEqual([])
})

test('a letter opened by itself has nothing that a checker of accessibility objects to, by day and by night', async () => {
  const page = await visit()
  const href = await page.locator('.letter').first().getAttribute('href')
  // As it stands in a mail reader: the sandbox of our page would keep the checker out as well.
  const html = await (await fetch(`${app.url}${href}/letter`)).text()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto('about:blank')
    await page.setContent(html)
    expect(
      (await violations(page)).filter((one) => !/^(region|landmark-one-main|page-has-heading-one)/.test(one)),
    ).toEqual([])
  }
})

test('the link of a letter opens its order in the browser that is first; the next one has a new link sent', async () => {
  const shop = await openTestShop(app, { shop: { name: 'Linked looms', slug: 'linked' } })
  const { number } = await buy(app, shop)
  const page = await visit()
  const linkIn = async (title: string): Promise<string> => {
    await page.goto(`${app.url}/mailbox`)
    await page.getByRole('link', { name: title }).first().click()
    return (await page.frameLocator('iframe').locator('.button').getAttribute('href')) ?? ''
  }
  const link = await linkIn(`Your order ${number} at Linked looms`)
  await page.goto(link)
  await page.locator('.receipt-number').waitFor()
  expect(await page.locator('.receipt-number').innerText()).toBe(number)
  // The code is gone from the address, and the right stays.
  expect(page.url()).toBe(`${app.url}/orders/linked/${number}`)
  await page.reload()
  await page.locator('.receipt-number').waitFor()
  await page.getByRole('button', { name: 'Cancel the order' }).click()
  await page.getByRole('button', { name: 'Yes, cancel it' }).click()
  await page.locator('.stamp-canceled').waitFor()

  const other = await visit({ beside: true })
  await other.goto(link)
  await other.getByRole('heading', { name: 'This link has been used' }).waitFor()
  expect(await violations(other)).toEqual([])
  await other.getByRole('button', { name: 'Send me a new link' }).click()
  await other.getByText('It is on its way').waitFor()
  await other.goto(await linkIn(`A new link to your order ${number} at Linked looms`))
  await other.locator('.receipt-number').waitFor()
})
