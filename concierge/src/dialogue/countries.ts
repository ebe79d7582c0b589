import { LANGUAGES } from '@souk/contract/understanding.ts'
import { foldText } from '../text/normalise.ts'

/** ISO 3166-1 codes of the countries that addresses name. */
const CODES = (
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR ' +
  'CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE ' +
  'IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM ' +
  'MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC ' +
  'SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS ' +
  'XK YE ZA ZM ZW'
).split(' ')

/** What people write that is not the official name. */
const OTHERS: Record<string, string> = {
  usa: 'US',
  'u.s.a.': 'US',
  'u.s.': 'US',
  us: 'US',
  america: 'US',
  сша: 'US',
  америка: 'US',
  美国: 'US',
  აშშ: 'US',
  uk: 'GB',
  'u.k.': 'GB',
  england: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  scotland: 'GB',
  wales: 'GB',
  англия: 'GB',
  holland: 'NL',
  голландия: 'NL',
  deutschland: 'DE',
  brd: 'DE',
  россия: 'RU',
  рф: 'RU',
  'российская федерация': 'RU',
  中国: 'CN',
  საქართველო: 'GE',
  sakartvelo: 'GE',
  nederland: 'NL',
  österreich: 'AT',
  schweiz: 'CH',
  czechia: 'CZ',
}

let names: Map<string, string> | undefined

/** Country names in all languages; built at the first address, not at start. */
function table(): Map<string, string> {
  if (names) return names
  names = new Map(Object.entries(OTHERS).map(([name, code]) => [foldText(name), code]))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region' })
    for (const code of CODES) names.set(foldText(display.of(code) ?? code), code)
  }
  for (const code of CODES) names.set(code.toLowerCase(), code)
  return names
}

/** The ISO code of a country as people write it in any of the languages, or of a code itself. */
export function countryCode(text: string): string | undefined {
  return table().get(foldText(text).trim().replace(/\.$/, ''))
}

export function countryName(code: string, language: string): string {
  if (!CODES.includes(code)) return ''
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}
