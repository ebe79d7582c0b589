import { isTaken, numberAt, N, type Reading } from './reading.ts'

export type OrdinalFound = { index: number; start: number; end: number }

/** Place 1 to 10, then the last; stems where the language inflects. */
const WORDS: readonly [string, number][] = [
  ['first|1st|erste[nrsm]?|eerste|перв(?:ый|ая|ое|ую|ого|ой|ые|ом)|პირველ\\p{L}*|pervoe|pervyj|pervyi|pervuyu', 1],
  ['second|2nd|zweite[nrsm]?|tweede|втор(?:ой|ая|ое|ую|ого)|მეორე\\p{L}*|vtoroe|vtoroi', 2],
  ['third|3rd|dritte[nrsm]?|derde|трет(?:ий|ья|ье|ью|ьего|ьей)|მესამე\\p{L}*|tretje', 3],
  ['fourth|4th|vierte[nrsm]?|vierde|четверт(?:ый|ая|ое|ую|ого|ой)|მეოთხე\\p{L}*', 4],
  ['fifth|5th|fünfte[nrsm]?|vijfde|пят(?:ый|ая|ое|ую|ого)|მეხუთე\\p{L}*', 5],
  ['sixth|6th|sechste[nrsm]?|zesde|шест(?:ой|ая|ое|ую|ого)|მეექვსე\\p{L}*', 6],
  ['seventh|7th|siebte[nrsm]?|zevende|седьм(?:ой|ая|ое|ую|ого)|მეშვიდე\\p{L}*', 7],
  ['eighth|8th|achte[nrsm]?|achtste|восьм(?:ой|ая|ое|ую|ого)|მერვე\\p{L}*', 8],
  ['ninth|9th|neunte[nrsm]?|negende|девят(?:ый|ая|ое|ую|ого)|მეცხრე\\p{L}*', 9],
  ['tenth|10th|zehnte[nrsm]?|tiende|десят(?:ый|ая|ое|ую|ого)|მეათე\\p{L}*', 10],
  ['(?<=the |this )last|letzte[nrsm]?|laatste|последн(?:ий|яя|ее|юю|его)|ბოლო(?:ს)?|poslednee', -1],
]
const patterns = WORDS.map(([words, index]) => ({
  index,
  pattern: new RegExp(`(?<![\\p{L}\\d-])(?:${words})(?![\\p{L}\\d-])`, 'u'),
}))
const any = new RegExp(WORDS.map(([words]) => words).join('|'), 'u')
const HAN = new RegExp(
  `(?:第(${N})[个個件条條双雙款种種张張只支朵束项項]?|(${N})[号號](?:款|的)?(?![月日])|最后(?:一|那)[个件条双款]|(倒数第一))(?!次|天|周|年|时间)`,
  'u',
)
const NUMBERED = new RegExp(
  `(?<!\\p{L})(?:number|no\\.?|nr\\.?|nummer|option|variante?|номер|вариант(?: номер)?|ნომერი|ვარიანტი|item|#|№)\\s?(${N})(?![\\p{L}\\d-])`,
  'u',
)
const SUFFIXED = new RegExp(
  `(?<![\\p{L}\\d])(?:მე-?(${N})(?!\\d)|(${N})(?:-?(?:ый|ий|й|ой|ая|я|ое|ое|ую|е|ე|de|ste|e)(?!\\p{L})|\\.(?=\\s(?:bitte|option|kleid))))`,
  'u',
)
/** What an ordinal belongs to when it chooses nothing. */
const ELSEWHERE =
  /^\s*(?:time|date|name|half|floor|hand|thing|of all|class|week|month|year|day|night|order|birthday|anniversary|wedding|mal|woche|monat|jahr|tag|bestellung|termin|maal|keer|week|maand|jaar|bestelling|раз|недел|месяц|год|день|заказ|этаж|очеред|дат|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|of (?:january|february|march|april|may|june|july|august|september|october|november|december)|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus|ჯერ|დღე|კვირ|თვ|წელ|შეკვეთ|სართულ|minute|chance|try)/u
const ALONE = /^\s*(?:#|№)?\s*#~*\s*[.)!]?\s*$/u

/** A place in what was just shown: "the second one", «первое», 第二个, "number 3", a bare "2"; -1 is the last. */
export function findOrdinal(reading: Reading): OrdinalFound | undefined {
  const [only] = reading.numbers
  if (only && ALONE.test(reading.mask) && Number.isInteger(only.value) && only.value >= 1 && only.value <= 20)
    return { index: only.value, start: only.start, end: only.end }
  for (const pattern of [NUMBERED, HAN, SUFFIXED]) {
    const match = pattern.exec(reading.mask)
    if (!match) continue
    const at = match[0].indexOf(
      '#',
      /^[#№]/.test(match[0]) && match[0].length > 1
        ? match[0].indexOf('#', 1) > 0 && !match[0].startsWith('#~')
          ? 1
          : 0
        : 0,
    )
    const value = at < 0 ? -1 : numberAt(reading, match.index + at)?.value
    const end = match.index + match[0].length
    if (
      value === undefined ||
      !Number.isInteger(value) ||
      value > 30 ||
      isTaken(reading, match.index, end) ||
      value === 0 ||
      ELSEWHERE.test(reading.text.slice(end, end + 16))
    )
      continue
    return { index: value, start: match.index, end }
  }
  if (!any.test(reading.text)) return undefined
  for (const { index, pattern } of patterns) {
    const match = pattern.exec(reading.text)
    if (!match) continue
    const end = match.index + match[0].length
    if (ELSEWHERE.test(reading.text.slice(end, end + 16)) || isTaken(reading, match.index, end)) continue
    return { index, start: match.index, end }
  }
  return undefined
}
