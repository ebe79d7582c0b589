import { textIn, type Texts } from '@souk/contract/ids.ts'
import type { Answer, ShippingOption } from '@souk/contract/shop.ts'
import type { IntentName } from '@souk/contract/understanding.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { countryIn, countryName } from '../dialogue/countries.ts'
import { money, t } from '../dialogue/labels.ts'
import { stemsOf } from '../dialogue/match.ts'
import { functionWords, isCommon } from '../text/word-sets.ts'
import { askedIn } from './asked.ts'
import { human } from './refusals.ts'
import { timeText } from './shipping.ts'
import { topicsIn } from './topics.ts'

/** Answers from what the shop itself has written down; never from anywhere else. */
export const policies: Skill = {
  intents: ['policy.ask', 'delivery.ask', 'payment.ask', 'location.ask'],
  verbs: ['answer'],
  asks: [],
  run,
}

/** Which topics an intent looks in first. */
const TOPICS: Partial<Record<IntentName, readonly string[]>> = {
  'delivery.ask': ['delivery', 'shipping'],
  'payment.ask': ['payment', 'payments', 'paying'],
  'size.advice': ['sizing', 'size', 'sizes'],
  'location.ask': ['location', 'store'],
  'return.start': ['returns', 'return', 'exchange'],
  'exchange.start': ['exchange', 'returns', 'return'],
  'refund.status': ['refund', 'returns', 'return'],
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice' && act.choice.verb === 'answer') {
    const id = act.choice.id
    const answer = ctx.settings.answers.find((one) => one.id === id)
    return answer ? [quote(ctx, answer)] : unknown(ctx)
  }
  const intent = act.kind === 'intent' ? act.intent : 'policy.ask'
  const there = intent === 'delivery.ask' ? deliveryTo(ctx) : []
  const answer = askedIn(ctx, ctx.text, NEARLY, true)?.answer ?? bestAnswer(ctx, intent)
  const known = fromSettings(ctx, intent)
  // What the shop's settings say is said in the shopper's language.
  const foreign = typeof answer?.answer === 'object' && answer.answer[ctx.language] === undefined
  if (answer && !(foreign && known)) return [...there, quote(ctx, answer)]
  return known ?? unknown(ctx)
}

/** Who asks for a rule means one of those that are written: the nearest question goes before any answer that shares words. */
const NEARLY = 0.4

function quote(ctx: Context, answer: Answer): Move {
  return { do: 'quote', text: textIn(answer.answer, ctx.language, ctx.shop.locale) }
}

function unknown(ctx: Context): Move[] {
  return [
    { do: 'say', key: 'policy.unknown' },
    { do: 'offer', options: [human(ctx)] },
  ]
}

/** What the right topic is worth, the least likeness by which an answer counts as one, and the least against the topic asked for. */
const TOPIC = 1
const ENOUGH = 0.9
const AGAINST = 2

/** The answer most like what was asked: its topic counts much, a rare word more than a frequent one. */
export function bestAnswer(ctx: Context, intent: IntentName): Answer | null {
  const answers = ctx.settings.answers
  const topics = [...(TOPICS[intent] ?? []), ...topicsIn(ctx.text)]
  const texts = answers.map((answer) => ({
    question: wordsOf(ctx, answer.question),
    answer: wordsOf(ctx, answer.answer),
  }))
  // That it is about deliveries says which topic, not which of its answers.
  const asked = new Set([...content(ctx, ctx.text, ctx.language)].filter((word) => topicsIn(word).length === 0))
  const scores = answers.map((answer, i) => {
    const fits = topics.includes(answer.topic)
    let score = fits ? TOPIC : 0
    for (const word of asked) {
      const rarity = 1 / (1 + texts.filter((text) => text.question.has(word) || text.answer.has(word)).length / 4)
      const weight = isCommon(word, ctx.language) ? rarity / 2 : rarity
      if (texts[i]?.question.has(word)) score += weight
      else if (texts[i]?.answer.has(word)) score += weight / 2
    }
    return fits || topics.length === 0 || score >= AGAINST ? score : 0
  })
  const best = Math.max(0, ...scores)
  return best >= ENOUGH ? (answers[scores.indexOf(best)] ?? null) : null
}

/** An answer is read in the language it is written in: the shopper's, or else the shop's. */
function wordsOf(ctx: Context, texts: Texts): Set<string> {
  const language = texts[ctx.language] === undefined ? (ctx.shop.locale.split('-')[0] ?? 'en') : ctx.language
  return content(ctx, textIn(texts, ctx.language, ctx.shop.locale), language)
}

/** Stems and concepts: the words of two languages meet where the lexicon knows both. */
function content(ctx: Context, text: string, language: string): Set<string> {
  const common = functionWords(language)
  const words = [...stemsOf(text, language)].filter(
    (word) => !common.has(word) && (word.length > 1 || /\p{Script=Han}/u.test(word)),
  )
  const concepts = ctx.mind.conceptsIn(text, language).map((match) => `#${match.id}`)
  return new Set([...words, ...concepts])
}

/** A country that is named is looked up in where the shop delivers to. */
function deliveryTo(ctx: Context): Move[] {
  const code = countryIn(ctx.text, ctx.language)
  const ways = ctx.settings.shipping.filter(({ kind }) => kind !== 'pickup')
  if (!code || ways.length === 0) return []
  const there = ways.some(({ countries }) => !countries || countries.includes(code))
  return [
    { do: 'say', key: there ? 'delivery.to' : 'delivery.not_to', args: { country: countryName(code, ctx.language) } },
  ]
}

/** What follows from the shop's settings where it has written no answer. */
function fromSettings(ctx: Context, intent: IntentName): Move[] | null {
  const { shipping, address, returnDays } = ctx.settings
  if (intent === 'delivery.ask' && shipping.length > 0) return deliveryWays(ctx)
  if (intent === 'location.ask' && address) return [{ do: 'say', key: 'location.at', args: { address } }]
  if (intent === 'payment.ask') return [{ do: 'say', key: 'payment.page' }]
  if ((intent === 'return.start' || intent === 'exchange.start') && returnDays > 0) {
    return [{ do: 'say', key: 'returns.days', args: { days: returnDays } }]
  }
  return null
}

/** Every way of delivery with its price and its time. */
export function deliveryWays(ctx: Context): Move[] {
  const lines = ctx.settings.shipping.map((one) => `• ${shippingLine(ctx, one)}`)
  if (lines.length === 0) return []
  return [
    { do: 'say', key: 'delivery.ways' },
    { do: 'quote', text: lines.join('\n') },
  ]
}

/** "Standard: $4.90, free from $100, 2–4 days". */
function shippingLine(ctx: Context, one: ShippingOption): string {
  const price = one.amount === 0 ? t(ctx, 'ship.free') : money(ctx, one.amount)
  const free =
    one.amount > 0 && one.freeFrom !== undefined ? [t(ctx, 'ship.free_from', { amount: money(ctx, one.freeFrom) })] : []
  return `${textIn(one.label, ctx.language, ctx.shop.locale)}: ${[price, ...free, ...timeText(ctx, one)].join(', ')}`
}
