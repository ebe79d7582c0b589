import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SizeChart } from './size-chart.ts'
import { SizeChart as Chart } from './size-chart.ts'
import { centimetres, chartFor, fitOf, inUnit, rowOf } from './size-fit.ts'

const dresses: SizeChart = {
  id: 'dresses',
  title: { en: 'Dresses' },
  concepts: ['dress'],
  measures: [
    { id: 'bust', label: { en: 'Bust' } },
    { id: 'waist', label: { en: 'Waist' } },
  ],
  rows: [
    { size: '4', eu: '36', measures: { bust: { from: 85, to: 88 }, waist: { from: 66, to: 69 } } },
    { size: '6', eu: '38', measures: { bust: { from: 88, to: 91 }, waist: { from: 69, to: 72 } } },
    { size: '8', eu: '40', measures: { bust: { from: 91, to: 94 }, waist: { from: 72, to: 75 } } },
  ],
}

/** Charts whose rows grow, with gaps or edges that touch, as shops write them. */
const charts = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 3 }), width: fc.integer({ min: 1, max: 6 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    let [bust, waist] = [70, 55]
    return {
      rows: steps.map(({ gap, width }, i) => {
        const row = {
          size: String(i),
          measures: {
            bust: { from: bust + gap, to: bust + gap + width },
            waist: { from: waist + gap, to: waist + gap + width },
          },
        }
        ;[bust, waist] = [bust + gap + width, waist + gap + width]
        return row
      }),
    }
  })
const tape = fc.double({ min: 60, max: 160, noNaN: true })

test('the widest measurement decides; where two do not agree both sizes are named', () => {
  expect(fitOf(dresses, { bust: 90, waist: 70 })).toEqual({ row: dresses.rows[1] })
  expect(fitOf(dresses, { bust: 87, waist: 74 })).toEqual({ row: dresses.rows[2], between: dresses.rows[0] })
  expect(fitOf(dresses, { foot: 25 })).toBeUndefined()
  expect(fitOf(dresses, { bust: 120 })).toBeUndefined()
})

test('what lies inside a row alone finds that row', () => {
  fc.assert(
    fc.property(charts, fc.nat(), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (chart, n, share) => {
      const row = chart.rows[n % chart.rows.length]!
      const measured = Object.fromEntries(
        Object.entries(row.measures).map(([id, { from, to }]) => [id, from + (to - from) * share]),
      )
      expect(fitOf(chart, measured)).toEqual({ row })
    }),
  )
})

test('a larger body never gets a smaller size', () => {
  fc.assert(
    fc.property(charts, tape, tape, fc.double({ min: 0, max: 30, noNaN: true }), (chart, bust, waist, more) => {
      const small = fitOf(chart, { bust, waist })
      const large = fitOf(chart, { bust: bust + more, waist })
      if (small && large) expect(Number(large.row.size)).toBeGreaterThanOrEqual(Number(small.row.size))
    }),
  )
})

test('no size is named for who is far off the table', () => {
  fc.assert(
    fc.property(charts, fc.double({ min: 1.01, max: 90, noNaN: true }), (chart, off) => {
      const [first, last] = [chart.rows[0]!, chart.rows.at(-1)!]
      expect(fitOf(chart, { bust: last.measures.bust.to + off })).toBeUndefined()
      expect(fitOf(chart, { bust: Math.max(0, first.measures.bust.from - off) })).toBeUndefined()
    }),
  )
})

test('a chart holds for what it names, and only where it knows a size of the product', () => {
  const variants = [{ options: { Color: 'red', Size: '6' } }]
  const dress = { concepts: ['dress', 'clothing'], categories: [], variants }
  expect(chartFor([dresses], dress)).toEqual({ chart: dresses, option: 'Size' })
  expect(chartFor([dresses], { ...dress, concepts: ['shoe'] })).toBeUndefined()
  expect(chartFor([dresses], { ...dress, variants: [{ options: { Size: 'M' } }] })).toBeUndefined()
  expect(chartFor([{ ...dresses, brands: ['Lune'] }], dress)).toBeUndefined()
  expect(chartFor([{ ...dresses, brands: ['Lune'] }, dresses], { ...dress, brand: 'Lune' })?.chart.brands).toEqual([
    'Lune',
  ])
  expect(rowOf(dresses, ' 6 ')?.eu).toBe('38')
})

test('inches and centimetres go to and fro within half a unit', () => {
  fc.assert(
    fc.property(tape, fc.boolean(), (cm, inches) => {
      expect(Math.abs(centimetres(inUnit(cm, inches), inches) - cm)).toBeLessThanOrEqual(inches ? 0.636 : 0.251)
    }),
  )
})

test('a chart without a size or a measure is none', () => {
  expect(Chart.safeParse(dresses).success).toBe(true)
  expect(Chart.safeParse({ ...dresses, rows: [] }).success).toBe(false)
  expect(Chart.safeParse({ ...dresses, measures: [] }).success).toBe(false)
})
