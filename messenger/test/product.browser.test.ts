import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { CARDS, id } from './fixture/data.ts'
import { asked, compareScreen, heard, openStage, violations } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

async function opened(look: Look = {}, path = '/s/lumen') {
  const script = stage.thread(asked)
  const page = await stage.open(path, { ...look, thread: script.id })
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  return { page, script }
}
const pill = (page: Page, name: string) => page.locator(`.product-option .pill:has-text("${name}")`)
const price = (page: Page) => page.locator('.product-price').innerText()
const wide = { width: 1440, height: 900 }

test('a card opens its product; choosing changes picture and price, what is sold out is crossed and said', async () => {
  const { page } = await opened()
  expect(await price(page)).toBe('$189.00')
  expect(await page.locator('.pill-gone').allInnerTexts()).toEqual(['ivory', '40'])
  expect(await page.getByRole('radio', { name: '40, sold out' }).count()).toBe(1)
  expect(await page.locator('.form .button').innerText()).toBe('Choose: Size')
  await pill(page, 'sky blue').click()
  expect(await price(page)).toBe('$199.00')
  expect(await page.locator('.gallery-thumbs [aria-current=true] img').getAttribute('src')).toContain('sky')
  await page.waitForFunction(() => {
    const shown = document.querySelector('.gallery-picture[tabindex="0"]')?.getBoundingClientRect()
    return shown && Math.abs(shown.left) < 3
  })
  expect(await page.locator('.pill-gone').allInnerTexts()).toEqual(['ivory', '36'])
  // What cannot be had together gives way.
  await pill(page, '36').click()
  expect(await page.locator('.product-option input:checked').evaluateAll((all) => all.length)).toBe(1)
  expect(await page.getByRole('radio', { name: 'midnight blue' }).isChecked()).toBe(false)
})

test('it goes into the cart by the API, with its quantity, and the way on is offered', async () => {
  const { page, script } = await opened()
  await pill(page, '38').click()
  expect(await page.locator('.product-left').innerText()).toBe('only 2 left')
  expect(await page.locator('.product-sum').innerText()).toContain('$194.90')
  await page.click('.product-count [aria-label="One more"]')
  expect(await page.isDisabled('.product-count [aria-label="One more"]')).toBe(true)
  // From 300 dollars on it is free.
  expect(await page.locator('.product-sum').innerText()).toContain('$378.00')
  await page.click('text=Add to cart')
  await page.waitForSelector('.product-added')
  const line = { offer: CARDS[0]?.ref.id, variant: id(601), form: {}, quantity: 2 }
  expect(script.asked).toEqual([{ lines: [line] }])
  expect(await page.locator('.badge').innerText()).toBe('2')
  await page.click('text=Check out')
  await page.waitForSelector('.webview')
})

test('“ask about this” makes the next text a reply to the card', async () => {
  const { page, script } = await opened()
  const of = await page.locator('.message:has(.carousel)').getAttribute('data-message')
  await page.click('text=Ask about this')
  await page.waitForSelector('.product', { state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.id === 'composer')
  expect(await page.locator('.replying').innerText()).toContain('Midnight Tulle Gown')
  await page.keyboard.type('Is it slow to lace up?')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelectorAll('.message-shopper').length === 2)
  await expect
    .poll(() => heard(script))
    .toMatchObject([{ type: 'text', replyTo: { message: of, offer: CARDS[0]?.ref.id } }])
  expect(await page.locator('.message-shopper .quote').innerText()).toContain('Midnight Tulle Gown')
  expect(await page.locator('.replying').count()).toBe(0)
})

test('the picture is enlarged by keyboard, wheel and two fingers, and the focus comes back', async () => {
  const { page } = await opened({ touch: true })
  await page.focus('.gallery-picture[tabindex="0"]')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => document.activeElement?.getAttribute('tabindex') === '0')
  expect(await page.locator('.gallery-thumbs [aria-current=true] img').getAttribute('src')).toContain('sky')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.lightbox[open]')
  const scale = () =>
    page.evaluate(() => new DOMMatrix(getComputedStyle(document.querySelector('.lightbox img')!).transform).a)
  await page.keyboard.press('+')
  await expect.poll(scale).toBeCloseTo(1.5)
  await page.keyboard.press('0')
  await expect.poll(scale).toBe(1)
  await page.mouse.move(200, 400)
  await page.mouse.wheel(0, -300)
  await expect.poll(scale).toBeGreaterThan(2)
  await page.keyboard.press('0')
  await expect.poll(scale).toBe(1)
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [apart, -apart].map((x, n) => ({ x: 195 + x, y: 400, id: n })),
    })
  await touch('touchStart', 40)
  await touch('touchMove', 60)
  await touch('touchMove', 120)
  await touch('touchEnd', 0)
  await expect.poll(scale).toBeGreaterThan(1.5)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.waitForSelector('.lightbox', { state: 'detached' })
  expect(await page.locator('.product').count()).toBe(1)
  await page.waitForFunction(() => document.activeElement?.classList.contains('gallery-picture'))
})

test('on a wide screen it stands beside the thread, which goes on; Escape closes it and gives the focus back', async () => {
  const { page } = await opened(wide)
  const composer = await page.locator('.composer').boundingBox()
  const sheet = await page.locator('.sheet-side').boundingBox()
  expect((composer?.x ?? 0) + (composer?.width ?? 0)).toBeLessThanOrEqual(sheet?.x ?? 0)
  await page.fill('#composer', 'slow question')
  await page.press('#composer', 'Enter')
  await page.waitForFunction(() => document.querySelectorAll('.message-shopper').length === 2)
  expect(await page.locator('.product').count()).toBe(1)
  await page.click('.card-open >> nth=1')
  await page.waitForSelector('.sheet-side h2:has-text("Skylark Midi")')
  await page.keyboard.press('Escape')
  await page.waitForSelector('.sheet-side', { state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent === 'Skylark Midi')
})

test('what is gone is said, and a lost connection can be tried again', async () => {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.click('.card-open >> nth=5')
  await page.waitForSelector('text=This product is no longer offered.')
  await page.click('dialog [aria-label=Close]')
  await page.waitForSelector('dialog', { state: 'detached' })
  stage.fixture.outage(true)
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product-wait .button')
  stage.fixture.outage(false)
  await page.click('.product-wait .button')
  await page.waitForSelector('.product')
})

const LOOKS: [string, Look, string][] = [
  ['product-390', {}, ''],
  ['product-320-dark', { width: 320, height: 640, dark: true }, ''],
  ['product-1440', wide, ''],
  ['product-390-rtl', {}, '?dir=rtl&lang=ka'],
]
test.each(LOOKS)('%s looks as it did, is accessible and fits', async (name, look, query) => {
  const { page } = await opened(look, `/s/lumen${query}`)
  await page.waitForFunction(() => [...document.images].every((one) => one.complete))
  expect(await violations(page)).toEqual([])
  const over = await page.evaluate(() => {
    const body = document.querySelector('.sheet-side .sheet-body')
    return body ? body.scrollWidth - body.clientWidth : -1
  })
  expect(over).toBe(0)
  const small = await page.locator('.sheet-side button, .sheet-side .pill').evaluateAll((all) =>
    all.flatMap((one) => {
      const { width, height } = one.getBoundingClientRect()
      return width < 24 || height < 24 ? [one.outerHTML.slice(0, 80)] : []
    }),
  )
  expect(small).toEqual([])
  const { changed, allowed } = await compareScreen(page, name)
  expect(changed).toBeLessThanOrEqual(allowed)
})

test('what a metre costs stands beside the price, on the card and for what is chosen; below, what it is made of and by whom', async () => {
  const [, , dress] = CARDS
  if (!dress) throw new Error('there is no such dress')
  const shown = { ...dress.shown, unitPrice: { min: 6500, max: 6500, per: 'm' as const } }
  const script = stage.thread((one) => one.say('concierge', [{ type: 'product', ...dress, shown }]))
  const page = await stage.open('/s/lumen', { thread: script.id })
  await expect.poll(() => page.locator('.card-note').allInnerTexts()).toEqual(['$65.00 / m'])
  await page.click('.card-open')
  await page.waitForSelector('.product')
  await pill(page, 'sky blue').click()
  await pill(page, '38').click()
  expect(await page.locator('.product-note').innerText()).toBe('incl. VAT · $65.04 / m')
  const facts = await page.locator('.product-facts').innerText()
  expect(facts.replace(/\s+/gu, ' ')).toContain(
    'Fibres 82.5% silk, 17.5% elastane Allergens nuts, milk Manufacturer Loom GmbH',
  )
  expect(await violations(page)).toEqual([])
})
