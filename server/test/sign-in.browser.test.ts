import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import { codeOf } from '../src/journeys/verify-send.ts'
import { findCode } from '../src/people/codes.ts'
import { complaintsOf } from './shopper.ts'
import { isClean, type Market, openShops, shoot } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
let slug: string
let home: string
beforeAll(async () => {
  market = await openShops()
  const shop = await market.app.createShop({ name: 'Looms' })
  slug = shop.slug
  home = shop.id
})
afterAll(() => market.close())

/** The newest code that went out, as its letter has it. */
async function newestCode(): Promise<string> {
  const { context } = market.app
  const { id } = await context.database.read
    .selectFrom('address_codes')
    .select('id')
    .where('home', '=', home)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const row = await findCode(context.database.read, home, id)
  return (row && codeOf(context, row)) ?? ''
}

async function ask(page: Page): Promise<void> {
  await page.goto(`${market.app.url}/s/${slug}`)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail address').fill('ada@example.com')
  await page.keyboard.press('Enter')
  await page.getByLabel('Code', { exact: true }).waitFor()
}

test('who signs in with a code on the phone and at the desk is one, is told so in the chat, and signs out', async () => {
  const phone = await market.visit('about:blank', { beside: true, hasTouch: true })
  const complaints = complaintsOf(phone)
  await phone.goto(`${market.app.url}/s/${slug}`)
  await phone.getByRole('button', { name: 'Menu' }).click()
  await phone.getByRole('button', { name: 'Sign in' }).waitFor()
  await shoot(phone, 'sign-in-menu')
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await phone.getByLabel('E-mail address').waitFor()
  await isClean(phone)
  await shoot(phone, 'sign-in')
  await phone.getByLabel('E-mail address').fill('ada@')
  await phone.keyboard.press('Enter')
  await phone.getByText('This is not a whole e-mail address.').waitFor()
  await phone.getByLabel('E-mail address').fill('ada@example.com')
  await phone.keyboard.press('Enter')
  const field = phone.getByLabel('Code', { exact: true })
  await field.waitFor()
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  await phone.getByRole('button', { name: /^New code in \d+ s$/ }).waitFor()
  const code = await newestCode()
  await field.fill(code === '000000' ? '000001' : '000000')
  await phone.getByText('That isn’t the code. 4 more tries.').waitFor()
  expect(await violations(phone)).toEqual([])
  await isClean(phone)
  await shoot(phone, 'sign-in-code')
  await walkThrough(phone)
  await field.pressSequentially(code)
  await phone.getByText('You are signed in as a•••@example.com.').waitFor()
  await shoot(phone, 'sign-in-done')
  await phone.getByRole('button', { name: 'Back to the chat' }).click()

  const desk = await market.visit('about:blank', {
    beside: true,
    viewport: { width: 1200, height: 800 },
    colorScheme: 'dark',
  })
  await ask(desk)
  await desk.getByLabel('Code', { exact: true }).fill(await newestCode())
  await desk.getByText('You are signed in as a•••@example.com.').waitFor()
  await shoot(desk, 'sign-in-desk')
  await desk.getByRole('button', { name: 'Back to the chat' }).click()
  for (const page of [desk, phone]) await page.getByText('a•••@example.com').first().waitFor()
  await shoot(phone, 'sign-in-joined')
  await desk.getByRole('button', { name: 'That wasn’t me' }).click()
  await phone.getByText('separated').or(phone.getByText('stands alone again')).first().waitFor()

  await phone.getByRole('button', { name: 'Menu' }).click()
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await phone.getByRole('button', { name: 'Sign out' }).click()
  await phone.getByLabel('E-mail address').waitFor()
  expect(complaints).toEqual([])
})
