import { expect, test } from 'vitest'
import { grown, HOME, moved } from './lens.ts'

test('what is under the finger stays there while it grows', () => {
  const lens = grown(HOME, 2, { x: 50, y: -20 })
  const under = (x: number) => (x - lens.x) / lens.scale
  expect(lens.scale).toBe(2)
  expect(under(50)).toBe(50)
  expect(grown(lens, 4, { x: 50, y: -20 })).toEqual({ scale: 4, x: -150, y: 60 })
})

test('never smaller than whole, and then it lies in the middle again; a whole picture is not moved', () => {
  expect(grown({ scale: 2, x: 80, y: 9 }, 0.4, { x: 0, y: 0 })).toEqual(HOME)
  expect(grown(HOME, 99, { x: 0, y: 0 }).scale).toBe(6)
  expect(moved(HOME, 40, 40)).toEqual(HOME)
  expect(moved({ scale: 2, x: 1, y: 1 }, 4, 5)).toEqual({ scale: 2, x: 5, y: 6 })
})
