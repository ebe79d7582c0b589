import { textIn } from '@souk/contract/ids.ts'
import type { Answer, ShippingOption } from '@souk/contract/shop.ts'
import type { IntentName } from '@souk/contract/understanding.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { money, t } from '../dialogue/labels.ts'
import { stemsOf } from '../dialogue/match.ts'
import { functionWords } from '../text/word-sets.ts'
import { human } from './refusals.ts'

/** Answers from what the shop itself has written down; never from anywhere else. */
export const policies: Skill = {
  intents: ['policy.ask', 'delivery.ask', 'payment.ask', 'size.advice', 'location.ask'],
  verbs: ['answer'],
  asks: [],
  run,
}

/** Which topics an intent looks in first. */
const TOPICS: Partial<Record<IntentName, readonly string[]>> = {
  'delivery.ask': ['delivery', 'shipping'],
  'payment.ask': ['payment', 'payments', 'paying'],
  'size.advice': ['sizing', 'size', 'sizes'],
  'location.ask': ['location', 'about', 'store'],
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
  const answer = bestAnswer(ctx, intent)
  if (answer) return [quote(ctx, answer)]
  return fromSettings(ctx, intent) ?? unknown(ctx)
}

function quote(ctx: Context, answer: Answer): Move {
  return { do: 'quote', text: textIn(answer.answer, ctx.language, ctx.shop.locale) }
}

function unknown(ctx: Context): Move[] {
  return [
    { do: 'say', key: 'policy.unknown' },
    { do: 'offer', options: [human(ctx)] },
  ]
}

/** The least likeness by which an answer counts as one. */
const ENOUGH = 1

/** The answer whose question and words are most like what was asked; a matching topic counts much, a rare word more than a frequent one. */
export function bestAnswer(ctx: Context, intent: IntentName): Answer | null {
  const answers = ctx.settings.answers
  const asked = content(ctx, ctx.text)
  const topics = TOPICS[intent] ?? []
  const texts = answers.map((answer) => ({
    question: content(ctx, textIn(answer.question, ctx.language, ctx.shop.locale)),
    answer: content(ctx, textIn(answer.answer, ctx.language, ctx.shop.locale)),
  }))
  const scores = answers.map((answer, i) => {
    let score = topics.includes(answer.topic) ? ENOUGH : 0
    for (const word of asked) {
      const rarity = 1 / (1 + texts.filter((text) => text.question.has(word) || text.answer.has(word)).length / 4)
      if (texts[i]?.question.has(word)) score += rarity
      else if (texts[i]?.answer.has(word)) score += rarity / 2
    }
    return score
  })
  const best = Math.max(0, ...scores)
  return best >= ENOUGH ? (answers[scores.indexOf(best)] ?? null) : null
}

/** Stems and concepts: the words of two languages meet where the lexicon knows both. */
function content(ctx: Context, text: string): Set<string> {
  const common = functionWords(ctx.language)
  const words = [...stemsOf(text, ctx.language)].filter(
    (word) => !common.has(word) && (word.length > 1 || /\p{Script=Han}/u.test(word)),
  )
  const concepts = ctx.mind.conceptsIn(text, ctx.language).map((match) => `#${match.id}`)
  return new Set([...words, ...concepts])
}

/** What follows from the shop's settings where it has written no answer. */
function fromSettings(ctx: Context, intent: IntentName): Move[] | null {
  const { shipping, address, returnDays } = ctx.settings
  if (intent === 'delivery.ask' && shipping.length > 0) {
    const lines = shipping.map((one) => `• ${shippingLine(ctx, one)}`)
    return [
      { do: 'say', key: 'delivery.ways' },
      { do: 'quote', text: lines.join('\n') },
    ]
  }
  if (intent === 'location.ask' && address) return [{ do: 'say', key: 'location.at', args: { address } }]
  if (intent === 'payment.ask') return [{ do: 'say', key: 'payment.page' }]
  if ((intent === 'return.start' || intent === 'exchange.start') && returnDays > 0) {
    return [{ do: 'say', key: 'returns.days', args: { days: returnDays } }]
  }
  return null
}

/** "Standard: $4.90, free from $100, 2–4 days". */
function shippingLine(ctx: Context, one: ShippingOption): string {
  const price = one.amount === 0 ? t(ctx, 'ship.free') : money(ctx, one.amount)
  const free =
    one.amount > 0 && one.freeFrom !== undefined ? [t(ctx, 'ship.free_from', { amount: money(ctx, one.freeFrom) })] : []
  const days = one.days ? [t(ctx, 'ship.days', one.days)] : one.minutes ? [t(ctx, 'ship.minutes', one.minutes)] : []
  return `${textIn(one.label, ctx.language, ctx.shop.locale)}: ${[price, ...free, ...days].join(', ')}`
}
