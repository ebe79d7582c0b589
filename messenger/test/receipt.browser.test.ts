import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { id } from './fixture/data.ts'
import { openStage } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test.each([
  ['ka', 320],
  ['ka', 390],
  ['en', 320],
  ['ru', 320],
])('%s, %i wide: no step breaks within a word, and the stamp touches nothing', async (lang, width) => {
  const script = stage.thread((one) => {
    one.place()
    one.advance('packed')
  })
  const page = await stage.open(`/s/lumen?lang=${lang}`, { thread: script.id, width, calm: true })
  await page.waitForSelector('.receipt .stamp')
  expect(await page.getAttribute('html', 'lang')).toBe(lang)
  const seen = await page.locator('.receipt').evaluate((receipt) => {
    const words = [...receipt.querySelectorAll('.step-name')].flatMap((name) => {
      const text = name.firstChild
      return [...(name.textContent ?? '').matchAll(/\S+/g)].map((word) => {
        const range = document.createRange()
        if (text) range.setStart(text, word.index)
        if (text) range.setEnd(text, word.index + word[0].length)
        return [word[0], range.getClientRects().length]
      })
    })
    const box = (name: string) => receipt.querySelector(name)?.getBoundingClientRect() ?? new DOMRect()
    const [stamp, when] = [box('.stamp'), document.createRange()]
    const line = receipt.querySelector('.receipt-when')
    if (line) when.selectNodeContents(line)
    const time = when.getBoundingClientRect()
    const apart =
      stamp.left >= time.right || stamp.right <= time.left || stamp.top >= time.bottom || stamp.bottom <= time.top
    return { words, apart, over: receipt.scrollWidth - receipt.clientWidth }
  })
  expect(seen.words.length).toBeGreaterThanOrEqual(4)
  expect(seen.words.filter(([, lines]) => lines !== 1)).toEqual([])
  expect(seen).toMatchObject({ apart: true, over: 0 })
})

test.each([
  ['shop', 'ka'],
  ['concierge', 'de'],
] as const)('steps that the %s tells, in %s, stand on paper as wide as they are', async (author, lang) => {
  const script = stage.thread((one) => {
    const steps = [{ state: 'placed' as const, at: '2026-11-20T15:05:00Z' }, { state: 'packed' as const }]
    const shown = { number: 'LM-2048', steps, carrier: 'Post', tracking: 'LX 4482 910 US' }
    one.say(author, [{ type: 'tracking', ref: { kind: 'order', shop: id(1), id: id(500) }, shown }])
  })
  const page = await stage.open(`/s/lumen?lang=${lang}`, { thread: script.id, width: 320, calm: true })
  await page.waitForSelector('.tracking')
  const { width, over, end } = await page.locator('.tracking').evaluate((paper) => {
    const { width, right } = paper.getBoundingClientRect()
    return { width, over: paper.scrollWidth - paper.clientWidth, end: innerWidth - right }
  })
  expect(width).toBeGreaterThan(220)
  expect(over).toBeLessThanOrEqual(0)
  expect(end).toBeGreaterThanOrEqual(0)
})
