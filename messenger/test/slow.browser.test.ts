import type { FrameLocator, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { throttle } from './network.ts'
import { asked, openStage, say } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** Does it without a connection, waits until that is said, and has one again. */
async function cutOff(work: () => Promise<unknown>, told: () => Promise<unknown>): Promise<void> {
  stage.fixture.outage(true)
  await work()
  await told()
  stage.fixture.outage(false)
}

const slowly = async (): Promise<Page> => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id, workless: true })
  await throttle(page)
  await page.reload()
  await page.waitForSelector('.card')
  return page
}

async function fillAddress(frame: FrameLocator): Promise<void> {
  await frame.locator('#field-email').fill('maya@example.com')
  await frame.locator('#address-line1').fill('12 Juniper Street')
  await frame.locator('#address-city').fill('Portland')
  await frame.locator('#address-postcode').fill('97205')
}

test('found, ordered and paid on a slow network, each time the connection is lost in the middle', async () => {
  const page = await slowly()
  await say(page, 'check out')
  await page.click('.paper.checkout .button')
  const frame = page.frameLocator('.webview')
  await fillAddress(frame)
  const button = frame.locator('.order-button')
  await cutOff(
    () => button.click(),
    () => frame.locator('.desk [role=alert]').waitFor(),
  )
  // What was written is still there, and the same button goes on.
  expect(await frame.locator('#field-email').inputValue()).toBe('maya@example.com')
  await button.click()
  await frame.locator('#pay-card').waitFor()
  const card = async () => {
    await frame.locator('#pay-card').fill('4242424242424242')
    await frame.locator('#pay-exp').fill('12/34')
    await frame.locator('#pay-cvc').fill('123')
    await frame.locator('.bank-form .button').click()
  }
  await cutOff(card, () => frame.locator('.trouble').waitFor())
  await frame.locator('.trouble button').click()
  await frame.locator('#pay-card').waitFor()
  await card()
  await page.waitForSelector('.receipt')
})

test('what is made to order keeps its answers when the connection is lost at the button', async () => {
  const page = await slowly()
  await say(page, 'pizza')
  const form = page.locator('.request .form').last()
  await form.waitFor()
  for (const group of await form.locator('fieldset:has(input[type=radio]):not(:has(input:checked))').all())
    await group.locator('input[type=radio]').first().check({ force: true })
  await cutOff(
    () => form.locator('button[type=submit]').click(),
    () => page.waitForSelector('.foot-failed'),
  )
  await page.waitForSelector('.foot-failed', { state: 'detached' })
  const script = [...stage.fixture.scripts.values()].at(-1)
  const answers = () =>
    script?.facts.flatMap((fact) =>
      fact.kind === 'message.created' ? fact.data.message.parts.filter(({ type }) => type === 'form') : [],
    )
  await expect.poll(answers).toHaveLength(1)
})

test('a time is chosen though the connection is lost while the times are read, and booked though it is lost at the button', async () => {
  const page = await slowly()
  let lost = 0
  const losing = (route: Route) => (lost++, route.abort('connectionfailed'))
  await page.route('**/slots?*', losing, { times: 1 })
  await page.click('.card-open >> nth=3')
  // The sheet and its form come over the slow network first; the times are asked for when they stand.
  await page.waitForSelector('#field-at')
  await expect.poll(() => lost).toBe(1)
  await expect.poll(() => page.locator('#field-at optgroup option').count()).toBe(1)
  const from = '2026-11-21T10:00:00-05:00'
  await page.selectOption('#field-at', from)
  const button = page.locator('.product .form button[type=submit]')
  await cutOff(
    () => button.click(),
    () => page.waitForSelector('.product [role=alert]'),
  )
  expect(await page.inputValue('#field-at')).toBe(from)
  await button.click()
  await page.waitForSelector('.product-added')
  const script = [...stage.fixture.scripts.values()].at(-1)
  expect(script?.asked).toMatchObject([{ lines: [{ form: { at: from }, quantity: 1 }] }])
})

test('a return is asked for once, though the connection is lost at the reason and at the last word', async () => {
  const page = await slowly()
  await say(page, 'I want to send it back')
  await page.click('.list-open:enabled')
  const loses = async (tap: () => Promise<unknown>) => {
    await cutOff(tap, () => page.waitForSelector('.foot-failed'))
    await page.waitForSelector('.foot-failed', { state: 'detached' })
  }
  await loses(() => page.click('dialog .option >> nth=0'))
  await page.waitForSelector('.reply:has-text("Yes, ask")')
  await loses(() => page.click('.reply:has-text("Yes, ask")'))
  await page.waitForSelector('text=The shop is asked.')
  const script = [...stage.fixture.scripts.values()].at(-1)
  const chosen = script?.facts.flatMap((fact) =>
    fact.kind === 'message.created'
      ? fact.data.message.parts.flatMap((part) => (part.type === 'choice' ? part.value : []))
      : [],
  )
  expect(chosen).toEqual(['back:reason:too_small', 'back:ask'])
})

test('a withdrawal that did not go out is still as it was written, and goes out', async () => {
  const thread = stage.thread(asked).id
  const page = await stage.open('/withdraw/lumen?order=LM-2048', { thread, workless: true })
  await throttle(page)
  await page.reload()
  await page.locator('.withdraw .line .stepper button').first().click()
  await page.click('.withdraw > .button')
  const statement = await page.innerText('.statement')
  await cutOff(
    () => page.click('text=Confirm withdrawal'),
    () => page.waitForSelector('.withdraw [role=alert]'),
  )
  expect(await page.innerText('.statement')).toBe(statement)
  await page.click('text=Confirm withdrawal')
  await page.waitForSelector('[role=status] .statement')
})
