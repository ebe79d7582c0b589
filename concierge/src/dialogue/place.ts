/** What postcodes look like where our shoppers live; a country that is not here is believed. */
const SHAPES: Record<string, RegExp> = {
  US: /^\d{5}(?:-\d{4})?$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  IT: /^\d{5}$/,
  ES: /^\d{5}$/,
  NL: /^\d{4}\s?[A-Z]{2}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/,
  AT: /^\d{4}$/,
  BE: /^\d{4}$/,
  CH: /^\d{4}$/,
  DK: /^\d{4}$/,
  GE: /^\d{4}$/,
  RU: /^\d{6}$/,
  CN: /^\d{6}$/,
}
const STATES = new Set(
  (
    'AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA ' +
    'RI SC SD TN TX UT VA VT WA WI WV WY'
  ).split(' '),
)

/** The scripts that a country's own addresses are written in, besides the Latin one. */
const SCRIPTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\p{Script=Georgian}/u, ['GE']],
  [/\p{Script=Han}/u, ['CN', 'TW', 'HK', 'SG', 'JP']],
  [/\p{Script=Cyrillic}/u, ['RU', 'BY', 'KZ', 'KG', 'UA', 'BG', 'RS']],
]

type Parts = Readonly<Record<string, string>>

/** The country that the look of an address gives away, whatever its town is called: "Paris, TX 75460", "1012 JL". */
export function countryOfShape({ postcode = '', region = '', city = '', line1 = '' }: Parts): string | undefined {
  const code = postcode.toUpperCase()
  if (SHAPES['NL']?.test(code)) return 'NL'
  if (SHAPES['GB']?.test(code)) return 'GB'
  if (/^\d{5}-\d{4}$/.test(code)) return 'US'
  if (SHAPES['US']?.test(code) && STATES.has(region)) return 'US'
  if (/\p{Script=Georgian}/u.test(city) && (!code || SHAPES['GE']?.test(code))) return 'GE'
  const written = `${city} ${line1}`
  if (SHAPES['CN']?.test(code) && /\p{Script=Han}/u.test(written)) return 'CN'
  // in Belarus they begin with 2, in Kazakhstan with 0
  return /^[13-6]\d{5}$/.test(code) && /\p{Script=Cyrillic}/u.test(written) ? 'RU' : undefined
}

/** Whether an address can lie in this country: its postcode is shaped so, and its town written so. */
export function canLieIn(country: string, { postcode = '', city = '' }: Parts): boolean {
  const shape = SHAPES[country]
  if (postcode && shape && !shape.test(postcode.toUpperCase())) return false
  const script = SCRIPTS.find(([letters]) => letters.test(city))
  return !script || script[1].includes(country)
}

/** Where such an address may lie, the countries named first before the others. */
export function countriesFor(parts: Parts, first: readonly string[]): string[] {
  const script = SCRIPTS.find(([letters]) => letters.test(parts['city'] ?? ''))
  const known = script && !parts['postcode'] ? script[1] : Object.keys(SHAPES)
  return [...new Set([...first, ...known])].filter((country) => canLieIn(country, parts)).slice(0, 5)
}
