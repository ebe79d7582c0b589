import { NOT_NAMES, NEEDS_COMPANY } from './data/not-names.ts'
import { functionWords } from '../text/word-sets.ts'
import type { Match } from './match-type.ts'
import { broaderOf } from './match-table.ts'

const patterns = new Map<string, RegExp>()
const WORN = new Set(['clothing', 'shoe', 'accessory', 'underwear'])
const CUT = new Set(['fit', 'sleeve', 'neckline'])
const EATEN = new Set(['food', 'drink', 'bread'])
/** Verbs that a segmenter joins to their object: 送花, 买花. */
const GIVEN = new Set('送买買订訂寄')
const NO_MATERIAL = new Set(['food', 'drink', 'bread', 'beauty-product', 'flower', 'plant', 'book'])
/** How far a run of Han characters is read around a single one, and how many single ones are looked at. */
const AROUND = 8
const MOST = 60
let segmenter: Intl.Segmenter | undefined

/** Drops what stands in a set phrase, inside another Chinese word, or beside a thing it cannot be said of. */
export function suitable(found: readonly Match[], text: string, language: string): Match[] {
  if (found.length === 0) return []
  const phrases = phrasesIn(text, language)
  const named = found.filter(
    (match) =>
      !phrases.some(({ start, end }) => start <= match.start && match.end <= end) &&
      !isPersonCount(match, text) &&
      !isFavourite(match, found, text) &&
      !lacksCompany(match, found, text, language),
  )
  const whole = named.filter((match, i) => i >= MOST || isWholeWord(match, text, named))
  const things = whole.filter((match) => match.kind === 'type')
  return things.length === 0 ? whole : whole.filter((match) => fitsThings(match, things))
}

function phrasesIn(text: string, language: string): { start: number; end: number }[] {
  const source = NOT_NAMES[language]
  if (!source) return []
  let pattern = patterns.get(language)
  if (!pattern) patterns.set(language, (pattern = new RegExp(source, 'gu')))
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** "For 4 people", «на 12 человек», 4 კაცზე: the number counts heads, the word is no recipient. */
function isPersonCount(match: Match, text: string): boolean {
  if (match.id !== 'man' && match.id !== 'guest') return false
  if (/^(?:for|für|voor|для) /u.test(text.slice(match.start, match.end))) return false
  return /[\p{N}\p{L}][\s-]?$/u.test(text.slice(0, match.start)) && /\d\s?$/.test(text.slice(0, match.start))
}

/** "Ihr liebster Duft", «любимый цвет»: said of a thing, the word for a dear person only praises it. */
function isFavourite(match: Match, found: readonly Match[], text: string): boolean {
  const word = text.slice(match.start, match.end)
  // "cute" in Georgian, unless it is said of somebody's own: მისი საყვარელი ყვავილი
  if (match.id === 'cute' && word.startsWith('საყვარ'))
    return /(?:ჩემი|ჩემს|მისი|მის|მათი|დედის|დის)\s$/u.test(text.slice(0, match.start)) || recipientAt(found, match.to)
  if (match.kind !== 'recipient' || !/^(?:liebst|lieblings?|любим|favou?rit)/u.test(word)) return false
  const tail = text.slice(match.end)
  // "am liebsten" is only how somebody likes it best
  if (/^liebsten$/u.test(word) && /(?:^|\s)am\s$/u.test(text.slice(0, match.start))) return true
  if (match.how === 'compound' && /^s?\p{L}/u.test(tail)) return true
  const thing = found.some((other) => other.from === match.to && other.start - match.end <= 1)
  return thing || /^ (?:farb|cvet|цвет|сорт|вкус|размер|бренд|марк|duft|stil)/u.test(tail)
}

function recipientAt(found: readonly Match[], from: number): boolean {
  return found.some((other) => other.from === from && other.kind === 'recipient')
}

/** Words like "bank" name a thing only where something is said of it. */
function lacksCompany(match: Match, found: readonly Match[], text: string, language: string): boolean {
  const words = NEEDS_COMPANY[language]
  if (!words?.includes(text.slice(match.start, match.end))) return false
  return !found.some((other) => other !== match && Math.abs(other.from - match.from) <= 2 && other.kind !== 'service')
}

function fitsThings(match: Match, things: readonly Match[]): boolean {
  if (CUT.has(match.kind)) return things.some((thing) => under(thing.id, WORN))
  if (match.kind === 'material') return things.some((thing) => !under(thing.id, NO_MATERIAL))
  if (match.kind === 'ingredient')
    return things.some((thing) => under(thing.id, EATEN)) || !things.every((thing) => under(thing.id, WORN))
  return true
}

function under(id: string, roots: ReadonlySet<string>): boolean {
  return roots.has(id) || broaderOf(id).some((above) => roots.has(above))
}

/** A label of one Han character inside another word is none: 花 in 花钱, 大 in 大家. Runs of labels are words of their own: 白百合. */
function isWholeWord(match: Match, text: string, found: readonly Match[]): boolean {
  if (match.end - match.start !== 1 || !/\p{Script=Han}/u.test(text.slice(match.start, match.end))) return true
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const from = Math.max(0, match.start - AROUND)
  for (const { segment, index } of segmenter.segment(text.slice(from, match.end + AROUND))) {
    const [start, end] = [from + index, from + index + segment.length]
    if (match.start < start || match.end > end) continue
    const rest = Array.from(segment, (_letter, i) => start + i)
    const drop = functionWords('zh')
    return rest.every(
      (at) =>
        at === match.start ||
        drop.has(text[at] ?? '') ||
        GIVEN.has(text[at] ?? '') ||
        found.some((other) => other.start <= at && at < other.end),
    )
  }
  return true
}
