import { expect, test } from 'vitest'
import { createGate } from './gate.ts'

test('so many are let in at a time, the others in their order, whatever becomes of those before', async () => {
  const gate = createGate(2)
  const began: number[] = []
  const ends = Array.from({ length: 5 }, () => Promise.withResolvers<number>())
  const work = ends.map(({ promise }, index) =>
    gate(() => {
      began.push(index)
      return promise
    }),
  )
  expect(began).toEqual([0, 1])
  ends[1]?.reject(new Error('no'))
  await expect(work[1]).rejects.toThrow('no')
  await expect.poll(() => began).toEqual([0, 1, 2])
  for (const [index, { resolve }] of ends.entries()) resolve(index)
  expect(await Promise.all(work.toSpliced(1, 1))).toEqual([0, 2, 3, 4])
  expect(began).toEqual([0, 1, 2, 3, 4])
  expect(await gate(async () => 'again')).toBe('again')
})
