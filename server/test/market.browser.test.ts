import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import type { TestApp } from './harness/app.ts'
import { BrowserShopper, complaintsOf } from './shopper.ts'
import { openMarket, type Market } from './visitors.ts'

/** The messenger on the real server: its pages, its payments, and what happens when the line or the page is gone. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

const DRESS = 'I need a prom dress, blue or white, at most $200'
const BUYER = {
  email: 'maya@example.com',
  name: 'Maya Lind',
  line1: '12 Juniper Street',
  postcode: '97201',
  city: 'Portland',
}

let app: TestApp
let market: Market
beforeAll(async () => {
  market = await openMarket({ SOUK_DEMO_PACE: '0.2' })
  ;({ app } = market)
})
afterAll(() => market.close())

const visit = (path: string, options?: BrowserContextOptions) => market.visit(path, options)

/** A visitor who has answered everything up to the payment. */
async function atTheTill(options?: BrowserContextOptions): Promise<{ page: Page; shopper: BrowserShopper }> {
  const page = await visit('/s/atelier', options)
  const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
  await shopper.say(DRESS)
  await shopper.answerAll()
  return { page, shopper }
}

const ordersOf = async (shopper: BrowserShopper) =>
  (await shopper.facts()).filter(({ kind }) => kind === 'order.placed').length
const linesOf = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll('[data-message]')].map((one) => one.getAttribute('data-message')))

describe('paying', () => {
  test('declined, then another card that asks once more: one order, and no receipt before', async () => {
    const { page, shopper } = await atTheTill()
    const frame = await shopper.pay('4000000000000002')
    await frame.locator('.bank-declined').waitFor()
    // The next thing to write is another number: the field has the focus, its text selected.
    expect(await frame.locator('#pay-card').evaluate((field) => field === document.activeElement)).toBe(true)
    await page.click('[aria-label=Close]')
    await page.waitForSelector('.pay .fault')
    expect(await page.locator('.receipt').count()).toBe(0)
    await shopper.pay('4000002500003155')
    await frame.locator('text=Yes, it is me').click()
    await page.waitForSelector('.receipt .stamp')
    await page.waitForSelector('dialog', { state: 'detached' })
    expect(await ordersOf(shopper)).toBe(1)
  })

  test('a payment that settles late is found paid by whoever closed the page and comes back', async () => {
    const { page, shopper } = await atTheTill()
    const frame = await shopper.pay('4000000000000077')
    await frame.locator('.bank-wait').waitFor()
    const access = await shopper.access()
    const context = page.context()
    await page.close()
    await expect
      .poll(async () => (await access?.client.facts(access.conversation, 0, 0))?.facts.map(({ kind }) => kind), {
        timeout: 15_000,
      })
      .toContain('order.placed')
    const back = await context.newPage()
    await back.goto(`${app.url}/s/atelier`)
    await back.waitForSelector('.receipt .stamp')
    expect(await back.locator('.receipt').count()).toBe(1)
    await back.goto(app.url)
    expect(await back.locator('.thread-row .thread-line').innerText()).toMatch(/^The shop: /)
  })
})

describe('the line', () => {
  test('what is written without a network goes out once, from whichever tab, also after a reload', async () => {
    const page = await visit('/s/atelier')
    const context = page.context()
    await page.waitForSelector('.starter')
    await context.setOffline(true)
    await page.fill('#composer', DRESS)
    await page.press('#composer', 'Enter')
    await page.waitForSelector('.foot-failed')
    await page.waitForSelector('.offline')
    await context.setOffline(false)
    await page.waitForSelector('.card')
    expect(await page.locator('.offline').count()).toBe(0)

    const second = await context.newPage()
    await second.goto(`${app.url}/s/atelier`)
    await second.waitForSelector('.card')
    await context.setOffline(true)
    for (const text of ['only white', 'under $180']) {
      await page.fill('#composer', text)
      await page.press('#composer', 'Enter')
    }
    await page.waitForFunction(() => document.querySelectorAll('.foot-failed').length === 2)
    await context.setOffline(false)
    await page.reload()
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await expect.poll(async () => (await spoken(shopper)).length, { timeout: 15_000 }).toBe(6)
    const stored = await spoken(shopper)
    await expect.poll(() => linesOf(page)).toEqual(stored)
    await expect.poll(() => linesOf(second)).toEqual(stored)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['souk.thread.atelier'])
  })

  test('what was read is told once: reading makes no further facts', async () => {
    const page = await visit('/s/atelier')
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await shopper.say(DRESS)
    const marks = async () =>
      (await shopper.facts()).filter((fact) => fact.kind === 'message.status' && fact.data.by === 'shopper').length
    await expect.poll(marks).toBe(1)
    await shopper.say('only white')
    await expect.poll(marks).toBe(2)
    await page.waitForTimeout(300)
    expect(await marks()).toBe(2)
  })
})

/** The messages as the server has them, without what only the receipt shows. */
async function spoken(shopper: BrowserShopper): Promise<string[]> {
  return (await shopper.facts()).flatMap((fact) => (fact.kind === 'message.created' ? fact.data.message.id : []))
}

describe('the thread', () => {
  test('a card far up still answers, and the thread goes down to the answer, its beginning in view', async () => {
    const page = await visit('/s/atelier', { reducedMotion: 'no-preference' })
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await shopper.say(DRESS)
    await shopper.say('only white')
    await shopper.say('under $180')
    await shopper.tap(page.locator('.carousel').first().locator('.card-actions button').nth(1))
    await page.waitForFunction(() => {
      const log = document.querySelector('.log')?.getBoundingClientRect()
      const [asked, answer] = ['.message-shopper', '.message-concierge'].map((one) =>
        [...document.querySelectorAll(one)].at(-1)?.getBoundingClientRect(),
      )
      const reply = document.querySelector('.reply:enabled')?.getBoundingClientRect()
      return log && asked && answer && reply && asked.top >= log.top && reply.bottom <= log.bottom
    })
    // The next Tab is in the answer.
    await page.waitForFunction(
      () => document.activeElement === [...document.querySelectorAll('.message-shopper')].at(-1),
    )
    expect(await page.locator('.jump').count()).toBe(0)
  })

  test('what a paper offers is not offered again below it', async () => {
    const page = await visit('/s/atelier')
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await shopper.say(DRESS)
    await shopper.tap(shopper.last('.card-actions button').first())
    while (await shopper.last('.reply:enabled').count()) {
      if (await shopper.last('.cart').count()) break
      await shopper.tap(shopper.last('.reply:enabled').first())
    }
    expect(await shopper.last('.cart .button').count()).toBe(1)
    const words = await shopper.last('.cart .button').innerText()
    expect(await shopper.last('.reply').allInnerTexts()).not.toContain(words)
  })
})

describe('without a mouse and without looking', () => {
  test('the keyboard alone buys a dress', async () => {
    const page = await visit('/', { viewport: { width: 1280, height: 800 } })
    await page.waitForSelector('.stall')
    const { keyboard } = page
    const reach = async (selector: string) => {
      for (let i = 0; i < 40; i++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
        await keyboard.press('Tab')
      }
      throw new Error(`Tab never reaches ${selector}`)
    }
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    const answered = async (act: () => Promise<void>) => shopper.after(act)
    await reach('.stall-name a[href="/s/atelier"]')
    await keyboard.press('Enter')
    await page.waitForSelector('.starter')
    await answered(async () => {
      await keyboard.type(DRESS)
      await keyboard.press('Enter')
    })
    await keyboard.press('Shift+Tab')
    await reach('.message:last-child .card-actions button')
    await answered(() => keyboard.press('Enter'))
    for (const question of ['colour', 'size']) {
      await reach('.message:last-child .reply')
      expect(await page.evaluate(() => document.activeElement?.textContent), question).toBeTruthy()
      await answered(() => keyboard.press('Enter'))
    }
    await reach('.message:last-child .cart .button')
    await answered(() => keyboard.press('Enter'))
    // How it is sent and where to: whichever is asked first.
    for (let i = 0; i < 3 && (await page.locator('.pay .button').count()) === 0; i++) {
      const isForm = (await page.locator('.message:last-child #field-email').count()) > 0
      if (!isForm) await reach('.message:last-child .reply')
      for (const id of isForm ? (['email', 'name', 'line1', 'postcode', 'city'] as const) : []) {
        await reach(`#field-${id}`)
        await keyboard.type(BUYER[id])
      }
      await answered(() => keyboard.press('Enter'))
    }
    await reach('.pay .button')
    await keyboard.press('Enter')
    const frame = page.frameLocator('.webview')
    await frame.locator('#pay-card').waitFor()
    for (let i = 0; i < 8; i++) {
      await keyboard.press('Tab')
      if (await frame.locator('#pay-card:focus').count()) break
    }
    await keyboard.type('4242424242424242')
    await keyboard.press('Tab')
    await keyboard.type('1234')
    await keyboard.press('Tab')
    await keyboard.type('123')
    await keyboard.press('Enter')
    await page.waitForSelector('.receipt .stamp')
    expect(await ordersOf(shopper)).toBe(1)
  })

  test('what the shop says is announced in order, each once, its author first', async () => {
    const page = await visit('/s/atelier')
    await page.waitForSelector('.starter')
    await expect.poll(() => page.locator('[aria-live]').count()).toBe(1)
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await shopper.say(DRESS)
    await shopper.tap(shopper.last('.card-actions button').first())
    await expect.poll(() => page.locator('[aria-live=polite] p').count()).toBe(2)
    const said = await page.locator('[aria-live=polite] p').allInnerTexts()
    expect(said[0]).toMatch(/^Lune: Hello! .*\d+ products$/s)
    expect(said[1]).toMatch(/^Lune: .+\?$/s)
  })
})

describe('pages', () => {
  const SMALL = { width: 320, height: 640 }
  /** 640 px wide at 200 %: half as many CSS pixels, twice as dense. */
  const ZOOMED = { viewport: { width: 320, height: 400 }, deviceScaleFactor: 2 }

  test('every page is accessible, fits and keeps to its policy: light, dark, mirrored, small, zoomed', async () => {
    const { page, shopper } = await atTheTill()
    const wrong = complaintsOf(page)
    const parts = (await shopper.facts()).flatMap((fact) =>
      fact.kind === 'message.created' ? fact.data.message.parts : [],
    )
    const bank = parts.find((part) => part.type === 'payment.request')
    const desk = parts.find((part) => part.type === 'checkout')
    await shopper.pay('4242424242424242')
    await page.waitForSelector('.receipt .stamp')
    await page.waitForSelector('dialog', { state: 'detached' })
    const number = await page.locator('.receipt-number').innerText()
    const paths: [string, string][] = [
      ['/', '.thread-row'],
      ['/s/atelier', '.receipt'],
      ['/s/flora', '.starter'],
      [new URL(desk?.url ?? '').pathname, '.trouble .button'],
      [new URL(bank?.url ?? '').pathname, '.bank-scene'],
      [`/orders/atelier/${number}`, '.order-actions'],
    ]
    for (const [path, ready] of paths) {
      for (const look of ['?theme=light', '?theme=dark', '?dir=rtl&lang=ka']) {
        await page.setViewportSize(look.includes('rtl') ? SMALL : { width: 390, height: 844 })
        await page.goto(app.url + path + look)
        await page.waitForSelector(ready)
        expect(await violations(page), path + look).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path + look).toBeLessThanOrEqual(390)
      }
    }
    expect(wrong).toEqual([])
  })

  test('at 200 % the thread still shows what was said last and the field', async () => {
    const page = await visit('/s/atelier', ZOOMED)
    const shopper = new BrowserShopper(page, app.url, 'atelier', BUYER)
    await shopper.say(DRESS)
    const seen = await page.evaluate(() => {
      const box = (selector: string) => [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect()
      const [log, field, asked] = ['.log', '.composer', '.message-shopper .said'].map(box)
      return { wide: document.documentElement.scrollWidth, log, field, asked, high: innerHeight }
    })
    expect(seen.wide).toBe(320)
    expect(seen.log?.height).toBeGreaterThan(160)
    expect(seen.field?.bottom).toBeLessThanOrEqual(seen.high)
    // The reply begins in view: the question right above it is where the thread rests.
    expect(seen.asked?.top).toBeGreaterThanOrEqual((seen.log?.top ?? 0) - 1)
    expect(seen.asked?.bottom).toBeLessThan(seen.log?.bottom ?? 0)
  })

  test('a shop’s own host is its thread, without a way to a market that is not there', async () => {
    const port = new URL(app.url).port
    const page = await visit('/')
    await page.goto(`http://atelier.localhost:${port}/`)
    await page.waitForSelector('.starter')
    expect(await page.locator('h1').innerText()).toBe('Atelier Lune')
    expect(await page.locator('[aria-label="All shops"]').count()).toBe(0)
  })
})
