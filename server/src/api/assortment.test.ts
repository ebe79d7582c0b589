import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditableProduct } from '@souk/contract/assortment.ts'
import { type ImportLine, startTestApp, type TestApp } from '../../test/harness/app.ts'
import { type SignedIn, signInAs } from '../../test/harness/staff.ts'

let app: TestApp
let shop: string
let owner: SignedIn

beforeAll(async () => {
  app = await startTestApp()
  shop = (await app.createShop({ country: 'GE' })).slug
  owner = await signInAs(app, shop, 'owner')
  await app.importLines(shop, LINES)
})
afterAll(async () => {
  await app.close()
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const LINES: ImportLine[] = [
  {
    id: 'gown',
    title: 'Navy Tulle Gown',
    description: 'For long nights',
    brand: 'Aurora',
    images: ['https://example.com/a.jpg', 'https://example.com/b.jpg'],
    imageAlt: 'A navy gown',
    price: usd(18900),
    attributes: { type: ['dress'], colour: ['navy'] },
    options: ['size'],
    variants: [
      { id: 'gown-38', sku: 'G38', options: { size: '38' }, stock: 2 },
      { id: 'gown-40', sku: 'G40', options: { size: '40' }, price: usd(19900), stock: 0 },
    ],
  },
  { id: 'skirt', title: 'White Linen Skirt', price: usd(5000) },
  {
    id: 'pizza',
    title: 'Pizza Diavola',
    price: usd(1200),
    form: [
      {
        type: 'choice',
        id: 'base',
        label: { en: 'Base' },
        required: true,
        choices: [{ id: 'thin', label: { en: 'Thin' }, amount: 0, concepts: [] }],
      },
    ],
    priceRule: { kind: 'addons', extraFactor: 2 },
    fulfilment: 'deliver',
  },
]

async function list(query: Record<string, string> = {}) {
  return owner.client.call('listProducts', { params: { shop }, query })
}
async function open(title: string): Promise<EditableProduct> {
  const row = (await list({ q: title })).find((each) => each.title === title)
  if (!row) throw new Error(`no ${title}`)
  return owner.client.call('getEditableProduct', { params: { shop, product: row.id } })
}
const save = ({ id: product, product: told, active, version }: EditableProduct) =>
  owner.client.call('changeProduct', { params: { shop, product }, body: { product: told, active, version } })
const found = async (q: string) =>
  (await app.anyone.call('search', { params: { shop }, query: { q } })).products.map(({ title }) => title)

test('the list pages without a gap, searches words and article numbers, and tells what is sold out', async () => {
  const all = await list()
  const pages = [...(await list({ limit: '2' })), ...(await list({ limit: '2', before: all[1]?.id ?? '' }))]
  expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(await list({ q: 'tulle' })).toMatchObject([
    { title: 'Navy Tulle Gown', variants: 2, price: { min: usd(18900), max: usd(19900) }, stock: 2, soldOut: 1 },
  ])
  expect((await list({ q: 'G40' })).map(({ externalId }) => externalId)).toEqual(['gown'])
  expect((await list({ show: 'sold-out' })).map(({ externalId }) => externalId)).toEqual(['gown'])
  expect((await list({ show: 'low' })).map(({ externalId }) => externalId)).toEqual(['gown'])
  expect(await list({ q: '%' })).toEqual([])
  expect(await list({ q: 'skirt' })).toMatchObject([{ stock: null, soldOut: 0 }])
})

test('what is opened and saved again is what it was: each kind of thing, and twice', async () => {
  for (const line of LINES) {
    const opened = await open(line.title)
    const again = await save(opened)
    expect({ ...again, version: 0 }).toEqual({ ...opened, version: 0 })
    const changed = await save({ ...again, product: { ...opened.product, description: 'Other words' } })
    expect(changed.version).toBeGreaterThan(again.version)
    const back = await save({ ...changed, product: opened.product })
    expect({ ...back, version: 0 }).toEqual({ ...opened, version: 0 })
  }
})

test('a change of words is found, keeps what pictures show, and touches no stock', async () => {
  const opened = await open('Navy Tulle Gown')
  const { product } = opened
  await owner.client.call('changeVariants', {
    params: { shop },
    body: { changes: [{ variant: opened.variants[0]?.id ?? '', stock: 7 }] },
  })
  const fresh = await open('Navy Tulle Gown')
  const variants = product.variants?.map((each) => ({ ...each, stock: 99 }))
  const images = product.images.toReversed()
  const { imageAlt: _, ...told } = product
  const changed = await save({ ...fresh, product: { ...told, title: 'Midnight Velvet Gown', images, variants } })
  expect(changed.variants.map(({ stock }) => stock)).toEqual([7, 0])
  expect(changed.product.images).toEqual(images)
  expect(await found('midnight gown')).toContain('Midnight Velvet Gown')
  const back = await save({ ...changed, product: { ...told, images: product.images } })
  expect(back.product.imageAlt).toBe('A navy gown')
})

test('who has not seen the last change is told so, and nothing of theirs is written', async () => {
  const opened = await open('White Linen Skirt')
  await save({ ...opened, product: { ...opened.product, description: 'First' } })
  const second = save({ ...opened, product: { ...opened.product, description: 'Second' } })
  await expect(second).rejects.toMatchObject({ code: 'changed_meanwhile' })
  expect((await open('White Linen Skirt')).product.description).toBe('First')
})

test('a variant that is added brings its stock, one that is left out is sold no more', async () => {
  const opened = await open('Navy Tulle Gown')
  const [first] = opened.product.variants ?? []
  if (!first) throw new Error('no variant')
  const variants = [first, { ...first, id: 'gown-42', sku: 'G42', options: { size: '42' }, stock: 5 }]
  const changed = await save({ ...opened, product: { ...opened.product, variants } })
  expect(changed.variants.map(({ externalId, stock }) => [externalId, stock])).toEqual([
    ['gown-38', opened.variants[0]?.stock],
    ['gown-42', 5],
  ])
})

test('something new is there once, also when it is asked for twice', async () => {
  const body = { product: { id: 'scarf', title: 'Silk Scarf', price: usd(3900), stock: 3 } }
  const create = () => owner.client.call('createProduct', { params: { shop }, body, idempotencyKey: 'scarf-1' })
  const made = await create()
  expect(await create()).toEqual(made)
  expect(made).toMatchObject({ active: true, source: 'jsonl', variants: [{ stock: 3, held: 0 }] })
  expect(await found('silk scarf')).toEqual(['Silk Scarf'])
  const other = owner.client.call('createProduct', { params: { shop }, body, idempotencyKey: 'scarf-2' })
  await expect(other).rejects.toMatchObject({ code: 'changed_meanwhile' })
})

test('what a file would be refused for is refused here, with the reason', async () => {
  const opened = await open('White Linen Skirt')
  const price = { amount: 5000, currency: 'EUR' }
  await expect(save({ ...opened, product: { ...opened.product, price, variants: [] } })).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('EUR'),
  })
  const id = save({ ...opened, product: { ...opened.product, id: 'other' } })
  await expect(id).rejects.toMatchObject({ code: 'invalid_request' })
})

test('what is hidden is neither found nor sold, and is shown again', async () => {
  const { id } = await open('White Linen Skirt')
  const show = (active: boolean) =>
    owner.client.call('showProducts', { params: { shop }, body: { products: [id], active } })
  expect(await show(false)).toEqual({ changed: [id] })
  expect(await show(false)).toEqual({ changed: [] })
  expect(await found('linen skirt')).not.toContain('White Linen Skirt')
  await expect(app.anyone.call('getProduct', { params: { shop, product: id } })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect((await list({ show: 'hidden' })).map((row) => row.id)).toEqual([id])
  await show(true)
  expect(await found('linen skirt')).toContain('White Linen Skirt')
})

test('many prices and counts are set together, or none where one is unknown', async () => {
  const { id, variants } = await open('Navy Tulle Gown')
  const [one = '', two = ''] = variants.map((each) => each.id)
  const changes = [
    { variant: one, stock: 4, amount: 17000 },
    { variant: two, stock: null, amount: 17500, compareAt: null },
  ]
  await owner.client.call('changeVariants', { params: { shop }, body: { changes } })
  const after = async () => {
    const { product, variants: counted } = await owner.client.call('getEditableProduct', {
      params: { shop, product: id },
    })
    return product.variants?.map(({ price }, at) => [price?.amount, counted[at]?.stock])
  }
  expect(await after()).toEqual([
    [17000, 4],
    [17500, null],
  ])
  const unknown = [
    { variant: one, stock: 0 },
    { variant: id, stock: 1 },
  ]
  const refused = owner.client.call('changeVariants', { params: { shop }, body: { changes: unknown } })
  await expect(refused).rejects.toMatchObject({ code: 'not_found' })
  expect(await after()).toEqual([
    [17000, 4],
    [17500, null],
  ])
})

test('a stylist looks and changes nothing', async () => {
  const stylist = await signInAs(app, shop, 'stylist')
  const opened = await open('White Linen Skirt')
  const params = { shop, product: opened.id }
  expect((await stylist.client.call('getEditableProduct', { params })).id).toBe(opened.id)
  const { product, active, version } = opened
  await expect(
    stylist.client.call('changeProduct', { params, body: { product, active, version } }),
  ).rejects.toMatchObject({ code: 'forbidden' })
})
