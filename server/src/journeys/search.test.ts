import { broaderOf } from '@souk/concierge/lexicon/match.ts'
import type { SearchResult } from '@souk/contract/catalog.ts'
import type { Understanding, Want } from '@souk/contract/understanding.ts'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CatalogueWorld, openCatalogueWorld } from '../../test/catalogue.ts'
import { setPrice } from '../catalog/set-price.ts'
import { createSearchIndexes } from '../catalog/search/indexes.ts'
import { touchOffer } from '../catalog/version.ts'
import { settableClock } from '../kernel/clock.ts'
import type { Statement } from '../kernel/database.ts'
import { setStock } from '../resources/set-stocks.ts'
import type { Shop } from '../shops/shop.ts'
import { searchShop } from './search.ts'
import { understandIn } from './understand.ts'

let world: CatalogueWorld
let shop: Shop
let shops = 0

beforeAll(async () => {
  world = await openCatalogueWorld()
})
afterAll(async () => {
  await world.close()
})
beforeEach(async () => {
  shop = await world.addShop(`s${++shops}`)
})

/** An hour later than it is in this world, whatever the database's clock says. */
const HOUR_LATER = '2026-11-22T11:00:00Z'
const usd = (amount: number) => ({ amount, currency: 'USD' })

function meaning(want: Partial<Want>): Understanding {
  return {
    language: 'en',
    intents: [],
    inScope: true,
    spans: [],
    want: { types: [], attributes: {}, price: {}, text: '', ...want },
    references: [],
    corrections: [],
  }
}

const search = (want: Partial<Want>, limit = 100, into = shop): Promise<SearchResult> =>
  searchShop(world.context, { shop: into, understanding: meaning(want), limit, language: 'en' })
const ask = async (text: string, limit = 20): Promise<SearchResult> =>
  searchShop(world.context, {
    shop,
    understanding: await understandIn(world.context, shop, { text }),
    limit,
    language: 'en',
  })
const plain = (text: string, limit = 20): Promise<SearchResult> =>
  searchShop(world.context, { shop, understanding: meaning({ text }), limit, language: 'en', raw: text })
const found = (result: SearchResult) => result.products.map(({ externalId }) => externalId)

const GOWNS = [
  {
    id: 'luna',
    title: 'Luna Tulle Prom Gown',
    price: usd(18900),
    attributes: { type: ['dress'], material: ['tulle'], occasion: ['prom'] },
    variants: [
      { id: 'l1', options: { Color: 'Navy', Size: '8' }, stock: 2 },
      { id: 'l2', options: { Color: 'White', Size: '10' }, price: usd(21000), stock: 1 },
    ],
  },
  {
    id: 'noir',
    title: 'Noir Crepe Dress',
    price: usd(14000),
    attributes: { type: ['dress'], colour: ['black'], occasion: ['evening out'] },
  },
  {
    id: 'mini',
    title: 'Disco Mini Dress',
    price: usd(9000),
    attributes: { type: ['dress'], colour: ['silver'], material: ['sequin'] },
  },
  {
    id: 'skirt',
    title: 'Tulle Skirt',
    price: usd(7000),
    attributes: { type: ['skirt'], colour: ['white'], material: ['tulle'] },
  },
]

describe('constraints', () => {
  beforeEach(async () => {
    await world.import(GOWNS, shop)
  })

  test('narrower concepts count, and price, colour and size must meet in one variant', async () => {
    expect(found(await search({ types: ['dress'], attributes: { colour: { any: ['blue'], not: [] } } }))).toEqual([
      'luna',
    ])
    expect(found(await search({ types: ['clothing'] })).toSorted()).toEqual(['luna', 'mini', 'noir', 'skirt'])
    const white = { attributes: { colour: { any: ['white'], not: [] } } }
    expect(found(await search({ types: ['dress'], ...white, price: { max: usd(20000) } }))).toEqual([])
    expect(found(await search({ types: ['dress'], ...white, price: { max: usd(21000) } }))).toEqual(['luna'])
    const size8 = { colour: { any: ['white'], not: [] }, size: { any: ['us-8'], not: [] } }
    expect(found(await search({ attributes: size8 }))).toEqual([])
  })

  test('a sentence in any language finds a catalogue in English', async () => {
    for (const text of [
      'I need a prom dress, blue or white, at most $200',
      'нужно платье на выпускной, синее или белое, до 200 долларов',
      '我想要一条毕业舞会的裙子，蓝色或白色，不超过200美元',
    ])
      expect(found(await ask(text))).toEqual(['luna'])
  })

  test('colour, size, price and stock must meet in one variant: what fails is given up and said', async () => {
    const size = (n: string) => ({ any: [`us-${n}`], not: [] })
    const colour = { any: ['white'], not: [] }
    const variants = [
      { id: 'w2', options: { Color: 'white', Size: '2' }, stock: 0 },
      { id: 'w4', options: { Color: 'white', Size: '4' }, stock: 3, price: usd(17000) },
      { id: 'b2', options: { Color: 'light blue', Size: '2' }, stock: 4 },
      { id: 'p2', options: { Color: 'pink', Size: '2' }, stock: 0 },
    ]
    await world.import(
      [{ id: 'ivory', title: 'Ivory Tiered Dress', price: usd(19000), attributes: { type: ['dress'] }, variants }],
      shop,
    )
    const two = await search({ types: ['dress'], attributes: { colour, size: size('2') } })
    expect([two.total, found(two)]).toEqual([0, []])
    expect(two.relaxed.map(({ constraint, from, to }) => [constraint, from, to])).toEqual([
      ['colour', 'white', 'light blue'],
      ['size', 'US 2', 'US 4'],
    ])
    const [asked] = (await search({ attributes: { colour, size: size('4') }, price: { max: usd(18000) } })).products
    expect([asked?.externalId, asked?.price]).toEqual(['ivory', { min: usd(17000), max: usd(17000) }])
    expect(found(await search({ attributes: { size: size('2') }, price: { max: usd(18000) } }))).toEqual([])
    const inTwo = await search({ attributes: { size: size('2') } })
    expect(inTwo.facets.find(({ key }) => key === 'colour')?.values).toMatchObject([{ value: 'light-blue', count: 1 }])
    expect(inTwo.products).toMatchObject([{ price: { min: usd(19000), max: usd(19000) } }])
  })

  test('the one variant that was asked for is held: the next search knows, and the one after the hold as well', async () => {
    const wish = {
      types: ['dress'],
      attributes: { colour: { any: ['navy'], not: [] }, size: { any: ['us-8'], not: [] } },
    }
    expect(found(await search(wish))).toEqual(['luna'])
    const hold = `insert into holds (home, id, resource, checkout, quantity, expires_at)
      select $1, gen_random_uuid(), r.id, gen_random_uuid(), 2, timestamptz '${HOUR_LATER}'
      from resources r join variants v on v.id = r.subject where r.home = $1 and v.external_id = 'l1'`
    await world.context.database.pool.query(hold, [shop.id])
    const held = await search(wish)
    expect([held.total, found(held), held.relaxed.map(({ constraint }) => constraint)]).toEqual([
      0,
      [],
      ['size', 'colour'],
    ])
    await world.context.database.pool.query('delete from holds where home = $1', [shop.id])
    expect(found(await search(wish))).toEqual(['luna'])
  })

  test('about reaches a fifth to either side', async () => {
    expect(found(await search({ price: { about: usd(10000) } }))).toEqual(['mini'])
  })

  test('what is not wanted is left out', async () => {
    expect(
      found(await search({ types: ['dress'], attributes: { colour: { any: [], not: ['black'] } } })).toSorted(),
    ).toEqual(['luna', 'mini'])
  })

  test('an unmarked product is for everybody', async () => {
    expect(found(await search({ types: ['skirt'], attributes: { recipient: { any: ['mother'], not: [] } } }))).toEqual([
      'skirt',
    ])
  })

  test('a limit in another currency is not ignored', async () => {
    const result = await search({ types: ['dress'], price: { max: { amount: 50000, currency: 'EUR' } } })
    expect(result.total).toBe(0)
    expect(result.relaxed[0]).toMatchObject({ constraint: 'price.max', from: '€500' })
  })
})

describe('relaxation', () => {
  beforeEach(async () => {
    await world.import(GOWNS, shop)
  })

  test('says which price is the next one, and shows those products there alone', async () => {
    const result = await search({
      types: ['dress'],
      attributes: { colour: { any: ['blue', 'white'], not: [] } },
      price: { max: usd(18000) },
    })
    expect([result.total, result.products]).toEqual([0, []])
    expect(result.relaxed[0]).toMatchObject({
      constraint: 'price.max',
      from: '$180',
      to: '$189',
      products: [result.near[0]?.id],
    })
    expect(result.near.map(({ externalId }) => externalId)).toContain('luna')
  })

  test('names another colour, a wider shade, the sizes beside', async () => {
    const red = await search({ types: ['skirt'], attributes: { colour: { any: ['red'], not: [] } } })
    expect(red.relaxed).toMatchObject([{ constraint: 'colour', from: 'red', to: 'white' }])
    const size = await search({ attributes: { colour: { any: ['navy'], not: [] }, size: { any: ['us-9'], not: [] } } })
    expect(size.relaxed.find(({ constraint }) => constraint === 'size')).toMatchObject({
      from: 'US 9',
      to: expect.stringContaining('US 8'),
    })
  })

  test('where one thing alone does not help, as few as can be are given up together, and each is named', async () => {
    const two = await search({
      types: ['skirt'],
      attributes: { colour: { any: ['red'], not: [] }, occasion: { any: ['birthday'], not: [] } },
    })
    const [id] = two.near.map((hit) => hit.id)
    expect([two.total, found({ ...two, products: two.near })]).toEqual([0, ['skirt']])
    expect(two.relaxed).toMatchObject([
      { constraint: 'occasion', from: 'birthday', products: [id] },
      { constraint: 'colour', from: 'red', to: 'white', products: [id] },
    ])
    // The material fits: it is not given up.
    const three = await search({
      types: ['skirt'],
      attributes: {
        colour: { any: ['red'], not: [] },
        material: { any: ['tulle'], not: [] },
        occasion: { any: ['birthday'], not: [] },
      },
    })
    expect(three.relaxed.map(({ constraint }) => constraint)).toEqual(['occasion', 'colour'])
  })

  test('what the shop has none of becomes wider, whatever else was asked of it', async () => {
    const { relaxed, near } = await search({
      types: ['evening-dress'],
      attributes: { colour: { any: ['red'], not: ['black'] }, occasion: { any: ['birthday'], not: [] } },
    })
    expect(relaxed.map(({ constraint }) => constraint)).toEqual(['occasion', 'colour', 'type'])
    // What was ruled out stays out.
    expect(near.map(({ externalId }) => externalId).toSorted()).toEqual(['luna', 'mini'])
  })

  test('however far the next price is, it is named, and the ones that are least over it come', async () => {
    const cheap = await search({ types: ['dress'], price: { max: usd(1000) } })
    expect(cheap.relaxed).toMatchObject([{ constraint: 'price.max', from: '$10' }])
    expect(cheap.near.map(({ externalId }) => externalId)).toContain('mini')
    const both = await search({
      types: ['dress'],
      attributes: { colour: { any: ['black'], not: [] }, occasion: { any: ['birthday'], not: [] } },
      price: { max: usd(2000) },
    })
    expect(both.relaxed).toMatchObject([
      { constraint: 'occasion', from: 'birthday' },
      { constraint: 'price.max', from: '$20', to: '$140' },
    ])
    expect(both.near.map(({ externalId }) => externalId)).toEqual(['noir'])
  })

  test('a language that nobody knows does not matter', async () => {
    const understanding = meaning({ types: ['skirt'], price: { max: usd(6000) } })
    const { relaxed } = await searchShop(world.context, { shop, understanding, limit: 5, language: '!x' })
    expect(relaxed).toMatchObject([{ from: '$60', to: '$70' }])
  })

  test('nothing is relaxed while something fits, and nothing is invented where nothing is near', async () => {
    expect((await search({ types: ['skirt'] })).relaxed).toEqual([])
    expect(await search({ types: ['pizza'] })).toMatchObject({ total: 0, products: [], relaxed: [], near: [] })
  })
})

describe('ranking', () => {
  beforeEach(async () => {
    await world.import(GOWNS, shop)
  })

  test('who covers more words stands first; stems and misspellings count', async () => {
    expect(found(await plain('tulle skirts'))[0]).toBe('skirt')
    expect(found(await plain('lunna'))).toEqual(['luna'])
    expect(found(await plain('qqqqqqq'))).toEqual([])
  })

  test('a word of another language finds by its concept', async () => {
    for (const [language, raw] of [
      ['de', 'Tüllrock'],
      ['ru', 'юбка из фатина'],
    ] as const) {
      const input = { shop, understanding: { ...meaning({}), language }, limit: 5, language, raw }
      expect(found(await searchShop(world.context, input))[0]).toBe('skirt')
    }
  })

  test('compounds are found by their parts', async () => {
    const german = await world.addShop(`de${shops}`, { locale: 'de', country: 'DE', currency: 'EUR' })
    const eur = { amount: 1000, currency: 'EUR' }
    await world.import(
      [
        {
          id: 'k',
          title: 'Leichtes Sommerkleid mit Taschen',
          description: 'Ein Kleid für warme Tage und laue Nächte.',
          price: eur,
        },
      ],
      german,
    )
    const result = await searchShop(world.context, {
      shop: german,
      understanding: { ...meaning({}), language: 'de' },
      limit: 5,
      language: 'de',
      raw: 'kleider',
    })
    expect(found(result)).toEqual(['k'])
  })

  test('sold out stands last but stays', async () => {
    await world.import([{ ...GOWNS[3], id: 'gone', title: 'Tulle Skirt Tulle', stock: 0 }], shop)
    expect(found(await search({ types: ['skirt'], text: 'tulle' }))).toEqual(['skirt', 'gone'])
  })

  test('nothing asked shows what there is, in the order of its file', async () => {
    const result = await plain('')
    expect([result.total, found(result)]).toEqual([4, ['luna', 'noir', 'mini', 'skirt']])
  })

  test('facets count what was found', async () => {
    const { facets } = await search({ types: ['dress'] })
    expect(facets.find(({ key }) => key === 'colour')?.values.map(({ value, count }) => [value, count])).toContainEqual(
      ['navy', 1],
    )
    const prices = facets.find(({ key }) => key === 'price')?.values ?? []
    expect(prices.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  })
})

describe('freshness', () => {
  beforeEach(async () => {
    await world.import(GOWNS, shop)
    await search({})
  })
  const cheap = () => search({ types: ['dress'], price: { max: usd(5000) } })
  const variantOf = async (id: string) =>
    (await search({})).products.find((hit) => hit.externalId === id)?.variants[0]?.id ?? ''

  test('a price change is found by the next query', async () => {
    const variant = await variantOf('noir')
    expect(found(await cheap())).toEqual([])
    const change = {
      home: shop.id,
      variant,
      currency: 'USD',
      amount: 4900,
      compareAt: 14000,
      at: world.context.clock.now(),
      newId: world.context.newId,
      former: null,
    }
    await world.context.database.transact((tx) => setPrice(tx, change))
    const result = await cheap()
    expect(found(result)).toEqual(['noir'])
    expect(result.products[0]?.variants[0]).toMatchObject({ price: usd(4900), compareAt: usd(14000) })
    const { rows } = await world.context.database.pool.query<{ n: number }>(
      'select count(*)::int as n from prices where variant = $1',
      [variant],
    )
    expect(rows[0]?.n).toBe(2)
  })

  test('a row that was changed behind the index is never shown against a limit', async () => {
    const variant = await variantOf('mini')
    const stranger = new pg.Client(world.connection)
    await stranger.connect()
    await stranger.query('update prices set amount = 99900 where variant = $1', [variant])
    expect(found(await search({ types: ['dress'], price: { max: usd(10000) } }))).toEqual([])
    expect((await search({ types: ['dress'], price: { max: usd(10000) } })).total).toBe(0)
    await stranger.query('update offers set active = false where home = $1', [shop.id])
    expect(found(await search({}))).toEqual([])
    await stranger.end()
  })

  test('what is held, let go, repriced or taken out of a sale by whomever is seen by the very next search', async () => {
    const luna = async (context: Pick<typeof world.context, 'database' | 'index' | 'clock'> = world.context) => {
      const input = { shop, understanding: meaning({ types: ['dress'] }), limit: 10, language: 'en' }
      const { products } = await searchShop(context, input)
      const [navy, white] = products.find(({ externalId }) => externalId === 'luna')?.variants ?? []
      return [navy?.left, white?.available, navy?.price.amount, navy?.compareAt?.amount]
    }
    const { database } = world.context
    const later = settableClock(world.context.clock.now())
    const elsewhere = { database, clock: later, index: createSearchIndexes(database) }
    const both = async () => [await luna(), await luna(elsewhere)]
    const same = (...expected: unknown[]) => [expected, expected]
    expect(await both()).toEqual(same(2, true, 18900, undefined))
    const stranger = new pg.Client(world.connection)
    await stranger.connect()
    const run = (text: string, ...values: unknown[]) => stranger.query(text, [shop.id, ...values])
    const hold = `insert into holds (home, id, resource, checkout, quantity, expires_at)
      select $1, gen_random_uuid(), r.id, gen_random_uuid(), $3, timestamptz '${HOUR_LATER}'
      from resources r join variants v on v.id = r.subject where r.home = $1 and v.external_id = $2`
    await run(hold, 'l1', 1)
    await run(hold, 'l2', 1)
    expect(await both()).toEqual(same(1, false, 18900, undefined))
    // A hold ends by itself: who is told the time sees it, and nobody writes a row.
    later.set(HOUR_LATER)
    expect(await both()).toEqual([
      [1, false, 18900, undefined],
      [2, true, 18900, undefined],
    ])
    await run(`update holds set expires_at = $2 where home = $1`, world.context.clock.now())
    expect(await both()).toEqual(same(2, true, 18900, undefined))
    const reprice = (amount: number, before: number | null) =>
      run(
        `update prices p set amount = $3, compare_at = $4 from variants v
          where p.home = $1 and v.id = p.variant and v.external_id = $2`,
        'l1',
        amount,
        before,
      )
    await reprice(17000, 18900)
    expect(await both()).toEqual(same(2, true, 17000, 18900))
    await reprice(17000, null)
    expect(await both()).toEqual(same(2, true, 17000, undefined))
    await run(`update resources set capacity = 0 where home = $1 and $2 <> ''`, 'x')
    expect(await both()).toEqual(same(0, false, 17000, undefined))
    await run(`delete from holds where home = $1`)
    await run(`delete from resources where home = $1`)
    expect(await both()).toEqual(same(undefined, true, 17000, undefined))
    await run(`update prices set valid_to = now() where home = $1`)
    expect(await both()).toEqual(same(undefined, undefined, undefined, undefined))
    await stranger.end()
  })

  test('a limit holds although prices move while the search is under way', async () => {
    const variant = await variantOf('mini')
    const { database: own } = world.context
    const amounts = [9900, 10001]
    const database = {
      ...own,
      async run(statement: Statement, values: unknown[]) {
        const amount = statement.name.startsWith('products-') ? amounts.shift() : undefined
        if (amount !== undefined)
          await own.pool.query('update prices set amount = $2 where variant = $1', [variant, amount])
        return own.run(statement, values)
      },
    }
    const moving = { ...world.context, database, index: createSearchIndexes(database) }
    const understanding = meaning({ types: ['dress'], price: { max: usd(10000) } })
    const within = () => searchShop(moving, { shop, understanding, limit: 10, language: 'en' })
    expect((await within()).products).toMatchObject([{ price: { max: usd(9900) } }])
    expect([(await within()).products, amounts]).toEqual([[], []])
  })

  test('who has sold out for a while is asked after, and comes back among what can be bought', async () => {
    await world.import(
      Array.from({ length: 30 }, (_, n) => ({ ...GOWNS[3], id: `s${n}`, stock: 1, title: `Skirt ${n}` })),
      shop,
    )
    const skirts = async () => found(await search({ types: ['skirt'], text: 'skirt 7' }, 5))
    const [first = ''] = await skirts()
    const hold = `insert into holds (home, id, resource, checkout, quantity, expires_at)
      select $1, gen_random_uuid(), r.id, gen_random_uuid(), 1, timestamptz '${HOUR_LATER}'
      from resources r join variants v on v.id = r.subject join offers o on o.id = v.offer where r.home = $1 and o.external_id = $2`
    await world.context.database.pool.query(hold, [shop.id, first])
    expect(await skirts()).not.toContain(first)
    await world.context.database.pool.query('delete from holds where home = $1', [shop.id])
    expect((await skirts())[0]).toBe(first)
  })

  test('what had sold out before the index was made is asked after as well', async () => {
    await world.import(
      Array.from({ length: 30 }, (_, n) => ({ ...GOWNS[3], id: `s${n}`, stock: 1, title: `Skirt ${n}` })),
      shop,
    )
    const { database, clock } = world.context
    const hold = `insert into holds (home, id, resource, checkout, quantity, expires_at)
      select $1, gen_random_uuid(), r.id, gen_random_uuid(), 1, timestamptz 'infinity'
      from resources r join variants v on v.id = r.subject join offers o on o.id = v.offer where r.home = $1 and o.external_id = 's7'`
    await database.pool.query(hold, [shop.id])
    const context = { database, clock, index: createSearchIndexes(database) }
    const understanding = meaning({ types: ['skirt'], text: 'skirt 7' })
    const skirts = async () => found(await searchShop(context, { shop, understanding, limit: 5, language: 'en' }))
    expect(await skirts()).not.toContain('s7')
    await database.pool.query('delete from holds where home = $1', [shop.id])
    expect((await skirts())[0]).toBe('s7')
  })

  test('a search is one statement, its relaxations and its neighbours included', async () => {
    const ran: string[] = []
    const { database: own } = world.context
    const database = {
      ...own,
      run: (statement: Statement, values: unknown[]) => {
        ran.push(statement.name)
        return own.run(statement, values)
      },
    }
    const counting = { ...world.context, database, index: createSearchIndexes(database) }
    const red = { types: ['dress'], attributes: { colour: { any: ['red'], not: [] } }, price: { max: usd(18000) } }
    const input = (want: Partial<Want>) => ({ shop, understanding: meaning(want), limit: 10, language: 'en' })
    const { relaxed } = await searchShop(counting, input(red))
    expect(relaxed.length).toBeGreaterThan(0)
    await searchShop(counting, input({}))
    ran.length = 0
    await searchShop(counting, input(red))
    expect(ran).toEqual(['products-confirm'])
    ran.length = 0
    await Promise.all([red, {}, { types: ['skirt'] }].map((want) => searchShop(counting, input(want))))
    expect(ran).toEqual(['products-confirm'])
  })

  test('many changes one after another leave few segments and lose nothing', async () => {
    for (let at = 0; at < 40; at++) {
      await world.import(
        [{ id: `n${at % 25}`, title: `Scarf ${at}`, price: usd(1000 + at), attributes: { type: ['scarf'] } }],
        shop,
      )
      if (at % 3 === 0) await search({})
    }
    expect((await search({ types: ['scarf'] })).total).toBe(25)
    expect((await world.context.index.get(shop)).segments.length).toBeLessThan(8)
  })

  test('what has sold out meanwhile goes last', async () => {
    const variant = await variantOf('noir')
    await world.context.database.transact(async (tx) => {
      await setStock(tx, { home: shop.id, variant, stock: 0, newId: world.context.newId })
    })
    expect(found(await search({ types: ['dress'] })).at(-1)).toBe('noir')
  })

  test('the version rises with each change in the order of the commits', async () => {
    const before = (await world.context.index.get(shop)).version
    const [hit] = (await search({})).products
    await world.context.database.transact((tx) => touchOffer(tx, shop.id, hit?.id ?? '', world.context.clock.now()))
    await search({})
    expect((await world.context.index.get(shop)).version).toBe(before + 1)
  })
})

const COLOURS = ['navy', 'blue', 'white', 'red', 'black']
const SIZES = ['S', 'M', 'L']
const row = fc.record({
  type: fc.constantFrom('dress', 'skirt', 'evening-dress'),
  material: fc.option(fc.constantFrom('tulle', 'satin'), { nil: undefined }),
  colour: fc.constantFrom(...COLOURS),
  price: fc.integer({ min: 1, max: 6 }),
  stock: fc.constantFrom(null, 0, 2),
  variants: fc.array(
    fc.record({
      Color: fc.constantFrom(...COLOURS),
      Size: fc.constantFrom(...SIZES),
      Material: fc.constantFrom('tulle', 'satin', 'silk'),
      price: fc.integer({ min: 1, max: 6 }),
      stock: fc.constantFrom(null, 0, 2),
    }),
    { maxLength: 5 },
  ),
})
const wanted = <T>(...values: T[]) =>
  fc.record({ any: fc.subarray(values, { maxLength: 2 }), not: fc.subarray(values, { maxLength: 1 }) })
const wants = fc.record({
  types: fc.constantFrom<string[]>([], ['dress'], ['skirt'], ['clothing'], ['evening-dress', 'skirt']),
  colour: wanted('blue', 'dark-blue', 'white', 'red'),
  size: fc.record({ any: fc.subarray(['s', 'm', 'large'], { maxLength: 2 }), not: fc.constant<string[]>([]) }),
  material: wanted('tulle', 'satin'),
  min: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
  max: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
})
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never
type Wish = typeof wants extends fc.Arbitrary<infer T> ? T : never

/** The variants that meet a want, told from the rows alone; undefined where not even one that has sold out does. */
function meeting(product: Row, want: Wish): { price: number; Color: string }[] | undefined {
  const isA = (id: string, wider: string) => id === wider || broaderOf(id).includes(wider)
  const passes = (id: string | undefined, { any, not }: { any: string[]; not: string[] }) =>
    (any.length === 0 || (id !== undefined && any.some((wide) => isA(id, wide)))) &&
    (id === undefined || !not.some((wide) => isA(id, wide)))
  const { colour, material, price: amount, stock: left } = product
  const all =
    product.variants.length > 0
      ? product.variants
      : [{ Color: colour, Size: '', Material: material, price: amount, stock: left }]
  if (want.types.length > 0 && !want.types.some((type) => isA(product.type, type))) return undefined
  const fitting = all.filter(
    ({ Color, Size, Material, price }) =>
      passes(Color, want.colour) &&
      passes(Material, want.material) &&
      (want.size.any.length === 0 || want.size.any.some((size) => size[0] === Size.toLowerCase())) &&
      price >= (want.min ?? 0) &&
      price <= (want.max ?? 9),
  )
  const buyable = fitting.filter(({ stock }) => stock !== 0)
  if (buyable.length > 0) return buyable
  const plainly = [want.colour, want.size, want.material].every(({ any, not }) => any.length + not.length === 0)
  // Who only asks for a kind of thing sees what has sold out as well.
  return plainly && want.min === undefined && want.max === undefined && fitting.length > 0 ? fitting : undefined
}

test('what is found meets every constraint, and nothing that meets them all is missing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(wants, { minLength: 1, maxLength: 6 }),
      async (rows, wishes) => {
        const own = await world.addShop(`p${++shops}`)
        await world.import(
          rows.map(({ type, material, colour, price, stock, variants }, at) => ({
            id: String(at),
            title: `Piece ${at}`,
            price: usd(price * 100),
            stock,
            attributes: {
              type: [type.replace('-', ' ')],
              ...(material ? { material: [material] } : {}),
              ...(variants.length > 0 ? {} : { colour: [colour] }),
            },
            variants: variants.map(({ price: own_, stock: left, ...options }, n) => ({
              id: `${at}-${n}`,
              options,
              price: usd(own_ * 100),
              stock: left,
            })),
          })),
          own,
        )
        for (const wish of wishes) {
          const { colour, size, material, min, max, types } = wish
          const price = {
            ...(min === undefined ? {} : { min: usd(min * 100) }),
            ...(max === undefined ? {} : { max: usd(max * 100) }),
          }
          const result = await search({ types, attributes: { colour, size, material }, price }, 100, own)
          const expected = rows.flatMap((each, at) => (meeting(each, wish) ? [String(at)] : []))
          expect(found(result).toSorted(byNumber)).toEqual(expected)
          for (const { externalId, price: shown } of result.products) {
            const amounts = meeting(rows[Number(externalId)]!, wish)?.map((one) => one.price * 100) ?? []
            expect(shown).toEqual({ min: usd(Math.min(...amounts)), max: usd(Math.max(...amounts)) })
          }
          expect(result.total).toBe(expected.length)
          expect(
            result.relaxed
              .flatMap(({ products }) => products)
              .filter((id) => result.products.some((hit) => hit.id === id)),
          ).toEqual([])
        }
      },
    ),
    { numRuns: 40 },
  )
}, 120_000)

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b)
}

test('who asked for a colour sees that one: the picture is of a variant that fits', async () => {
  const variant = (id: string, color: string) => ({ id, options: { Color: color }, image: `https://img.example/${id}` })
  await world.import(
    [
      {
        id: 'ivory',
        title: 'Tulle dress',
        categories: ['Dresses'],
        price: usd(15_000),
        images: ['https://img.example/white'],
        imageAlt: 'A white dress',
        options: ['Color'],
        variants: [variant('white', 'white'), variant('sky', 'light blue')],
      },
    ],
    shop,
  )
  const [blue] = (await ask('a blue dress')).products
  expect(blue?.image).toBe('https://img.example/sky')
  expect(blue).not.toHaveProperty('imageAlt')
  const shown = { image: 'https://img.example/white', imageAlt: 'A white dress' }
  expect((await ask('a white dress')).products).toMatchObject([shown])
  expect((await ask('a dress')).products).toMatchObject([shown])
})
