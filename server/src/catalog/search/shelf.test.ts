import type { Product } from '@souk/contract/catalog.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../../test/harness/database.ts'
import { binaryArray, Shelf, Shelves, TYPES } from './shelf.ts'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const usd = (amount: number) => ({ amount, currency: 'USD' })

function product(n: number, ...variants: { amount: number; before?: number; left?: number }[]): Product {
  return {
    id: id(n),
    externalId: `p${n}`,
    title: `Piece ${n}`,
    url: `/p${n}`,
    images: [],
    categories: [],
    attributes: {},
    concepts: [],
    options: [],
    price: { min: usd(1), max: usd(1) },
    variants: variants.map(({ amount, before, left }, at) => ({
      id: id(100 * n + at),
      externalId: `v${at}`,
      options: {},
      price: usd(amount),
      ...(before === undefined ? {} : { compareAt: usd(before) }),
      ...(left === undefined ? {} : { left }),
      available: left !== 0,
    })),
    form: [],
    priceRule: { kind: 'fixed' },
    fulfilment: 'ship',
  }
}

let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client(database.connection)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

test('what is said of products is read by PostgreSQL as it was meant, across products and with nothing said', async () => {
  const shelf = new Shelf(new Shelves())
  shelf.put(product(1, { amount: 0 }, { amount: Number.MAX_SAFE_INTEGER, before: 5, left: 0 }))
  shelf.put(product(2, { amount: 7, left: 2_147_483_647 }))
  const said = [id(1), id(2)].flatMap((each) => shelf.get(each)?.said ?? [])
  expect(said.map(({ count }) => count)).toEqual([2, 1])
  const { rows } = await client.query(
    'select $1::uuid[]::text[] as v, $2::int8[]::text as a, $3::int8[]::text as b, $4::int4[]::text as l',
    [
      binaryArray(
        TYPES.uuid,
        3,
        said.map(({ variants }) => variants),
      ),
      binaryArray(
        TYPES.int8,
        3,
        said.map(({ amounts }) => amounts),
      ),
      binaryArray(
        TYPES.int8,
        3,
        said.map(({ before }) => before),
      ),
      binaryArray(
        TYPES.int4,
        3,
        said.map(({ left }) => left),
      ),
    ],
  )
  expect(rows).toEqual([
    { v: [id(100), id(101), id(200)], a: '{0,9007199254740991,7}', b: '{NULL,5,NULL}', l: '{NULL,0,2147483647}' },
  ])
  const empty = await client.query('select cardinality($1::uuid[]) as n', [binaryArray(TYPES.uuid, 0, [])])
  expect(empty.rows).toEqual([{ n: 0 }])
})

test('together they keep no more than they may: what was used longest ago goes first, on the shelf used longest ago', () => {
  const shelves = new Shelves(6)
  const [one, other] = [new Shelf(shelves), new Shelf(shelves)]
  const two = [{ amount: 1 }, { amount: 2 }]
  one.put(product(1, ...two))
  one.put(product(2, ...two))
  other.put(product(3, ...two))
  one.get(id(1))
  other.put(product(4, ...two))
  expect([1, 2].map((n) => one.get(id(n)) !== undefined)).toEqual([true, false])
  expect([one.variants, other.variants]).toEqual([2, 4])
  other.put(product(3, { amount: 3 }))
  expect([other.variants, other.get(id(3))?.product.variants.length]).toEqual([3, 1])
  one.touch()
  one.put(product(5, ...two))
  expect([one.variants, other.variants]).toEqual([4, 1])
  other.drop([id(3), id(9)])
  expect([other.variants, other.get(id(3))]).toEqual([0, undefined])
})
