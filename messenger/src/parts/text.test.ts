import { expect, test } from 'vitest'
import { piecesOf } from './text.tsx'

const span = (start: number, end: number) => ({ start, end, concept: 'x' })
const shown = (text: string, ...spans: [number, number][]) =>
  piecesOf(
    text,
    spans.map(([start, end]) => span(start, end)),
  )
    .map(({ words, understood }) => (understood ? `[${words}]` : words))
    .join('')

test('spans are cut out of the text; neighbours are one', () => {
  expect(shown('a prom dress, blue', [2, 6], [7, 12], [14, 18])).toBe('a [prom dress], [blue]')
  expect(shown('dress', [0, 5])).toBe('[dress]')
  expect(shown('dress')).toBe('dress')
})

test('spans out of order, overlapping, empty or beyond the text do no harm', () => {
  expect(shown('blue dress', [5, 10], [0, 4])).toBe('[blue dress]')
  expect(shown('blue dress', [0, 7], [5, 10])).toBe('[blue dr]ess')
  expect(shown('blue', [0, 99], [2, 2])).toBe('blue')
})
