import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CHECKOUT, id } from './fixture/data.ts'
import type { Script } from './fixture/script.ts'
import { asked, openStage, say } from './stage.ts'
import type { Stage } from './stage.ts'
import { walkThrough } from './walk.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

type Place = { path: string; tell?: (script: Script) => void; then?: (page: Page) => Promise<unknown>; ready: string }

const menu = async (page: Page, name: string) => {
  await page.click('[aria-label=Menu]')
  await page.click(`.menu >> text=${name}`)
}
const picture = { name: 'one.png', mimeType: 'image/png', buffer: PNG.sync.write(new PNG({ width: 9, height: 9 })) }

const PLACES: Record<string, Place> = {
  market: { path: '/', tell: asked, ready: '.thread-row' },
  'cards and hearts': { path: '/s/lumen', tell: asked, ready: '.card .heart' },
  compare: {
    path: '/s/lumen',
    tell: asked,
    then: (page) => page.click('.carousel-foot .link'),
    ready: '.compare-differs',
  },
  product: { path: '/s/lumen', tell: asked, then: (page) => page.click('.card-open'), ready: '.sheet .heart' },
  'form with times': {
    path: '/s/lumen',
    tell: asked,
    then: (page) => page.click('.card-open >> nth=3'),
    ready: '#field-at',
  },
  lightbox: {
    path: '/s/lumen',
    tell: asked,
    then: async (page) => {
      await page.click('.card-open')
      await page.click('.gallery-picture >> nth=0')
    },
    ready: '.lightbox',
  },
  'menu items': { path: '/s/lumen', tell: asked, then: (page) => page.click('[aria-label=Menu]'), ready: '.menu' },
  saved: { path: '/s/lumen', tell: asked, then: (page) => menu(page, 'Saved'), ready: '.sheet-content' },
  'being told': { path: '/s/lumen', tell: asked, then: (page) => menu(page, 'Answers'), ready: '.reach-sheet' },
  'the offer to be told': {
    path: '/s/lumen',
    tell: (script) => {
      asked(script)
      script.speaker({ kind: 'staff', name: 'Lena' })
    },
    ready: '.reach',
  },
  uploads: {
    path: '/s/lumen',
    tell: asked,
    then: (page) => page.setInputFiles('.composer-picture input', [picture]),
    ready: '.attached-one canvas',
  },
  'an end that is near': {
    path: '/s/lumen',
    tell: (script) => {
      asked(script)
      const checkout = { ...CHECKOUT, expiresAt: '2026-11-20T14:33:00Z' }
      script.push({ kind: 'checkout.changed', data: { checkout } })
    },
    ready: '.time-left button',
  },
  checkout: { path: `/checkout/lumen/${id(400)}`, tell: asked, ready: '.desk' },
  order: { path: '/orders/lumen/LM-2048', tell: (script) => script.place(), ready: '.receipt' },
  withdraw: { path: '/withdraw/lumen?order=LM-2048', tell: asked, ready: '.withdraw .line' },
  'withdraw without any right': { path: '/withdraw/lumen', ready: '#field-number' },
  paying: { path: `/sandbox/pay/${id(1)}/${id(700)}`, tell: asked, ready: '.bank-form' },
}

async function enter({ path, tell, then, ready }: Place): Promise<Page> {
  const thread = tell && stage.thread(tell).id
  const page = await stage.open(path, thread ? { thread } : {})
  await page.waitForLoadState('networkidle')
  await then?.(page)
  await page.waitForSelector(ready)
  return page
}

test.each(Object.entries(PLACES))(
  '%s: fits and can be hit on a phone and enlarged, the keyboard is seen on its way, and nothing moves against the wish',
  async (_, place) => {
    await walkThrough(await enter(place))
  },
)

test('what is announced comes in order: not one’s own words, then the answer, each message once, its author first', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  await page.waitForSelector('.card')
  const said = () => page.locator('[role=log][aria-live=polite] p').allInnerTexts()
  expect(await said()).toEqual([])
  await say(page, 'Show me a dress')
  await expect.poll(said).toHaveLength(1)
  await say(page, 'Choose: Skylark Midi')
  await expect.poll(said).toHaveLength(2)
  const [cards, question] = await said()
  expect(cards).toMatch(/^Ada: I am Lumen’s bot\. Six dresses.*6 products/s)
  expect(question).toMatch(/^Ada: A good choice\. Which size\?/)
  // The shopper's own words are not repeated to who has just written them.
  expect((await said()).join(' ')).not.toContain('Show me a dress')
})
