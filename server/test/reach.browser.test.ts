import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { nudge, UNREAD_MS } from '../src/journeys/nudge.ts'
import type { TestApp } from './harness/app.ts'
import { complaintsOf } from './shopper.ts'
import { openShops, type Market, type Visitor } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let app: TestApp
let market: Market
let moved = 0
beforeAll(async () => {
  market = await openShops({ overrides: { clock: { now: () => new Date(Date.now() + moved) } } })
  ;({ app } = market)
})
afterAll(() => market.close())

async function visit(path: string, visitor?: Visitor): Promise<Page> {
  const page = await market.visit(path, visitor)
  await page.locator('#composer').waitFor()
  return page
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('#composer').press('Enter')
}

const conversationOf = (page: Page, slug: string): Promise<string> =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{}').conversation, `souk.thread.${slug}`)

test.each(['light', 'dark'] as const)(
  'who waits for a person is asked once where to be told, and the link in the letter brings them back, by %s',
  async (colorScheme) => {
    const shop = await app.createShop({ name: 'Looms', settings: { email: 'hello@looms.example' } })
    const page = await visit(`/s/${shop.slug}`, { colorScheme })
    const complaints = complaintsOf(page)
    await write(page, 'Can I talk to a human please?')
    const offer = page.locator('.reach')
    await offer.waitFor()
    expect(await violations(page)).toEqual([])
    await offer.getByLabel(/e-mail/).fill('ada')
    await offer.getByRole('button', { name: 'Tell me here' }).click()
    await offer.getByText('does not look like an e-mail address').waitFor()
    await offer.getByLabel(/e-mail/).fill('ada@example.com')
    await offer.getByLabel(/e-mail/).press('Enter')
    await offer.getByText('We will tell you').waitFor()
    await page.reload()
    await page.getByText('Can I talk to a human please?').first().waitFor()
    expect(await offer.count()).toBe(0)
    // The menu says how it stands.
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Answers while you are away' }).click()
    await page.getByText('By e-mail to ada@example.com').waitFor()
    expect(await violations(page)).toEqual([])
    const conversation = await conversationOf(page, shop.slug)
    expect(complaints).toEqual([])
    await page.context().close()
    const params = { conversation }
    const { epoch } = await app.operator.call('changeSpeaker', { params, body: { to: 'staff', name: 'Lena' } })
    await app.operator.call('sendStaffMessage', {
      params,
      body: { clientId: crypto.randomUUID(), epoch, parts: [{ type: 'text', text: 'Here I am' }] },
    })
    moved += UNREAD_MS
    await nudge(app.context, { home: shop.id, conversation })
    // Read in the local mailbox, opened in another browser.
    const mailbox = await market.visit('/mailbox')
    await mailbox.locator('.letter', { hasText: 'Lena has answered you' }).first().click()
    const link = await mailbox.frameLocator('iframe').locator('a.button').getAttribute('href')
    const other = await visit(`/s/${shop.slug}#${link?.split('#')[1]}`)
    await other.getByText('Here I am').first().waitFor()
    // What was not read yet stands below a mark.
    expect(await other.locator('.unread ~ li', { hasText: 'Here I am' }).count()).toBe(1)
    expect(new URL(other.url()).hash).toBe('')
    const third = await market.visit(`/s/${shop.slug}#${link?.split('#')[1]}`)
    await third.getByRole('button', { name: 'Send me a new link' }).click()
    await third.getByText('It is on its way').waitFor()
  },
)

test('whoever does not want it says so once, and stops it from the menu', async () => {
  const shop = await app.createShop({ name: 'Looms' })
  const page = await visit(`/s/${shop.slug}`, { viewport: { width: 1200, height: 800 } })
  await write(page, 'Let me speak to a person')
  await page.getByRole('button', { name: 'No, thank you' }).click()
  await page.locator('.reach').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Answers while you are away' }).click()
  const sheet = page.locator('dialog')
  await sheet.getByLabel(/e-mail/).fill('ada@example.com')
  await sheet.getByRole('button', { name: 'Tell me here' }).click()
  await sheet.getByText('By e-mail to ada@example.com').waitFor()
  await sheet.getByRole('button', { name: 'Do not tell me any longer' }).click()
  await sheet.getByText('By e-mail to').waitFor({ state: 'detached' })
})
