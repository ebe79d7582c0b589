import type { IntentName } from '@souk/contract/understanding.ts'
import { keepingIn } from './keeping.ts'
import { asksWhatIsIn, praisesOne } from './of-shown.ts'
import { asksToBuy, buyInstead, dropGuesses, takeWish, wishesFor } from './ordering.ts'
import { isStop, mayOptOut, putsOff, stopsBeside, stopsOrder, wantsPeace } from './stopping.ts'

export type Intent = { name: IntentName; score: number }
/** What the extractors found, as far as it decides an intent. */
export type Evidence = {
  text: string
  /** As it was written: Georgian or Russian in Latin letters is read in its own. */
  written: string
  /** Words that no extractor took and that are no function words. */
  left: number
  /** Nothing is said but a known thing and how it is. */
  bare: boolean
  types: number
  attributes: number
  /** Ingredients: "a pepperoni" is a thing to those who sell pizza. */
  eaten: number
  /** Names of the shop's own products. */
  named: number
  hasPrice: boolean
  hasOrder: boolean
  picksShown: boolean
  /** Just one of what was shown is counted out. */
  countsOne: boolean
  /** A day or a time is named. */
  timed: boolean
  sameAgain: boolean
  corrects: boolean
}

/** Whole messages whose meaning is fixed: law and habit leave no doubt about them. */
const FIXED: readonly [RegExp, IntentName][] = [
  [
    /^(?:stop(?: all)?|stopp|unsubscribe|unsub|opt ?out|abmelden|abbestellen|afmelden|uitschrijven|стоп|отписаться|отпишите(?: меня)?|отписка|退订|取消订阅|停止|გამოწერის გაუქმება|სტოპ|stopall|arret)$/u,
    'opt.out',
  ],
  [
    /^(?:start|unstop|subscribe|opt ?in|anmelden|abonnieren|aanmelden|inschrijven|старт|подписаться|订阅|გამოწერა)$/u,
    'opt.in',
  ],
  [
    /^(?:hi+|hey+|hello+|hallo+|hoi|servus|moin|grüezi|guten (?:tag|morgen|abend)|goede(?:morgen|middag|navond)|good (?:morning|afternoon|evening)|привет(?:ик|ствую)?|здравствуйте|добрый (?:день|вечер)|доброе утро|你好|您好|嗨|哈喽|გამარჯობა(?:თ)?|სალამი|privet|gamarjoba)$/u,
    'greeting',
  ],
  [
    /^(?:thanks?(?: you| a lot| so much)?(?: very much)?|thx|ty|danke(?: schön| sehr)?|vielen dank|dank(?: je| u)(?: wel)?|bedankt|спасибо(?: большое)?|благодарю|谢谢(?:你|您)?|多谢|感谢|მადლობა(?: დიდი)?|გმადლობთ?|spasibo|madloba)$/u,
    'thanks',
  ],
  [
    /^(?:(?:good ?)?bye(?: bye)?|see (?:you|ya)|tschüss|ciao|auf wiedersehen|doei|tot ziens|пока|до свидания|再见|拜拜|ნახვამდის|კარგად)$/u,
    'goodbye',
  ],
  [
    /^(?:yes+|yep|yeah|yup|sure|ok(?:ay)?|ja+|jawohl|klar|gerne|prima|да+|ага|хорошо|конечно|ладно|好的?|是的?|可以|行|对|嗯|კი|დიახ|ხო|კარგი|da|ki)$/u,
    'affirm',
  ],
  [
    /^(?:no+|nope|nah|no thanks?|nein(?: danke)?|nee(?: (?:dank je|bedankt))?|нет(?: спасибо)?|не надо|不(?:用|要|是|行)?(?:了|谢谢)?|没有|არა(?: მადლობა)?|net|ara)$/u,
    'deny',
  ],
]
/** From here on a model that hears no shop in a message is believed, whatever thing or number stands in it. */
const OUTSIDE = 0.9
/** Up to here it only guesses. */
const GUESS = 0.35
/** From here on it is believed although nothing but a thing is named. */
const CERTAIN = 0.95
const QUESTION =
  /[?？吗哪]|什么|多[大少]|怎么|^(?:(?:hi+|hey|hello|hallo|hoi|moin|привет|здравствуйте|გამარჯობა(?:თ)?)[\s,.!]+)?(?:do|does|did|is|are|has|have|should|can|how|what|whats|when|where|why|who|which|was|wie|wo|wann|warum|wer|welche[rsn]?|ist|sind|hat|haben|gibt|hebben|heeft|is|zijn|hoe|wat|waar|wanneer|welke?|как\p{L}{0,3}|сколько|что|где|когда|почему|есть|можно|რა|რომელ\p{L}*|რამდენ\p{L}*|სად|როგორ|როდის|რატომ|არის)(?!\p{L})/u

export function fixedIntent(text: string): IntentName | undefined {
  const bare = text
    .replace(/[^\p{L}\p{N}\s']+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return FIXED.find(([pattern]) => pattern.test(bare))?.[1]
}

/** Joins what the classifier says with what the extractors know; sorted, the surest first. */
export function decideIntents(classified: readonly Intent[], evidence: Evidence): Intent[] {
  const fixed =
    fixedIntent(evidence.text) ?? (isStop(evidence.text) || isStop(evidence.written) ? 'opt.out' : undefined)
  if (fixed) return [{ name: fixed, score: 0.99 }]
  const keeping = keepingIn(evidence.text)
  if (keeping) return [{ name: keeping, score: 0.95 }]
  const scores = new Map<IntentName, number>(classified.map(({ name, score }) => [name, score]))
  const raise = (name: IntentName, score: number) => scores.set(name, Math.max(scores.get(name) ?? 0, score))
  const shopping = evidence.types > 0 || evidence.picksShown || evidence.hasPrice || evidence.attributes > 0
  if (scores.has('opt.out') && !mayOptOut(evidence.text, shopping, isThing(evidence))) scores.delete('opt.out')
  // „Oliven abbestellen“ stops no messages: where a thing is named, half a guess is none
  if (isThing(evidence) && (scores.get('opt.out') ?? 1) < 0.5) scores.delete('opt.out')
  if (wantsPeace(evidence.text) || (!shopping && !isThing(evidence) && stopsBeside(evidence.text)))
    raise('opt.out', 0.97)
  if (stopsOrder(evidence.text)) raise('order.cancel', 0.7)
  if (putsOff(evidence.text) && scores.delete('checkout.start')) raise('deny', 0.8)
  const shown = ofShown(evidence)
  if (shown) return shown
  if (isMoment(scores, evidence)) return []
  if (namesThing(scores, evidence))
    return [{ name: 'product.find', score: Math.max(0.92, scores.get('product.find') ?? 0) }]
  if (!evidence.hasOrder && (isNameOnly(scores, evidence) || (isThing(evidence) && asksToBuy(evidence.text))))
    buyInstead(scores)
  if (!evidence.hasOrder && isThing(evidence)) {
    dropGuesses(scores, evidence.text)
    if (wishesFor(evidence.text)) takeWish(scores)
  }
  applyRules(scores, evidence, raise)
  if (scores.size === 0 && evidence.named > 0) raise('product.find', 0.7)
  const sorted = [...scores]
    .map(([name, score]) => ({ name, score: Math.round(Math.min(1, score) * 1000) / 1000 }))
    .toSorted((a, b) => b.score - a.score)
  return sorted[0]?.name === 'out.of.scope' ? sorted : sorted.filter((intent) => intent.name !== 'out.of.scope')
}

/** What points at one of those that were shown: with favour it only chooses, and "what is on it?" asks about it. */
function ofShown({ text, types, countsOne, corrects, hasOrder }: Evidence): Intent[] | null {
  if (!countsOne || types > 0 || corrects || hasOrder) return null
  if (asksWhatIsIn(text)) return [{ name: 'product.ask', score: 0.8 }]
  return praisesOne(text) && !QUESTION.test(text) ? [] : null
}

/** "In two hours": nothing but a time answers what was asked, and complains of no delay. */
function isMoment(scores: ReadonlyMap<IntentName, number>, evidence: Evidence): boolean {
  const { timed, left, types, attributes, hasPrice, hasOrder, text } = evidence
  const alone = timed && left === 0 && types + attributes === 0 && !hasPrice && !hasOrder && !QUESTION.test(text)
  return alone && (scores.has('complaint') || Math.max(0, ...scores.values()) < 0.5)
}

/** "A skirt", „einen Rock“: whatever a model makes of so few words, a thing that is named alone is wanted. */
function namesThing(scores: ReadonlyMap<IntentName, number>, evidence: Evidence): boolean {
  const { bare, picksShown, sameAgain, hasOrder, corrects, text } = evidence
  const free = !picksShown && !sameAgain && !hasOrder && !corrects && !QUESTION.test(text)
  return bare && free && Math.max(0, ...scores.values()) < CERTAIN
}

function isThing({ types, eaten, named }: Evidence): boolean {
  return types + eaten + named > 0
}

/** Who says what they love has not asked for it yet. */
const LIKES =
  /(?<!\p{L})(?:i|we) (?:just |really )?(?:love|adore)(?!\p{L})|(?<!\p{L})(?:ich liebe|ik hou van|wij houden van|(?:я|мы) (?:очень |просто )?(?:люблю|любим|обожаю|обожаем))(?!\p{L})|我(?:最|超|很)?喜欢|მიყვარს|გვიყვარს/u
/** The size that somebody else wears. */
const WEARS =
  /(?<!\p{L})(?:wears|trägt|draagt|носит|ატარებს|იცვამს)(?!\p{L})(?=.*(?:\d|(?<!\p{L})[xsml]{1,3}(?!\p{L})))|(?:\d|(?<!\p{L})[xsml]{1,3}(?!\p{L})).*(?:ატარებს|იცვამს|носит)(?!\p{L})|[她他妈爸姐妹哥弟婆公儿友].{0,3}穿\s?(?:\d|[xsml])/u

/** Nothing but a thing, or the name of one, gives a model no ground for anything else: "Pizza Parma" complains of nothing. */
function isNameOnly(scores: ReadonlyMap<IntentName, number>, evidence: Evidence): boolean {
  const most = Math.max(0, ...scores.values())
  return (
    isThing(evidence) &&
    !LIKES.test(evidence.text) &&
    evidence.left === 0 &&
    most < (evidence.named > 0 ? 0.9 : 0.75) &&
    !QUESTION.test(evidence.text)
  )
}

function applyRules(
  scores: Map<IntentName, number>,
  evidence: Evidence,
  raise: (name: IntentName, score: number) => void,
): void {
  const [top] = [...scores].toSorted((a, b) => b[1] - a[1])
  const sure = top !== undefined && top[1] >= (top[0] === 'out.of.scope' ? OUTSIDE : 0.5)
  const question = QUESTION.test(evidence.text)
  const full = evidence.left === 0 && !question
  if (evidence.picksShown && full && evidence.types === 0 && !sure) scores.clear()
  else if (evidence.types === 0 && !sure && WEARS.test(evidence.text)) {
    scores.clear()
    raise('size.advice', 0.6)
  } else if (evidence.sameAgain && !evidence.hasOrder && !sure) raise('reorder', 0.9)
  else if (full && evidence.types > 0 && !sure) {
    // nothing but a thing and its properties: "blue tulle gown"
    if (top?.[0] !== 'product.find') scores.clear()
    raise('product.find', 0.9)
  } else if (full && !sure && evidence.corrects) {
    scores.clear()
    raise(evidence.attributes > 0 || evidence.hasPrice ? 'product.find' : 'cart.change', 0.7)
  } else if (full && !sure && evidence.hasPrice) {
    scores.clear()
    raise('product.find', 0.8)
  } else if (full && evidence.attributes > 0 && !sure && top?.[0] === 'out.of.scope') scores.clear()
  else if (evidence.types > 0 && evidence.hasPrice && !question && (top?.[1] ?? 0) < GUESS) {
    // a thing and what it may cost, and nothing else that a model is even half sure of
    scores.clear()
    raise('product.find', 0.75)
  }
  if (scores.size === 0 && evidence.hasOrder) raise('order.status', 0.6)
  const out = scores.get('out.of.scope')
  if (out === undefined || scores.size === 0) return
  // a thing that shops sell, asked for with its properties, is no small talk
  if ((evidence.types > 0 && (evidence.hasPrice || evidence.attributes > 0) && out < 0.8) || evidence.hasOrder) {
    scores.delete('out.of.scope')
    raise(evidence.hasOrder && evidence.types === 0 ? 'order.status' : 'product.find', 0.6)
  }
}
