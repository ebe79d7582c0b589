import { openWhatsapp } from '@souk/demo/simulators/whatsapp.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { loseAnswer, throttle } from '../../messenger/test/network.ts'
import { violations } from '../../messenger/test/stage.ts'
import { walkThrough } from '../../messenger/test/walk.ts'
import { complaintsOf } from './shopper.ts'
import { isClean, openShops, shoot, type Market, type Visitor } from './visitors.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let market: Market
let slug: string
beforeAll(async () => {
  market = await openShops()
  const { app } = market
  slug = (await app.createShop({ name: 'Looms' })).slug
  const dresses = ['Nightfall Tulle Gown', 'Meadow Linen Dress', 'Harbour Silk Dress']
  await app.importLines(
    slug,
    dresses.map((title, i) => ({
      id: `d${i}`,
      title,
      price: { amount: 9000 + i * 1000, currency: 'USD' },
      options: ['Size'],
      variants: ['S', 'M'].map((size) => ({ id: `d${i}-${size}`, options: { Size: size } })),
    })),
  )
})
afterAll(() => market.close())

const PHONE: Visitor = {
  hasTouch: true,
  userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36',
}
const DESK: Visitor = { viewport: { width: 1200, height: 800 } }

async function newPage(device: Visitor): Promise<{ page: Page; complaints: string[] }> {
  const page = await market.visit('about:blank', { ...device, beside: true })
  return { page, complaints: complaintsOf(page) }
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('#composer').fill(text)
  await page.locator('#composer').press('Enter')
}

/** Opens the link to another device from the menu. */
async function linkOn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('button', { name: 'Continue elsewhere' }).click()
  await page.getByRole('img', { name: 'QR code of the link below' }).waitFor()
  return (await page.locator('.move-link a').getAttribute('href')) ?? ''
}

test('what was begun at the desk goes on in the pocket, is mirrored at the desk, and comes back', async () => {
  const desk = await newPage(DESK)
  await desk.page.goto(`${market.app.url}/s/${slug}`)
  await write(desk.page, 'I need a dress')
  await desk.page.locator('.carousel .card').first().waitFor()
  await desk.page.locator('.card', { hasText: 'Meadow' }).locator('.card-actions button').first().click()
  await desk.page.locator('.reply', { hasText: 'M' }).first().click()
  await desk.page.locator('.cart-sum').waitFor()
  const url = await linkOn(desk.page)
  expect(new URL(url).search).toBe('')
  expect(await violations(desk.page)).toEqual([])
  await shoot(desk.page, 'move')
  await walkThrough(desk.page)

  // The link has opened the thread, and the phone does not hear of it: it asks again and is let in.
  const phone = await newPage(PHONE)
  await throttle(phone.page)
  await loseAnswer(
    phone.page,
    /\/thread-links$/,
    () => phone.page.goto(url),
    () => phone.page.getByRole('heading', { name: 'The market does not answer' }).waitFor(),
  )
  await isClean(phone.page)
  await shoot(phone.page, 'move-unreachable')
  await phone.page.getByRole('button', { name: 'Try again' }).click()
  const recap = phone.page.locator('.recap')
  await recap.getByText('Nightfall Tulle Gown').waitFor()
  expect(await recap.count()).toBe(1)
  expect(await recap.locator('.recap-card').count()).toBe(3)
  expect(await recap.locator('.recap-cart').innerText()).toMatch(/1 item\s+\$100\.00/)
  expect(await recap.locator('.recap-asked').innerText()).not.toBe('')
  expect(new URL(phone.page.url()).hash).toBe('')
  await isClean(phone.page)

  // The desk has heard: its sheet is gone, and the thread is folded.
  const folded = desk.page.locator('.folded')
  await folded.getByText('Continued on your phone').waitFor()
  await desk.page.locator('dialog').waitFor({ state: 'detached' })
  expect(await desk.page.getByText('I need a dress').first().isVisible()).toBe(false)
  expect(await violations(desk.page)).toEqual([])

  // What is said in the pocket is seen at the desk; what is said at the desk, in the pocket. Each once.
  await write(phone.page, 'What are your opening hours?')
  await desk.page.locator('.message-shopper', { hasText: 'opening hours' }).waitFor()
  await recap.waitFor({ state: 'detached' })
  await write(desk.page, 'And do you ship abroad?')
  await phone.page.locator('.message-shopper', { hasText: 'ship abroad' }).waitFor()
  for (const { page } of [desk, phone]) {
    expect(await page.locator('.message-shopper', { hasText: 'ship abroad' }).count()).toBe(1)
    expect(await page.locator('.message-shopper', { hasText: 'opening hours' }).count()).toBe(1)
  }

  await folded.getByRole('button', { name: 'Show the whole conversation' }).click()
  await desk.page.getByText('I need a dress').first().waitFor()
  await folded.getByRole('button', { name: 'Go on here' }).click()
  await folded.waitFor({ state: 'detached' })
  await phone.page.locator('.folded').getByText('Continued on your computer').waitFor()
  expect(await violations(phone.page)).toEqual([])
  // The same on both after a reload.
  await desk.page.reload()
  await desk.page.getByText('Continued on a computer').waitFor()
  expect(await desk.page.locator('.folded').count()).toBe(0)

  // The link has been used; whoever comes by it is told what to do.
  const late = await newPage(PHONE)
  await late.page.goto(url)
  await late.page.getByRole('heading', { name: 'This link is over' }).waitFor()
  expect(await violations(late.page)).toEqual([])
  for (const { page } of [desk, phone, late]) await page.context().close()
  // But for the answer that was lost.
  expect([...desk.complaints, ...phone.complaints].filter((line) => !line.includes('ERR_CONNECTION_FAILED'))).toEqual(
    [],
  )
})

test('a browser that has a thread of its own is asked before it gives that up', async () => {
  const desk = await newPage(DESK)
  await desk.page.goto(`${market.app.url}/s/${slug}`)
  await write(desk.page, 'Hello from the desk')
  await desk.page.locator('.message-concierge').first().waitFor()
  const url = await linkOn(desk.page)
  const phone = await newPage(PHONE)
  await phone.page.goto(`${market.app.url}/s/${slug}`)
  await write(phone.page, 'Hello from the pocket')
  await phone.page.locator('.message-concierge').first().waitFor()
  await phone.page.goto('about:blank')
  await phone.page.goto(url)
  await phone.page.getByRole('heading', { name: 'There is a conversation here already' }).waitFor()
  expect(await violations(phone.page)).toEqual([])
  await phone.page.getByRole('button', { name: 'Open the one from my other device' }).click()
  await phone.page.getByText('Hello from the desk').first().waitFor()
  expect(await phone.page.getByText('Hello from the pocket').count()).toBe(0)
  for (const { page } of [desk, phone]) await page.context().close()
})

test('the desk goes on in WhatsApp: one recap there, the fold here; who writes here is answered here, one tap undoes it', async () => {
  const simulator = await openWhatsapp()
  const { webhookUrl } = await market.app.operator.call('createConnection', {
    params: { shop: slug },
    body: { kind: 'whatsapp', settings: { ...simulator.settings, number: '+1 555 0100' } },
  })
  simulator.connect(webhookUrl)
  const [ann] = simulator.people
  const { page, complaints } = await newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${market.app.url}/s/${slug}`)
  await write(page, 'I need a dress')
  await page.locator('.carousel .card').first().waitFor()
  await page.locator('.card', { hasText: 'Meadow' }).locator('.card-actions button').first().click()
  await page.locator('.reply', { hasText: 'M' }).first().click()
  await page.locator('.cart-sum').waitFor()
  const linked = await linkOn(page)
  expect(linked).toContain('#open=')
  await page.getByRole('radio', { name: 'WhatsApp' }).check()
  const open = page.getByRole('link', { name: 'Open WhatsApp' })
  await isClean(page)
  await shoot(page, 'move-whatsapp')
  const text = new URL((await open.getAttribute('href')) ?? '').searchParams.get('text') ?? ''
  await simulator.write(ann, { type: 'text', text })
  await page.locator('dialog').waitFor({ state: 'detached' })
  const folded = page.getByRole('region', { name: 'You go on in WhatsApp' })
  await folded.waitFor()
  expect(await page.getByText('I need a dress').first().isVisible()).toBe(false)
  await expect.poll(() => page.locator('[role=log][aria-live]').innerText()).toContain('goes on in WhatsApp')

  // One message: what was shown, the cart with its price, the question; "not me" in words, as there is something to answer.
  await expect.poll(() => simulator.seen(ann).length).toBe(1)
  const [recap] = simulator.seen(ann)
  for (const words of ['Nightfall Tulle Gown · $90.00', '1 × Meadow Linen Dress, M: $100.00', '?', 'That wasn’t me'])
    expect(recap?.text).toContain(words)
  expect(recap?.buttons).not.toContain('That wasn’t me')

  // Mirrored live, to be read: what can be tapped waits for its answer there.
  await simulator.write(ann, { type: 'text', text: 'What are your opening hours?' })
  const said = page.locator('.message-shopper', { hasText: 'opening hours' })
  await said.getByText('WhatsApp', { exact: true }).waitFor()
  await page.locator('.message-concierge', { hasText: 'day and night' }).last().waitFor()
  expect(await page.locator('.reply:visible').count()).toBe(0)
  await isClean(page)
  await shoot(page, 'continued-whatsapp')
  await folded.getByRole('button', { name: 'Show the whole conversation' }).press('Enter')
  await page.getByText('I need a dress').first().waitFor()
  await folded.getByRole('button', { name: 'Fold it up again' }).press('Enter')
  expect(await page.getByText('I need a dress').first().isVisible()).toBe(false)

  // Who writes here has unfolded it, and is answered here alone.
  const heard = simulator.seen(ann).length
  await write(page, 'Do you ship abroad?')
  await folded.waitFor({ state: 'detached' })
  await page.getByText('I need a dress').first().waitFor()
  await expect.poll(() => page.locator('.message-concierge').last().innerText()).toContain('won’t guess')
  expect(simulator.seen(ann)).toHaveLength(heard)
  expect(await page.getByText(/souk-/).count()).toBe(0)
  await shoot(page, 'unfolded-whatsapp')
  await page.getByRole('button', { name: 'That wasn’t me' }).click()
  await page.locator('.text', { hasText: 'WhatsApp is separated from this chat again.' }).waitFor()
  await said.waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'That wasn’t me' }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
  await simulator.close()
})
