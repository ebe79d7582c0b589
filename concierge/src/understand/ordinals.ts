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
  ['(?<=(?:the|this|my) )last|letzte[nrsm]?|laatste|последн(?:ий|яя|ее|юю|его)|ბოლო(?:ს)?|poslednee', -1],
]
const patterns = WORDS.map(([words, index]) => ({
  index,
  pattern: new RegExp(`(?<![\\p{L}\\d-])(?:${words})(?![\\p{L}\\d-])`, 'u'),
}))
const any = new RegExp(WORDS.map(([words]) => words).join('|'), 'u')
const HAN = new RegExp(
  `(?:第(${N})[个個件条條双雙款种種张張只支朵束项項]?|(${N})[号號](?:款|的)?(?![月日])|最后(?:#|那)[个件条双款]|倒数第#~*)(?!次|天|周|年|时间)`,
  'gu',
)
const NUMBERED = new RegExp(
  `(?<!\\p{L})(?:number|no\\.?|nr\\.?|nummer|option|variante?|номер|вариант(?: номер)?|ნომერი|ვარიანტი|item|#|№)\\s?(${N})(?![\\p{L}\\d-])`,
  'gu',
)
const SUFFIXED = new RegExp(
  `(?<![\\p{L}\\d])(?:მე-?(${N})(?!\\d)|(${N})(?:-?(?:ый|ий|й|ой|ая|я|ое|ое|ую|е|ე|de|ste|e)(?!\\p{L})|\\.(?=\\s(?:bitte|option|kleid))))`,
  'gu',
)
/** What an ordinal belongs to when it chooses nothing. */
const ELSEWHERE =
  /^\s*(?:time|thought|place|hand|date|name|half|floor|thing|of all|class|week|month|year|day|night|order|birthday|anniversary|wedding|mal|woche|monat|jahr|tag|bestellung|termin|maal|keer|week|maand|jaar|bestelling|раз|недел|месяц|год|день|заказ|этаж|очеред|дат|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|of (?:january|february|march|april|may|june|july|august|september|october|november|december)|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus|ჯერ|დღე|კვირ|თვ|წელ|შეკვეთ|სართულ|minute|chance|try)/u
const ONLY_NUMBERS = /^\s*(?:#|№)?\s*#~*(?:\s*(?:,|&|\+|and|und|en|и|да|和|跟|与|、|და)\s*#~*)*\s*[.)!]?\s*$/u
const MORE = new RegExp(
  `^\\s*(?:,|&|and|und|en|и|和|跟|、|და)\\s*(?:#|№|number|nr\\.?|nummer|номер)?\\s?(${N})(?=\\s*(?:$|[.,!?;]|please|bitte|graag))`,
  'u',
)

/** Places in what was just shown: "the second one", «первое», 第二个, "number 3", a bare "2"; -1 is the last. */
export function findOrdinals(reading: Reading): OrdinalFound[] {
  if (ONLY_NUMBERS.test(reading.mask)) return bare(reading)
  const found: OrdinalFound[] = []
  const add = (each: OrdinalFound) => {
    if (each.index > 30 || each.index === 0 || !Number.isInteger(each.index)) return
    if (ELSEWHERE.test(reading.text.slice(each.end, each.end + 16)) || isTaken(reading, each.start, each.end)) return
    if (!found.some((other) => other.start < each.end && each.start < other.end)) found.push(each)
  }
  for (const pattern of [NUMBERED, HAN, SUFFIXED]) {
    for (const match of reading.mask.matchAll(pattern)) {
      const sign = match.findIndex((group, i) => i > 0 && group?.startsWith('#'))
      const group = sign > 0 ? (match[sign] ?? '') : ''
      const at = match.index + match[0].lastIndexOf(group)
      const index = sign > 0 ? numberAt(reading, at)?.value : -1
      if (index !== undefined) add({ index, start: match.index, end: match.index + match[0].length })
    }
  }
  for (const { index, pattern } of any.test(reading.text) ? patterns : []) {
    const match = pattern.exec(reading.text)
    if (match) add({ index, start: match.index, end: match.index + match[0].length })
  }
  for (const { end } of found) {
    const more = MORE.exec(reading.mask.slice(end, end + 24))
    const start = more ? end + more[0].length - (more[1]?.length ?? 0) : 0
    const number = more ? numberAt(reading, start) : undefined
    if (number) add({ index: number.value, start, end: number.end })
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** "2", "1 and 3": nothing but places. */
function bare(reading: Reading): OrdinalFound[] {
  const fits = ({ value }: { value: number }) => Number.isInteger(value) && value >= 1 && value <= 20
  if (reading.numbers.length === 0 || reading.numbers.length > 6 || !reading.numbers.every(fits)) return []
  return reading.numbers.map(({ value, start, end }) => ({ index: value, start, end }))
}
