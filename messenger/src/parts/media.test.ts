import { expect, test } from 'vitest'
import { loadsItself } from './media.ts'

const HERE = 'https://looms.market.example/s/looms'

test.each([
  ['https://elsewhere.example/a.png', 'shopper', false],
  ['//elsewhere.example/a.png', 'shopper', false],
  ['http://', 'shopper', false],
  ['/media/looms/0123456789abcdef0123456789abcdef', 'shopper', true],
  ['https://elsewhere.example/a.png', 'staff', true],
] as const)('%s of a %s is fetched by itself: %s', (url, author, expected) => {
  expect(loadsItself(url, author, HERE)).toBe(expected)
})
