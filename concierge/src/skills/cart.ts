import type { Cart, Line } from '@souk/contract/order.ts'
import { isRefused } from '../tools.ts'
import { once, type Act, type Context, type Move, type Skill } from '../dialogue/context.ts'
import { countIn } from '../dialogue/counting.ts'
import { has, numeralIn } from '../dialogue/cues.ts'
import { conceptsOf, option, t } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import { related, wantsSomething } from '../dialogue/want.ts'
import { foldText } from '../text/normalise.ts'
import { begin, finish, itemFor, productOf } from './begin.ts'
import { find } from './find.ts'
import { fill } from './fill.ts'
import { askCheckout, cartPart, lineArgs } from './paper.ts'
import { putIntoCart } from './put.ts'
import { refusal } from './refusals.ts'
import { slotsOf, variantsFor } from './slots.ts'
import { addsUnread } from './unread.ts'
import { askWhat, starters } from './suggest.ts'
import { worded } from './wording.ts'

/** Into the cart, out of it, more of it, another size of it, and a look at it. */
export const cart: Skill = {
  intents: ['cart.add', 'cart.show', 'cart.change'],
  verbs: ['add', 'line', 'cart'],
  asks: ['checkout'],
  run,
  async resume(ctx) {
    const now = await ctx.tools.cart.get(ctx.shop.id)
    return now && now.lines.length > 0 ? [askCheckout(ctx, now)] : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'choice') {
    const choice = act.choice
    if (choice.verb === 'add') return addVariant(ctx, choice.offer, choice.variant)
    if (choice.verb === 'line') return changeBy(ctx, choice.line, choice.change)
    return showCart(ctx)
  }
  if (act.kind !== 'intent') return []
  if (act.intent === 'cart.show') return showCart(ctx)
  return act.intent === 'cart.add' ? addByWords(ctx, act) : changeByWords(ctx)
}

/** "Add to cart" on a card: the variant is known, a form may still have questions. */
async function addVariant(ctx: Context, offer: string, id: string): Promise<Move[]> {
  const product = await productOf(ctx, offer)
  const variant = product?.variants.find((one) => one.id === id)
  if (!product || !variant) return [{ do: 'say', key: 'product.gone' }, ...askWhat(ctx)]
  const item = { ...itemFor(ctx, offer), options: variant.options, wanted: true }
  return putIntoCart({ ...ctx, state: { ...ctx.state, item } }, product, id, item)
}

/** "I'll take it": what is in focus, or what this very message asks for. */
async function addByWords(ctx: Context, act: Act): Promise<Move[]> {
  if (ctx.u.want.types.length === 0 && addsUnread(ctx)) return []
  const going = ctx.u.want.types.length === 0 ? await finish(ctx) : null
  if (going) return going
  const counted = await addMore(ctx)
  if (counted) return counted
  // It is in the cart already; the question what next is asked again.
  const again = ctx.state.pending?.ask === 'checkout' && ctx.state.item?.line !== undefined
  if (again && ctx.u.want.types.length === 0 && !has(ctx.text, 'also') && !has(ctx.text, 'another')) return []
  const [only, ...more] = ctx.state.shown
  const offer = ctx.state.focus ?? (only && more.length === 0 ? only.id : null)
  const focus = ctx.state.shown.find(({ id }) => id === offer)
  const other =
    ctx.u.want.types.length > 0 && !(focus && related(ctx.mind, narrowest(ctx, focus.concepts), ctx.u.want.types))
  if (offer && !other) return begin(ctx, offer, true)
  if (ctx.u.want.types.length > 0 || ctx.state.shown.length === 0) return find.run(ctx, act)
  const options = ctx.state.offered.filter((one) => one.card)
  return [
    {
      do: 'ask',
      pending: { ask: 'which' },
      key: 'cart.which',
      options: options.map((one) => ({ ...one, card: false })),
    },
  ]
}

/** What a thing is at its plainest: a pizza is food too, and so is a cola, but a cola is no pizza. */
function narrowest(ctx: Context, concepts: readonly string[]): string[] {
  const wider = new Set(concepts.flatMap((id) => ctx.mind.broaderOf(id)))
  return concepts.filter((id) => !wider.has(id))
}

/** A bare number after something was put in: so many of it. */
export async function countedAgain(ctx: Context): Promise<Move[] | null> {
  const vague = ctx.u.intents.every(({ name }) => name === 'product.find' || name === 'cart.add' || name === 'affirm')
  const short = ctx.text.split(/\s+/).length <= 5 && /\d/.test(ctx.text)
  if (!vague || (ctx.u.want.quantity === undefined && !short)) return null
  const product = await productOf(ctx, ctx.state.item?.offer ?? '')
  const size = product?.variants.some(({ options }) => Object.values(options).includes(String(numeralIn(ctx.text))))
  return size ? null : addMore(ctx)
}

/** A message that only says how many: of what was just put in, unless it names another thing. */
export async function countedLine(ctx: Context): Promise<Move[] | null> {
  const { item, pending } = ctx.state
  if (!item?.line || pending?.ask !== 'checkout') return null
  const product = await productOf(ctx, item.offer)
  const { types } = ctx.u.want
  const kin = types.length > 0 && types.every((type) => product?.concepts.includes(type))
  const names = kin ? ctx.u.spans.filter(({ concept }) => types.includes(concept)) : []
  const own = names.flatMap(({ start, end }) => foldText(ctx.text.slice(start, end)).split(/\s+/))
  const named = kin ? countIn(ctx.text, new Set(own)) : null
  const count = countIn(ctx.text) ?? (named?.points ? named : null)
  if (!product || !count) return null
  const size = product.variants.some(({ options }) => Object.values(options).includes(String(count.value)))
  if (size || count.value > 99) return null
  const now = await ctx.tools.cart.get(ctx.shop.id)
  const line = now?.lines.find((one) => one.id === item.line)
  return now && line ? setQuantity(ctx, now, line, count.more ? line.quantity + count.value : count.value) : null
}

/** "I need two of them", "one more": of what was just put in. */
async function addMore(ctx: Context): Promise<Move[] | null> {
  const { item, pending } = ctx.state
  const { types, attributes, quantity } = ctx.u.want
  const other = types.length > 0 || Object.keys(attributes).length > 0
  if (!item?.line || pending?.ask !== 'checkout' || other) return null
  const count = quantity ?? numeralIn(ctx.text)
  const now = count === undefined ? null : await ctx.tools.cart.get(ctx.shop.id)
  const line = now?.lines.find((one) => one.id === item.line)
  if (!now || !line || count === undefined) return null
  return setQuantity(ctx, now, line, has(ctx.text, 'another') ? line.quantity + count : count)
}

export async function showCart(ctx: Context): Promise<Move[]> {
  const now = await ctx.tools.cart.get(ctx.shop.id)
  if (!now || now.lines.length === 0) return empty(ctx)
  const count = now.lines.reduce((sum, line) => sum + line.quantity, 0)
  return [
    { do: 'say', key: 'cart.shown', args: { count } },
    cartPart(ctx, await worded(ctx, now)),
    { do: 'offer', options: cartOptions(ctx) },
  ]
}

function cartOptions(ctx: Context) {
  return [option({ verb: 'checkout' }, t(ctx, 'action.checkout')), option({ verb: 'browse' }, t(ctx, 'action.browse'))]
}

export function empty(ctx: Context): Move[] {
  const options = starters(ctx)
  return [
    { do: 'set', state: { item: null, pending: null } },
    { do: 'say', key: 'cart.empty' },
    ...(options.length > 0 ? [{ do: 'offer' as const, options }] : []),
  ]
}

/** A tap on the plus, the minus or the bin of a line. */
async function changeBy(ctx: Context, id: string, change: number): Promise<Move[]> {
  const now = await ctx.tools.cart.get(ctx.shop.id)
  const line = now?.lines.find((one) => one.id === id)
  if (!now || !line) return [{ do: 'say', key: 'cart.no_line' }, ...(await showCart(ctx))]
  return setQuantity(ctx, now, line, change === 0 ? 0 : line.quantity + change)
}

export async function setQuantity(ctx: Context, before: Cart, line: Line, quantity: number): Promise<Move[]> {
  const key = once(ctx, `line:${line.id}`)
  const done =
    quantity < 1
      ? await ctx.tools.cart.remove(ctx.shop.id, line.id, key)
      : await ctx.tools.cart.change(ctx.shop.id, line.id, { quantity }, key)
  if (isRefused(done)) return done.refused === 'sold_out' ? fewer(ctx, before, line) : refusal(ctx, done)
  if (quantity < 1) return removed(ctx, done, [line])
  const now = await worded(ctx, done)
  const changed = now.lines.find((one) => one.id === line.id)
  if (!changed) return showCart(ctx)
  return [
    { do: 'say', key: 'cart.changed', args: lineArgs(ctx, now, changed) },
    cartPart(ctx, now),
    askCheckout(ctx, now),
  ]
}

/** Not as many as were asked for: how many there are is said when the shop counts. */
async function fewer(ctx: Context, now: Cart, line: Line): Promise<Move[]> {
  const product = await productOf(ctx, line.offer)
  const left = product?.variants.find((variant) => variant.id === line.variant)?.left
  const said: Move =
    left === undefined
      ? { do: 'say', key: 'refused.sold_out' }
      : { do: 'say', key: 'cart.only_left', args: { count: left, title: line.title } }
  return [said, cartPart(ctx, await worded(ctx, now)), { do: 'offer', options: cartOptions(ctx) }]
}

async function removed(ctx: Context, now: Cart, lines: readonly Line[]): Promise<Move[]> {
  const forget: Move = { do: 'set', state: { item: null, pending: null } }
  const said: Move = { do: 'say', key: 'cart.removed', args: { title: lines.map((line) => line.title).join(', ') } }
  if (now.lines.length === 0) return [forget, said, ...empty(ctx).slice(1)]
  return [forget, said, cartPart(ctx, await worded(ctx, now)), { do: 'offer', options: cartOptions(ctx) }]
}

/** "Make it two", "take the flowers out", "the dress in white instead". */
async function changeByWords(ctx: Context): Promise<Move[]> {
  const item = ctx.state.item
  const quantity = quantityIn(ctx)
  if (item && !item.line && quantity) {
    return [
      { do: 'set', state: { item: { ...item, quantity } } },
      { do: 'say', key: 'cart.noted', args: { quantity } },
    ]
  }
  const now = await ctx.tools.cart.get(ctx.shop.id)
  if ((!now || now.lines.length === 0) && wantsSomething(ctx.u.want))
    return find.run(ctx, { kind: 'intent', intent: 'product.find' })
  if (!now || now.lines.length === 0) return empty(ctx)
  const lines = linesMeant(ctx, now)
  if (has(ctx.text, 'remove') || has(ctx.text, 'everything'))
    return removeLines(ctx, now, has(ctx.text, 'everything') ? now.lines : lines)
  const [line] = lines
  if (!line) return showCart(ctx)
  if (quantity && lines.length > 1) return whichLine(now, lines, quantity)
  if (has(ctx.text, 'another') && ctx.u.corrections.length === 0)
    return setQuantity(ctx, now, line, line.quantity + (quantity || 1))
  if (quantity && quantity > 0) return setQuantity(ctx, now, line, quantity)
  return (await reconfigure(ctx, line)) ?? showCart(ctx)
}

function quantityIn(ctx: Context): number | undefined {
  const corrected = ctx.u.corrections.find((one) => one.slot === 'quantity')?.to
  const options = Object.keys(ctx.u.want.attributes).length > 0
  return (
    ctx.u.want.quantity ?? (Number(corrected) || (options || has(ctx.text, 'remove') ? undefined : numeralIn(ctx.text)))
  )
}

/** The lines a text names; else the one that was put in last. */
function linesMeant(ctx: Context, now: Cart): Line[] {
  const named = namedIn(
    ctx.text,
    now.lines.map((line) => ({
      key: line.id,
      labels: [line.title],
      ...conceptsOf(ctx, `${line.title} ${line.detail}`),
    })),
    ctx.language,
    ctx.u.spans,
  )
  const keys = new Set(named.map((one) => one.key))
  const lines = now.lines.filter((line) => keys.has(line.id))
  if (lines.length > 0) return lines
  const recent = now.lines.filter((line) => line.id === ctx.state.item?.line)
  return recent.length > 0 ? recent : now.lines.slice(-1)
}

async function removeLines(ctx: Context, before: Cart, lines: readonly Line[]): Promise<Move[]> {
  let now = before
  for (const line of lines) {
    const done = await ctx.tools.cart.remove(ctx.shop.id, line.id, once(ctx, `line:${line.id}`))
    if (isRefused(done)) return refusal(ctx, done)
    now = done
  }
  return removed(ctx, now, lines)
}

/** Several lines fit "make it two": each tap does it for one of them. */
function whichLine(now: Cart, lines: readonly Line[], quantity: number): Move[] {
  const options = lines
    .filter((line) => line.quantity !== quantity)
    .map((line) =>
      option({ verb: 'line', line: line.id, change: quantity - line.quantity }, `${line.title} ${line.detail}`.trim()),
    )
  return [{ do: 'ask', pending: { ask: 'which', step: now.version }, key: 'cart.which_line', options }]
}

/** Another colour, size or topping for a line that is already in the cart; null when the text names none. */
export async function reconfigure(ctx: Context, line: Line): Promise<Move[] | null> {
  const product = await productOf(ctx, line.offer)
  if (!product) return null
  const item = {
    offer: line.offer,
    options: line.options,
    form: line.form,
    skipped: product.form.map((field) => field.id),
    quantity: line.quantity,
    wanted: true,
    line: line.id,
  }
  const filled = fill(ctx, slotsOf(ctx, product, item), item)
  const [problem] = filled.problems
  if (problem?.kind === 'sold_out')
    return [{ do: 'say', key: 'fill.sold_out', args: { value: problem.value.label, title: product.title } }]
  if (filled.slots.length === 0) return null
  const variant = variantsFor(product, filled.item.options).find((one) => one.available)
  if (!variant) return [{ do: 'say', key: 'product.combination', args: { title: product.title } }]
  return putIntoCart(ctx, product, variant.id, filled.item)
}
