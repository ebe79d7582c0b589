import { broaderOf, type Match } from '../lexicon/match.ts'
import type { Reading } from './reading.ts'

/** What a thing is for: "a case for my iphone", «чехол для айфона», "shoes to go with a blue dress". */
const FOR =
  /(?:(?<!\p{L})(?:for|for use with|to go with|goes with|to match|matching|that fits|passend zu|passend zum|für|fuer|fürs|voor|bij|passend bij|для|к|ко|под)\s|配|搭配)(?<words>(?:[^\s,.;:!?]+\s){0,3})$/u
/** What a thing has: "a phone with a good camera"; with food it is ordered as well: "burger with fries". */
const WITH = /(?:(?<!\p{L})(?:with|mit|met|с|со)\s|带)(?<words>(?:[^\s,.;:!?]+\s){0,3})$/u
const JOINED = /(?:^|\s)(?:and|or|und|oder|en|of|и|или|და|ან|plus|sowie|also|auch|ook|еще)\s/u
const GEORGIAN_FOR = /თვის$/u
const GEORGIAN_WITH = /(?:ით|იანი)$/u
const OF_CHINESE = /^(?:用|专用)?的$/u
const EATEN = new Set(['food', 'drink', 'bread', 'flower', 'plant'])

/** The matches that say what the wanted thing is for or has, with the words that describe them in turn. */
export function asides(reading: Reading, wanted: readonly Match[]): Set<Match> {
  const found = new Set<Match>()
  const things = wanted.filter((match) => match.kind === 'type')
  things.forEach((thing, i) => {
    const others = things.filter((other) => other !== thing && !found.has(other))
    if (others.length === 0) return
    const stretch = i > 0 ? leadOf(reading, thing, others) : undefined
    if (stretch !== undefined) {
      for (const match of wanted)
        if (match.start >= stretch && match.end <= thing.end && match.kind !== 'recipient') found.add(match)
    } else if (isGeorgianAside(reading, thing, others) || isChineseOwner(reading, thing, things[i + 1]))
      found.add(thing)
  })
  return found
}

/** Where the words begin that a preposition puts before the thing; undefined where none does. */
function leadOf(reading: Reading, thing: Match, others: readonly Match[]): number | undefined {
  const from = Math.max(0, thing.start - 48)
  const head = reading.text.slice(from, thing.start)
  const lead = FOR.exec(head) ?? (canHave(thing, others) ? WITH.exec(head) : null)
  const words = lead?.groups?.['words']
  if (!lead || words === undefined || JOINED.test(` ${words}`)) return undefined
  const start = from + lead.index
  return others.some((other) => other.end <= start) ? start : undefined
}

function canHave(thing: Match, others: readonly Match[]): boolean {
  return !isEaten(thing) && !others.some(isEaten)
}

function isEaten({ id }: Match): boolean {
  return EATEN.has(id) || broaderOf(id).some((above) => EATEN.has(above))
}

function isGeorgianAside(reading: Reading, thing: Match, others: readonly Match[]): boolean {
  if (reading.language !== 'ka') return false
  const word = /^[\s\d-]*\p{Script=Georgian}*/u.exec(reading.text.slice(thing.end, thing.end + 24))?.[0] ?? ''
  const whole = reading.text.slice(thing.start, thing.end)
  // "აიფონ 14-ისთვის": the ending stands on the number
  const ending = /^[\s\d]*-?\p{Script=Georgian}*$/u.test(word) && /\d/.test(word) ? word : whole
  return GEORGIAN_FOR.test(ending) || (GEORGIAN_WITH.test(whole) && canHave(thing, others))
}

function isChineseOwner(reading: Reading, thing: Match, next: Match | undefined): boolean {
  return next !== undefined && OF_CHINESE.test(reading.text.slice(thing.end, next.start)) && !isEaten(next)
}
