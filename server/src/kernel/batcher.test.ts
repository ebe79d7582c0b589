import fc from 'fast-check'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createBatcher } from './batcher.ts'

type Input = { key: string; id: number; fails: boolean }

const anyCalls = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), fails: fc.boolean(), wait: fc.nat(3) }),
  { minLength: 1, maxLength: 60 },
)

test('without keys whatever waits shares a batch', async () => {
  const batches: number[][] = []
  const call = createBatcher<number, number>({
    async run(batch) {
      batches.push(batch)
      await turn()
      return batch
    },
  })
  expect(await Promise.all([1, 1, 2, 1].map(call))).toEqual([1, 1, 2, 1])
  expect(batches).toEqual([[1, 1, 2, 1]])
})

test('every call gets its own answer, keys never share a batch, and a failure is its own alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyCalls,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      async (calls, max, parallel) => {
        const succeeded: number[] = []
        let active = 0
        const call = createBatcher<Input, string>({
          keyOf: ({ key }) => key,
          max,
          parallel,
          async run(batch) {
            active += 1
            expect(active).toBeLessThanOrEqual(parallel)
            expect(batch.length).toBeLessThanOrEqual(max)
            expect(new Set(batch.map(({ key }) => key)).size).toBe(batch.length)
            await turn()
            active -= 1
            if (batch.some(({ fails }) => fails)) throw new Error('one of these is broken')
            succeeded.push(...batch.map(({ id }) => id))
            return batch.map(({ id }) => `answer ${id}`)
          },
        })
        const answers = await Promise.allSettled(
          calls.map(async ({ key, fails, wait }, id) => {
            for (let left = wait; left > 0; left -= 1) await turn()
            return call({ key, fails, id })
          }),
        )
        for (const [id, answer] of answers.entries()) {
          if (calls[id]?.fails) expect(answer.status).toBe('rejected')
          else expect(answer).toEqual({ status: 'fulfilled', value: `answer ${id}` })
        }
        // What succeeded was carried out once.
        expect([...succeeded].sort((a, b) => a - b)).toEqual(calls.flatMap(({ fails }, id) => (fails ? [] : [id])))
      },
    ),
    { numRuns: 60 },
  )
})

test('calls of one key are carried out in the order in which they were made', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 50 }),
      fc.integer({ min: 1, max: 5 }),
      async (keys, max) => {
        const order: number[] = []
        const call = createBatcher<{ key: string; id: number }, number>({
          keyOf: ({ key }) => key,
          max,
          parallel: 1,
          async run(batch) {
            await turn()
            order.push(...batch.map(({ id }) => id))
            return batch.map(({ id }) => id)
          },
        })
        await Promise.all(keys.map((key, id) => call({ key, id })))
        for (const key of new Set(keys)) {
          const own = order.filter((id) => keys[id] === key)
          expect(own).toEqual(own.toSorted((a, b) => a - b))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('what waits together travels together, and a lone call waits for nobody', async () => {
  const sizes: number[] = []
  const call = createBatcher<number, number>({
    keyOf: String,
    async run(batch) {
      sizes.push(batch.length)
      await sleep(1)
      return batch
    },
  })
  await Promise.all(Array.from({ length: 40 }, (_, id) => call(id)))
  expect(sizes).toEqual([40])
  await call(41)
  expect(sizes).toEqual([40, 1])
})

test('an answer that is missing is an error, not an endless wait', async () => {
  const call = createBatcher<number, number>({ keyOf: String, run: async () => [] })
  await expect(call(1)).rejects.toThrow(/fewer results/)
})
