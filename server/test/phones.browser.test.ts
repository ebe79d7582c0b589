import { openPhones } from '@souk/demo/phones/open.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { openShops, type Market } from './visitors.ts'

/** The demo market tried from a simulated phone: no account, no network, the messenger's own protocol both ways. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  const beside = openPhones(() => ({ url: market.app.url, key: market.app.operatorKey }))
  market = await openShops({ demo: true, env: { SOUK_DEMO: '1', SOUK_DEMO_PACE: '0.2' }, beside })
})
afterAll(() => market.close())

/** Does something that is answered, and waits for the whole answer. */
async function answered(page: Page, act: () => Promise<unknown>, shows: string): Promise<void> {
  const before = await page.locator('.mine').count()
  await act()
  await expect.poll(() => page.locator('.mine').count()).toBe(before + 1)
  await page.waitForFunction(
    ([selector]) => {
      const talk = [...document.querySelectorAll('.talk > *')]
      const after = talk.slice(talk.findLastIndex((one) => one.classList.contains('mine')) + 1)
      return after.some((one) => one.matches(selector ?? '') || one.querySelector(selector ?? ''))
    },
    [shows],
  )
}

test('a dress is found, chosen by its own card, paid beside the talk and told delivered, all on the phone', async () => {
  const page = await market.visit('/')
  await page.click('.market-phones a')
  await page.waitForURL('**/phones?*')
  await page.goto(new URL('/phones?shop=atelier&kind=whatsapp', market.app.url).href)
  const say = (text: string) => async () => {
    await page.fill('.write textarea', text)
    await page.press('.write textarea', 'Enter')
  }
  await answered(page, () => page.click('.starters button >> nth=0'), '.cards')
  const second = page.locator('.card').nth(1)
  const title = (await second.innerText()).split('\n')[0] ?? ''
  expect(await violations(page)).toEqual([])
  await answered(page, () => second.locator('.taps button').first().click(), '.taps')
  // The button is called the same on every card: the one that was tapped counts.
  await expect.poll(() => page.locator('.talk').innerText()).toContain(title)
  const pay = page.locator('.taps a', { hasText: 'Pay' })
  for (let n = 0; n < 6 && (await pay.count()) === 0; n += 1) {
    const asked = await page.locator('.theirs').last().innerText()
    const contact = say('maya@example.com, Maya Lind, 12 Juniper Street, 97201 Portland')
    const first = page.locator('.taps button').last().locator('..').locator('button').first()
    await answered(page, asked.includes('address') ? contact : () => first.click(), '.theirs')
  }
  await pay.click()
  const frame = page.frameLocator('.sheet iframe')
  await frame.locator('#pay-card').fill('4242424242424242')
  await frame.locator('#pay-exp').fill('12/34')
  await frame.locator('#pay-cvc').fill('123')
  await frame.locator('.bank-form .button').click()
  await page.waitForSelector('.theirs:has-text("delivered")')
  await page.click('.sheet .close')
  expect(await page.locator('.theirs', { hasText: title }).count()).toBeGreaterThan(0)
})

test('another messenger is another phone, which says when it gets no answer', async () => {
  const page = await market.visit('/phones?shop=flora&kind=telegram', { colorScheme: 'dark' })
  await page.waitForSelector('.starters button')
  expect(await violations(page)).toEqual([])
  await page.route('**/say', (route) => route.abort('connectionfailed'), { times: 1 })
  await page.fill('.write textarea', 'Dahlien')
  await page.click('.write [type=submit]')
  await expect.poll(() => page.innerText('.status')).toContain('no answer')
  expect(await page.inputValue('.write textarea')).toBe('Dahlien')
  await answered(page, () => page.click('.write [type=submit]'), '.theirs')
  await page.selectOption('select >> nth=1', 'sms')
  await page.waitForSelector('.starters button')
  expect(await page.locator('.theirs').count()).toBe(0)
  // A text message has nothing to tap: its lines are answered with their number.
  await answered(page, () => page.click('.starters button >> nth=0'), '.theirs')
  expect(await page.locator('.theirs').last().innerText()).toMatch(/^1\. .*€/m)
  expect(await page.locator('.theirs button').count()).toBe(0)
})
