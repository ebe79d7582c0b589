import { expect, test } from 'vitest'
import { createUnderWay } from './under-way.ts'

test('Who asks meanwhile gets what the work comes to, and nothing before or after it', async () => {
  const underWay = createUnderWay<number>()
  const { promise, resolve } = Promise.withResolvers<number>()
  expect(await underWay.outcome('a')).toBeUndefined()
  const own = underWay.run('a', () => promise)
  const waiting = underWay.outcome('a')
  expect(await underWay.outcome('b')).toBeUndefined()
  resolve(7)
  expect(await Promise.all([own, waiting])).toEqual([7, 7])
  expect(await underWay.outcome('a')).toBeUndefined()
})

test('A failure is for who began the work alone', async () => {
  const underWay = createUnderWay<number>()
  const { promise, reject } = Promise.withResolvers<number>()
  const own = underWay.run('a', () => promise)
  const waiting = underWay.outcome('a')
  reject(new Error('broken'))
  await expect(own).rejects.toThrow('broken')
  expect(await waiting).toBeUndefined()
})

test('Two at once both run; the first is the one that is waited for', async () => {
  const underWay = createUnderWay<number>()
  const first = Promise.withResolvers<number>()
  const one = underWay.run('a', () => first.promise)
  expect(await underWay.run('a', async () => 2)).toBe(2)
  const waiting = underWay.outcome('a')
  first.resolve(1)
  expect(await Promise.all([one, waiting])).toEqual([1, 1])
})
