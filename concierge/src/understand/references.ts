import type { Reference } from '@souk/contract/understanding.ts'
import type { Match } from '../lexicon/match.ts'
import { spanOf } from '../text/normalise.ts'
import type { OrdinalFound } from './ordinals.ts'
import { claim, type Reading } from './reading.ts'

export type ReferenceFound = Reference & { start: number; end: number }

const LAST_ORDER =
  /(?<!\p{L})(?:(?:the )?same (?:order )?(?:as|like) (?:the )?(?:last|before|previous|usual)(?: (?:time|order|week|month))?|repeat (?:my|the) (?:last |previous )?order|same (?:again|thing again|order|as always|as usual|as before)|(?:the|my) usual|(?:my |the )?(?:last|previous) order(?: again)?|like last time|what i (?:had|ordered|bought|got) (?:last time|before|last (?:week|month|year))|as last time|(?:das(?:selbe|gleiche)|genau so|so)? ?wie (?:beim )?letzte[sn]? mal|(?:das|wie) (?:übliche|immer)|nochmal das (?:gleiche|selbe)|(?:noch ?mal|wieder) (?:dasselbe|das gleiche)(?: wie letzte (?:woche|mal))?|(?:meine |die )?letzte bestellung|(?:het)?zelfde als (?:de )?(?:vorige|laatste) keer|hetzelfde als altijd|(?:zoals|net als) (?:de )?(?:vorige|laatste) keer|(?:mijn )?(?:vorige|laatste) bestelling|(?:то же(?: самое)?|такой же|такое же|такую же|как|все)? ?(?:,? ?что и |как |,? ?как и )?(?:в )?прошл(?:ый|ом|ого) раз(?:а)?|как (?:обычно|всегда)|(?:мой |моего )?(?:последн|прошл|предыдущ)\p{L}+ заказ\p{L}*|как в прошлом заказе|(?:то же(?: самое)?,?|как|что) (?:что )?(?:и )?на прошлой неделе|то же самое|იგივე\p{L}*,? რაც (?:წინა|ბოლო|გასულ)\p{L}*(?: ჯერ\p{L}*)?|როგორც (?:ბოლოს|წინაზე|წინა ჯერზე|ყოველთვის|ბოლო ჯერზე)|(?:ჩემი )?(?:ბოლო|წინა) შეკვეთა\p{L}*|იგივე (?:შეკვეთა|რაც)|kak v proshlyj raz|kak v proshlyi raz)(?!\p{L})|(?:和|跟|像|同)?上(?:次|回)(?:买|订|点)?(?:的)?(?:一样|那个|那些|那件|的订单|一樣)|老样子|(?:照|按)上次|上一?个订单|跟之前一样/u
const POSSESSIVE =
  /(?:(?<!\p{L})(?:my|our|his|her|their|a|mein(?:e|en|em|er)?|unser\p{L}*|mijn|m'n|onze|мо(?:ей|ю|ему|его|я|й|их|им|ем)|наш\p{L}*|сво(?:ей|ему|его|ю)|ჩემ\p{L}*|ჩვენ\p{L}*|moej|moey|moyej|moemu)\s(?:\p{L}+\s)?|我(?:的|家)?|咱)$/u
const FOR = /(?:(?<!\p{L})(?:for|to|für|fuer|voor|для|к|dlya)\s(?:the |a |die |den |das |de |het )?|给|送(?:给)?|为)$/u
const NOUN_AFTER = /^\s*(?:ones?(?!\p{L})|option|version|variante?|вариант|那|这)/u
const THE =
  /(?:(?<!\p{L})(?:the|that|this|those|these|das|die|der|den|dem|dieses|diese|jenes|de|(?<!in )het|dat|deze|то|та|тот|ту|те|это|эта|этот|эту|тот самый|то самое|ис|ის|იმ|ეს|ამ|აი ის)\s(?:\p{L}+\s)?|(?:那|这|那个|这个|那件|这件|那条|这条|那双|这双)一?[个件条双款]?)$/u
const ONE_AFTER = /^(?:\s(?:ones?)(?!\p{L})|(?:色)?的?(?:那|这)一?[个件条双款只])/u
const WITHOUT = /^(?:without|no|ohne|kein|zonder|geen|без|不|无)/u
const HAN_ALONE = /^\s*(?:要|就|我要|给我|选|换)*\s*(?:[那这][一]?[个件条双款只])?\s*$/u

/** What a message points at instead of naming it. */
export function findReferences(
  reading: Reading,
  matches: readonly Match[],
  unwanted: ReadonlySet<Match>,
  ordinals: readonly OrdinalFound[],
): ReferenceFound[] {
  const found: ReferenceFound[] = []
  const add = (reference: Omit<Reference, 'text'>, start: number, end: number) => {
    const span = spanOf(reading.normal, start, end)
    found.push({ ...reference, text: reading.normal.original.slice(span.start, span.end).trim(), start, end })
  }
  const same = LAST_ORDER.exec(reading.text)
  if (same) {
    add({ kind: 'last_order' }, same.index, same.index + same[0].length)
    claim(reading, same.index, same.index + same[0].length)
  }
  for (const ordinal of ordinals) {
    if (same && same.index < ordinal.end && ordinal.start < same.index + same[0].length) continue
    add({ kind: 'ordinal', index: ordinal.index }, ordinal.start, extended(reading, ordinal.end))
  }
  for (const [i, match] of matches.entries()) {
    const head = reading.text.slice(Math.max(0, match.start - 28), match.start)
    if (match.kind === 'recipient') {
      const owner = POSSESSIVE.exec(head) ?? FOR.exec(head)
      const start = owner ? match.start - owner[0].length : match.start
      const shown = owner && POSSESSIVE.test(head) ? start : match.start
      const dative = isDative(reading, match)
      if (owner || dative) add({ kind: 'person', id: match.id }, shown, match.end)
    } else if (
      !unwanted.has(match) &&
      match.kind !== 'type' &&
      match.kind !== 'service' &&
      match.kind !== 'occasion' &&
      pointsAt(reading, matches, i, head)
    ) {
      const article = THE.exec(head)
      const one = ONE_AFTER.exec(reading.text.slice(match.end, match.end + 12))
      add(
        { kind: 'attribute', id: match.id },
        article ? match.start - article[0].length : match.start,
        match.end + (one?.[0].length ?? 0),
      )
    }
  }
  return found
}

/** "For" as an ending: დედისთვის, დედაჩემს, «маме», «мужу». */
function isDative(reading: Reading, match: Match): boolean {
  const word = reading.text.slice(match.start, match.end)
  return (
    /(?:თვის|ჩემს?)$/u.test(word) ||
    (/[а-я]{3}[еу]$/u.test(word) && match.id !== 'couple' && !/^(?:мужск|женск|детск)/u.test(word))
  )
}

/** "The white one", "das weiße", 白色的那个: an attribute with an article or "one" and no thing behind it. */
function pointsAt(reading: Reading, matches: readonly Match[], at: number, head: string): boolean {
  const match = matches[at]
  const next = matches[at + 1]
  if (!match || WITHOUT.test(reading.text.slice(match.start, match.end))) return false
  const tail = reading.text.slice(match.end, match.end + 24)
  if (/^\sones(?!\p{L})/u.test(tail) && !THE.test(head)) return false
  if (ONE_AFTER.test(tail)) return !/(?:^|\s)(?:an?|any|another|some)\s(?:\p{L}+\s)?$/u.test(head)
  if (reading.language === 'zh') return /^(?:色)?的\s*(?:吧|$|[。，！,.!])/u.test(tail) && HAN_ALONE.test(head)
  const thing = next && next.start - match.end <= 1 && (next.kind === 'type' || next.kind === 'service')
  if (thing || !THE.test(head)) return false
  // an attribute of the thing named before is no choice: "das Kleid, die Farbe blau"
  return /^\s*(?:$|[,.!?;]|please|bitte|graag|maar(?!\p{L})|van(?!\p{L})|dan(?!\p{L})|пожалуйста|გთხოვთ|in |auf |nehm|hätt|gefällt|mooi|vind|neem|мне|подойдет|нравится|беру|возьму|მინდა|ავიღებ|მომწონს|looks|is |ist |and |und |i('ll| want| like)|with )/u.test(
    tail,
  )
}

function extended(reading: Reading, end: number): number {
  const noun = NOUN_AFTER.exec(reading.text.slice(end, end + 12))
  return end + (noun?.[0].length ?? 0)
}
