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

test('what no way of delivery brings along is named before the fields', async () => {
  const page = await stage.open(`/checkout/lumen/${id(400)}`, { thread: stage.thread(asked).id })
  await page.waitForSelector('.desk')
  expect(await page.locator('.desk-left').count()).toBe(0)
  const [line] = CHECKOUT.lines
  const stuck = { ...CHECKOUT, shippingOptions: [], uncarried: [line?.id] }
  await page.route(`**/checkouts/${id(400)}`, (route) => route.fulfill({ json: stuck }))
  await page.reload()
  const told = page.locator('.desk-left[role=alert]')
  await expect.poll(() => told.innerText()).toContain(`${line?.title} can’t go there together with the rest.`)
  expect(await violations(page)).toEqual([])
})
