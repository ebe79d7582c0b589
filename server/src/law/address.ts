import type { PostalAddress } from '@souk/contract/legal.ts'

const names = new Map<string, Intl.DisplayNames>()

function countryName(country: string, language: string): string {
  const known = names.get(language) ?? new Intl.DisplayNames([language, 'en'], { type: 'region' })
  names.set(language, known)
  return known.of(country) ?? country
}

/** A postal address as it stands on a letter, the town as its country writes it. */
export function addressLines(address: PostalAddress, language: string): string[] {
  const { line1, line2, postcode, city, region, country } = address
  const isAfter = country === 'US' || country === 'GB'
  const town = isAfter
    ? [[city, region].filter(Boolean).join(', '), postcode].filter(Boolean).join(' ')
    : [postcode, city].filter(Boolean).join(' ')
  return [line1, line2 ?? '', town, countryName(country, language)].filter((line) => line !== '')
}

/** The same in one line. */
export function addressLine(address: PostalAddress, language: string): string {
  return addressLines(address, language).join(', ')
}
