import type { Context } from './context.ts'
import { reread } from './reread.ts'

/** The most of one thing that are told apart one by one. */
const MOST = 4

/** What ends the words before: a pause, or "and". */
const BREAK = String.raw`(?:[,;:.，；：、。–—-]+\s*(?:(?:and|und|en|и|და)\s+|和|然后)?|\s(?:and|und|en|и|да|და|of which|davon|wovon|waarvan|из них|из которых|აქედან)\s+|和|其中)\s*`
/** "One", "two", "the other": so many of them. */
const COUNT = String.raw`(?<count>(?:of which |davon |waarvan |из них |其中|აქედან )?(?:the |die |den |das |de |het )?(?:another(?: one)?|others?(?: ones?)?|second one|ones?|two|three|ander(?:e[nrs]?)?|zweite[nrs]?|eine[nrs]?|eins|zwei|drei|tweede|eentje|één|een|twee|drie|другую|другая|другой|другое|вторую|вторая|второй|второе|одну|одна|один|одно|две|два|двух|три|მეორე|ერთი|ორი|სამი|[123]))(?!\p{L})`
const HAN_COUNT = String.raw`(?<han>(?:其中)?(?:另外?一|其他|[一两二三123])(?:个|份|张|杯|件|条|束|只|双|块|盒|瓶|款|支|碗)?)`
const PART = new RegExp(
  String.raw`${BREAK}(?:${COUNT}(?:\s+(?:of (?:them|those|these)|davon|hiervan|ervan|daarvan|из них|მათგანი))?[\s,:–-]+|${HAN_COUNT}\s*)(?=[\p{L}\p{N}])`,
  'giu',
)
/** With or without something, in another size: what is said of one of several. */
const WITH =
  /^(?:with|without|no|extra|plus|minus|but|in|mit|ohne|kein\p{L}*|met|zonder|geen|с|со|без|в)(?!\p{L})|^(?:多?加|多放|少放|少|多|不|去|别|免|要|放|带|配)|(?:ით|გარეშე)(?!\p{L})/iu

/** "Two large ones and a small one" are three; "two, and one of them small" are two. */
const BESIDES =
  /^\s*(?:and|und|en|и|да|და|和)(?!.*(?:of (?:which|them|those|these)|davon|wovon|hiervan|ervan|daarvan|waarvan|из них|მათგანი|აქედან|其中))/isu

const VALUES: readonly (readonly [number, RegExp])[] = [
  [2, /(?<!\p{L})(?:two|zwei|twee|две|два|двух|ორი)(?!\p{L})|[2两二]/iu],
  [3, /(?<!\p{L})(?:three|drei|drie|три|სამი)(?!\p{L})|[3三]/iu],
]

/**
 * "Two pizzas, one with extra cheese": what is said of one of them holds for that one alone, so each is a wish of its own.
 * Null where nothing tells them apart.
 */
export function eachItsOwn(ctx: Context): string[] | null {
  const parts = [...ctx.text.matchAll(PART)]
  const [first] = parts
  if (!first || parts.length >= MOST) return null
  const head = reread(ctx, ctx.text.slice(0, first.index))
  const { types, attributes, quantity: all = 1 } = head.u.want
  const count = head.u.spans.find(({ concept }) => concept === 'quantity')
  if (all < 2 || all > MOST || !count) return null
  if (types.length === 0 && (attributes['product']?.any ?? []).length === 0) return null
  const told = parts.map((part, i) => ({
    many: numberOf(part.groups?.['count'] ?? part.groups?.['han'] ?? ''),
    words: ctx.text.slice(part.index + part[0].length, parts[i + 1]?.index).trim(),
  }))
  if (!told.every(({ words }) => isSaidOfIt(ctx, words))) return null
  const many = told.reduce((sum, one) => sum + one.many, 0)
  const rest = BESIDES.test(first[0]) ? all : all - many
  if (rest < 0) return null
  const plain = rest > 0 ? [worded(head, count, rest, '')] : []
  const own = told.map((one) => worded(head, count, one.many, one.words))
  return BESIDES.test(first[0]) ? [...plain, ...own] : [...own, ...plain]
}

/** The thing with another number before it and what is said of these behind it. */
function worded(
  { text }: Context,
  { start, end }: { start: number; end: number },
  many: number,
  words: string,
): string {
  const counter = /\p{Script=Han}$/u.exec(text.slice(start + 1, end))?.[0] ?? ''
  const gap = /\p{Script=Han}$/u.test(text) ? '' : ' '
  return `${text.slice(0, start)}${many}${counter}${text.slice(end)}${words && gap}${words}`
}

function numberOf(words: string): number {
  return VALUES.find(([, pattern]) => pattern.test(words))?.[0] ?? 1
}

/** It describes one of them and names nothing else: "one large" does, "one cola" does not. */
function isSaidOfIt(ctx: Context, words: string): boolean {
  const { types, attributes } = reread(ctx, words).u.want
  if (WITH.test(words)) return true
  return types.length === 0 && Object.values(attributes).some(({ any, not }) => any.length + not.length > 0)
}
