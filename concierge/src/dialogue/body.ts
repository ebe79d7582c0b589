import type { SizeChart } from '@souk/contract/size-chart.ts'
import { foldText } from '../text/normalise.ts'

/** What people call the places where a body is measured, by the ids that size charts share; folded text. */
const NAMES: Readonly<Record<string, string>> = {
  bust: 'bust|chest|oberweite|brust(?:umfang|weite)?|borst(?:omvang|wijdte)?|bovenwijdte|груд\\p{L}*|胸围|胸|გულმკერდ\\p{L}*|მკერდ\\p{L}*',
  waist: 'waist|taillen?(?:umfang|weite|omvang)?|taille|middel|тали\\p{L}*|腰围|腰|წელ\\p{L}*',
  hips: 'hips?|hüft\\p{L}*|heup\\p{L}*|беде?р\\p{L}*|臀围|臀|თეძო\\p{L}*',
  foot: 'foot|feet|fuss\\p{L}*|füsse|voet\\p{L}*|стоп\\p{L}*|ног\\p{L}*|脚长|脚|ტერფ\\p{L}*|ფეხ\\p{L}*',
}
const OTHERS: Readonly<Record<string, string>> = { chest: 'bust', hip: 'hips', feet: 'foot' }

const FIGURE =
  /(?<![\d.,])(\d{2,3}(?:[.,]\d{1,2})?)(?![\d%€$£]|[.,]\d)\s*(?:(cm|см|სმ|厘米|公分)|(inch(?:es)?|in(?=\s*(?:$|[.,;]))|zoll|дюйм\p{L}*|დუიმ\p{L}*|英寸|["”″]))?/gu

/** So far from its name a figure may stand: "my waist is about 73". */
const APART = 18

export type Measured = { cm: Readonly<Record<string, number>>; inches: boolean }
type Place = { id: string; start: number; end: number }
type Figure = { value: number; inches: boolean; centimetres: boolean; start: number; end: number }

/** The words for a measure of a chart: those above, and the shop's own. */
function namesOf({ id, label }: SizeChart['measures'][number]): RegExp {
  const own = (typeof label === 'string' ? [label] : Object.values(label)).map((text) =>
    foldText(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  )
  const known = NAMES[OTHERS[id] ?? id]
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Georgian}])(?:${[...own, ...(known ? [known] : [])].join('|')})`,
    'gu',
  )
}

/**
 * What somebody says of their body, by a chart's measures: "bust 92, waist 73", „90 cm in der Brust“, «нога 26 см». `asked`: the
 * measures were asked for, so that bare figures answer them in order. A figure that only inches make sense of is one of inches.
 */
export function measuredIn(text: string, chart: SizeChart, asked = false): Measured | null {
  const folded = foldText(text)
  const figures = Array.from(folded.matchAll(FIGURE), (match): Figure => ({
    value: Number((match[1] ?? '').replace(',', '.')),
    centimetres: match[2] !== undefined,
    inches: match[3] !== undefined,
    start: match.index,
    end: match.index + match[0].trimEnd().length,
  }))
  if (figures.length === 0 || text.length > 300) return null
  const named = pairs(placesIn(folded, chart), figures)
  const found = named.length > 0 ? named : asked ? inOrder(chart, figures) : []
  if (found.length === 0) return null
  const inches = found.some(([, figure]) => figure.inches) || found.every((one) => isInches(chart, one))
  return { inches, cm: Object.fromEntries(found.map(([id, { value }]) => [id, inches ? value * 2.54 : value])) }
}

function placesIn(folded: string, { measures }: SizeChart): Place[] {
  const places = measures.flatMap((measure) =>
    Array.from(folded.matchAll(namesOf(measure)), ({ 0: word, index }) => ({
      id: measure.id,
      start: index,
      end: index + word.length,
    })),
  )
  return places
    .toSorted((a, b) => a.start - b.start)
    .filter(({ id }, i, all) => all.findIndex((one) => one.id === id) === i)
}

/** Each name with the figure behind it, or, where that leaves one out, with the one before it. */
function pairs(places: readonly Place[], figures: readonly Figure[]): [string, Figure][] {
  const behind = places.flatMap(({ id, end }, i): [string, Figure][] => {
    const next = places[i + 1]?.start ?? Number.POSITIVE_INFINITY
    const own = figures.find((one) => one.start >= end && one.start - end <= APART && one.end <= next)
    return own ? [[id, own]] : []
  })
  if (behind.length === places.length) return behind
  const before = places.flatMap(({ id, start }, i): [string, Figure][] => {
    const last = places[i - 1]?.end ?? 0
    const own = figures.findLast((one) => one.end <= start && start - one.end <= APART && one.start >= last)
    return own ? [[id, own]] : []
  })
  return before.length > behind.length ? before : behind
}

/** "90-60-90", or the one figure that a chart of shoes asks for. */
function inOrder({ measures }: SizeChart, figures: readonly Figure[]): [string, Figure][] {
  if (figures.length !== measures.length) return []
  return measures.flatMap(({ id }, i): [string, Figure][] => {
    const figure = figures[i]
    return figure ? [[id, figure]] : []
  })
}

/** Nobody has a waist of 28 centimetres. */
function isInches({ rows }: SizeChart, [id, { value, centimetres }]: [string, Figure]): boolean {
  const least = Math.min(...rows.flatMap(({ measures }) => measures[id]?.from ?? []))
  return !centimetres && id !== 'foot' && value < least * 0.75
}

function words(spaced: string, han: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${spaced})(?![\\p{L}])|${han}`, 'u')
}

/** Who says so of themselves: "I usually take a 38". */
const WEARS = words(
  "(?:i|i'?ve) (?:(?:usually|normally|always|mostly|generally|typically) )?(?:wear|take|buy|am|have)|i'?m (?:(?:usually|normally|a|an|about|between|us|eu|uk|size|shoe) )*(?=(?:size|a|us|eu|uk|\\d|x*[sml]\\b))|i'?m|my (?:(?:dress|shoe|usual|normal|clothing) )?size is|" +
    '(?:ich )?(?:trage|brauche|habe|hab|nehme|kaufe|bin)(?: ich)?|meine (?:(?:kleider|schuh|konfektions)?grösse|kleidergröße|schuhgröße|größe|groesse) ist|meine \\p{L}*(?:größe|grösse)|' +
    '(?:ik )?(?:draag|heb|neem|koop|zit op)(?: ik)?|mijn (?:schoen|kleding)?maat is|' +
    '(?:я )?(?:обычно )?(?:ношу|беру|покупаю)|у меня|мой размер|' +
    'ვატარებ\\p{L}*|ვიცვამ\\p{L}*|ჩემი ზომაა|ჩემი ზომა|მაქვს',
  '我(?:平时|一般|通常)?(?:都)?(?:穿|是)|我的(?:尺码|鞋码|码数|尺寸)(?:是)?|平时穿|一般穿',
)
/** Somebody else's size is nobody's to remember. */
const SOMEBODY = words(
  'she|he|they|her|his|their|my (?:wife|husband|girlfriend|boyfriend|sister|brother|mother|mom|mum|father|dad|daughter|son|friend)|sie trägt|er trägt|er|ihre|seine|meine (?:frau|freundin|schwester|mutter|tochter)|mein (?:mann|freund|bruder|vater|sohn)|zij|hij|ze|haar|zijn|mijn (?:vrouw|man|vriend|vriendin|zus|broer|moeder|vader|dochter|zoon)|она|он|ее|его|у (?:нее|него|жены|мужа|мамы|сестры|подруги)|(?:жен|муж|мам|сестр|подруг|брат|доч|сын)\\p{L}*|ის|მისი|(?:ცოლ|ქმარ|ქმრ|დედ|და|ძმა|მეგობ)\\p{L}+',
  '她|他|老婆|老公|妈妈|女朋友|男朋友|妹妹|姐姐|朋友',
)
const MINE = words(
  '(?:in |is )?my (?:own |usual |normal )?size|(?:in )?meine[rn]? (?:größe|grösse|groesse|schuhgröße|schuhgrösse|kleidergröße)|(?:in )?mijn (?:schoen)?maat|(?:в )?мо(?:й|ем|его|ему) размер\\p{L}*|ჩემ(?:ს|ი) ზომა\\p{L}*',
  '我的(?:尺码|鞋码|码数|尺寸|码|号)|我(?:穿)?的(?:那个)?码',
)
const FORGETS = words(
  '(?:forget|delete|remove|erase) my size|(?:vergiss|lösche?|vergessen sie|löschen sie) (?:bitte )?meine (?:größe|grösse|groesse)|(?:vergeet|verwijder|wis) mijn maat|(?:забудь|забудьте|удали|удалите) (?:мой )?размер|(?:დაივიწყე(?:თ)?|წაშალე(?:თ)?) ჩემი ზომა',
  '(?:忘掉|忘记|删除|删掉)我的(?:尺码|鞋码|码数|尺寸)|把我的尺码(?:忘|删)',
)

/** Whether the words tell of the speaker's own size rather than of what is looked for, or of somebody else's. */
export function tellsOwnSize(text: string): boolean {
  const folded = foldText(text)
  return WEARS.test(folded) && !SOMEBODY.test(folded)
}

/** Where "my size" stands in the folded text. */
export function mySizeIn(text: string): { start: number; end: number } | null {
  const found = MINE.exec(foldText(text))
  return found && { start: found.index, end: found.index + found[0].length }
}

export function forgetsSize(text: string): boolean {
  return FORGETS.test(foldText(text))
}
