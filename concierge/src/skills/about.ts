import type { Product } from '@souk/contract/catalog.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { conceptLabel, list, option, propertyLabel, propertyValue, t } from '../dialogue/labels.ts'
import { namedIn } from '../dialogue/match.ts'
import { priceText } from '../say/figures.ts'
import { itemFor, productOf } from './begin.ts'
import { showCart } from './cart.ts'
import { find } from './find.ts'
import { fill } from './fill.ts'
import type { Filled } from './filled.ts'
import { bestAnswer, policies } from './policies.ts'
import { slotsOf, variantsFor, type Slot } from './slots.ts'
import { topicsIn } from './topics.ts'

/** What a product costs, whether it is there, and what it is like. */
export const about: Skill = {
  intents: ['price.ask', 'stock.ask', 'product.ask'],
  verbs: [],
  asks: [],
  run,
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const intent = act.kind === 'intent' ? act.intent : 'product.ask'
  const offer = inQuestion(ctx)
  const product = offer ? await productOf(ctx, offer) : null
  if (!product) return withoutProduct(ctx, act)
  const focus: Move = { do: 'set', state: { focus: product.id } }
  // With something in the cart, "how much will that be?" asks for the sum.
  if (intent === 'price.ask' && ctx.state.pending?.ask === 'checkout' && ctx.u.want.types.length === 0)
    return showCart(ctx)
  if (intent === 'price.ask') {
    const args = { title: product.title, price: priceText(product.price, ctx.language) }
    return [focus, { do: 'say', key: 'about.price', args }, choose(ctx, product)]
  }
  if (intent === 'stock.ask') return [focus, ...stock(ctx, product), choose(ctx, product)]
  // The shop's answers are about its rules; a word they share with a title makes them no answer about the product.
  const answer = topicsIn(ctx.text).length > 0 ? bestAnswer(ctx, intent) : null
  if (answer) return policies.run(ctx, act)
  return [focus, ...properties(ctx, product), choose(ctx, product)]
}

/** What there is to say about one of those that were shown. */
export function aboutOne(ctx: Context, offer: string): Promise<Move[]> {
  return run({ ...ctx, state: { ...ctx.state, focus: offer } }, { kind: 'intent', intent: 'product.ask' })
}

/** The product a question is about: the one named, pointed at, in focus, or the only one shown. */
export function inQuestion(ctx: Context): string | null {
  const { shown, focus, item } = ctx.state
  const ordinal = ctx.u.references.find((reference) => reference.kind === 'ordinal')?.index
  const pointed = ordinal === undefined ? undefined : ordinal < 0 ? shown.at(ordinal) : shown[ordinal - 1]
  if (pointed) return pointed.id
  const named = namedIn(
    ctx.text,
    shown.map((one) => ({ key: one.id, labels: [one.title] })),
    ctx.language,
  )
  const [alike, ...more] = shown.filter(({ concepts }) => ctx.u.want.types.some((type) => concepts.includes(type)))
  const only = alike && more.length === 0 && !focus ? alike.id : undefined
  return named[0]?.key ?? only ?? focus ?? item?.offer ?? (shown.length === 1 ? (shown[0]?.id ?? null) : null)
}

/** Nothing is in question yet: what is asked about is searched, or asked for. */
async function withoutProduct(ctx: Context, act: Act): Promise<Move[]> {
  if (ctx.u.want.types.length > 0) return find.run(ctx, { kind: 'intent', intent: 'product.find' })
  // Nothing is in question: it is the sum of the cart that is asked for.
  if (act.kind === 'intent' && act.intent === 'price.ask' && !bestAnswer(ctx, 'policy.ask')) return showCart(ctx)
  if (bestAnswer(ctx, 'policy.ask')) return policies.run(ctx, act)
  const cards = ctx.state.offered.filter((one) => one.card)
  if (cards.length > 0) {
    return [
      {
        do: 'ask',
        pending: { ask: 'which' },
        key: 'about.which',
        options: cards.map((one) => ({ ...one, card: false })),
      },
    ]
  }
  return find.run(ctx, { kind: 'intent', intent: 'product.find' })
}

export function choose(ctx: Context, product: Product): Move {
  const going = ctx.state.pending?.offer === product.id || ctx.state.item?.line !== undefined
  return { do: 'offer', options: going ? [] : [option({ verb: 'show', offer: product.id }, t(ctx, 'action.choose'))] }
}

/** Whether what the question names can be had, with what there is of the other options. */
export function stock(ctx: Context, product: Product): Move[] {
  const draft = itemFor(ctx, product.id)
  const slots = slotsOf(ctx, product, { ...draft, options: {} })
  const filled = fill(ctx, slots, { ...draft, options: {} })
  const refused = filled.problems.find((problem) => problem.kind === 'sold_out')
  if (refused?.kind === 'sold_out') {
    return [{ do: 'say', key: 'fill.sold_out', args: { value: refused.value.label, title: product.title } }]
  }
  const there = variantsFor(product, filled.item.options).filter((variant) => variant.available)
  if (there.length === 0) return [notThere(product, slots, filled)]
  const lines = slots.flatMap((slot) => {
    if (slot.kind !== 'option' || slot.values.length < 2) return []
    const values = slot.values.filter((value) => there.some((variant) => variant.options[slot.id] === value.key))
    return [`${slot.label}: ${values.map((value) => value.label).join(', ')}`]
  })
  const [only] = there
  const left = there.length === 1 ? only?.left : undefined
  const said: Move[] = [
    {
      do: 'say',
      key: left === undefined ? 'about.in_stock' : 'about.left',
      args: { title: product.title, count: left ?? 0 },
    },
  ]
  return lines.length > 0 ? [...said, { do: 'quote', text: lines.join('\n') }] : said
}

/** The combination that was asked for, if one was, else the whole product. */
function notThere(product: Product, slots: readonly Slot[], { item }: Filled): Move {
  const values = slots.flatMap((slot) => slot.values.filter((value) => item.options[slot.id] === value.key))
  if (values.length === 0) return { do: 'say', key: 'product.sold_out', args: { title: product.title } }
  const value = values.map((one) => one.label).join(', ')
  return { do: 'say', key: 'fill.sold_out', args: { value, title: product.title } }
}

/** What the catalogue says about it; the property asked for first and alone when it is named. */
function properties(ctx: Context, product: Product): Move[] {
  const rows = Object.entries(product.attributes).filter(
    ([name, values]) => values.length > 0 && propertyLabel(ctx, name) !== null,
  )
  const asked = namedIn(
    ctx.text,
    rows.map(([name]) => ({ key: name, labels: [name, conceptLabel(ctx, name)] })),
    ctx.language,
  )
  const kinds = new Set([...asked.map((one) => one.key), ...Object.keys(ctx.u.want.attributes)])
  const wanted = rows.filter(([name]) => kinds.has(name))
  const told = (wanted.length > 0 ? wanted : rows).map(
    ([name, values]) =>
      `${propertyLabel(ctx, name) ?? ''}: ${list(
        ctx,
        values.map((value) => propertyValue(ctx, name, value)),
      )}`,
  )
  const description = wanted.length === 0 && product.description ? [product.description.slice(0, 600)] : []
  const text = [...description, ...told].join('\n')
  if (!text) return [{ do: 'say', key: 'about.unknown', args: { title: product.title } }]
  // "Are they waterproof?" is not answered by all the rest: first it is said that of this nothing is known.
  const qualities = Object.values(ctx.u.want.attributes).flatMap(({ any }) => any)
  const isOpen = wanted.length === 0 && qualities.length > 0 && !qualities.some((id) => product.concepts.includes(id))
  return [
    { do: 'say', key: isOpen ? 'data.unsaid' : 'about.known', args: { title: product.title } },
    { do: 'quote', text },
  ]
}
