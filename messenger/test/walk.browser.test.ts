import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CHECKOUT, id } from './fixture/data.ts'
import type { Script } from './fixture/script.ts'
import { asked, openStage, say } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

/** 1280 × 1024 at 200 % and at 400 %: WCAG 1.4.4 and 1.4.10 in CSS pixels. */
const ZOOMS = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } }

type Place = { path: string; tell?: (script: Script) => void; then?: (page: Page) => Promise<unknown>; ready: string }

const menu = async (page: Page, name: string) => {
  await page.click('[aria-label=Settings]')
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
  'menu items': { path: '/s/lumen', tell: asked, then: (page) => page.click('[aria-label=Settings]'), ready: '.menu' },
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

/** Wider than the window, or things to hit that are smaller than 24 px with no room around them (WCAG 2.5.8). */
function faultsOfSize(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const open = [...document.querySelectorAll('dialog:modal')].at(-1) ?? document
    const wide = [document.documentElement, ...document.querySelectorAll('.sheet-body, .log')]
      .filter((box) => box.scrollWidth > box.clientWidth + 1)
      .map((box) => `wider than it is seen: ${box.tagName} ${box.className} ${box.scrollWidth} > ${box.clientWidth}`)
    const targets = [...open.querySelectorAll('button, a[href], input, select, textarea, summary')]
      .map((element) =>
        element.matches('.pill input, .swatch input') ? (element.closest('label') ?? element) : element,
      )
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1)
    const middle = (box: DOMRect) => [box.x + box.width / 2, box.y + box.height / 2] as const
    const small = targets.filter(({ element, box }) => {
      if (box.width >= 23.9 && box.height >= 23.9) return false
      // A link within a sentence is as high as its line.
      if (element.matches('a') && element.closest('p, li, .text')) return false
      const [x, y] = middle(box)
      // A circle of 24 px around its middle meets no other target, nor the circle of another small one.
      return targets.some(({ element: other, box: near }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false
        const dx = Math.max(near.left - x, 0, x - near.right)
        const dy = Math.max(near.top - y, 0, y - near.bottom)
        return Math.hypot(dx, dy) < 12
      })
    })
    return [
      ...wide,
      ...small.map(
        ({ element, box }) =>
          `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
      ),
    ]
  })
}

/** With reduced motion everything fades, and no longer than 90 ms. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { animationDuration, transitionDuration } = getComputedStyle(element)
      const longest = Math.max(
        ...`${animationDuration},${transitionDuration}`.split(',').map((one) => Number.parseFloat(one) || 0),
      )
      return longest > 0.0901 ? [`${element.className} ${longest}`] : []
    }),
  )
}

/** Goes through a screen by Tab: what takes the focus shows it (2.4.7), is not covered (2.4.11), and comes in order (2.4.3). */
async function faultsOfFocus(page: Page, most = 60): Promise<string[]> {
  const faults = new Set<string>()
  const met = await page.evaluateHandle(() => new Set<Element>())
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const { name, fault, again } = await page.evaluate(async (before) => {
      // Scrolled to, and what is fetched or moved by it has come to rest.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const element = document.activeElement
      if (!element || element === document.body || element.tagName === 'IFRAME') return { name: '', fault: undefined }
      const name = element.outerHTML.slice(0, 120)
      if (before.has(element)) return { name, again: true }
      before.add(element)
      if (element instanceof HTMLElement && element.tabIndex > 0) return { name, fault: 'goes before its turn' }
      const seen = element.matches('.visually-hidden, label input') ? (element.closest('label') ?? element) : element
      const around = [element, element.parentElement, element.nextElementSibling, seen, seen.firstElementChild]
      const rings = around.flatMap((one) =>
        one ? [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')] : [],
      )
      const shown = rings.some((style) => style.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2)
      if (!shown) return { name, fault: 'does not show the focus' }
      const box = seen.getBoundingClientRect()
      const inView = [0.1, 0.5, 0.9].flatMap((right) =>
        [0.1, 0.5, 0.9].map((down) => [box.x + box.width * right, box.y + box.height * down] as const),
      )
      const free = inView.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top !== null && (seen.contains(top) || top.contains(seen))
      })
      return { name, fault: free ? undefined : 'is covered' }
    }, met)
    if (fault) faults.add(`${fault}: ${name}`)
    // It is back where it has been.
    if (again) break
  }
  return [...faults]
}

test.each(Object.entries(PLACES))(
  '%s: fits and can be hit on a phone and enlarged, the keyboard is seen on its way, and nothing moves against the wish',
  async (_, place) => {
    const page = await enter(place)
    expect(await faultsOfFocus(page)).toEqual([])
    expect(await faultsOfSize(page)).toEqual([])
    expect(await moving(page)).toEqual([])
    for (const [zoom, size] of Object.entries(ZOOMS)) {
      await page.setViewportSize(size)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      expect(await faultsOfSize(page), zoom).toEqual([])
    }
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
