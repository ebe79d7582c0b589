import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { BrowserShopper, type Buyer, complaintsOf } from './shopper.ts'
import { isClean, openMarket, type Market } from './visitors.ts'

/** In each language one natural sentence is turned into a paid and delivered order, in the browser, on the real server. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
beforeAll(async () => {
  market = await openMarket({ SOUK_DEMO_PACE: '0.2' })
})
afterAll(() => market.close())

const PORTLAND = { line1: '12 Juniper Street', postcode: '97201', city: 'Portland' }
const BERLIN = { line1: 'Lindenstraße 12', postcode: '10969', city: 'Berlin' }
const AMSTERDAM = { line1: 'Prinsengracht 12', postcode: '1015 DV', city: 'Amsterdam' }

/** A day that every shop can still deliver on, and that a weekday's name alone means. */
const SOON = new Date(Date.now() + 3 * 86_400_000)
const DAY = SOON.toLocaleDateString('en-CA', { timeZone: 'Europe/Berlin' })
const WEEKDAY = new Date(`${DAY}T12:00:00Z`).getUTCDay()
const GERMAN_DAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag']
const GEORGIAN_DAYS = ['კვირას', 'ორშაბათს', 'სამშაბათს', 'ოთხშაბათს', 'ხუთშაბათს', 'პარასკევს', 'შაბათს']

type Story = { shop: string; sentence: string; buyer: Buyer; most?: number; line: RegExp; form?: object }
const STORIES: Record<string, Story> = {
  en: {
    shop: 'atelier',
    sentence: 'I need a prom dress, blue or white, at most $200',
    buyer: { email: 'maya@example.com', name: 'Maya Lind', ...PORTLAND },
    most: 20_000,
    line: /light blue|white/,
  },
  ru: {
    shop: 'atelier',
    sentence: 'Мне нужно платье на выпускной, голубое или белое, до 200 долларов',
    buyer: { email: 'anna@example.com', name: 'Анна Петрова', ...PORTLAND },
    most: 20_000,
    line: /голубой|белый/,
  },
  zh: {
    shop: 'atelier',
    sentence: '我想要一条毕业舞会穿的裙子，蓝色或白色，最多200美元',
    buyer: { email: 'li@example.com', name: '李娜', ...PORTLAND },
    most: 20_000,
    line: /浅蓝|白色/,
  },
  de: {
    shop: 'flora',
    sentence: `Ich möchte einen Dahlienstrauß, höchstens 60 Euro, Lieferung am ${GERMAN_DAYS[WEEKDAY]}`,
    buyer: { email: 'jana@example.com', name: 'Jana Weber', ...BERLIN },
    line: /./,
    form: { delivery_date: DAY },
  },
  ka: {
    shop: 'flora',
    sentence: `მინდა გეორგინების თაიგული, მაქსიმუმ 60 ევრო, მიტანა ${GEORGIAN_DAYS[WEEKDAY]}`,
    buyer: { email: 'nino@example.com', name: 'Nino Beridze', ...BERLIN },
    line: /./,
    form: { delivery_date: DAY },
  },
  nl: {
    shop: 'napoli',
    sentence: 'Ik wil graag een grote margherita zonder basilicum',
    buyer: { email: 'sanne@example.com', name: 'Sanne de Vries', ...AMSTERDAM },
    line: /Basilicum/,
    form: { size: 'large', toppings: { basil: 'none' } },
  },
}

test.each(Object.keys(STORIES))('%s: one sentence becomes a delivered order', async (language) => {
  const { shop, sentence, buyer, most, line, form } = STORIES[language] as Story
  const page = await market.visit('about:blank', { locale: language === 'en' ? 'en-US' : language })
  const wrong = complaintsOf(page)
  await page.goto(`${market.app.url}/s/${shop}`)
  await page.waitForSelector('.starter')
  expect(await page.getAttribute('html', 'lang')).toBe(language)

  const shopper = new BrowserShopper(page, market.app.url, shop, buyer)
  await shopper.say(sentence)
  await page.waitForSelector('.card')
  await shopper.answerAll()
  await shopper.pay('4242424242424242')
  await page.waitForSelector('.receipt .stamp')
  await page.waitForFunction(() => document.querySelectorAll('.receipt .step-done').length === 4)
  await page.waitForSelector('dialog', { state: 'detached' })

  const number = await page.locator('.receipt-number').innerText()
  const access = await shopper.access()
  const order = await access?.client.order(shop, number)
  const total = order?.totals.at(-1)?.amount ?? 0
  expect(order).toMatchObject({ state: 'fulfilled', paid: total, conversation: access?.conversation })
  expect(order?.fulfilments.map(({ state }) => state)).toEqual(['delivered'])
  expect(order?.lines).toHaveLength(1)
  expect(order?.lines[0]?.detail).toMatch(line)
  if (form) expect(order?.lines[0]?.form).toMatchObject(form)
  if (most) expect(order?.lines[0]?.unit).toBeLessThanOrEqual(most)

  const facts = await shopper.facts()
  expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, i) => i + 1))
  expect(facts.filter(({ kind }) => kind === 'order.placed')).toHaveLength(1)
  expect(await page.locator('.receipt').count()).toBe(1)
  await isClean(page)
  expect(wrong).toEqual([])
})
