import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code128, drawBars } from './code128.ts'

const text = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 30,
})

/** Reads bars back as a scanner does: eleven modules are a sign, bars are an even number of them. */
function read(bars: readonly number[]): string {
  const groups = Array.from({ length: (bars.length - 7) / 6 }, (_, index) =>
    bars.slice(index * 6, index * 6 + 6).join(''),
  )
  const signs = new Map(
    Array.from(
      { length: 95 },
      (_, value) =>
        [
          code128(String.fromCharCode(value + 32))
            .slice(6, 12)
            .join(''),
          value,
        ] as const,
    ),
  )
  expect(signs.size).toBe(95)
  const values = groups.slice(1, -1).map((group) => signs.get(group) ?? -1)
  return String.fromCharCode(...values.map((value) => value + 32))
}

test('property: what is drawn is what is read, each sign eleven modules wide with an even number of black ones', () => {
  fc.assert(
    fc.property(text, (words) => {
      const bars = code128(words)
      expect(read(bars)).toBe(words)
      for (let at = 0; at < bars.length - 7; at += 6) {
        const sign = bars.slice(at, at + 6)
        expect(sign.reduce((sum, bar) => sum + bar, 0)).toBe(11)
        expect(((sign[0] ?? 0) + (sign[2] ?? 0) + (sign[4] ?? 0)) % 2).toBe(0)
      }
    }),
  )
})

test('the standard’s own example has its check sign', () => {
  // "PJJ123C" has the check value 54 in set A, and one more in set B.
  expect(code128('PJJ123C').slice(-13, -7).join('')).toBe('311321')
})

test('bars stay in their box, with quiet on both sides', () => {
  const drawn: { x: number; width: number }[] = []
  drawBars({ rect: (x, _y, width) => drawn.push({ x, width }) }, '1001', { x: 10, y: 0, width: 200, height: 30 })
  const last = drawn.at(-1)
  expect(drawn[0]?.x).toBeGreaterThan(20)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan(200)
})
