import { LANGUAGES } from '@souk/contract/understanding.ts'
import { foldText } from '../text/normalise.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokens.ts'

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

/** Big towns whose name alone says the country, in the spellings of all our languages. */
const TOWNS: Record<string, string> = {
  US: 'new york|нью-йорк|纽约|ნიუ-იორკი|los angeles|chicago|boston|san francisco|seattle|washington',
  DE: 'berlin|берлин|柏林|ბერლინი|hamburg|münchen|munich|мюнхен|慕尼黑|köln|cologne|кёльн|科隆|frankfurt|франкфурт|法兰克福|bergisch gladbach',
  NL: 'amsterdam|амстердам|阿姆斯特丹|ამსტერდამი|rotterdam|роттердам|den haag|utrecht|eindhoven',
  RU: 'moscow|moskau|moskou|москва|莫斯科|მოსკოვი|saint petersburg|st. petersburg|санкт-петербург|петербург|казань|екатеринбург|новосибирск',
  CN: 'beijing|peking|пекин|北京市|北京|პეკინი|shanghai|шанхай|上海市|上海|广州市|广州|深圳市|深圳|杭州市|杭州',
  GE: 'tbilisi|tiflis|тбилиси|第比利斯|თბილისი|batumi|батуми|ბათუმი|kutaisi|кутаиси|ქუთაისი|რუსთავი|გორი',
  GB: 'london|лондон|伦敦|ლონდონი|manchester|edinburgh|birmingham',
  FR: 'paris|париж|巴黎|პარიზი|lyon|marseille',
  AT: 'wien|vienna|вена|维也纳|ვენა|salzburg',
  CH: 'zürich|zurich|цюрих|苏黎世|ციურიხი|genf|bern|basel',
}
const towns = new Map(
  Object.entries(TOWNS).flatMap(([code, names]) => names.split('|').map((name) => [foldText(name), code] as const)),
)

/** The country a well-known town lies in: nobody in Tbilisi writes it down. */
export function countryOfCity(city: string): string | undefined {
  return towns.get(foldText(city).trim())
}

/** A country that a text names, in whatever form the language gives the word. */
export function countryIn(text: string, language: string): string | undefined {
  const words = tokenise(foldText(text)).map(({ text: word }) => word)
  const wordsAndPairs = [...words, ...words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`)]
  for (const word of wordsAndPairs) if (word.length > 2 && table().has(word)) return table().get(word)
  const forms = stemTable(language)
  return words.map((word) => forms.get(stem(word, language))).find((code) => code !== undefined)
}

const stems = new Map<string, Map<string, string>>()

function stemTable(language: string): Map<string, string> {
  const known = stems.get(language)
  if (known) return known
  const made = new Map<string, string>()
  for (const [name, code] of table()) if (name.length > 4 && !name.includes(' ')) made.set(stem(name, language), code)
  stems.set(language, made)
  return made
}

export function countryName(code: string, language: string): string {
  if (!CODES.includes(code)) return ''
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}
