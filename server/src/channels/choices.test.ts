import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleParts } from '../../test/parts.ts'
import { choicesOf, readToken, tokenOf } from './choices.ts'

test('what stands behind a button is read back as it was given, and fits where least is allowed', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.nat(200), (message, index) => {
      const token = tokenOf(message, index)
      expect(Buffer.byteLength(token)).toBeLessThanOrEqual(64)
      expect(readToken(token)).toEqual({ message, index })
    }),
  )
  for (const token of ['', 'x', 'yes', '.1', `${'A'.repeat(22)}.`, `${'A'.repeat(22)}.1234`, `${'A'.repeat(22)}.-1`])
    expect(readToken(token), token).toBeUndefined()
})

test('what can be tapped in a message stands in the order of its parts', () => {
  const parts = sampleParts('en').filter(({ type }) => type === 'carousel' || type === 'list')
  expect(choicesOf(parts).map(({ value }) => value)).toEqual([
    'yes',
    'other',
    'yes',
    'other',
    'yes',
    'other',
    'yes',
    'other',
  ])
})
