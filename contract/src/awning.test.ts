import { expect, test } from 'vitest'
import { awning } from './awning.ts'

test('a slug always has the same stripe, and shops differ', () => {
  expect(awning('atelier')).toEqual(awning('atelier'))
  const faces = new Set(Array.from({ length: 200 }, (_, i) => JSON.stringify(awning(`shop-${i}`))))
  expect(faces.size).toBeGreaterThan(45)
  expect(new Set(['atelier', 'flora', 'napoli'].map((slug) => awning(slug).dyes[0])).size).toBe(3)
})
