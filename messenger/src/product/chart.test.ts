import { expect, test } from 'vitest'
import { viewOf } from '../../test/fixture/product.ts'
import { columnsOf, measuredIn, valueOf } from './chart.ts'

const measures = {}

test('a system stands beside the shop’s own sizes only where it says something else', () => {
  expect(columnsOf([{ size: '6', us: '6', eu: '38', measures }])).toEqual(['eu'])
  expect(columnsOf([{ size: 'EU 38', eu: '38', us: '7', uk: '5', measures }])).toEqual(['us', 'uk'])
  expect(columnsOf([{ size: 'M', measures }])).toEqual([])
})

test('numbers are read with a comma or a point, and nothing else counts', () => {
  const twice = (value: number) => value * 2
  expect(measuredIn({ bust: ' 90,5 ', waist: '35.5', hips: 'wide', foot: '', arm: '-3' }, twice)).toEqual({
    bust: 181,
    waist: 71,
  })
})

test('a row of the chart is the value that the product writes for it', () => {
  const { product, sizes } = viewOf('x')
  expect(sizes && valueOf(product, sizes, '38')).toBe('38')
  expect(sizes && valueOf(product, sizes, '99')).toBeUndefined()
})
