import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/harness/app.ts'

let app: TestApp
let slug: string

beforeAll(async () => {
  app = await startTestApp()
  // Where no table asks for more of a product than this.
  slug = (await app.createShop({ country: 'GE' })).slug
})
afterAll(async () => {
  await app.close()
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const LINES = [
  {
    id: 'd',
    title: 'Navy Tulle Gown',
    price: usd(18900),
    attributes: { type: ['dress'], colour: ['navy'] },
    stock: 2,
  },
  { id: 's', title: 'White Linen Skirt', price: usd(5000) },
]

async function importFile(
  body: string,
  options: { key?: string; accept?: string; type?: string } = {},
): Promise<Response> {
  const { key = app.operatorKey, accept = 'application/json', type = 'application/x-ndjson' } = options
  return fetch(`${app.url}/api/shops/${slug}/catalog/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type, accept },
    body,
  })
}

const file = (lines: readonly object[]) => lines.map((line) => JSON.stringify(line)).join('\n')
const search = (q: string, query: object = {}) =>
  app.anyone.call('search', { params: { shop: slug }, query: { q, ...query } })

test('an import answers one report, or tells its progress line by line', async () => {
  const plain = await importFile(file(LINES))
  expect(await plain.json()).toEqual({ rows: 2, created: 2, updated: 0, unchanged: 0, refused: [] })
  const told = await importFile(file([...LINES, { id: 'x' }]), { accept: 'application/x-ndjson' })
  expect(told.headers.get('content-type')).toContain('application/x-ndjson')
  const lines = (await told.text())
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(lines).toEqual([
    { progress: { done: 0, total: 2 } },
    { progress: { done: 2, total: 2 } },
    { rows: 3, created: 0, updated: 0, unchanged: 2, refused: [expect.objectContaining({ line: 3, id: 'x' })] },
  ])
})

test('a broken file is refused as a whole, with and without progress; a stranger may not import', async () => {
  for (const accept of ['application/json', 'application/x-ndjson']) {
    const answer = await importFile('{"id":', { accept })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, 'import_unreadable'])
  }
  expect((await importFile(file(LINES), { key: 'nobody' })).status).toBe(401)
  const other = await app.createShop()
  const { key } = await app.operator.call('createKey', {
    params: { shop: other.slug },
    body: { scopes: ['catalog:write'] },
  })
  expect((await importFile(file(LINES), { key })).status).toBe(403)
})

test('search understands, and a price or stock that is set is seen at once', async () => {
  await importFile(file(LINES))
  const found = await search('blue dress under $200')
  expect(found.products.map(({ externalId }) => externalId)).toEqual(['d'])
  expect(found.understanding.want.types).toEqual(['dress'])
  const variant = found.products[0]?.variants[0]?.id ?? ''
  const params = { shop: slug, variant }
  const dearer = await app.operator.call('setPrice', { params, body: { amount: 25000 } })
  expect(dearer.variants[0]?.price).toEqual(usd(25000))
  const none = await search('blue dress under $200')
  expect([none.total, none.relaxed[0]?.constraint, none.relaxed[0]?.to]).toEqual([0, 'price.max', '$250'])
  await app.operator.call('setStock', { params, body: { stock: 0 } })
  expect((await search('dress')).products[0]?.variants[0]).toMatchObject({ available: false, left: 0 })
  expect((await search('', { limit: 1 })).products.map(({ externalId }) => externalId)).toEqual(['s'])
  expect((await search('tulle gown', { raw: '1' })).total).toBe(1)
  const audit = await app.context.database.read.selectFrom('audit').select('action').orderBy('id').execute()
  expect(audit.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['catalog.import', 'price.set', 'stock.set']),
  )
})

test('bad requests get clear answers', async () => {
  await expect(search('x', { limit: 101 })).rejects.toMatchObject({ code: 'invalid_request' })
  const strange = [
    "'; drop table offers; --",
    '<script>',
    '\u0000\u0007',
    '🧥🧥🧥',
    'a'.repeat(5000),
    '%',
    '\ud800'.toWellFormed(),
  ]
  for (const q of strange) expect((await search(q)).products).toBeInstanceOf(Array)
  expect((await search('Kleid', { locale: '!!' })).products).toBeInstanceOf(Array)
  const id = '01a202b2-c500-70dd-afd5-5a08ebb925fa'
  const variant = { shop: slug, variant: id }
  const missing = [
    () => app.anyone.call('getProduct', { params: { shop: slug, product: id } }),
    () => app.operator.call('setPrice', { params: variant, body: { amount: 1 } }),
    () => app.operator.call('setStock', { params: variant, body: { stock: 1 } }),
  ]
  for (const call of missing) await expect(call()).rejects.toMatchObject({ code: 'not_found' })
})

test('a product is shown in the shopper’s language, with delivery, dates and terms of the shop', async () => {
  const shop = await app.createShop({
    slug: 'sheet',
    country: 'DE',
    settings: {
      returnDays: 30,
      shipping: [
        {
          id: 'post',
          label: { en: 'By post', de: 'Mit der Post' },
          amount: 490,
          freeFrom: 10_000,
          days: { min: 2, max: 4 },
          kind: 'ship',
          countries: ['DE'],
        },
        { id: 'world', label: { en: 'Abroad' }, amount: 1900, kind: 'ship', countries: ['US'] },
      ],
      answers: [
        { id: 'r', topic: 'returns', question: { en: '?' }, answer: { en: 'Send it back.', de: 'Schick es zurück.' } },
        { id: 'p', topic: 'payment', question: { en: '?' }, answer: { en: 'By card.' } },
      ],
    },
  })
  const line = {
    id: 'gown',
    title: 'Gown',
    price: usd(9000),
    attributes: { material: ['silk'], colour: ['light blue'], holderColour: ['#fff'] },
    options: ['Colour'],
    variants: [{ id: 'g1', options: { Colour: 'light blue' }, stock: 0 }],
  }
  await fetch(`${app.url}/api/shops/${shop.slug}/catalog/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.operatorKey}`, 'content-type': 'application/x-ndjson' },
    body: JSON.stringify(line),
  })
  const found = await app.anyone.call('search', { params: { shop: shop.slug }, query: { q: 'gown' } })
  const params = { shop: shop.slug, product: found.products[0]?.id ?? '' }
  const view = await app.anyone.call('viewProduct', { params, query: { locale: 'de-DE' } })
  expect(view.words).toEqual({ Colour: 'Farbe', 'light blue': 'hellblau' })
  expect(view.looks).toEqual(['Colour'])
  expect(view.properties).toEqual([{ name: 'Material', values: ['Seide'] }])
  expect(view.delivery).toEqual([
    expect.objectContaining({ id: 'post', label: 'Mit der Post', amount: 490, freeFrom: 10_000 }),
  ])
  expect(view.delivery[0]?.from).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(view.notes).toEqual([{ topic: 'returns', question: '?', text: 'Schick es zurück.' }])
  expect(view.returnDays).toBe(30)
  expect(view.product.variants[0]).toMatchObject({ available: false, left: 0 })
  const abroad = await app.anyone.call('viewProduct', { params, query: { country: 'US' } })
  expect(abroad.delivery.map(({ id }) => id)).toEqual(['world'])
  expect(abroad.words).toEqual({})
})
