import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../../messenger/test/stage.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
let shop: string
let page: Page

const usd = (amount: number) => ({ amount, currency: 'USD' })

beforeAll(async () => {
  stage = await openStage()
  shop = (await stage.app.createShop({ country: 'GE' })).slug
  await stage.app.importLines(shop, [
    {
      id: 'gown',
      title: 'Navy Tulle Gown',
      brand: 'Aurora',
      price: usd(18900),
      attributes: { type: ['dress'], colour: ['navy'] },
      options: ['size'],
      variants: [
        { id: 'g38', sku: 'G38', options: { size: '38' }, stock: 2 },
        { id: 'g40', sku: 'G40', options: { size: '40' }, stock: 0 },
      ],
    },
    { id: 'skirt', title: 'White Linen Skirt', price: usd(5000) },
  ])
  page = await (await stage.sit(shop, 'owner')).open('catalog')
})
afterAll(() => stage.close())

const row = (title: string) => page.getByRole('row').filter({ hasText: title })
/** A name that is shown above its control stands outside of every region, as the library puts it there. */
const broken = async () => (await violations(page)).filter((one) => !one.startsWith('region:'))
/** The button is there as long as something is not saved. */
async function save(): Promise<void> {
  const button = page.getByRole('button', { name: 'Save' })
  await button.click()
  await button.waitFor({ state: 'detached' })
}
const found = async (q: string) =>
  (await stage.app.anyone.call('search', { params: { shop }, query: { q } })).products.map(({ title }) => title)

test('a price and a count are changed line by line from the keyboard, and shoppers find what was written', async () => {
  await page.getByLabel('Search by name').fill('tulle')
  await expect.poll(() => row('White Linen Skirt').count()).toBe(0)
  await row('Navy Tulle Gown').getByRole('link').click()
  await page.getByLabel('Name', { exact: true }).fill('Midnight Gown')
  await page.getByLabel('Price: 38').fill('199,50')
  await page.getByLabel('Stock: 38').fill('7')
  await page.keyboard.press('Enter')
  await page.keyboard.type('4')
  await save()
  await page.getByRole('heading', { name: 'Midnight Gown' }).waitFor()
  expect(await page.getByLabel('Price: 38').inputValue()).toBe('199.50')
  expect(await page.getByLabel('Stock: 40').inputValue()).toBe('4')
  await expect.poll(() => found('midnight gown')).toContain('Midnight Gown')
})

test('a picture that is dropped is the card’s, and one that is none is named', async () => {
  const png = await sharp({ create: { width: 80, height: 100, channels: 3, background: '#2a6' } })
    .png()
    .toBuffer()
  const input = page.locator('input[type=file]')
  await input.setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await page.getByText('broken.png is no picture').waitFor()
  await input.setInputFiles({ name: 'gown.png', mimeType: 'image/png', buffer: png })
  await page.getByLabel('What the first picture shows').fill('A green gown')
  await save()
  const [product] = (await stage.app.anyone.call('search', { params: { shop }, query: { q: 'gown' } })).products
  expect(product?.image).toMatch(/^\/media\//)
})

test('who writes over somebody else is told so, and keeps what they wrote', async () => {
  const product = page.url().split('/').at(-1) ?? ''
  const opened = await stage.app.operator.call('getEditableProduct', { params: { shop, product } })
  await page.getByLabel('Description').fill('Mine')
  const { product: told, active, version } = opened
  await stage.app.operator.call('changeProduct', {
    params: { shop, product },
    body: { product: { ...told, description: 'Theirs' }, active, version },
  })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody has changed this').waitFor()
  expect(await page.getByLabel('Description').inputValue()).toBe('Mine')
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Catalogue' }).first().click()
})

test('what is chosen is hidden together, and shown again by undo', async () => {
  await row('White Linen Skirt').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Hide' }).click()
  await expect.poll(() => found('linen skirt')).not.toContain('White Linen Skirt')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => found('linen skirt')).toContain('White Linen Skirt')
})

test('a file is imported with its report, and no page breaks a rule of accessibility', async () => {
  await page.getByRole('button', { name: 'Import' }).click()
  const lines = [{ id: 'scarf', title: 'Silk Scarf', price: usd(3900) }, { id: 'x' }]
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({
      name: 'more.jsonl',
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
    })
  await page.getByRole('dialog').getByRole('table', { name: 'Refused' }).waitFor()
  expect(await broken()).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await row('Silk Scarf').getByRole('link').click()
  await page.getByRole('heading', { name: 'Silk Scarf' }).waitFor()
  expect(await broken()).toEqual([])
})
