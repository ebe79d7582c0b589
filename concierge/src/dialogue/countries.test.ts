import { describe, expect, it } from 'vitest'
import { countryIn, countryOfCity } from './countries.ts'

describe('countries', () => {
  it.each([
    ['do you ship to Germany', 'en', 'DE'],
    ['доставляете в Грузию', 'ru', 'GE'],
    ['bezorgen jullie in België', 'nl', 'BE'],
    ['能送到荷兰吗', 'zh', undefined],
    ['do you ship to Boston', 'en', undefined],
  ] as const)('%s', (text, language, code) => {
    expect(countryIn(text, language)).toBe(code)
  })

  it('are known by a big town that nobody writes them to', () => {
    expect(countryOfCity('თბილისი')).toBe('GE')
    expect(countryOfCity('Köln')).toBe('DE')
    expect(countryOfCity('Springfield')).toBeUndefined()
  })
})
