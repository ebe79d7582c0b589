import { expect, test } from 'vitest'
import { awning, awningCss } from './awning.ts'

test('a slug always has the same stripe, and shops differ', () => {
  expect(awning('atelier')).toEqual(awning('atelier'))
  const faces = new Set(Array.from({ length: 200 }, (_, i) => JSON.stringify(awning(`shop-${i}`))))
  expect(faces.size).toBeGreaterThan(45)
  expect(new Set(['atelier', 'flora', 'napoli'].map((slug) => awning(slug).dyes[0])).size).toBe(3)
})

test('the stripe as CSS repeats its two dyes in its widths', () => {
  const css = awningCss({ dyes: ['#000001', '#000002'], widths: [10, 4, 2] })
  expect(css).toBe(
    'repeating-linear-gradient(90deg,#000001 0 10px,#000002 10px 14px,#000001 14px 16px,#000002 16px 20px)',
  )
})
