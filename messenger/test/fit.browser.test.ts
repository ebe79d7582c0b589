import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { id } from './fixture/data.ts'
import { viewOf } from './fixture/product.ts'
import { asked, openStage, violations } from './stage.ts'
import type { Look, Stage } from './stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

type Told = { place?: { country: string; postcode?: string }; sizes?: Record<string, string | null> }

/** The sheet of a server that remembers what it is told: France has its own way, the other two do not go there. */
async function opened(look: Look = {}) {
  const script = stage.thread(asked)
  const page = await stage.open('/s/lumen', { workless: true, ...look, thread: script.id })
  const told: Told[] = []
  let known: Told = {}
  await page.route('**/customers/me', (route) => {
    const body = route.request().postDataJSON() as Told
    told.push(body)
    known = { ...known, ...body }
    return route.fulfill({ json: {} })
  })
  await page.route('**/products/*/view*', (route) => {
    const url = new URL(route.request().url())
    const view = viewOf(url.pathname.split('/').at(-2) ?? id(1))
    const country = url.searchParams.get('country') ?? known.place?.country ?? 'US'
    const postcode = url.searchParams.get('postcode') ?? known.place?.postcode
    const size = known.sizes?.['dresses']
    const [first, ...others] = view.delivery
    const away = country === 'FR' && first
    return route.fulfill({
      json: {
        ...view,
        place: { country, ...(postcode && { postcode }) },
        ...(away && {
          delivery: [{ ...first, id: 'abroad', label: 'To Europe', amount: 2500, freeFrom: undefined }],
          elsewhere: [first, ...others].map((way) => ({ id: way.id, label: way.label })),
        }),
        ...(country === 'JP' && {
          delivery: [],
          elsewhere: view.delivery.map((way) => ({ id: way.id, label: way.label })),
        }),
        sizes: { ...view.sizes, ...(size && { yours: { size, by: 'said' } }) },
      },
    })
  })
  await page.click('.card-open >> nth=0')
  await page.waitForSelector('.product')
  return { page, told }
}
const section = (page: Page) => page.locator('.product-section:has(.ways)')
const sum = (page: Page) => page.locator('.product-sum').innerText()

async function placed(page: Page, country: string, postcode: string) {
  await section(page).locator('.link').click()
  await page.selectOption('#place-country', country)
  await page.fill('#place-postcode', postcode)
  await page.click('.product-place .button')
}

test('a place tells which ways go there, when, and what it comes to; the shop remembers it', async () => {
  const { page, told } = await opened()
  await page.locator('.product-option .pill:has-text("38")').click()
  expect(await sum(page)).toContain('$194.90')
  await placed(page, 'FR', '7500')
  expect(await page.locator('#place-fault').innerText()).toContain('75001')
  expect(told).toEqual([])
  await page.fill('#place-postcode', '75001')
  await page.click('.product-place .button')
  await page.waitForSelector('.way-not')
  expect(await section(page).locator('.product-to').innerText()).toContain('75001, France')
  expect(await section(page).locator('.way-not').allInnerTexts()).toHaveLength(3)
  expect(await sum(page)).toContain('$214.00')
  expect(told).toEqual([{ place: { country: 'FR', postcode: '75001' } }])
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain('75001')
})

test('where nothing goes it is said, and no total is promised', async () => {
  const { page } = await opened()
  await page.locator('.product-option .pill:has-text("38")').click()
  await placed(page, 'JP', '100-0001')
  await page.waitForSelector('.ways-none')
  expect(await page.locator('.ways-none').innerText()).toBe('The shop cannot bring it there.')
  expect(await page.locator('.product-sum').count()).toBe(0)
})

test('two measurements find the size, which is chosen, marked and remembered; it can be forgotten', async () => {
  const { page, told } = await opened()
  await page.click('.sizes summary')
  await page.locator('.sizes-unit .pill:has-text("cm")').click()
  await page.fill('#measure-bust', '89,5')
  expect(await page.locator('.sizes-find [role=status]').innerText()).toBe('')
  await page.fill('#measure-waist', '67')
  expect(await page.locator('.sizes-find [role=status] p').innerText()).toContain('Between 36 and 38')
  await page.click('text=Choose 38')
  await page.waitForSelector('.sizes-mine')
  expect(told).toEqual([{ sizes: { dresses: '38' } }])
  expect(await page.locator('.sizes-mine').innerText()).toContain('38')
  expect(await page.getByRole('radio', { name: '38, your size' }).isChecked()).toBe(true)
  await page.fill('#measure-waist', '300')
  expect(await page.locator('.sizes-find [role=status]').innerText()).toContain('beyond this chart')
  await page.click('text=Forget it')
  await page.waitForSelector('.sizes-mine', { state: 'detached' })
  expect(told.at(-1)).toEqual({ sizes: { dresses: null } })
})

test('in inches the chart says inches', async () => {
  const { page } = await opened()
  await page.click('.sizes summary')
  const cell = () => page.locator('.sizes-table tbody tr >> nth=0').locator('td').nth(2).innerText()
  expect(await cell()).toBe('33.5–34.5')
  await page.locator('.sizes-unit .pill:has-text("cm")').click()
  expect(await cell()).toBe('85–88')
})

test('reviews say their average, where they are from and that nobody verified them; more come when asked for', async () => {
  const { page } = await opened()
  const reviews = page.locator('.reviews')
  expect(await reviews.locator('.reviews-average').innerText()).toContain('4 reviews')
  expect(await reviews.locator('.stars >> nth=0').getAttribute('aria-label')).toBe('3.8 of 5 stars')
  expect(await reviews.locator('.reviews-shares .visually-hidden').allInnerTexts()).toEqual([
    '5 stars: 1',
    '4 stars: 2',
    '3 stars: 0',
    '2 stars: 1',
    '1 star: 0',
  ])
  expect(await reviews.innerText()).toContain('from Lumen’s old shop. Nobody has checked that the authors bought')
  expect(await reviews.locator('.reviews-list li').count()).toBe(3)
  expect(await reviews.locator('[lang=fr]').innerText()).toContain('without a name · September 12, 2026')
  await page.click('text=More reviews')
  expect(await reviews.locator('.reviews-list li').count()).toBe(4)
})

test('a card says its average to eyes and ears', async () => {
  const script = stage.thread(asked)
  const told = JSON.stringify(script.facts).replaceAll(
    '"available":true',
    '"available":true,"rating":{"average":4.62,"count":12}',
  )
  script.facts.splice(0, script.facts.length, ...(JSON.parse(told) as typeof script.facts))
  const page = await stage.open('/s/lumen', { workless: true, thread: script.id })
  const rated = page.locator('.card .card-note >> nth=0')
  expect(await rated.locator('[aria-hidden]').innerText()).toBe('★ 4.6 (12)')
  expect(await rated.locator('.visually-hidden').innerText()).toBe('4.6 of 5 stars, 12 reviews')
})

test.each([
  [320, false],
  [390, true],
  [1440, false],
])('at %i px, dark %s, the table keeps its sizes in sight and nothing is out of reach', async (width, dark) => {
  const { page } = await opened({ width, dark, height: 900 })
  await page.click('.sizes summary')
  await section(page).locator('.link').click()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await page.locator('.sizes-scroll').evaluate((area) => area.scrollTo({ left: 500 }))
  const [area, first] = await Promise.all([
    page.locator('.sizes-scroll').boundingBox(),
    page.locator('.sizes-table tbody th >> nth=0').boundingBox(),
  ])
  expect(Math.abs((first?.x ?? 0) - (area?.x ?? 99))).toBeLessThan(2)
  expect(await violations(page)).toEqual([])
})
