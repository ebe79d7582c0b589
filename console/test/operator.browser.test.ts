import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestThread } from '../../server/test/store.ts'
import { openTestShop } from '../../server/test/trade.ts'
import { say } from '../../server/src/conversations/say.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Something that could not be sent, as its connection does not exist. */
async function failOne(): Promise<void> {
  const { app } = stage
  const { shop } = await openTestShop(app, { shop: { name: 'Lumen' } })
  const home = (await app.context.directory.bySlug(shop.slug))?.id
  const thread = await openTestThread(app.context.database, home, app.context.newId())
  const message = { author: { kind: 'shop' as const }, purpose: 'orders' as const, at: new Date() }
  const parts = [{ type: 'text' as const, text: 'Between us' }]
  await app.context.database.transact((tx) => say(tx, { ...thread, ...message, parts, newId: app.context.newId }))
  app.context.deliver.wake()
  await expect
    .poll(async () => (await app.operator.call('listFailedDeliveries', { query: {} })).deliveries.length)
    .toBe(1)
}

test('the operator comes in by their key alone, sees what failed and has it tried again; the key stays nowhere', async () => {
  await failOne()
  const { app } = stage
  const page = await (await stage.visit({ width: 360, height: 740, dark: true })).newPage()
  await page.goto('/console/operator')
  await page.getByLabel('Operator’s key').fill('not the key')
  await page.keyboard.press('Enter')
  await page.getByText('This is not the operator’s key.').waitFor()
  await page.getByLabel('Operator’s key').fill(app.operatorKey)
  await page.keyboard.press('Enter')
  const failed = page.getByRole('table', { name: 'Failed deliveries' })
  await failed.getByText('not_connected').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Between us')
  await page.getByRole('table', { name: 'Shops' }).getByText('Lumen').waitFor()
  expect(await page.getByRole('table', { name: 'Queues' }).innerText()).toContain('Messages to be sent')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)

  await failed.getByRole('button', { name: 'Send again' }).click()
  await page.getByText('It is tried once more.').waitFor()
  const { rows } = await app.context.database.pool.query(`select actor from audit where action = 'delivery.replay'`)
  expect(rows).toEqual([{ actor: 'operator' }])

  const kept = await page.evaluate(() => JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toContain(app.operatorKey)
  await page.reload()
  await page.getByLabel('Operator’s key').waitFor()
})
