import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CatalogueWorld, openCatalogueWorld } from '../../test/catalogue.ts'
import { loadProducts } from '../catalog/products.ts'
import type { Shop } from '../shops/shop.ts'
import { importCatalog } from './import.ts'

let world: CatalogueWorld
let shops = 0
beforeAll(async () => {
  world = await openCatalogueWorld()
})
afterAll(async () => {
  await world.close()
})

const usd = (amount: number) => ({ amount, currency: 'USD' })
const dress = (id: string, change: object = {}) => ({
  id,
  title: `Dress ${id}`,
  price: usd(5000),
  options: ['Size'],
  variants: [
    { id: `${id}-s`, options: { Size: 'S' }, stock: 3 },
    { id: `${id}-m`, options: { Size: 'M' }, stock: null },
  ],
  ...change,
})

async function openShop(): Promise<Shop> {
  return world.addShop(`i${++shops}`)
}

async function productsOf(shop: Shop) {
  const rows = await world.context.database.read
    .selectFrom('offers')
    .select('id')
    .where('home', '=', shop.id)
    .orderBy('external_id')
    .execute()
  return loadProducts(
    world.context.database,
    shop,
    rows.map(({ id }) => id),
  )
}

/** Everything of a shop's catalogue with the transaction that last wrote it. */
async function snapshot(shop: Shop): Promise<unknown> {
  const tables = ['offers', 'variants', 'prices', 'resources', 'catalogs']
  const queries = tables.map((table) =>
    world.context.database.pool.query(`select xmin::text, t::text from ${table} t where home = $1 order by 2`, [
      shop.id,
    ]),
  )
  return (await Promise.all(queries)).map(({ rows }) => rows)
}

test('the same file again touches nothing', async () => {
  const shop = await openShop()
  const rows = [dress('a'), dress('b')]
  // Where a dress comes from is nowhere said.
  const gaps = ['a', 'b'].map((id) => ({ id, code: 'offer_may_not_sell', missing: ['origin'] }))
  expect(await world.import(rows, shop)).toEqual({ rows: 2, created: 2, updated: 0, unchanged: 0, refused: [], gaps })
  const before = await snapshot(shop)
  expect(await world.import(rows, shop)).toEqual({ rows: 2, created: 0, updated: 0, unchanged: 2, refused: [], gaps })
  expect(await snapshot(shop)).toEqual(before)
})

test('a changed row keeps its id, ends the old price, drops vanished variants; absent rows stay', async () => {
  const shop = await openShop()
  await world.import([dress('a'), dress('b')], shop)
  const [before] = await productsOf(shop)
  world.context.clock.advance(60_000)
  const report = await world.import(
    [
      dress('a', {
        price: usd(4000),
        compareAt: usd(5000),
        variants: [{ id: 'a-s', options: { Size: 'S' }, stock: 7 }],
      }),
    ],
    shop,
  )
  expect(report).toMatchObject({ created: 0, updated: 1 })
  const [a, b] = await productsOf(shop)
  expect(a?.id).toBe(before?.id)
  expect(a?.variants).toMatchObject([{ id: before?.variants[0]?.id, price: usd(4000), compareAt: usd(5000), left: 7 }])
  expect(b?.variants).toHaveLength(2)
  const prices = await world.context.database.read
    .selectFrom('prices')
    .select(['amount', 'valid_to'])
    .where('variant', '=', before?.variants[0]?.id ?? '')
    .orderBy('valid_from')
    .execute()
  expect(prices.map(({ amount, valid_to }) => [amount, valid_to === null])).toEqual([
    [5000, false],
    [4000, true],
  ])
  const again = await world.import([dress('a')], shop)
  expect(again.updated).toBe(1)
  expect((await productsOf(shop))[0]?.variants.map(({ id }) => id)).toEqual(before?.variants.map(({ id }) => id))
})

test('stock that is not counted has no row', async () => {
  const shop = await openShop()
  await world.import([dress('a')], shop)
  const [product] = await productsOf(shop)
  expect(product?.variants.map(({ left, available }) => [left, available])).toEqual([
    [3, true],
    [undefined, true],
  ])
  await world.import([dress('a', { variants: [{ id: 'a-s', options: { Size: 'S' } }] })], shop)
  const { rows } = await world.context.database.pool.query('select from resources where home = $1', [shop.id])
  expect(rows).toHaveLength(0)
})

test('a broken file changes nothing', async () => {
  const shop = await openShop()
  await world.import([dress('a')], shop)
  const before = await snapshot(shop)
  const bytes = Buffer.from(`${JSON.stringify(dress('a', { title: 'Other' }))}\n{"id":"b","title":`)
  await expect(importCatalog(world.context, { shop, bytes })).rejects.toMatchObject({ code: 'import_unreadable' })
  expect(await snapshot(shop)).toEqual(before)
})

test('refused rows are named and the rest goes on; two imports at once make no duplicates', async () => {
  const shop = await openShop()
  const rows = [
    ...Array.from({ length: 1200 }, (_, at) => dress(`x${at}`)),
    { id: 'bad', title: 'Bad', price: { amount: 1, currency: 'EUR' } },
  ]
  const told: number[] = []
  const bytes = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))
  const [first, second] = await Promise.all([
    importCatalog(world.context, { shop, bytes, onProgress: ({ done }) => told.push(done) }),
    importCatalog(world.context, { shop, bytes }),
  ])
  expect(first.created + second.created).toBe(1200)
  expect(first.unchanged + second.unchanged).toBe(1200)
  expect(first.refused).toMatchObject([{ line: 1201, id: 'bad', code: 'wrong_currency' }])
  expect(told).toEqual([0, 500, 1000, 1200])
  const { rows: counted } = await world.context.database.pool.query<{ n: number }>(
    'select count(*)::int as n from offers where home = $1',
    [shop.id],
  )
  expect(counted[0]?.n).toBe(1200)
})

test('two shops may sell the same article', async () => {
  const [one, other] = [await openShop(), await openShop()]
  await world.import([dress('a')], one)
  await world.import([dress('a', { title: 'Mine' })], other)
  expect((await productsOf(one))[0]?.title).toBe('Dress a')
  expect((await productsOf(other))[0]?.title).toBe('Mine')
})

test('what the law of the country wants to be known and is not there is told, of unchanged offers too, and not where no law asks', async () => {
  const german = await world.addShop('gaps-de', { country: 'DE', currency: 'EUR', locale: 'de' })
  const eur = { amount: 5000, currency: 'EUR' }
  const firm = { name: 'Loom', address: { line1: 'Weg 1', city: 'Ulm', country: 'DE' }, contact: 'loom@example.com' }
  const fibres = [{ fibre: 'silk', percent: 100 }]
  const whole = { manufacturer: firm, identifier: 'L-7', warnings: {}, fibres }
  const dressOf = (id: string, legal: object) => ({
    id,
    title: 'Silk dress',
    price: eur,
    legal,
    images: ['https://x.example/a.png'],
  })
  const beer = {
    id: 'beer',
    title: 'Beer',
    categories: ['Beer'],
    price: eur,
    legal: { allergens: ['gluten'], operator: { name: 'Loom', address: firm.address }, alcohol: 4.9 },
    variants: [33, 66].map((value) => ({
      id: `b${value}`,
      options: { Size: `${value} cl` },
      netQuantity: { value, unit: 'cl' },
    })),
  }
  const { fibres: _, ...without } = whole
  const rows = [dressOf('whole', whole), dressOf('half', without), beer]
  const gaps = [{ id: 'half', code: 'offer_may_not_sell', missing: ['fibres'] }]
  expect(await world.import(rows, german)).toMatchObject({ created: 3, refused: [], gaps })
  expect(await world.import(rows, german)).toMatchObject({ unchanged: 3, gaps })
  const mended = await world.import([dressOf('half', whole)], german)
  expect(mended).toEqual({ rows: 1, created: 0, updated: 1, unchanged: 0, refused: [] })
  const georgian = await world.addShop('gaps-ge', { country: 'GE', currency: 'EUR' })
  expect(await world.import(rows, georgian)).not.toHaveProperty('gaps')
})
