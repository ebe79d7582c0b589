import { ImportProduct } from '@souk/contract/catalog.ts'
import { expect, test } from 'vitest'
import { generateCatalogue } from './generate.ts'

test('every generated line is a line of an import, and the same seed gives the same catalogue', () => {
  const lines = [...generateCatalogue(3000, 7)]
  expect(lines).toHaveLength(3000)
  for (const line of lines) expect(ImportProduct.safeParse(line).error).toBeUndefined()
  expect([...generateCatalogue(3000, 7)]).toEqual(lines)
  expect([...generateCatalogue(10, 8)]).not.toEqual(lines.slice(0, 10))
})

test('a longer catalogue starts with the shorter one', () => {
  expect([...generateCatalogue(50, 3)]).toEqual([...generateCatalogue(80, 3)].slice(0, 50))
})

test('products vary: titles, departments, prices, colours, sold-out variants', () => {
  const lines = [...generateCatalogue(5000, 1)]
  expect(new Set(lines.map((line) => line.title)).size).toBeGreaterThan(4000)
  expect(new Set(lines.map((line) => line.categories[0])).size).toBe(7)
  expect(new Set(lines.map((line) => line.price.amount)).size).toBeGreaterThan(500)
  expect(new Set(lines.flatMap((line) => line.attributes['colour'] ?? [])).size).toBeGreaterThan(25)
  const variants = lines.flatMap((line) => line.variants ?? [])
  expect(new Set(variants.map((variant) => variant.id)).size).toBe(variants.length)
  expect(variants.some((variant) => variant.stock === 0)).toBe(true)
  expect(variants.every((variant) => (variant.price?.amount ?? 0) >= 199)).toBe(true)
})
