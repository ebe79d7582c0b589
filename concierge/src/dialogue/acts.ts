import type { IntentName } from '@souk/contract/understanding.ts'
import { topicsIn } from '../skills/topics.ts'
import type { Act, Context } from './context.ts'
import { has } from './cues.ts'
import { comesBesides } from './paying.ts'
import { ASKING } from './resolve.ts'
import { wantsSomething } from './want.ts'

/** The most meanings of one message that are answered. */
export const MOST = 3
const SURE = 0.6
const CERTAIN = 0.7
/** Below this the model has only guessed. */
const FAINT = 0.3
/** What goes without saying when something else was said as well. */
const POLITE: ReadonlySet<IntentName> = new Set([
  'greeting',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'feedback',
  'out.of.scope',
])

/** The meanings to answer: questions first, then what is to be done, politeness only when there is nothing else. */
export function actsOf(ctx: Context): Act[] {
  // "take it" with nothing to change yet means this one here.
  const taking = has(ctx.text, 'take') && !ctx.state.item
  // A word nobody knows, where an answer is awaited, begins no other search.
  const empty = ctx.state.pending !== null && !wantsSomething(ctx.u.want)
  const meant = ctx.u.intents.filter(({ name, score }) => score >= (empty && name === 'product.find' ? SURE : FAINT))
  const all = [
    ...new Set(
      meant
        .filter((one) => !isNoComplaint(ctx, one))
        .map(({ name }) => (name === 'cart.change' && taking ? 'cart.add' : name)),
    ),
  ]
  const goesOn = ctx.state.pending?.ask === 'checkout' && !wantsSomething(ctx.u.want) && comesBesides(ctx.text)
  if (goesOn && all.includes('checkout.start')) return [{ kind: 'choice', choice: { verb: 'browse' } }]
  if (isAboutRules(ctx)) return [{ kind: 'intent', intent: 'policy.ask' }]
  const real = all.filter((name) => !POLITE.has(name))
  // Where an answer is awaited, a faint politeness is more likely a word that was not understood.
  const faint = ctx.state.pending !== null && (ctx.u.intents[0]?.score ?? 0) < SURE
  const [first, ...others] = real
  if (first === 'cart.change' && others.length === 0 && isFirstWish(ctx))
    return [{ kind: 'intent', intent: 'product.find' }]
  if (real.length === 0 && (namesThing(ctx) || describes(ctx))) return [{ kind: 'intent', intent: 'product.find' }]
  const names = real.length > 0 ? fewer(ctx, settled(ctx, real)) : faint ? [] : all.slice(0, 1)
  const ordered = names.toSorted((a, b) => Number(ASKING.has(b)) - Number(ASKING.has(a)))
  return ordered.slice(0, MOST).map((intent) => ({ kind: 'intent', intent }))
}

/** A thing that is merely named is not complained of: "Pizza Parma". */
function isNoComplaint({ u }: Context, { name, score }: { name: IntentName; score: number }): boolean {
  return name === 'complaint' && score < CERTAIN && u.want.types.length > 0
}

/** What an answer about the delivery may be taken for, and is not. */
const ASTRAY: ReadonlySet<IntentName> = new Set([
  'product.find',
  'recommend',
  'cart.add',
  'cart.change',
  'book.start',
  'order.change',
  'reorder',
])

/** Where an address or a way of delivery is awaited, "I'll take it" puts no second one into the cart. */
function settled(ctx: Context, names: readonly IntentName[]): readonly IntentName[] {
  if (awaitsDelivery(ctx)) return names.filter((name) => !ASTRAY.has(name))
  const ask = ctx.state.pending?.ask
  const awaited = (ask === 'ship' || ask === 'contact') && ctx.u.want.types.length === 0
  return awaited ? names.filter((name) => name !== 'cart.add' && name !== 'cart.change') : names
}

/** An address or a way of delivery is awaited, and nothing says that the words are about a thing: they look for none. */
export function awaitsDelivery({ state, u, text }: Context): boolean {
  const ask = state.pending?.ask
  const things = ['colour', 'size', 'product', 'ingredient', 'material']
  const said = u.want.types.length > 0 || things.some((name) => u.want.attributes[name])
  return (ask === 'ship' || ask === 'contact') && !said && u.corrections.length === 0 && !has(text, 'also')
}

/** "Pizza" says what is wanted, whatever else the model takes one bare word for. */
function namesThing(ctx: Context): boolean {
  const [top] = ctx.u.intents
  return ctx.u.want.types.length > 0 && (top?.name === 'greeting' || (top?.score ?? 0) < 0.8)
}

/** Where nothing was chosen yet, "a large one without onions" changes nothing: it is the wish. */
function isFirstWish({ state, u, text }: Context): boolean {
  return !state.item && state.shown.length === 0 && wantsSomething(u.want) && !has(text, 'remove')
}

/** A long letter that greets and thanks also says what is wanted, if only by its properties. */
function describes({ u, state }: Context): boolean {
  const said = Object.keys(u.want.attributes).length + Object.keys(u.want.price).length
  return state.pending === null && said > 1
}

/** "How do I wash a tulle dress?" names a dress and asks for the care: where the shop has an answer to just that, it is meant. */
function isAboutRules(ctx: Context): boolean {
  const [top] = ctx.u.intents
  const vague = top?.name === 'product.find' || (top?.name === 'product.ask' && !ctx.state.focus)
  if (!vague || top.score > 0.75) return false
  const topics = topicsIn(ctx.text)
  return ctx.settings.answers.some((answer) => topics.includes(answer.topic))
}

/** Meanings that are two names for one thing here. */
function fewer(ctx: Context, names: readonly IntentName[]): IntentName[] {
  const nothingShown = ctx.state.shown.length === 0 && !ctx.state.focus
  const drop = new Set<IntentName>()
  if (names.includes('product.find')) {
    if (names.includes('recommend') && ctx.u.want.types.length > 0) drop.add('recommend')
    else if (names.includes('recommend')) drop.add('product.find')
    if (names.includes('cart.add')) drop.add(nothingShown || ctx.u.want.types.length > 0 ? 'cart.add' : 'product.find')
    if (nothingShown) for (const name of ['price.ask', 'stock.ask', 'product.ask'] as const) drop.add(name)
  }
  if (names.includes('cart.change') && names.includes('cart.add')) drop.add('cart.add')
  if (names.length > 1 && !ctx.state.item) drop.add('cart.change')
  return names.filter((name) => !drop.has(name))
}
