import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode, parseValue, type Choice } from './values.ts'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ verb: fc.constantFrom('show' as const, 'similar' as const), offer: text }),
  fc.record({
    verb: fc.constant('variant' as const),
    offer: text,
    options: fc.dictionary(text, text, { minKeys: 1, maxKeys: 3 }),
  }),
  fc.record({ verb: fc.constant('field' as const), offer: text, field: text, value: text }),
  fc.record({ verb: fc.constant('skip' as const), offer: text, field: text }),
  fc.record({ verb: fc.constant('add' as const), offer: text, variant: text }),
  fc.record({
    verb: fc.constant('drop' as const),
    slot: text,
    concepts: fc.array(text, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ verb: fc.constant('line' as const), line: text, change: fc.integer({ min: -999, max: 999 }) }),
  fc.record({ verb: fc.constant('move' as const), number: text, fulfilment: text, at: text }),
  fc.record({ verb: fc.constant('fetch' as const), at: text }),
  fc.record({ verb: fc.constantFrom('save' as const, 'unsave' as const), offer: text }),
  fc.record({ verb: fc.constant('watch' as const), offer: text, variant: text }, { requiredKeys: ['verb', 'offer'] }),
  fc.record({ verb: fc.constant('unwatch' as const), id: text }),
  fc.record({ verb: fc.constant('back' as const), step: text, value: text }),
  fc.record({ verb: fc.constant('cancel' as const), number: text, sure: fc.boolean() }),
  fc.record({
    verb: fc.constantFrom('more' as const, 'cart' as const, 'checkout' as const, 'human' as const, 'no' as const),
  }),
)

describe('values', () => {
  it('come back as what they were', () => {
    fc.assert(
      fc.property(choice, (one) => {
        const value = encode(one)
        if (value) expect(parseValue(value)).toEqual(one)
        expect(value.length).toBeLessThanOrEqual(300)
      }),
    )
  })

  it('are readable', () => {
    expect(encode({ verb: 'variant', offer: 'o1', options: { Colour: 'Light blue', Size: '38' } })).toBe(
      'variant:o1:Colour=Light blue&Size=38',
    )
    expect(encode({ verb: 'line', line: 'l1', change: 1 })).toBe('line:l1:+1')
    expect(encode({ verb: 'drop', slot: 'colour', concepts: ['blue', 'white'] })).toBe('drop:colour:blue+white')
  })

  it('are refused when they are none of ours', () => {
    for (const value of [
      '',
      'show',
      'show:',
      'show:a:b',
      'line:l:1',
      'line:l:+0',
      'more:x',
      'toString',
      'add:o',
      'cancel:1:no',
      'variant:o:x',
    ]) {
      expect(parseValue(value), value).toBeNull()
    }
    fc.assert(
      fc.property(fc.string(), (value) => {
        const read = parseValue(value)
        if (read) expect(parseValue(encode(read))).toEqual(read)
      }),
    )
  })
})
