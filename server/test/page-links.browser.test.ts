import { PROVIDER_TOKEN } from '@souk/demo/simulators/telegram-bill.ts'
import { openTelegram, type TelegramSimulator } from '@souk/demo/simulators/telegram.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventually, openTestShop } from './trade.ts'
import { isClean, openShops, type Market, shoot } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
let simulator: TelegramSimulator
let slug: string
beforeAll(async () => {
  market = await openShops()
  simulator = await openTelegram()
  const { shop } = await openTestShop(market.app, { shop: { settings: { orderOnPage: true } } })
  slug = shop.slug
  const { webhookUrl } = await market.app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'telegram', settings: { ...simulator.settings, username: 'loom_bot' } },
  })
  simulator.connect(webhookUrl)
})
afterAll(async () => {
  await market.close()
  await simulator.close()
})

const ann = '7001'
/** The pages of a kind that Ann was sent, the oldest first. */
const links = (page: string) =>
  simulator.seen(ann).flatMap((one) => one.links.flatMap(({ url }) => (url.includes(`/${page}/`) ? url : [])))

async function sent(page: string, after = 0): Promise<string> {
  await eventually(`a link to ${page}`, async () => links(page).length > after)
  return links(page).at(-1) ?? ''
}

test('a link from Telegram opens the checkout for whoever it went to: ordered, paid, and back to the chat', async () => {
  for (const text of ['Song of the loom', 'I take it', 'checkout', 'ann@example.com']) {
    const before = simulator.seen(ann).length
    await simulator.write(ann, { type: 'text', text })
    await eventually(`an answer to ${text}`, async () => simulator.seen(ann).length > before)
  }
  const link = await sent('checkout')

  // In this browser there is another talk with the shop, which stays what it is.
  const own = await market.app.talk(slug)
  const thread = { shop: slug, conversation: own.conversation, token: own.token }
  const page = await market.visit(link, { thread })
  await page.locator('.order-button').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.locator('.page-head a.page-back').getAttribute('href')).toBe('https://t.me/loom_bot')
  await isClean(page)
  await shoot(page, 'page-link')
  await page.locator('.order-button').click()
  await page.locator('.test-card', { hasText: '4242 4242' }).click()
  await page.locator('.bank-form .button').click()
  await page.locator('.bank-stamp').waitFor()
  await page.locator('.bank-scene .button').click()
  await page.getByRole('link', { name: 'Open the order' }).click()
  await page.locator('.receipt .stamp').waitFor()
  expect(await page.locator('.page-head a.page-back').innerText()).toContain('Back to the chat')
  expect(await page.getByRole('button', { name: 'Order again' }).count()).toBe(0)
  expect(await page.evaluate((key) => localStorage.getItem(key), `souk.thread.${slug}`)).toContain(own.conversation)

  // Somebody else with the same link is told so, and has a new one sent to where it went.
  const before = links('checkout').length
  const other = await market.visit(link, { beside: true })
  await other.getByRole('button', { name: 'Send me a new link' }).click()
  await other.getByText('Please look into your chat').waitFor()
  await isClean(other)
  await other.goto(await sent('checkout', before))
  await other.getByRole('link', { name: 'Open the order' }).waitFor()
})

test('whoever has a bill in the chat and pays another way does so on the page, and the bill takes nothing more', async () => {
  const { shop } = await openTestShop(market.app, { sent: true, shop: { country: 'DE' } })
  const telegram = await openTelegram()
  const params = { shop: shop.slug }
  const connect = (kind: string, settings: Record<string, string>) =>
    market.app.operator.call('createConnection', { params, body: { kind, settings } })
  telegram.connect((await connect('telegram', { ...telegram.settings })).webhookUrl)
  await connect('telegram-payments', { paymentProviderToken: PROVIDER_TOKEN })
  for (const text of ['Song of the loom', 'I take it', 'checkout', 'a@example.com, Ann Lee, Weg 5, 10115 Berlin']) {
    const before = telegram.seen(ann).length
    await telegram.write(ann, { type: 'text', text })
    await eventually(`an answer to ${text}`, async () => telegram.seen(ann).length > before)
  }
  const others = () => telegram.seen(ann).flatMap((one) => one.links.filter(({ url }) => url.includes('?pay=')))
  await eventually('the bill is there', async () => others().length > 0)
  const page = await market.visit(others()[0]?.url ?? '')
  await page.locator('.order-button').click()
  await page.locator('.test-card', { hasText: '4242 4242' }).waitFor()
  expect((await telegram.pay(ann)).paid).toBe(false)
  await telegram.close()
})
