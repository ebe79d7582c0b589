import { expect, test } from 'vitest'
import { createCache } from './cache.ts'

function timed() {
  let now = 0
  return { clock: { now: () => new Date(now) }, pass: (ms: number) => (now += ms) }
}

/** Loads that are answered by hand, in the order in which they were begun. */
function byHand() {
  const begun: PromiseWithResolvers<string>[] = []
  return {
    begun,
    load() {
      const one = Promise.withResolvers<string>()
      begun.push(one)
      return one.promise
    },
  }
}

test('who asks at once shares a load, and a failed one is not kept', async () => {
  const { clock } = timed()
  const { begun, load } = byHand()
  const cache = createCache<string>(clock, 1000, 10)
  const both = [cache.get('a', load), cache.get('a', load)]
  expect(begun).toHaveLength(1)
  begun[0]?.reject(new Error('away'))
  for (const { status } of await Promise.allSettled(both)) expect(status).toBe('rejected')
  const again = cache.get('a', load)
  begun[1]?.resolve('there')
  expect(await again).toBe('there')
})

test('what is asked for in the second half of its time is loaded beside it, once, and nobody waits', async () => {
  const { clock, pass } = timed()
  const { begun, load } = byHand()
  const cache = createCache<string>(clock, 1000, 10, { ahead: true })
  const first = cache.get('a', load)
  begun[0]?.resolve('old')
  expect(await first).toBe('old')
  pass(600)
  expect(await cache.get('a', load)).toBe('old')
  expect(await cache.get('a', load)).toBe('old')
  expect(begun).toHaveLength(2)
  begun[1]?.resolve('new')
  await begun[1]?.promise
  expect(await cache.get('a', load)).toBe('new')
  // It is as old as the moment at which it was asked for.
  pass(450)
  expect(await cache.get('a', load)).toBe('new')
  expect(begun).toHaveLength(2)
})

test('one that fails beside what is known leaves it and is tried again; after its time it is gone', async () => {
  const { clock, pass } = timed()
  const { begun, load } = byHand()
  const cache = createCache<string>(clock, 1000, 10, { ahead: true })
  void cache.get('a', load)
  begun[0]?.resolve('old')
  pass(600)
  expect(await cache.get('a', load)).toBe('old')
  begun[1]?.reject(new Error('away'))
  await expect(begun[1]?.promise).rejects.toThrow('away')
  expect(await cache.get('a', load)).toBe('old')
  expect(begun).toHaveLength(3)
  pass(600)
  void cache.get('a', load)
  expect(begun).toHaveLength(4)
})

test('what was asked for before all was forgotten does not come back', async () => {
  const { clock, pass } = timed()
  const { begun, load } = byHand()
  const cache = createCache<string>(clock, 1000, 10, { ahead: true })
  void cache.get('a', load)
  begun[0]?.resolve('old')
  pass(600)
  expect(await cache.get('a', load)).toBe('old')
  cache.clear()
  const now = cache.get('a', load)
  begun[1]?.resolve('before')
  begun[2]?.resolve('changed')
  expect(await now).toBe('changed')
  expect(await cache.get('a', load)).toBe('changed')
})
