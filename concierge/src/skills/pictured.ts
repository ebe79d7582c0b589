import type { Product } from '@souk/contract/catalog.ts'
import type { IntentName, Want } from '@souk/contract/understanding.ts'
import { after, type Context, type Move } from '../dialogue/context.ts'
import { conceptLabel, option } from '../dialogue/labels.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import type { Item } from '../dialogue/state.ts'
import { NOTHING } from '../dialogue/want.ts'
import { kindOf } from '../lexicon/match.ts'
import type { Pictured } from '../tools.ts'
import { begin, productOf } from './begin.ts'
import { search } from './find.ts'
import { handOver, handOverSound } from './human.ts'
import { lookUp } from './look-up.ts'
import { carousel, shownOf } from './results.ts'
import { starters } from './suggest.ts'

type Decide = (ctx: Context) => Promise<Decision>
type Seen = Pictured['offers'][number]

/** Pictures of one turn that are looked at, and things they may be of. */
const MOST = 4
/** Kinds of things to choose from. */
const KINDS = 6

/**
 * What came beside words. A picture of the shop's own thing is that thing; of another one the colour counts, and what kind of
 * thing it is to be is said beside it or asked. What was spoken and not written down is a person's to hear.
 */
export async function withMedia(ctx: Context, decide: Decide): Promise<Decision> {
  const { pictures, stories, sticker, sound, choices, form, address } = ctx.heard
  const all = [...pictures, ...stories]
  const does = choices.length > 0 || form !== null || address !== null
  if (sound) {
    const said = ctx.text || does ? (await decide(ctx)).moves.filter(({ do: what }) => what !== 'hand over') : []
    return { moves: [...said, ...handOverSound(after(ctx, said))], understood: true }
  }
  // A sticker is a nod: who sends nothing else waits for no answer.
  const nods = sticker && !ctx.text && all.length === 0 && !ctx.heard.media && ctx.heard.items.length === 0
  if (nods && !does) return { moves: [], understood: true }
  if (all.length === 0 || does) return decide(ctx)
  if (!ctx.text && isService(ctx)) return { moves: handOver(ctx, 'rule'), understood: true }
  const seen = (await Promise.all(all.slice(-MOST).map((url) => ctx.tools.pictured(ctx.shop.id, url)))).flatMap(
    (one) => one ?? [],
  )
  const [first, ...others] = uniqueOf(seen.flatMap(({ offers }) => offers)).slice(0, MOST)
  if (first && others.length === 0) return meant(ctx, first, decide)
  if (first) return { moves: await whichOf(ctx, [first, ...others]), understood: true }
  return pictures.length > 0 ? another(ctx, seen, decide) : decide(ctx)
}

const SERVICE: ReadonlySet<string> = new Set(['return', 'order', 'cancel', 'move', 'human', 'contact', 'ship', 'pay'])

/** A picture in the middle of this shows what is wrong with a parcel, or a receipt, and wishes for nothing. */
function isService({ state: { pending } }: Context): boolean {
  return pending !== null && SERVICE.has(pending.ask)
}

function uniqueOf(offers: readonly Seen[]): Seen[] {
  return offers.filter(({ offer }, place) => offers.findIndex((one) => one.offer === offer) === place)
}

/** What words beside a picture are about when they ask for the thing itself: "this in M", "do you have it?", "how much?". */
const THING: ReadonlySet<IntentName> = new Set([
  'product.find',
  'recommend',
  'stock.ask',
  'price.ask',
  'cart.add',
  'affirm',
  'greeting',
  'out.of.scope',
])

function asksForThing({ u }: Context): boolean {
  const [top] = u.intents
  return top === undefined || THING.has(top.name)
}

/** One thing of the shop, as if it had been named; what was said beside the picture is said of it. */
async function meant(ctx: Context, seen: Seen, decide: Decide): Promise<Decision> {
  const product = await productOf(ctx, seen.offer)
  if (!product) return { moves: [{ do: 'say', key: 'product.gone' }], understood: true }
  const known = ctx.u.want.attributes['colour'] ? {} : { ...seen.options }
  const item: Item = { offer: seen.offer, options: known, form: {}, skipped: [], quantity: 1, wanted: false }
  const set: Move = {
    do: 'set',
    state: { want: null, said: '', shown: [shownOf(product)], focus: seen.offer, item, pending: null, offered: [] },
  }
  const there = after(ctx, [set])
  if (ctx.text && !asksForThing(ctx)) {
    const { moves, understood } = await decide(there)
    if (understood && moves.length > 0) return { moves: [set, ...moves], understood }
  }
  const wants = ctx.u.intents.some(({ name }) => name === 'cart.add')
  const begun = (await begin(there, seen.offer, wants)).map((move) => asPictured(move, seen))
  return { moves: [set, { do: 'say', key: 'picture.found' }, ...begun], understood: true }
}

/** The card shows the thing as it was sent. */
function asPictured(move: Move, { offer, image }: Seen): Move {
  if (move.do !== 'show' || move.part.type !== 'product' || move.part.ref.id !== offer) return move
  const { alt: _, ...shown } = move.part.shown
  return { do: 'show', part: { ...move.part, shown: image === shown.image ? move.part.shown : { ...shown, image } } }
}

async function whichOf(ctx: Context, seen: readonly Seen[]): Promise<Move[]> {
  const found = await Promise.all(seen.map(({ offer }) => productOf(ctx, offer)))
  const products = found.filter((product): product is Product => product !== null)
  return [
    { do: 'set', state: { want: null, said: ctx.text.slice(-400), item: null, pending: null } },
    { do: 'say', key: 'picture.which' },
    ...carousel(ctx, products),
  ]
}

/** A picture of something else: its colour is wished for, unless the words say another or ask for nothing. */
async function another(ctx: Context, seen: readonly Pictured[], decide: Decide): Promise<Decision> {
  // The second one that nobody can see is for a person, who may.
  if (seen.length === 0 && !ctx.text && ctx.state.pending?.ask === 'find')
    return { moves: handOver(ctx, 'stuck'), understood: true }
  const { want } = ctx.u
  const [colour] = want.attributes['colour'] ? [] : await coloursHere(ctx, seen)
  const wished: Want = colour
    ? { ...want, attributes: { ...want.attributes, colour: { any: [colour], not: [] } } }
    : want
  if (ctx.text && (want.types.length > 0 || !asksForThing(ctx))) {
    const decision = await decide(asksForThing(ctx) ? { ...ctx, u: { ...ctx.u, want: wished } } : ctx)
    if (decision.understood) return decision
  }
  const known = seen.length > 0 ? ('picture.open' as const) : ('picture.lost' as const)
  return { moves: await whatKind(ctx, wished, colour, known), understood: true }
}

/** Of the colours of a picture those that the shop has things in. */
async function coloursHere(ctx: Context, seen: readonly Pictured[]): Promise<string[]> {
  const here: string[] = []
  for (const colour of new Set(seen.flatMap(({ colours }) => colours))) {
    const { total } = await lookUp(ctx, { ...NOTHING, attributes: { colour: { any: [colour], not: [] } } })
    if (total > 0) here.push(colour)
  }
  return here
}

/** The one question: what kind of thing, of those that the shop has so. */
async function whatKind(
  ctx: Context,
  want: Want,
  colour: string | undefined,
  unknown: 'picture.open' | 'picture.lost',
): Promise<Move[]> {
  const kinds = colour ? await kindsOf(ctx, want) : []
  const [only, ...others] = kinds
  if (only && others.length === 0) return search(ctx, { ...want, types: [only] })
  const options = kinds.map((id) => {
    const label = conceptLabel(ctx, id)
    return option({ verb: 'say', text: label }, label, { concepts: [id] })
  })
  return [
    { do: 'set', state: { want: colour ? want : null, said: '', item: null, shown: [], focus: null } },
    {
      do: 'ask',
      pending: { ask: 'find' },
      ...(colour && only
        ? { key: 'picture.type' as const, args: { colour: conceptLabel(ctx, colour) } }
        : { key: unknown }),
      options: options.length > 0 ? options : starters(ctx),
    },
  ]
}

/** The kinds of things that fit, the most frequent first; an evening dress is a dress where there are dresses. */
async function kindsOf(ctx: Context, want: Want): Promise<string[]> {
  const { products } = await lookUp(ctx, want)
  const language = ctx.shop.locale.split('-')[0] ?? 'en'
  const each = products.map(({ title, concepts }) => {
    const named = ctx.mind.conceptsIn(title, language).flatMap(({ kind, id }) => (kind === 'type' ? id : []))
    const own = [...new Set([...named, ...concepts.filter((id) => kindOf(id) === 'type')])]
    // What a word of the title may mean besides ("Champagne satin dress") is rarer than what it is.
    return own.filter((id) => !own.some((other) => ctx.mind.broaderOf(other).includes(id)))
  })
  const often = countOf(each.flat())
  const kinds = each.flatMap((own) => {
    const [id] = own.toSorted((one, other) => (often.get(other) ?? 0) - (often.get(one) ?? 0))
    return id === undefined ? [] : (ctx.mind.broaderOf(id).findLast((wider) => often.has(wider)) ?? id)
  })
  return [...countOf(kinds)]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, KINDS)
    .map(([id]) => id)
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
