import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, openStore, type Store } from '../../test/store.ts'
import { setStock, setStocks } from './set-stocks.ts'
import { holdStock, lockStock, releaseHolds, returnStock, type StockWish, takeStock } from './stock.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const NOW = new Date()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

async function stocked(...counts: number[]): Promise<{ home: string; variants: string[] }> {
  const home = newId()
  const variants = counts.map(() => newId())
  await store.database.transact(async (tx) => {
    for (const [index, variant] of variants.entries())
      await setStock(tx, { home, variant, stock: counts[index] ?? 0, newId })
  })
  return { home, variants }
}

function hold(home: string, wishes: StockWish[], options: { checkout?: string; at?: Date; expiresAt?: Date } = {}) {
  const { checkout = newId(), at = NOW, expiresAt = later(30) } = options
  return store.database.transact((tx) => holdStock(tx, { home, checkout, wishes, at, expiresAt, newId }))
}

const take = (home: string, checkout: string, wishes: StockWish[]) =>
  store.database.transact(async (tx) => {
    const { missing } = await takeStock(tx, { home, checkout, wishes, at: later(2) })
    return { missing }
  })

async function capacity(home: string, variant: string): Promise<number | undefined> {
  const row = await store.database.read
    .selectFrom('resources')
    .select('capacity')
    .where('home', '=', home)
    .where('subject', '=', variant)
    .executeTakeFirst()
  return row?.capacity
}

async function heldOf(home: string): Promise<number> {
  const rows = await store.database.read.selectFrom('holds').select('quantity').where('home', '=', home).execute()
  return rows.reduce((sum, { quantity }) => sum + quantity, 0)
}

test.each([
  [40, 7],
  [25, 1],
  [10, 10],
  [30, 0],
])(
  'of %i buyers at once of %i pieces exactly so many get one, and all that is held is sold',
  async (buyers, pieces) => {
    const { home, variants } = await stocked(pieces)
    const wishes = [{ variant: variants[0] as string, quantity: 1 }]
    const sold = await Promise.all(
      Array.from({ length: buyers }, async () => {
        const checkout = newId()
        const { short } = await hold(home, wishes, { checkout })
        if (short.length > 0) return false
        expect(await take(home, checkout, wishes)).toEqual({ missing: [] })
        return true
      }),
    )
    expect(sold.filter(Boolean)).toHaveLength(Math.min(buyers, pieces))
    expect(await capacity(home, variants[0] as string)).toBe(Math.max(0, pieces - buyers))
    expect(await heldOf(home)).toBe(0)
  },
)

test('buyers of several things in different order never block each other for good, and never hold in part', async () => {
  const { home, variants } = await stocked(5, 5, 5)
  const results = await Promise.all(
    Array.from({ length: 30 }, (_, index) => {
      const order = index % 2 === 0 ? variants : variants.toReversed()
      return hold(
        home,
        order.map((variant) => ({ variant, quantity: 1 })),
      )
    }),
  )
  expect(results.filter(({ short }) => short.length === 0)).toHaveLength(5)
  expect(await heldOf(home)).toBe(15)
})

test('whatever is held, released, sold and returned in whatever order: never more than there is', async () => {
  const step = fc.record({
    checkout: fc.nat(4),
    variant: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 4 }),
    do: fc.constantFrom('hold', 'release', 'take', 'return'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.nat(8), fc.nat(8), async (steps, one, two) => {
      const { home, variants } = await stocked(one, two)
      const checkouts = Array.from({ length: 5 }, () => newId())
      const held = new Map<string, { variant: string; quantity: number }>()
      const left = new Map(variants.map((variant, index) => [variant, index === 0 ? one : two]))
      const sold: { variant: string; quantity: number }[] = []
      for (const { checkout: whose, variant: which, quantity, do: what } of steps) {
        const checkout = checkouts[whose] as string
        const variant = variants[which] as string
        const others = [...held]
          .filter(([id, hold]) => id !== checkout && hold.variant === variant)
          .reduce((sum, [, hold]) => sum + hold.quantity, 0)
        const own = held.get(checkout)
        if (what === 'hold') {
          const { short } = await hold(home, [{ variant, quantity }], { checkout })
          expect(short).toEqual((left.get(variant) ?? 0) - others >= quantity ? [] : [variant])
          if (short.length === 0) held.set(checkout, { variant, quantity })
          else held.delete(checkout)
        } else if (what === 'release') {
          await store.database.transact((tx) => releaseHolds(tx, home, checkout))
          held.delete(checkout)
        } else if (what === 'take' && own) {
          expect(await take(home, checkout, [own])).toEqual({ missing: [] })
          left.set(own.variant, (left.get(own.variant) ?? 0) - own.quantity)
          sold.push(own)
          held.delete(checkout)
        } else if (what === 'return' && sold.length > 0) {
          const item = sold.pop() as StockWish
          await store.database.transact((tx) => returnStock(tx, home, [item]))
          left.set(item.variant, (left.get(item.variant) ?? 0) + item.quantity)
        }
        for (const id of variants) expect(await capacity(home, id)).toBe(left.get(id))
        expect(await heldOf(home)).toBe([...held.values()].reduce((sum, hold) => sum + hold.quantity, 0))
      }
    }),
    { numRuns: 25 },
  )
})

test('a hold that has run out frees its stock, and one held again replaces what was held', async () => {
  const { home, variants } = await stocked(3)
  const [variant] = variants as [string]
  const checkout = newId()
  await hold(home, [{ variant, quantity: 2 }], { checkout, expiresAt: later(1) })
  await hold(home, [{ variant, quantity: 3 }], { checkout, expiresAt: later(1) })
  expect(await heldOf(home)).toBe(3)
  expect((await hold(home, [{ variant, quantity: 1 }])).short).toEqual([variant])
  const other = newId()
  const held = await hold(home, [{ variant, quantity: 3 }], { checkout: other, at: later(1), expiresAt: later(31) })
  expect(held.short).toEqual([])
  // Paid too late: the goods are somebody else's and stay theirs, and that is said rather than sold below nothing.
  expect(await take(home, checkout, [{ variant, quantity: 3 }])).toEqual({ missing: [variant] })
  expect(await take(home, other, [{ variant, quantity: 3 }])).toEqual({ missing: [] })
  expect(await take(home, newId(), [{ variant, quantity: 2 }])).toEqual({ missing: [variant] })
  expect(await capacity(home, variant)).toBe(0)
})

test('lines of the same variant are added up; what is not counted needs no hold', async () => {
  const { home, variants } = await stocked(3)
  const [variant] = variants as [string]
  const twice = [
    { variant, quantity: 2 },
    { variant, quantity: 2 },
    { variant: newId(), quantity: 100 },
  ]
  expect((await hold(home, twice)).short).toEqual([variant])
  await store.database.transact((tx) => setStock(tx, { home, variant, stock: null, newId }))
  expect((await hold(home, twice)).short).toEqual([])
  expect(await capacity(home, variant)).toBeUndefined()
})

test("another shop's stock of the same variant is another stock", async () => {
  const { home, variants } = await stocked(1)
  const [variant] = variants as [string]
  await store.database.transact((tx) => setStock(tx, { home: newId(), variant, stock: 50, newId }))
  expect((await hold(home, [{ variant, quantity: 2 }])).short).toEqual([variant])
})

test('who stops counting waits for whoever is just about to hold, and both get through', async () => {
  const { home, variants } = await stocked(3)
  const variant = variants[0] as string
  const { promise: held, resolve: hasHeld } = Promise.withResolvers<void>()
  const { promise: asked, resolve: goOn } = Promise.withResolvers<void>()
  const holding = store.database.transact(async (tx) => {
    const wishes = [{ variant, quantity: 1 }]
    await lockStock(tx, { home, checkout: newId(), variants: [variant], at: NOW })
    hasHeld()
    await asked
    await holdStock(tx, { home, checkout: newId(), wishes, at: NOW, expiresAt: later(30), newId })
  })
  await held
  const uncounting = store
    .another()
    .transact((tx) => setStocks(tx, { home, counts: [{ variant, stock: null }], newId }))
  // It has begun and stands before the lock.
  await new Promise((resolve) => setTimeout(resolve, 200))
  goOn()
  await Promise.all([holding, uncounting])
  expect(await capacity(home, variant)).toBeUndefined()
  expect(await heldOf(home)).toBe(0)
})
