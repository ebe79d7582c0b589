import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cartOf, id } from './fixture/data.ts'
import { DRESS_TEXT } from './fixture/script.ts'
import type { Script } from './fixture/script.ts'
import { asked, heard, openStage, say } from './stage.ts'
import type { Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const newest = (): Script => [...stage.fixture.scripts.values()].at(-1) as Script
const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage))
const text = (page: Page, selector: string) => page.locator(selector).last().innerText()

test('nothing is kept before the chat is opened by a first message', async () => {
  const page = await stage.open('/s/lumen')
  await page.waitForSelector('.starter')
  expect(await kept(page)).toEqual([])
  expect(await page.context().cookies()).toEqual([])
  await page.click('.starter >> nth=0')
  await page.waitForSelector('.card')
  expect(await kept(page)).toEqual(['souk.thread.lumen'])
})

test('what was understood is underlined in the shopper’s words and stands as chips above the cards', async () => {
  const page = await stage.open('/s/lumen')
  await say(page, DRESS_TEXT)
  await page.waitForSelector('.card')
  expect(await page.locator('.message-shopper .understood').allInnerTexts()).toEqual([
    'prom dress',
    'blue or white',
    'at most $200',
  ])
  await page.click('.chip:has-text("blue or white")')
  await page.waitForFunction(() => document.querySelectorAll('.message-shopper').length === 2)
  expect(await text(page, '.message-shopper .said')).toBe('Without: blue or white')
  await expect.poll(() => heard(newest())).toMatchObject([{ type: 'choice', value: 'drop:colour' }])
})

test('Enter sends, Shift+Enter is a new line, and half a composed word is not sent', async () => {
  const page = await stage.open('/s/lumen')
  await page.focus('#composer')
  await page.keyboard.type('slow one')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('two')
  expect(await page.inputValue('#composer')).toBe('slow one\ntwo')
  await page.evaluate(() =>
    document
      .querySelector('#composer')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
  )
  expect(await page.locator('.message-shopper').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.message-shopper')
  expect(await page.inputValue('#composer')).toBe('')
  expect(await text(page, '.message-shopper .said')).toBe('slow one\ntwo')
})

test('the keyboard alone reaches everything, and a sheet gives the focus back', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  await page.waitForSelector('.reply')
  const names: string[] = []
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    names.push(
      await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    )
    if (names.at(-1) === 'Your message' || (await page.evaluate(() => document.activeElement?.id)) === 'composer') break
  }
  for (const name of [
    'All shops',
    'Cart, empty',
    'Menu',
    'Without “prom dress”',
    'Choose: Midnight Tulle Gown',
    'Only white',
  ])
    expect(names).toContain(name)

  await page.focus('[aria-label=Menu]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog', { state: 'detached' })
  // The focus comes back a moment after the sheet is gone.
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Menu')
})

test('a list opens as a sheet; its choice goes back as the shopper’s words', async () => {
  const page = await stage.open('/s/lumen')
  await say(page, 'choose it')
  await page.click('.list-open')
  await page.click('.option:has-text("EU 38")')
  await page.waitForSelector('.cart')
  expect(await text(page, '.message-shopper .said')).toBe('EU 38')
  expect(await page.locator('.badge').innerText()).toBe('1')
})

test('a form names what is missing, then answers as a bubble and closes', async () => {
  const page = await stage.open('/s/lumen')
  await say(page, 'pizza')
  await page.click('text=Into the cart')
  expect(await page.locator('.fault').allInnerTexts()).toEqual(['This is still needed.'])
  await page.check('input[value=l]', { force: true })
  await page.click('text=Anchovies')
  expect(await page.locator('.topping:has-text("Pineapple") input').isDisabled()).toBe(true)
  await page.click('text=Into the cart')
  await page.waitForSelector('.answers')
  expect(await page.locator('.answers dd').allInnerTexts()).toContain('40 cm')
  expect(await page.locator('.request .form').count()).toBe(0)
  const values = { size: 'l', count: 1, toppings: { basil: 'normal', anchovies: 'normal' } }
  await expect.poll(() => heard(newest())).toMatchObject([{ type: 'form', values }])
})

test('the cart is changed where it stands', async () => {
  const script = stage.thread((one) => {
    one.push({ kind: 'cart.changed', data: { cart: cartOf(1, 1) } })
    const ref = { kind: 'cart', shop: id(1), id: id(200) } as const
    one.say('concierge', [{ type: 'cart', ref, shown: cartOf(1, 1), actions: [] }])
  })
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.click('.cart [aria-label="One more"]')
  await page.waitForFunction(() => document.querySelector('.cart-sum')?.textContent?.includes('$298.00'))
  expect(await page.locator('.badge').innerText()).toBe('2')
  expect(script.cart.lines[0]?.quantity).toBe(2)
})

const card = async (page: Page, number: string) => {
  const frame = page.frameLocator('.webview')
  await frame.locator(`.test-card:has-text("${number}")`).click()
  await frame.locator('.bank-form .button').click()
  return frame
}

test('declined, then paid: the receipt prints on the fact, and stays the live order', async () => {
  const page = await stage.open('/s/lumen', { calm: false })
  await say(page, 'pay')
  await page.click('.pay .button')
  const frame = await card(page, '0002')
  await frame.locator('.bank-declined').waitFor()
  expect(await page.locator('.receipt').count()).toBe(0)
  await card(page, '4242 4242')
  await frame.locator('.bank-stamp').waitFor()
  expect(await page.locator('.slot-hold').count()).toBe(1)
  await page.waitForSelector('dialog', { state: 'detached' })
  await page.waitForSelector('.slot-print .stamp')
  expect(await page.locator('.step-done').count()).toBe(1)
  newest().advance('packed')
  newest().advance('shipped')
  await page.waitForFunction(() => document.querySelectorAll('.step-done').length === 3)
  expect(await page.locator('.step[aria-current=step]').innerText()).toContain('On its way')
})

test('3-D Secure asks once more; a late payment settles by itself', async () => {
  const page = await stage.open('/s/lumen')
  await say(page, 'pay')
  await page.click('.pay .button')
  const frame = await card(page, '3155')
  await frame.locator('text=Yes, it is me').click()
  await page.waitForSelector('.receipt')

  const later = await stage.open('/s/lumen')
  await say(later, 'pay')
  await later.click('.pay .button')
  const waiting = await card(later, '0077')
  await waiting.locator('text=On its way').waitFor()
  expect(await later.locator('.receipt').count()).toBe(0)
  await later.waitForSelector('.receipt')
})

test('the checkout asks for what is missing and follows the delivery', async () => {
  const script = stage.thread(asked)
  const page = await stage.open(`/checkout/lumen/${id(400)}`, { thread: script.id })
  await page.click('.order-button')
  expect(await page.locator('.fault').allInnerTexts()).toEqual([
    'This is still needed.',
    'This is still needed.',
    'This is still needed.',
    'This is still needed.',
    'ZIP code is still needed, such as 10013.',
  ])
  await page.check('input[value=express]', { force: true })
  await page.waitForFunction(() => document.querySelector('.total-total')?.textContent?.includes('$163.90'))
  await page.fill('#field-email', 'maya@example.com')
  await page.fill('#address-line1', '12 Juniper Street')
  await page.fill('#address-city', 'Portland')
  await page.fill('#address-postcode', '97205')
  await page.click('.order-button')
  await page.waitForURL('**/sandbox/pay/**')
})

test('an address asks what its country wants, by its own words and in its order', async () => {
  const page = await stage.open(`/checkout/lumen/${id(400)}`, { thread: stage.thread(asked).id })
  const labels = () => page.locator('.address label').allInnerTexts()
  const common = ['Country', 'Name on the door', 'Street and number', 'Flat, floor, company · optional']
  await page.waitForSelector('.address')
  expect(await labels()).toEqual([...common, 'City', 'State', 'ZIP code'])
  expect(await page.getAttribute('#address-postcode', 'inputmode')).toBe('numeric')
  await page.selectOption('#address-country', 'GB')
  expect(await labels()).toEqual([...common, 'Town or city', 'Postcode'])
  expect(await page.getAttribute('#address-postcode', 'inputmode')).toBe('text')
  await page.selectOption('#address-country', 'DE')
  expect(await labels()).toEqual([...common, 'Postcode', 'City'])
  await page.fill('#address-postcode', '123')
  await page.click('.order-button')
  expect(await page.innerText('#address-postcode-fault')).toBe('Postcode looks different, such as 10115.')
  // What is wrong with one of two side by side leaves their fields level.
  const tops = await page
    .locator('.address-half .input')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y))
  expect(new Set(tops).size).toBe(1)
  await page.selectOption('#address-country', 'BR')
  expect(await labels()).toEqual([...common, 'Postcode · optional', 'City', 'Region\noptional'])
})

test('without a connection what is written waits, and goes out when there is one', async () => {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.card')
  stage.fixture.outage(true)
  await page.waitForSelector('.offline')
  await say(page, 'slow: are you there?')
  // The header and the message say the same of it.
  expect(await text(page, '.offline')).toContain('waits here and then goes out by itself')
  expect(await text(page, '.foot-failed')).toContain('Waits for a connection, then goes by itself')
  stage.fixture.outage(false)
  await page.waitForSelector('.offline', { state: 'detached' })
  await page.waitForSelector('.foot-failed', { state: 'detached' })
  await expect.poll(() => heard(script)).toMatchObject([{ text: 'slow: are you there?' }])
})

test('who reads further up is told of news and can jump to them', async () => {
  const script = stage.thread((one) => {
    for (let i = 0; i < 30; i++) one.say('concierge', [{ type: 'text', text: `Line ${i}` }])
  })
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.message')
  await page.evaluate(() => document.querySelector('.log')?.scrollTo({ top: 0 }))
  await page.waitForTimeout(100)
  script.say('concierge', [{ type: 'text', text: 'News' }])
  script.say('concierge', [{ type: 'text', text: 'More news' }])
  await page.waitForSelector('.jump')
  expect(await page.innerText('.jump')).toContain('2 new messages')
  expect(await page.evaluate(() => document.querySelector('.log')?.scrollTop)).toBe(0)
  await page.click('.jump')
  await page.waitForSelector('.jump', { state: 'detached' })
  expect(await page.locator('[aria-live=polite] p').allInnerTexts()).toEqual(['Ada: News', 'Ada: More news'])
})

test('a thread opens at the first message that was not read yet, and stays there while pictures come', async () => {
  const script = stage.thread((one) => {
    for (let i = 0; i < 20; i++) one.say('concierge', [{ type: 'text', text: `Line ${i}` }])
    asked(one)
    one.read = one.facts.length
    for (let i = 0; i < 60; i++) one.say('staff', [{ type: 'text', text: `News ${i}.` }])
  })
  const page = await stage.open('/s/lumen', { thread: script.id })
  await page.waitForSelector('.card img')
  await page.waitForLoadState('networkidle')
  expect(await page.locator('.unread').innerText()).toBe('New')
  expect(await page.locator('.unread + li').innerText()).toContain('News 0.')
  const seen = (words: string) =>
    page.locator('.message', { hasText: words }).evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect()
      const log = one.closest('.log')?.getBoundingClientRect()
      return log !== undefined && top >= log.top && bottom <= log.bottom
    })
  expect(await seen('News 0.')).toBe(true)
  expect(await seen('News 59.')).toBe(false)
  // The rest is one tap away; when everything was seen, the thread opens at its end and marks nothing.
  await page.click('[aria-label="To the newest message"]')
  await expect.poll(() => seen('News 59.')).toBe(true)
  script.read = script.facts.length
  await page.reload()
  await page.waitForSelector('.message')
  await expect.poll(() => seen('News 59.')).toBe(true)
  expect(await page.locator('.unread').count()).toBe(0)
})

test('typing is a spine that draws itself, until the answer comes', async () => {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { thread: script.id, calm: false })
  await page.waitForSelector('.card')
  for (const typist of script.typists) typist('concierge')
  await page.waitForSelector('.writing-concierge')
  expect(await page.innerText('.writing')).toContain('is writing')
  script.say('concierge', [{ type: 'text', text: 'Here' }])
  await page.waitForSelector('.writing', { state: 'detached' })
})

test('who sells, and under which terms, is in the header of every page, and can be read and hit at 200 %', async () => {
  const papers = ['Impressum', 'AGB', 'Datenschutz']
  const zoomed = await stage.open('/s/lumen?lang=de', { width: 195, height: 422 })
  await zoomed.waitForSelector('.head .papers a')
  expect(await zoomed.locator('.head .papers a').allInnerTexts()).toEqual(papers)
  const boxes = await zoomed.locator('.head .papers a').evaluateAll((all) => all.map((a) => a.getBoundingClientRect()))
  for (const { width, height } of boxes) expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  const name = await zoomed.locator('.head-name').evaluate((h1) => [h1.scrollWidth, h1.clientWidth])
  expect(name[0]).toBeLessThanOrEqual(name[1] ?? 0)

  const thread = stage.thread((script) => script.place()).id
  const begun = await stage.open('/s/lumen?lang=de', { thread })
  await begun.click('.head [aria-label=Menü]')
  expect(await begun.locator('.menu a, .menu button').first().innerText()).toBe('Impressum')
  for (const path of [`/checkout/lumen/${id(400)}`, '/orders/lumen/LM-2048', '/withdraw/lumen']) {
    const page = await stage.open(`${path}?lang=de`, { thread })
    expect(await page.locator('header .papers a').allInnerTexts(), path).toEqual([...papers, 'Vertrag widerrufen'])
  }
  const market = await stage.open('/?lang=de')
  const stalls = await market
    .locator('.stall')
    .evaluateAll((all) => all.map((one) => one.querySelectorAll('.papers a').length))
  expect(new Set(stalls)).toEqual(new Set([3]))
})

test('language, appearance and direction are chosen and kept', async () => {
  const page = await stage.open('/s/lumen')
  await page.click('[aria-label=Menu]')
  await page.click('label:has-text("Deutsch") input')
  await page.waitForSelector('h2:has-text("Menü")')
  await page.click('label:has-text("Dunkel") input')
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
  await page.reload()
  await page.waitForSelector('.starter')
  expect(await page.getAttribute('html', 'lang')).toBe('de')
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
  const right = await stage.open('/s/lumen?dir=rtl', { thread: stage.thread(asked).id })
  await right.waitForSelector('.card')
  const bubble = await right.locator('.message-shopper .said').boundingBox()
  expect(bubble?.x).toBeLessThan(100)
})

test('with reduced motion nothing moves longer than 90 ms', async () => {
  const page = await stage.open('/s/lumen', { thread: stage.thread((one) => one.place()).id })
  await page.waitForSelector('.receipt')
  const longest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].map(
        (element) => Number.parseFloat(getComputedStyle(element).animationDuration) || 0,
      ),
    ),
  )
  expect(longest).toBeLessThanOrEqual(0.09)
})

test('the policy of the page is kept: nothing inline, no errors', async () => {
  const wrong: string[] = []
  const page = await stage.open('/s/lumen', { thread: stage.thread(asked).id })
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  await page.reload()
  await page.waitForSelector('.card')
  await page.click('.head-cart')
  await page.waitForSelector('dialog[open]')
  expect(wrong).toEqual([])
})
