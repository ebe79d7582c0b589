import { textIn } from '@souk/contract/ids.ts'
import type { Context, Move } from '../dialogue/context.ts'
import { reread } from '../dialogue/reread.ts'
import { ASKING, asksForWords } from '../dialogue/resolve.ts'
import { related, wantsSomething } from '../dialogue/want.ts'
import { asksToBuy } from '../understand/ordering.ts'
import { askedIn, textsOf, type Asked } from './asked.ts'
import { book, hasBooked } from './book.ts'
import { cancel } from './cancel.ts'

/** How near a message has to be to a written question: less where it asks for rules anyway, more where it wishes for a thing. */
const RULES = 0.35
const VAGUE = 0.42
const OTHER = 0.5
const WISH = 0.6
/** From here on it need not even sound like a question. */
const SAYING = 0.75
/** So near that it can be nothing else. */
const SAME = 0.92

const ASKS_RULES: ReadonlySet<string> = new Set(['policy.ask', 'delivery.ask', 'payment.ask', 'size.advice'])
const WISHES: ReadonlySet<string> = new Set(['product.find', 'cart.add', 'cart.change', 'recommend', 'reorder'])

/** The answers to the shop's own questions that a message asks, and what else it says. */
export type Written = { moves: Move[]; rest: string }

/** Sentence by sentence, unless the whole is one question. */
export async function answerWritten(ctx: Context): Promise<Written | null> {
  const whole = asked(ctx, ctx.text)
  const parts = whole && whole.score >= SAME ? null : await answerSentences(ctx)
  if (parts) return parts
  return whole && { moves: await answer(ctx, whole), rest: '' }
}

async function answerSentences(ctx: Context): Promise<Written | null> {
  const sentences = ctx.text.match(/[^.!?。！？;；\n]+[.!?。！？;；\n]*/gu) ?? []
  if (sentences.length < 2 || sentences.length > MANY) return null
  const moves: Move[] = []
  const rest: string[] = []
  for (const sentence of sentences) {
    const one = /[?？]/.test(sentence) ? asked(ctx, sentence) : null
    if (one) moves.push(...(await answer(ctx, one)))
    else rest.push(sentence)
  }
  return moves.length > 0 ? { moves, rest: rest.join('').trim() } : null
}

const MANY = 5

function asked(ctx: Context, text: string): Asked | null {
  const found = askedIn(ctx, text, RULES)
  if (!found || found.score === 1) return found
  const here = text === ctx.text ? ctx : reread(ctx, text)
  if (isDone(here, text)) return null
  if (found.score >= SAME) return found
  const [top] = here.u.intents
  // Who asks to be given a thing gets it; who calls an order off is no reader of rules.
  if (asksToBuy(text) && here.u.want.types.length > 0) return null
  if (top?.name === 'payment.ask' && top.score > 0.8 && found.answer.topic !== 'payment') return null
  if (top?.name === 'order.cancel' && (ctx.state.pending || ctx.state.order)) return null
  return found.score >= least(here) && !(WISHES.has(top?.name ?? '') && isWish(here, found)) ? found : null
}

/** Surely something to be done and no question: "okay, pay", "a large latte with oat milk". */
function isDone({ u }: Context, text: string): boolean {
  if (/[?？]/.test(text)) return false
  if (u.intents[0]?.name === 'checkout.start' && u.intents[0].score >= SURELY) return true
  const seeks = u.intents.some(({ name, score }) => name === 'product.find' && score >= MOSTLY)
  return seeks && describes(u.want) && !QUESTION.test(text) && u.intents.every(({ name }) => !ASKING.has(name))
}

/** What begins a question that nobody ends with its mark. */
const QUESTION =
  /(?<!\p{L})(?:what|which|how|you|ihr|jullie|вы|делаете|why|when|where|who|is|are|does|do|did|can|could|may|should|will|was|wie|wann|wo|wer|warum|woraus|ist|sind|seid|hat|habt|haben|gibt|gibts|kann|könnt|könnten|darf|muss|welche[nrsm]?|wat|welke|hoe|wanneer|waar|wie|zit|zijn|heeft|hebben|heb|kan|kunnen|mag|moet|что|чем|как|какой|какая|какое|какие|когда|где|кто|почему|есть|можно|можете|бывает|бывают|ли|როგორ|რა|რომელი|როდის|სად|არის|აქვს|გაქვთ|შეიძლება|შეგიძლიათ|თუ)(?!\p{L})|你们|什么|怎么|如何|多久|多少|哪|有没有|是不是|可以|能|吗|会/iu

const SURELY = 0.9
const MOSTLY = 0.6

/** A kind of thing and how it is to be. */
function describes({ types, attributes }: Context['u']['want']): boolean {
  const own = Object.entries(attributes).filter(([slot]) => slot !== 'occasion' && slot !== 'recipient')
  return types.length > 0 && own.some(([, { any }]) => any.length > 0)
}

/** A thing that the question does not name, or "something vegan" where it asks "do you have something vegan". */
function isWish(ctx: Context, { answer: { question }, score, alike }: Asked): boolean {
  const named = textsOf(question).flatMap((text) => ctx.mind.conceptsIn(text, ctx.language).map(({ id }) => id))
  const other = ctx.u.want.types.length > 0 && !related(ctx.mind, named, ctx.u.want.types)
  return other || (score < SAYING && !alike && !/[?？]/.test(ctx.text))
}

function least(ctx: Context): number {
  const [top] = ctx.u.intents
  // an answer that is awaited is no question unless it looks like one
  const answers = ctx.state.pending !== null && !/[?？]/.test(ctx.text)
  if (answers || asksForWords(ctx)) return WISH
  if (!top || top.score < 0.6 || top.name === 'out.of.scope') return wantsSomething(ctx.u.want) ? OTHER : VAGUE
  if (ASKS_RULES.has(top.name)) return RULES
  return WISHES.has(top.name) ? WISH : OTHER
}

/** "Can I move my appointment?" of somebody who has one also means that one; the question may know it better than the words. */
function movesBooked(ctx: Context, question: string): boolean {
  if (ctx.state.pending) return false
  const means = ({ u }: Context) => u.intents.some(({ name, score }) => name === 'book.change' && score >= 0.3)
  return means(ctx) || means(reread(ctx, question))
}

/** "Can I cancel?" of somebody who has ordered also means that order. */
async function answer(ctx: Context, { answer: one }: Asked): Promise<Move[]> {
  const quote: Move = { do: 'quote', text: textIn(one.answer, ctx.language, ctx.shop.locale) }
  if (movesBooked(ctx, textIn(one.question, ctx.language, ctx.shop.locale)) && (await hasBooked(ctx)))
    return [quote, ...(await book.run(ctx, { kind: 'intent', intent: 'book.change' }))]
  if (ctx.u.intents[0]?.name !== 'order.cancel' || ctx.state.pending) return [quote]
  const orders = await ctx.tools.orders.list(ctx.shop.id, 1)
  return orders.length === 0 ? [quote] : [quote, ...(await cancel.run(ctx, { kind: 'intent', intent: 'order.cancel' }))]
}
