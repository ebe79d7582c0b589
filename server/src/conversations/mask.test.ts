import { ShopperPart } from '@souk/contract/parts.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskCards, maskParts } from './mask.ts'

function checkDigit(digits: string): string {
  let sum = 0
  for (const [index, character] of [...digits].reverse().entries()) {
    const weighted = Number(character) * (index % 2 === 0 ? 2 : 1)
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return String((10 - (sum % 10)) % 10)
}

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''))
const card = fc
  .tuple(fc.constantFrom('3', '4', '5', '6'), digits(11, 17))
  .map(([first, rest]) => first + rest + checkDigit(first + rest))
const separator = fc.constantFrom(' ', '-', '\u00a0', '  ', '.', '–', ' - ', '\t', '\n', '\u2009', '/', '_', '·')
const grouping = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 20, maxLength: 20 })

function grouped(number: string, sizes: readonly number[], between: string): string {
  const groups: string[] = []
  let rest = number
  for (const size of sizes) {
    if (rest === '') break
    groups.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return groups.join(between)
}

test('a card number is masked in every grouping; of it four digits are left', () => {
  fc.assert(
    fc.property(card, separator, grouping, fc.boolean(), (number, between, sizes, together) => {
      const written = together ? number : grouped(number, sizes, between)
      const masked = maskCards(`My card: ${written}, thanks`)
      expect(masked).toBe(`My card: •••• ${number.slice(-4)}, thanks`)
    }),
  )
})

test.each([
  ['4242 4242 4242 4242 12/27 123', '•••• 4242 12/27 123'],
  ['4242424242424242 12/27 123', '•••• 4242 12/27 123'],
  ['order 1001 4242 4242 4242 4242', 'order 1001 •••• 4242'],
  ['card,4242424242424242', 'card,•••• 4242'],
  ['№4242-4242-4242-4242.', '№•••• 4242.'],
  ['3782 822463 10005', '•••• 0005'],
  ['4242424242424242 and 5555 5555 5555 4444', '•••• 4242 and •••• 4444'],
  ['4242424242424242 5555555555554444', '•••• 4242 •••• 4444'],
  ['４２４２ ４２４２ ４２４２ ４２４２', '•••• 4242'],
  ['٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢', '•••• 4242'],
])('%s becomes %s', (text, masked) => {
  expect(maskCards(text)).toBe(masked)
})

test.each([
  'I need a prom dress, blue or white, at most $200',
  '+1 (212) 555-0123',
  '0000 0000 0000 0000',
  '4242 4242 4242 4241',
  '424242424242',
  '42424242424242424242',
  '2026-05-04 12:30, 2 adults, 3 children',
  '1,299.00 and 2,499.00',
  'SP1001A1B2C3',
  '一二三四五六七八九十',
])('%s stays as it is', (text) => {
  expect(maskCards(text)).toBe(text)
})

test('a text without thirteen digits is never touched', () => {
  const few = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/\p{Nd}/gu, '')),
      digits(1, 1),
    ),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(few, (pieces) => {
      expect(maskCards(pieces.join(''))).toBe(pieces.join(''))
    }),
  )
})

test('a number of that length that is no card is never touched', () => {
  fc.assert(
    fc.property(card, fc.integer({ min: 1, max: 9 }), (number, off) => {
      const wrong = number.slice(0, -1) + String((Number(number.at(-1)) + off) % 10)
      expect(maskCards(`(${wrong})`)).toBe(`(${wrong})`)
    }),
  )
})

test('masking twice is masking once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(card, fc.string(), separator), { maxLength: 8 }), (pieces) => {
      const once = maskCards(pieces.join(' x '))
      expect(maskCards(once)).toBe(once)
    }),
  )
})

test('whatever part it is typed into, it does not come through', () => {
  const number = '4242 4242 4242 4242'
  const of = '01900000-0000-7000-8000-000000000001'
  const parts = [
    { type: 'text', text: number },
    { type: 'form', of, values: { note: number, gift: true, count: 2, toppings: { olives: 'extra' } } },
    { type: 'address', address: { name: number, line1: number, city: number, country: 'US', phone: number } },
    { type: 'location', latitude: 1, longitude: 2, label: number },
    { type: 'choice', of, value: 'a', label: number },
    { type: 'image', url: '/media/a.png', alt: number, name: number },
    { type: 'form', of, values: {}, item: { offer: of, options: { Size: number }, quantity: 2 }, label: number },
  ].map((part) => ShopperPart.parse(part))
  const masked = maskParts(parts)
  expect(JSON.stringify(masked)).not.toContain(number)
  expect(masked.map((part) => ShopperPart.parse(part))).toEqual(masked)
  expect(masked[1]).toEqual({
    type: 'form',
    of,
    values: { note: '•••• 4242', gift: true, count: 2, toppings: { olives: 'extra' } },
  })
})

test('a long text of digits is read in no time', () => {
  expect(maskCards('1 '.repeat(2500))).toHaveLength(5000)
  expect(maskCards('12345678901234 '.repeat(330)).length).toBeGreaterThan(0)
})
