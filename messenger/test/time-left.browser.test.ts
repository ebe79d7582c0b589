import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CHECKOUT, id } from './fixture/data.ts'
import { asked, openStage, violations } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const PAGE = `/checkout/lumen/${id(400)}`
const warned = 'until 5:00 PM. Do you need longer?'

/** The clock of the page is moved to shortly before the checkout ends. */
async function late(page: Page): Promise<void> {
  await page.clock.setFixedTime('2026-11-20T15:56:00Z')
}

function payable(script: Parameters<typeof asked>[0]): void {
  asked(script)
  script.push({ kind: 'checkout.changed', data: { checkout: { ...CHECKOUT, state: 'complete_in_progress' } } })
  const amount = { amount: 15490, currency: 'USD' }
  const url = `/sandbox/pay/${id(1)}/${id(700)}`
  script.say('concierge', [{ type: 'payment.request', payment: id(700), url, amount }])
}

test('the page says in time that the checkout ends and keeps it by one tap, which can be repeated', async () => {
  const page = await stage.open(PAGE, { thread: stage.thread(asked).id })
  await page.waitForSelector('.desk')
  const line = page.locator('.time-left [role=status]')
  expect([await line.count(), await line.innerText()]).toEqual([1, ''])
  await late(page)
  await expect.poll(() => line.innerText()).toContain(warned)
  expect(await violations(page)).toEqual([])
  stage.fixture.outage(true)
  await page.click('.time-left button')
  await page.waitForSelector('.time-left [role=alert]')
  stage.fixture.outage(false)
  await page.click('.time-left button')
  await expect.poll(() => line.innerText()).toBe('Kept for you until 5:25 PM.')
  // The focus was on the button, which is gone.
  expect(await line.evaluate((said) => said === document.activeElement)).toBe(true)
  expect(await page.locator('.time-left button').count()).toBe(0)
})

test('in the thread it is said above the field, and above the page where one pays', async () => {
  const script = stage.thread(payable)
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.pay')
  await late(page)
  await expect.poll(() => page.locator('.thread-main > .time-left').innerText()).toContain(warned)
  expect(await violations(page)).toEqual([])
  await page.click('.pay .button')
  await page.waitForSelector('.sheet .time-left button')
  await page.click('.sheet .time-left button')
  await expect.poll(() => page.locator('.sheet .time-left').innerText()).toContain('5:25 PM')
  await page.click('.sheet-head button')
  expect(await page.locator('.thread-main > .time-left button').count()).toBe(0)
  // What was ordered or has run out warns of nothing.
  script.push({ kind: 'checkout.changed', data: { checkout: { ...CHECKOUT, state: 'canceled' } } })
  await page.waitForSelector('.time-left', { state: 'detached' })
})
