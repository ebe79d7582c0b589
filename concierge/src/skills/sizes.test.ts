import { describe, expect, it } from 'vitest'
import { equalSizes, sizeIdOf } from './sizes.ts'

describe('sizes', () => {
  it('are called otherwise elsewhere, clothes and shoes each by their own table', () => {
    expect(equalSizes('eu-38', false)).toEqual(['us-8', 'uk-12'])
    expect(equalSizes('us-8', false)).toEqual(['eu-38', 'uk-12'])
    expect(equalSizes('eu-39', true)).toEqual(['us-8', 'uk-6'])
    expect(equalSizes('us-8.5', true)).toEqual(['eu-39.5', 'uk-6.5'])
  })

  it('of letters and of heights have no other name', () => {
    expect(equalSizes('medium', false)).toEqual([])
    expect(equalSizes('eu-128', false)).toEqual([])
  })

  it('on an option are read in the shop’s own system', () => {
    expect(sizeIdOf('US', '8')).toBe('us-8')
    expect(sizeIdOf('GB', '8')).toBe('uk-8')
    expect(sizeIdOf('US', '38')).toBe('eu-38')
    expect(sizeIdOf('DE', 'EU 38,5')).toBe('eu-38.5')
    expect(sizeIdOf('US', 'M')).toBeUndefined()
    expect(sizeIdOf('DE', '29')).toBe('eu-29')
    expect(sizeIdOf('US', '29')).toBe('us-29')
    expect(sizeIdOf('US', '29', 'shoes')).toBe('eu-29')
    expect(sizeIdOf('GB', '9', 'shoes')).toBe('uk-9')
  })
})
