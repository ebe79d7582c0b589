import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { id } from './fixture/data.ts'
import { asked, openStage, type Stage } from './stage.ts'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 120_000 })

/** A phone on its side: the camera at the left, rounded corners at the right, the bar to swipe at the foot; all wider than our own margins. */
const INSETS = { left: 59, right: 47, bottom: 60 }

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test.each([
  [`/checkout/lumen/${id(400)}`, '.page-main', '.page-head-in > *'],
  ['/orders/lumen/LM-2048', '.page-main', '.page-head-in > *'],
  [`/sandbox/pay/${id(1)}/${id(700)}`, '.bank-main', '.bank-head > *'],
])('nothing of %s lies under a phone’s corners', async (path, main, head) => {
  const thread = stage.thread(asked)
  const page = await stage.open(path, { thread: thread.id, width: 740, height: 360 })
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: INSETS })
  await page.locator(main).waitFor()
  const found = await page.evaluate(
    ([within, above]) => {
      const box = document.querySelector(within ?? '')
      if (!box) throw new Error('there is no page')
      const { paddingLeft, paddingRight, paddingBottom } = getComputedStyle(box)
      const { left, right } = box.getBoundingClientRect()
      const tops = [...document.querySelectorAll(above ?? '')].map((one) => {
        const style = getComputedStyle(one)
        return one.getBoundingClientRect().left + Number.parseFloat(style.paddingLeft)
      })
      return {
        left: left + Number.parseFloat(paddingLeft),
        right: document.documentElement.clientWidth - right + Number.parseFloat(paddingRight),
        bottom: Number.parseFloat(paddingBottom),
        top: Math.min(...tops),
      }
    },
    [main, head],
  )
  expect(found.left).toBeGreaterThanOrEqual(INSETS.left)
  expect(found.top).toBeGreaterThanOrEqual(INSETS.left)
  expect(found.right).toBeGreaterThanOrEqual(INSETS.right)
  expect(found.bottom).toBeGreaterThanOrEqual(INSETS.bottom)
})
