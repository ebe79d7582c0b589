import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { id } from './fixture/data.ts'
import { asked, openStage, violations } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('without any right one names the order, reads the statement, confirms it, and learns nothing of the order', async () => {
  const page = await stage.open('/withdraw/lumen')
  expect(await page.innerText('h1')).toBe('Withdraw from contract here')
  await page.fill('#field-number', 'LM-2048')
  await page.fill('#field-email', 'maya@example.com')
  expect(await violations(page)).toEqual([])
  await page.click('.form .button')
  expect(await page.innerText('.statement')).toContain('Order LM-2048, maya@example.com')
  await page.click('text=Confirm withdrawal')
  await page.waitForSelector('[role=status] h2')
  expect(await page.innerText('[role=status]')).toContain('If the number and the address belong together')
})

test('from the order each line says until when or why not; only what is chosen stands in the statement', async () => {
  const page = await stage.open('/withdraw/lumen?order=LM-2048', { thread: stage.thread(asked).id })
  await page.waitForSelector('.withdraw .line')
  const lines = page.locator('.withdraw .line')
  expect(await lines.nth(0).innerText()).toContain('until November 27')
  expect(await lines.nth(1).innerText()).toContain('No right of withdrawal')
  expect(await lines.nth(1).locator('input').isDisabled()).toBe(true)
  await lines.nth(0).locator('.stepper button').first().click()
  expect(await violations(page)).toEqual([])
  await page.click('.withdraw > .button')
  expect(await page.innerText('.statement')).toMatch(/^I hereby withdraw from my contract:\n1 × /)
  expect(await page.innerText('.statement')).not.toContain('to measure')
  await page.click('text=Confirm withdrawal')
  await page.waitForSelector('[role=status] .statement')
})

test('the German page of the order ends in the words of the law alone', async () => {
  const page = await stage.open(`/checkout/lumen/${id(400)}?lang=de`, { thread: stage.thread(asked).id })
  await page.waitForSelector('.order-button')
  expect(await page.innerText('.order-button')).toBe('Zahlungspflichtig bestellen')
  const papers = await page.locator('.desk .papers a').allInnerTexts()
  expect(papers).toEqual(['AGB', 'Datenschutz', 'Widerrufsrecht'])
  // Right above the button: what is ordered, and what it costs.
  const [total, button] = await Promise.all(
    ['.total-total', '.order-button'].map(async (one) => (await page.locator(one).boundingBox())?.y ?? 0),
  )
  expect((button ?? 0) - (total ?? 0)).toBeGreaterThan(0)
  expect((button ?? 0) - (total ?? 0)).toBeLessThan(240)
})

test('fetched goods ask for their time and no address; sent ones for the address', async () => {
  const page = await stage.open(`/checkout/lumen/${id(400)}`, { thread: stage.thread(asked).id })
  await page.waitForSelector('.address')
  await page.check('input[value=pickup]', { force: true })
  await page.waitForSelector('#field-pickupAt')
  expect(await page.locator('.address').count()).toBe(0)
  await page.waitForSelector('#field-pickupAt option:nth-of-type(1)', { state: 'attached' })
  await page.check('input[value=standard]', { force: true })
  await page.waitForSelector('.address')
  expect(await page.locator('#field-pickupAt').count()).toBe(0)
})
