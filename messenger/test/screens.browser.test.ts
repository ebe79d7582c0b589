import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ADDRESS, CARDS, cartOf, id, LINE, PIZZA, TOTALS } from './fixture/data.ts'
import { DRESS_TEXT } from './fixture/script.ts'
import type { Script } from './fixture/script.ts'
import { asked, compareScreen, openStage, say, violations } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

type Screen = { path: string; tell?: (script: Script) => void; then?: (page: Page) => Promise<unknown>; ready: string }

const SCREENS = {
  market: { path: '/', ready: '.stall' },
  welcome: { path: '/s/lumen', ready: '.starter' },
  dresses: { path: '/s/lumen', tell: asked, ready: '.card' },
  product: {
    path: '/s/lumen',
    tell: (script) => {
      const card = CARDS[1]
      if (!card) return
      script.say('concierge', [
        { type: 'text', text: 'A good choice. Which size?' },
        { type: 'product', ...card },
        { type: 'list', title: 'Which size?', options: [{ value: '38', label: 'EU 38', hint: 'US 8' }] },
      ])
    },
    then: (page) => page.click('.list-open'),
    ready: '.list-open',
  },
  swatches: {
    path: '/s/lumen',
    tell: (script) => {
      const [card] = CARDS
      if (!card) return
      script.say('shopper', [{ type: 'text', text: 'Choose: Midnight Tulle Gown' }])
      const options = CARDS.slice(0, 3).map(({ shown }, i) => ({
        value: `colour:${i}`,
        label: ['midnight blue', 'light blue', 'ivory'][i] ?? '',
        ...(shown.image && { image: shown.image }),
        ...(i === 2 && { hint: 'sold out', disabled: true }),
      }))
      script.say('concierge', [
        { type: 'product', ...card, actions: [] },
        { type: 'text', text: 'Which colour would you like?' },
        { type: 'quick_replies', options },
      ])
    },
    ready: '.swatch',
  },
  threads: { path: '/', tell: asked, ready: '.thread-row' },
  form: {
    path: '/s/lumen',
    tell: (script) => script.say('concierge', [{ type: 'text', text: 'How would you like it?' }, PIZZA]),
    ready: '.topping',
  },
  cart: {
    path: '/s/lumen',
    tell: (script) => {
      script.cart = cartOf(2, 3)
      script.push({ kind: 'cart.changed', data: { cart: script.cart } })
      const shown = { currency: 'USD', lines: script.cart.lines, totals: script.cart.totals }
      const ref = { kind: 'cart', shop: id(1), id: id(200) } as const
      script.say('concierge', [{ type: 'cart', ref, shown, actions: [{ value: 'checkout', label: 'Check out' }] }])
    },
    then: async (page) => {
      await page.click('.head-cart')
      await page.waitForSelector('dialog .line')
    },
    ready: '.cart',
  },
  summary: {
    path: '/s/lumen',
    tell: (script) => {
      const shown = { currency: 'USD', lines: [LINE], totals: [...TOTALS], delivery: 'Standard', address: ADDRESS }
      const ref = { kind: 'checkout', shop: id(1), id: id(400) } as const
      script.say('concierge', [{ type: 'checkout', ref, shown, url: `/checkout/lumen/${id(400)}`, actions: [] }])
      const amount = { amount: 15490, currency: 'USD' }
      script.say('concierge', [
        { type: 'payment.request', payment: id(700), url: `/sandbox/pay/${id(1)}/${id(700)}`, amount },
      ])
    },
    ready: '.pay',
  },
  people: {
    path: '/s/lumen',
    tell: (script) => {
      script.say('shopper', [{ type: 'text', text: 'Can I talk to a person?' }])
      script.speaker({ kind: 'staff', name: 'Lena' })
      script.say('staff', [{ type: 'text', text: 'Hi, Lena here. The Skylark runs small: take the 38.' }])
      script.say('shop', [{ type: 'text', text: 'The shop is open until 20:00 today' }])
    },
    ready: '.portrait',
  },
  receipt: {
    path: '/s/lumen',
    tell: (script) => {
      script.say('shopper', [{ type: 'text', text: 'Paid!' }])
      script.place()
      script.advance('packed')
      script.advance('shipped')
    },
    ready: '.receipt',
  },
  settings: { path: '/s/lumen', then: (page) => page.click('[aria-label=Menu]'), ready: '.starter' },
  checkout: { path: `/checkout/lumen/${id(400)}`, tell: asked, ready: '.desk' },
  order: {
    path: '/orders/lumen/LM-2048',
    tell: (script) => {
      script.place()
      script.advance('packed')
    },
    ready: '.receipt',
  },
  pay: { path: `/sandbox/pay/${id(1)}/${id(700)}`, tell: asked, ready: '.bank-form' },
  missing: { path: '/s/nowhere', ready: '.trouble' },
  forbidden: { path: `/checkout/lumen/${id(400)}`, ready: '.trouble' },
} satisfies Record<string, Screen>
type ScreenName = keyof typeof SCREENS

async function show(name: ScreenName, look: Look = {}, query = ''): Promise<Page> {
  const screen: Screen = SCREENS[name]
  const thread = screen.tell && stage.thread(screen.tell).id
  const page = await stage.open(screen.path + query, { ...look, ...(thread && { thread }) })
  await page.waitForSelector(screen.ready)
  await screen.then?.(page)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete || image.loading === 'lazy'))
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(250)
  return page
}

describe('accessible', () => {
  const names = Object.keys(SCREENS) as ScreenName[]
  test.each(names)('%s, light and dark', async (name) => {
    const page = await show(name)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page)).toEqual([])
  })
})

describe('fits', () => {
  const names: ScreenName[] = ['market', 'dresses', 'form', 'receipt', 'checkout', 'pay']
  test.each(names)('%s, from a narrow phone to a desk', async (name) => {
    const page = await show(name, { width: 320, height: 740 })
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 740 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, input, select, textarea')]
          .filter((element) => element.checkVisibility() && !element.closest('.text, .journey-note'))
          .map((element) => ({ box: element.getBoundingClientRect(), html: element.outerHTML.slice(0, 80) }))
          .filter(({ box }) => box.width > 1 && (box.height < 24 || box.width < 24))
          .map(({ html }) => html),
      )
      expect(small, `${width} px`).toEqual([])
    }
  })

  test('1.15 cards are seen at 320 px', async () => {
    const page = await show('dresses', { width: 320, height: 640 })
    const seen = await page.evaluate(() => {
      const card = document.querySelector('.carousel-track > li')?.getBoundingClientRect()
      return card ? (innerWidth - card.left) / (card.width + 12) : 0
    })
    expect(seen).toBeGreaterThan(1.12)
    expect(seen).toBeLessThan(1.5)
  })
})

describe('looks the same', () => {
  const cases: [string, ScreenName, Look, string?][] = [
    ['market-390', 'market', {}],
    ['market-1440-dark', 'market', { width: 1440, height: 900, dark: true }],
    ['threads-390', 'threads', {}],
    ['welcome-390', 'welcome', {}],
    ['swatches-320', 'swatches', { width: 320, height: 640 }],
    ['swatches-390-dark', 'swatches', { dark: true }],
    ['thread-320', 'dresses', { width: 320, height: 640 }],
    ['thread-390-dark', 'dresses', { dark: true }],
    ['thread-768', 'dresses', { width: 768, height: 1024 }],
    ['thread-1440', 'dresses', { width: 1440, height: 900 }],
    ['thread-390-rtl', 'dresses', {}, '?dir=rtl'],
    ['people-390', 'people', {}],
    ['form-390', 'form', { height: 1200 }],
    ['cart-390', 'cart', {}],
    ['receipt-390', 'receipt', {}],
    ['receipt-390-dark-rtl', 'receipt', { dark: true }, '?dir=rtl'],
    ['checkout-1440', 'checkout', { width: 1440, height: 1000 }],
    ['pay-390-dark', 'pay', { dark: true }],
    ['checkout-390-ka', 'checkout', { height: 1300 }, '?lang=ka'],
    ['market-390-zh', 'market', { chinese: true }, '?lang=zh'],
    ['order-390-zh', 'order', { chinese: true }, '?lang=zh'],
  ]
  test.each(cases)('%s', async (golden, name, look, query) => {
    const { changed, allowed } = await compareScreen(await show(name, look, query), golden)
    expect(changed).toBeLessThanOrEqual(allowed)
  })
})

describe('speaks', () => {
  test.each(['en', 'de', 'nl', 'ru', 'zh', 'ka'])(
    '%s, without a text left in another language or a bare key',
    async (code) => {
      const page = await stage.open(`/s/lumen?lang=${code}`)
      await page.waitForSelector('.starter')
      expect(await page.getAttribute('html', 'lang')).toBe(code)
      const placeholder = await page.getAttribute('#composer', 'placeholder')
      expect(placeholder).toContain('Lumen')
      expect(placeholder?.startsWith('Write')).toBe(code === 'en')
      const bare = await page.evaluate(
        () => /\b(head|composer|welcome|menu)\.[a-z]+/.exec(document.body.innerHTML)?.[0],
      )
      expect(bare).toBeUndefined()
      await say(page, DRESS_TEXT)
      await page.waitForSelector('.chip')
      expect(await violations(page)).toEqual([])
    },
  )
})
