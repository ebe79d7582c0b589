import type { SearchHit } from '@souk/contract/catalog.ts'
import type { Want } from '@souk/contract/understanding.ts'
import { after, type Act, type Context, type Move, type OptionMove, type Skill } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { greets } from '../dialogue/greets.ts'
import { conceptLabel, money, option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { loosened, NOTHING, priced, refine, wantsSomething, without } from '../dialogue/want.ts'
import { beginsAnew } from './anew.ts'
import { nearOf, understood, type Near } from './chips.ts'
import { begin } from './begin.ts'
import { configurable } from './configurable.ts'
import { carousel, isAvailable } from './results.ts'
import { isCalled, isMeantByName, isTitled, lookUp, saidName } from './look-up.ts'
import { dropOptions, nothing } from './nothing.ts'
import { madeOf, withoutFlowers } from './made-of.ts'
import { human } from './refusals.ts'
import { askWhat, instead, similarTo } from './suggest.ts'

/** How many cards one answer shows. */
const CARDS = 6

/** Finds, narrows, widens and turns pages. */
export const find: Skill = {
  intents: ['product.find', 'recommend'],
  verbs: ['drop', 'relax', 'more', 'similar', 'browse'],
  asks: ['find', 'which', 'relax'],
  run,
  async resume(ctx, pending) {
    return pending.ask === 'find' ? askWhat(ctx) : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const want = ctx.state.want ?? NOTHING
  if (act.kind === 'choice') {
    const choice = act.choice
    if (choice.verb === 'drop') return search(ctx, without(want, choice.slot, choice.concepts))
    if (choice.verb === 'relax') return showNear(ctx, want, choice.constraint)
    if (choice.verb === 'more') return showMore(ctx, want)
    if (choice.verb === 'similar') return similarTo(ctx, choice.offer)
    return askWhat(ctx)
  }
  const focus = ctx.state.focus ?? ctx.state.item?.offer
  if (has(ctx.text, 'similar') && focus && ctx.u.want.types.length === 0) return similarTo(ctx, focus)
  if (has(ctx.text, 'more') && ctx.state.want && !wantsSomething(ctx.u.want)) return showMore(ctx, want)
  const next = wanted(ctx)
  const stepped = next.price !== ctx.state.want?.price && Object.keys(ctx.u.want.price).length === 0
  if (stepped && ctx.state.shown.length > 0 && (has(ctx.text, 'cheaper') || has(ctx.text, 'dearer'))) {
    const result = await lookUp(ctx, next)
    if (result.products.length === 0)
      return has(ctx.text, 'cheaper') ? leastExpensive(ctx) : [{ do: 'say', key: 'find.no_dearer' }]
  }
  if (!wantsSomething(next) && !next.text && !(act.kind === 'intent' && act.intent === 'recommend')) return askWhat(ctx)
  return search(ctx, next, act.kind === 'intent' && act.intent === 'recommend')
}

/** Nothing costs less: the one that costs least is named. */
function leastExpensive(ctx: Context): Move[] {
  const [least, ...others] = ctx.state.shown.toSorted((a, b) => a.price - b.price)
  const said: Move = { do: 'say', key: 'find.no_cheaper' }
  if (!least || others.length === 0 || ctx.state.focus) return [said]
  const args = { title: least.title, price: money(ctx, least.price) }
  return [said, { do: 'say', key: 'find.cheapest', args }, { do: 'set', state: { pending: which(least.id) } }]
}

/** The want after this message: what it says, and "cheaper" seen from what was shown. */
export function wanted(ctx: Context): Want {
  // Who greets and names a thing begins anew.
  const anew = greets(ctx.text) && ctx.u.want.types.length > 0
  const before = anew || beginsAnew(ctx) ? null : withoutFlowers(ctx, ctx.state.want)
  const next = refine(ctx.mind, before, madeOf(ctx, plain(ctx.u.want)))
  const currency = ctx.shop.currency
  const focused = ctx.state.shown.filter((shown) => shown.id === ctx.state.focus)
  const prices = (focused.length > 0 ? focused : ctx.state.shown).map((shown) => shown.price)
  const stated = Object.keys(ctx.u.want.price).length > 0
  if (!stated && has(ctx.text, 'cheaper')) return priced(next, prices, currency, true)
  if (!stated && has(ctx.text, 'dearer')) return priced(next, prices, currency, false)
  return next
}

/** "cheap" and "cheaper" are said of the price, which the catalogue knows as a figure. */
function plain(want: Want): Want {
  const ids = ['cheap', 'expensive', 'affordable', 'luxury']
  const { attribute, ...attributes } = want.attributes
  const any = attribute?.any.filter((id) => !ids.includes(id)) ?? []
  const not = attribute?.not.filter((id) => !ids.includes(id)) ?? []
  return { ...want, attributes: any.length + not.length > 0 ? { ...attributes, attribute: { any, not } } : attributes }
}

/** Searches and shows, or says what does not fit and what nearly does. */
export async function search(ctx: Context, want: Want, recommend = false): Promise<Move[]> {
  const result = await lookUp(ctx, want)
  const fresh: Context = { ...ctx, state: { ...ctx.state, seen: [] } }
  const said = (ctx.u.want.types.length > 0 || beginsAnew(ctx) ? ctx.text : `${ctx.state.said} ${ctx.text}`)
    .trim()
    .slice(-400)
  const remember: Move = { do: 'set', state: { want, said, seen: [], item: null, pending: null } }
  const near = nearOf(ctx, want, result)
  if (result.products.length === 0) {
    const titled = await byTitle(fresh)
    if (titled) return [remember, ...titled]
    const fitting = await configurable(fresh, want)
    const isUnlisted = fitting.length === 0 && (near.length === 0 || (await isOccasionUnknown(fresh, want)))
    const rest =
      (fitting.length === 0 ? await leftOut(fresh, want) : null) ??
      (isUnlisted ? await softened(fresh, want, SOFT) : null)
    if (rest) return [remember, ...rest]
    const personal = fitting.length === 0 ? await impersonal(fresh, want) : null
    if (personal) return search(ctx, personal, recommend)
    if (fitting.length === 0) return [remember, ...(await nothing(fresh, want, near))]
    return [remember, ...(await offerConfigurable(after(fresh, [remember]), want, fitting))]
  }
  // What can be had stands before what is sold out.
  const there = result.products.toSorted((a, b) => Number(isAvailable(b)) - Number(isAvailable(a)))
  const hits = there.slice(0, recommend ? 3 : CARDS)
  const [only] = hits
  // "A Prosciutto e Rucola without ham" is that one, made otherwise, and none that never had any.
  const titled = isMadeOtherwise(ctx) ? await byTitle(fresh) : null
  if (titled) return [remember, ...titled]
  const named = calledIn(ctx, there)
  if (named && result.total > 1) return [remember, ...(await one(after(fresh, [remember]), named))]
  if (only && result.total <= CARDS && !isAvailable(only)) return [remember, ...(await soldOut(fresh, only))]
  if (only && result.total === 1 && (isOrder(ctx) || isTitled(ctx, only))) {
    return [remember, ...(await one(after(fresh, [remember]), only))]
  }
  return [remember, ...found(fresh, want, hits, result.total, near, recommend)]
}

/** The one that is called by its name; of several the one of which most is said. Several things are wanted: none. */
function calledIn(ctx: Context, hits: readonly SearchHit[]): SearchHit | undefined {
  const { types } = ctx.u.want
  const called = hits.filter(
    (hit) => isAvailable(hit) && isCalled(ctx, hit) && types.every((type) => hit.concepts.includes(type)),
  )
  return called.toSorted((a, b) => saidName(ctx, b) - saidName(ctx, a))[0]
}

function isMadeOtherwise({ u }: Context): boolean {
  return Object.values(u.want.attributes).some(({ not }) => not.length > 0)
}

/** It fits, and nobody can have it now. */
async function soldOut(ctx: Context, { id, title }: SearchHit): Promise<Move[]> {
  const product = await ctx.tools.product({ shop: ctx.shop.id, id })
  return instead(ctx, product, [{ do: 'say', key: 'product.sold_out', args: { title } }])
}

/** A title may be made of words that mean something else ("pesto"): who writes all of it means the product. */
async function byTitle(ctx: Context): Promise<Move[] | null> {
  if (!ctx.text || ctx.text.length > 120) return null
  const result = await lookUp(ctx, { ...NOTHING, text: ctx.text })
  const hit = result.products.find((one) => isTitled(ctx, one) && isMeantByName(ctx, one))
  if (!hit) return null
  return one(ctx, hit)
}

/** This one is meant: remembered as shown, and on with what it still lacks. */
async function one(ctx: Context, hit: SearchHit): Promise<Move[]> {
  const moves = carousel(ctx, [hit]).slice(1)
  return [...moves, ...(await begin(after(ctx, moves), hit.id, isOrder(ctx)))]
}

/** What people say for whom and when it is; catalogues seldom know it. */
const SOFT: readonly string[] = ['occasion', 'recipient', 'style', 'season', 'feature', 'attribute']

/** An occasion that stands at none of the shop's products sorts nothing out. */
async function isOccasionUnknown(ctx: Context, { attributes: { occasion } }: Want): Promise<boolean> {
  if (!occasion || occasion.any.length === 0) return false
  const { total } = await lookUp(ctx, { ...NOTHING, attributes: { occasion } })
  return total === 0
}

/** Whom it is for limits nothing that the shop does not sort by: the want without the person, where that finds something. */
async function impersonal(ctx: Context, want: Want): Promise<Want | null> {
  const { recipient, ...attributes } = want.attributes
  const wider = { ...want, attributes }
  if (!recipient || !wantsSomething(wider)) return null
  return (await lookUp(ctx, wider)).products.length > 0 ? wider : null
}

/** "A cappuccino without sugar": what is made to order is no other thing for what is left out of it, listed or not. */
async function leftOut(ctx: Context, want: Want): Promise<Move[] | null> {
  const out = Object.entries(want.attributes).filter(
    ([, { any }]) => any.length > 0 && any.every((id) => FREE.test(id)),
  )
  const slots = out.map(([slot]) => slot)
  const moves = await softened(ctx, want, slots)
  const [first] = moves?.flatMap((move) => (move.do === 'set' ? (move.state.shown ?? []) : [])) ?? []
  const product = first && (await ctx.tools.product({ shop: ctx.shop.id, id: first.id }))
  return product?.form.some(({ type }) => type === 'choice' || type === 'choices') ? moves : null
}

const FREE = /-free$/

/** Everything but the occasion and the person fits: shown, and said so. */
async function softened(ctx: Context, want: Want, slots: readonly string[]): Promise<Move[] | null> {
  const soft = Object.entries(want.attributes).filter(([slot, { any }]) => slots.includes(slot) && any.length > 0)
  if (soft.length === 0 || want.types.length === 0) return null
  const attributes = Object.fromEntries(
    Object.entries(want.attributes).filter(([slot]) => !soft.some(([own]) => own === slot)),
  )
  const wider = { ...want, attributes }
  const result = await lookUp(ctx, wider)
  const hits = result.products.slice(0, CARDS)
  if (hits.length === 0) return null
  const what = soft.flatMap(([, { any }]) => any.map((id) => conceptLabel(ctx, id))).join(', ')
  return [
    { do: 'set', state: { want: wider } },
    { do: 'say', key: 'find.rest', args: { what } },
    ...carousel(ctx, hits, { understood: understood(ctx, wider), total: result.total }),
    ...(result.total > hits.length ? [{ do: 'offer' as const, options: [moreOption(ctx)] }] : []),
    ...(hits[0] && hits.length === 1 ? [{ do: 'set' as const, state: { pending: which(hits[0].id) } }] : []),
  ]
}

/** One pizza was meant: on with what it still lacks. Several: which one. */
async function offerConfigurable(ctx: Context, want: Want, hits: SearchHit[]): Promise<Move[]> {
  const [first, ...more] = hits
  const only = more.length === 0 ? first : calledIn(ctx, hits)
  if (only) return one(ctx, only)
  return found(ctx, want, hits.slice(0, CARDS), hits.length, [], false)
}

function isOrder(ctx: Context): boolean {
  return has(ctx.text, 'take') || ctx.u.intents.some(({ name }) => name === 'cart.add')
}

function found(ctx: Context, want: Want, hits: SearchHit[], total: number, near: Near[], recommend: boolean): Move[] {
  const key = recommend ? 'find.recommend' : total > hits.length ? 'find.some' : 'find.all'
  const moves: Move[] = [
    { do: 'say', key, args: { count: hits.length, total } },
    ...carousel(ctx, hits, { understood: understood(ctx, want, near), total }),
  ]
  const [only] = hits
  if (only && total === 1) moves.push({ do: 'set', state: { pending: which(only.id) } })
  if (total > hits.length) moves.push({ do: 'offer', options: [moreOption(ctx)] })
  return moves
}

function which(offer: string) {
  return {
    ask: 'which' as const,
    yes: encode({ verb: 'show', offer }),
    no: encode({ verb: 'browse' }),
    step: 0,
    times: 1,
  }
}

function moreOption(ctx: Context): OptionMove {
  return option({ verb: 'more' }, t(ctx, 'action.more'))
}

/** The near misses themselves; from here on the loosened limit is the limit. */
async function showNear(ctx: Context, want: Want, constraint: string): Promise<Move[]> {
  const result = await lookUp(ctx, want)
  const near = nearOf(ctx, want, result).find((one) => one.constraint === constraint)
  if (!near) return search(ctx, loosened(want, constraint, [], ctx.shop.currency))
  const next = loosened(
    want,
    constraint,
    near.hits.map((hit) => hit.price.min.amount),
    ctx.shop.currency,
  )
  const hits = near.hits.slice(0, CARDS)
  return [
    { do: 'set', state: { want: next, item: null, pending: null } },
    { do: 'say', key: 'near.shown', args: { count: hits.length } },
    ...carousel(ctx, hits, { understood: understood(ctx, next), total: near.hits.length }),
  ]
}

/** The next ones of the same search, never one that was already shown. */
async function showMore(ctx: Context, want: Want): Promise<Move[]> {
  const result = await lookUp(ctx, want)
  const rest = result.products.filter((hit) => !ctx.state.seen.includes(hit.id))
  const hits = rest.slice(0, CARDS)
  if (hits.length === 0) {
    return [
      { do: 'say', key: 'find.no_more' },
      { do: 'offer', options: [...dropOptions(ctx, want), human(ctx)] },
    ]
  }
  const moves: Move[] = [
    { do: 'set', state: { pending: null } },
    { do: 'say', key: 'find.more', args: { count: hits.length } },
    ...carousel(ctx, hits, { total: result.total }),
  ]
  if (rest.length > hits.length) moves.push({ do: 'offer', options: [moreOption(ctx)] })
  return moves
}
