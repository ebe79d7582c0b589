import type { Address } from './order.ts'

/** The lines that name the place; which of them a country has, in which order, and what they are called differs. */
export type PlaceLine = 'postcode' | 'city' | 'region'
type Special = 'zip' | 'postal' | 'eircode' | 'town' | 'suburb' | 'state' | 'province' | 'prefecture' | 'county'
/** A line of an address and the country's word for it, of which the interface has the text. */
export type Place = { line: PlaceLine; word: PlaceLine | Special }

type Row = readonly [line: PlaceLine, word?: Special]
const CITY: Row = ['city']
const CODE: Row = ['postcode']
const REGION: Row = ['region']

/** As the post of the country wants them read (Universal Postal Union, addressing systems). */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  AU: [['city', 'suburb'], ['region', 'state'], CODE],
  CA: [CITY, ['region', 'province'], ['postcode', 'postal']],
  CN: [['region', 'province'], CITY, CODE],
  GB: [['city', 'town'], CODE],
  HK: [CITY, REGION],
  IE: [
    ['city', 'town'],
    ['region', 'county'],
    ['postcode', 'eircode'],
  ],
  IN: [CITY, CODE, ['region', 'state']],
  IT: [CODE, CITY, ['region', 'province']],
  JP: [CODE, ['region', 'prefecture'], CITY],
  KR: [['region', 'province'], CITY, CODE],
  NZ: [['city', 'town'], CODE],
  RU: [CITY, REGION, CODE],
  UA: [CITY, REGION, CODE],
  US: [CITY, ['region', 'state'], ['postcode', 'zip']],
}
/** Countries whose addresses name no region. */
const PLAIN = /^(AT|BE|BG|CH|CY|CZ|DE|DK|EE|ES|FI|FR|GE|GR|HR|HU|IL|IS|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SG|SI|SK|TR)$/

/** The place lines of a country in their order; where nothing is known of it, all of them. */
export function addressLayout(country: string): Place[] {
  const rows = ROWS[country] ?? (PLAIN.test(country) ? [CODE, CITY] : [CODE, CITY, REGION])
  return rows.map(([line, word = line]) => ({ line, word }))
}

/** The place in one line, as its country writes it: "10115 Berlin", "Brooklyn, NY 11201". */
export function placeLine(address: Partial<Address>): string {
  const own = addressLayout(address.country ?? '').map(({ line }) => line)
  const lines = new Set<PlaceLine>([...own, 'postcode', 'city', 'region'])
  const texts = [...lines].flatMap((line) => {
    const text = address[line]
    return text ? [line === 'city' && own[0] === 'city' && address.region ? `${text},` : text] : []
  })
  return texts.join(' ')
}
