import type { Match } from '../lexicon/match.ts'
import { isTaken, N, numberAt, type Reading } from './reading.ts'
import { UNITS } from './price-words.ts'

export type QuantityFound = { value: number; start: number; end: number }

const WORDS: readonly [RegExp, number][] = [
  [
    /(?<![\p{L}])(?:a |the )?couple(?: of)?(?![\p{L}])(?= |$)(?! (?:days|hours|minutes|weeks|of (?:days|hours|minutes|weeks|questions)))/u,
    2,
  ],
  [/(?<![\p{L}])half (?:a )?dozen(?![\p{L}])/u, 6],
  [/(?<![\p{L}])(?:ein halbes dutzend|een half dozijn|полдюжины|半打)/u, 6],
  [/(?<![\p{L}])(?:a|the|ein|een|одну|by the) (?:dozen|dutzend|dozijn|дюжину)(?![\p{L}])/u, 12],
  [/一打/u, 12],
  [
    /(?<![\p{L}])(?:пару|парочку)(?![\p{L}])(?! (?:дней|часов|минут|вопрос|слов|носк|туф|сапог|ботин|кроссов|перчат|кед|сереж|сандал|босонож|чулок|колгот|джинс|брюк))/u,
    2,
  ],
  [/(?<![\p{L}])(?:ein paar)(?= (?:stück)?$)/u, 2],
  [
    /(?<![\p{L}])(?:(?:beide|both|оба|обе|allebei|ორივე)(?=\s*(?:$|[,.!?]|of (?:them|those|these)|bitte|please|graag|пожалуйста)))|两个都|两件都|俩都/u,
    2,
  ],
]
const COUNTER = '件|条|條|双|雙|个(?!人)|個(?!人)|只|支|朵|束|枝|份|杯|套|盒|瓶|本|台|张|張|把|块(?!钱)|打|顶|副'
const COUNTED = new RegExp(
  `(${N})\\s?(?:x(?!\\s?[\\p{L}\\d#])|×(?!\\s?#)|\\*|-?\\s?(?:pcs?|pieces?|items?|pairs?|units?|copies|bunch(?:es)?|bouquets?|stück|stueck|stk|paar|stuks?|exemplar\\p{L}*|шт\\p{L}*|штук\\p{L}*|пар[аыу]?(?![\\p{L}])|экземпляр\\p{L}*|букет\\p{L}*|ცალ\\p{L}*|წყვილ\\p{L}*)(?![a-z])|(?:${COUNTER}))`,
  'u',
)
const NAMED = new RegExp(
  `(?:quantity|qty|amount|menge|anzahl|stückzahl|aantal|hoeveelheid|количеств\\p{L}*|кол-во|数量|რაოდენობ\\p{L}*)(?:\\s*(?:to|of|is|should be|auf|zu|von|naar|op|van|на|до|должно быть|为|是|成|改成|改为|შეცვალ\\p{L}*|იყოს|:))*\\s*(${N})`,
  'u',
)
/** The verb stands behind the number: ორი იყოს, ორი მინდა. */
const VERB_LAST = new RegExp(`(?:^|[\\s,])(${N})(?:ი|ც)?\\s(?:იყოს|მინდა|მომეცი|ავიღებ|ცალი იყოს)`, 'u')
/** The thing itself was named before. */
const OF_IT = new RegExp(
  `(?:^|[\\s,])(${N})\\s(?:of (?:them|those|these|it)|davon|daraus|ervan|van die)(?!\\p{L})`,
  'u',
)
const TIMES = new RegExp(`(?:^|[^\\p{L}#~\\d])(?:x|×|\\*)\\s?(${N})(?![\\p{L}])`, 'u')
const MAKE = new RegExp(
  `(?:make (?:it|that|them)|actually|instead|rather|i(?:'ll| will|'d| want| need)? ?(?:take|have|get|want|need|order|buy)?|take|add|order|buy|give me|want|need|get|have|just|only|quantity(?: of| is)?|qty\\.?:?|mach(?:en sie|e)? (?:bitte )?|nehme|nimm|ich (?:nehme|will|möchte|brauche|hätte gern)|lieber|doch|anzahl:?|menge:?|maak er|doe er|doe maar|neem|ik (?:wil|neem|zoek)|liever|toch|aantal:?|возьму|беру|давай(?:те)?|сделай(?:те)?|хочу|нужно|мне|лучше|количество:?|добавь(?:те)?|要|来|买|改成|改为|加|拿|换成|数量|აიღე|ავიღებ|მინდა|გააკეთე|იყოს|მომეცი|დაამატე)\\s?(?:er |нас |их |please |bitte |noch |nog )?(${N})(?:\\s?(?:of (?:them|those|these)|davon|ervan|van die|van(?=\\s*(?:$|[,.!]|(?:met|en|zonder|maar)(?!\\p{L})))|штуки|of each|ones?|draus|daraus|ervan|please|bitte|graag|alstublieft|пожалуйста|吧|ცალი)|\\s*(?:$|[.!,，]|(?:and|und|en|и|და)(?!\\p{L})))`,
  'u',
)

/** How many a shopper wants: a number with a counter, before a thing, or where one orders. */
export function findQuantity(reading: Reading, matches: readonly Match[]): QuantityFound | undefined {
  for (const [pattern, value] of WORDS) {
    const match = pattern.exec(reading.text)
    if (match && !isTaken(reading, match.index, match.index + match[0].length))
      return { value, start: match.index, end: match.index + match[0].length }
  }
  for (const pattern of [NAMED, COUNTED, OF_IT, TIMES, VERB_LAST, MAKE]) {
    const match = pattern.exec(reading.mask)
    if (!match) continue
    const at = match.index + match[0].lastIndexOf(match[1] ?? '')
    const number = numberAt(reading, pattern === COUNTED ? match.index : at)
    // "a dress" and 一件 count nothing
    if (number?.bare && pattern === COUNTED) continue
    if (number && usable(reading, number) && isFree(reading, matches, number)) {
      return {
        value: number.value * (/打/u.test(match[0]) ? 12 : 1),
        start: number.start,
        end: Math.max(number.end, pattern === COUNTED ? match.index + match[0].length : number.end),
      }
    }
  }
  return beforeThing(reading, matches)
}

/** "two red dresses": a number with at most three words between it and a thing; "a" and "one" count only there. */
function beforeThing(reading: Reading, matches: readonly Match[]): QuantityFound | undefined {
  for (const number of reading.numbers) {
    if (!usable(reading, number) || number.bare || !isFree(reading, matches, number)) continue
    if (UNITS.test(reading.mask.slice(number.end, number.end + 16))) continue
    const thing = matches.find((match) => match.kind === 'type' && match.start >= number.end)
    if (!thing) continue
    const between = reading.mask.slice(number.end, thing.start)
    if (/[,.;:!?#\n]/.test(between) || between.trim().split(/\s+/).length > 3) continue
    const before = reading.mask.slice(Math.max(0, number.start - 12), number.start)
    // a Chinese name may end in a figure: 苹果14
    if (/\p{Script=Han}$/u.test(before) && !/[要来买点加和与订]$/u.test(before)) continue
    if (/(?:size|größe|grösse|maat|размер\p{L}*|№|#|nr\.?|for|für|voor|для|на)\s*$/u.test(before)) continue
    return { value: number.value, start: number.start, end: number.end }
  }
  return undefined
}

/** Not yet understood, and no part of a name: "four cheeses" is one pizza. */
function isFree(reading: Reading, matches: readonly Match[], { start, end }: { start: number; end: number }): boolean {
  return (
    !isTaken(reading, start, end) &&
    ![...matches, ...reading.feasts].some((match) => match.start < end && start < match.end)
  )
}

function usable(reading: Reading, number: { start: number; end: number; value: number }): boolean {
  if (!Number.isInteger(number.value) || number.value < 1 || number.value > 999) return false
  // "f(2)" is no order
  if (/\p{L}\($/u.test(reading.text.slice(Math.max(0, number.start - 2), number.start))) return false
  return (
    !/^[.:/]\d/.test(reading.text.slice(number.end, number.end + 2)) &&
    !/[\d$€£₽#№.:/-]$/.test(reading.text.slice(Math.max(0, number.start - 1), number.start))
  )
}
