import type { Language, Span, Understanding, Want } from '@souk/contract/understanding.ts'
import { kindOf as conceptKind } from '../lexicon/match.ts'
import { isNamed, lookUp, saidOf } from '../skills/look-up.ts'
import type { Context } from './context.ts'
import { has } from './cues.ts'
import { eachItsOwn } from './each-own.ts'
import { conceptLabel } from './labels.ts'
import { reread } from './reread.ts'
import { asksForWords } from './resolve.ts'
import { NOTHING, related } from './want.ts'

/** The most things of one message that are taken one after the other. */
const MOST = 4
const LONGEST = 300
const SHORT = 80
/** What is said when things are ordered or looked for; any other meaning is about something else. */
const WISHES: ReadonlySet<string> = new Set([
  'product.find',
  'cart.add',
  'cart.change',
  'recommend',
  'stock.ask',
  'greeting',
  'thanks',
  'affirm',
  'checkout.start',
  'reorder',
])
const SURE = 0.5
/** Where the words answer something else. */
const BUSY: ReadonlySet<string> = new Set([
  'option',
  'field',
  'contact',
  'ship',
  'fetch',
  'pay',
  'cancel',
  'order',
  'move',
  'human',
])

const AND =
  /(?<!\p{L})(?:and|plus|as well as|und|sowie|en|alsook|и|плюс|а также|да еще|еще|ещё|და|ასევე|აგრეთვე)(?!\p{L})|[&+]|和|跟|与|以及|还有|还要|再来|再要|另外|外加|加上/giu
const PAUSE = /[,;，；、\n]/gu
const OR: Readonly<Record<Language, RegExp>> = {
  en: /(?<!\p{L})or(?!\p{L})/iu,
  de: /(?<!\p{L})oder(?!\p{L})/iu,
  nl: /(?<!\p{L})of(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:или|либо)(?!\p{L})/iu,
  zh: /或|还是/u,
  ka: /(?<!\p{L})(?:ან|თუ)(?!\p{L})/u,
}
/** "No, a skirt and sneakers": what was shown is not it, and what follows is a wish like any other. */
const NO =
  /^\s*(?:no+|nope|nah|nein|nö|nee|нет|не то|не|不是?|不要|不对|არა)(?:\s*(?:thanks?|danke|bedankt|спасибо|谢谢|მადლობა))?\s*[,;.!，；。！、–—-]+\s*(?=\S)/iu
/** Things that make one: a set, or what matches the other. */
const ONE =
  /(?<!\p{L})(?:match(?:es|ing)?|go(?:es)? with|set|sets|kit|combo|bundle|outfit|both in one|(?:zusammen)?pass(?:en|t|end\p{L}*)|past|bijpassend\p{L}*|комплект\p{L}*|набор\p{L}*|в тон|подход(?:ящ|ит|ят)\p{L}*|сочета\p{L}*)(?!\p{L})|套装|成套|一套|配套|搭配|ნაკრებ|კომპლექტ|შესაფერის|შესატყვის/iu
/** What something else is to be worn or used with: "to wear with jeans and sneakers", «к туфлям и сумке». */
const BESIDE = /(?:(?<!\p{L})(?:with|mit|zu|zum|zur|met|bij|к|ко|с|со|для)\s|配)(?:[\p{L}-]+\s){0,2}$/iu
/** An article or a number: another thing begins. */
const ARTICLE =
  /^\s*(?:an?|the|some|one|two|three|four|five|six|\d+|eine?[nrs]?|zwei|drei|vier|fünf|een|één|twee|drie|один|одну|одна|одно|два|две|три|пару|ერთი|ორი|სამი)(?!\p{L})|^\s*(?:\d|[一两三四五六]\s?[\p{Script=Han}])/iu
const BOTH = /(?<!\p{L})(?:both|each|beide|jeweils|allebei|elk|оба|обе|все|каждый)(?!\p{L})|都|各|ორივე|თითო/iu
/** What is said of all that is wanted: how much, for what, for whom, by when. */
const COMMON: ReadonlySet<string> = new Set(['price', 'occasion', 'recipient', 'date', 'deliverBy', 'at', 'season'])

type Thing = { id: string; start: number; end: number }

/**
 * The parts of a message that wishes for several things ("a large margherita without basil and a cola"), each a wish of its
 * own; null where it is one wish. What is said behind all of them ("for a wedding, at most $200") holds for each.
 */
export async function wishesIn(ctx: Context): Promise<string[] | null> {
  const { text, u } = ctx
  const rest = text.replace(NO, '')
  if (rest !== text) return wishesIn(reread(ctx, rest))
  const apart = ctx.state.pending && BUSY.has(ctx.state.pending.ask) ? null : eachItsOwn(ctx)
  if (apart) return apart
  const titles = await titlesIn(ctx)
  if (titles) return titles
  if (!mayBeSeveral(ctx)) return null
  const things = thingsIn(u)
  if (BESIDE.test(text.slice(0, things[0]?.start))) return null
  const cuts = things.slice(1).flatMap((thing, i) => cutBetween(ctx, things[i], thing) ?? [])
  if (cuts.length === 0 || cuts.length >= MOST) return null
  const starts = [0, ...cuts.map(({ end }) => end)]
  const ends = [...cuts.map(({ start }) => start), text.length]
  const clauses = starts.map((start, i) => text.slice(start, ends[i]).trim())
  const read = clauses.map((clause) => reread(ctx, clause).u)
  const wants = read.map(({ want }) => want)
  if (read.some(({ intents: [top] }) => top && !WISHES.has(top.name))) return null
  const same = wants.some((want, i) => i > 0 && JSON.stringify(want) === JSON.stringify(wants[i - 1]))
  if (same || wants.some((want) => namedBy(want).length === 0)) return null
  if (await isTitle(ctx, cuts)) return null
  const tail = commonTail(ctx, things.at(-1), starts.at(-1) ?? 0)
  return clauses.map((clause, i) => (i < clauses.length - 1 ? withTail(ctx, clause, tail) : clause))
}

/** "One Tonno and one Parma": each part is the name of another thing, whatever its words mean besides. */
async function titlesIn(ctx: Context): Promise<string[] | null> {
  if (ctx.text.length > SHORT || (ctx.state.pending && BUSY.has(ctx.state.pending.ask)) || ONE.test(ctx.text))
    return null
  const parts = ctx.text
    .replace(AND, ',')
    .split(PAUSE)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length < 2 || parts.length > MOST) return null
  const offers: string[] = []
  for (const part of parts) {
    const name = part
      .replace(ARTICLE, '')
      .replace(/[\s\p{P}]+$/u, '')
      .trim()
    const { products } = await lookUp(ctx, { ...NOTHING, text: name })
    const hit = products.find((one) => isNamed(ctx, one, name))
    if (!hit || offers.includes(hit.id)) return null
    offers.push(hit.id)
  }
  return parts
}

function mayBeSeveral({ text, u, state }: Context): boolean {
  if (text.length > LONGEST || namedBy(u.want).length < 1 || u.corrections.length > 0) return false
  if (state.pending && BUSY.has(state.pending.ask)) return false
  const meant = u.intents.filter(({ score }) => score >= SURE)
  return meant.every(({ name }) => WISHES.has(name)) && !ONE.test(text)
}

/** The kinds of things that are wanted, and the shop's own things by their names. */
function namedBy({ types, attributes }: Want): readonly string[] {
  return [...types, ...(attributes['product']?.any ?? [])]
}

/** The things that are wanted, where they stand. */
function thingsIn({ spans, want }: Understanding): Thing[] {
  const named = namedBy(want)
  const found = spans.filter(({ concept }) => named.includes(concept))
  return found
    .filter((one, i) => found.findIndex(({ start }) => start === one.start) === i)
    .map(({ concept: id, start, end }) => ({ id, start, end }))
}

/** Where the one wish ends and the other begins; null where both things belong to one. */
function cutBetween(ctx: Context, one: Thing | undefined, other: Thing): { start: number; end: number } | null {
  if (!one) return null
  const between = ctx.text.slice(one.end, other.start)
  if (OR[ctx.language].test(between)) return null
  const joins = [...between.matchAll(AND)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
  const begins = ({ end }: { end: number }) => ARTICLE.test(between.slice(end))
  const first = joins.at(0)
  // "without basil and a cola", "and red and white shoes"
  const said = first && /[\p{L}\p{N}]/u.test(between.slice(0, first.start))
  const pauses = [...between.matchAll(PAUSE)].map(({ index }) => ({ start: index, end: index + 1 }))
  const cut =
    joins.findLast(begins) ?? (said ? joins.at(-1) : first) ?? pauses.find((at) => isList(ctx, one, other, at))
  if (!cut) return null
  if (isOfAnother(ctx, one, one.end + cut.start)) return null
  const behind = ctx.text.slice(one.end + cut.end, other.end)
  if (!isApart(ctx, one, other, begins(cut) || hasOwn(ctx, one.end + cut.end, other.start), behind)) return null
  return { start: one.end + cut.start, end: one.end + cut.end }
}

/** "A vase for roses and tulips": what the second is joined to is not wanted itself. */
function isOfAnother({ u }: Context, one: Thing, end: number): boolean {
  const named = namedBy(u.want)
  const between = u.spans.filter((span) => span.start >= one.end && span.end <= end)
  return between.some(({ concept }) => conceptKind(concept) === 'type' && !named.includes(concept))
}

/** "Jeans, a sweater": nothing but what describes the next thing stands behind the comma. */
function isList({ text, u }: Context, one: Thing, other: Thing, { end }: { end: number }): boolean {
  const from = one.end + end
  const rest = u.spans
    .filter((span) => span.start >= from && span.end <= other.start)
    .reduceRight(
      (left, span) => left.slice(0, span.start - from) + left.slice(span.end - from),
      text.slice(from, other.start),
    )
    .replace(ARTICLE, '')
  return !/[\p{L}\p{N}]{2}/u.test(rest)
}

function hasOwn({ u }: Context, from: number, to: number): boolean {
  return u.spans.some(({ start, end }) => start >= from && end <= to)
}

/** Roses and lilies may be one bouquet; two things of one kind are two when the second is told apart. */
function isApart({ mind, u }: Context, one: Thing, other: Thing, told: boolean, behind: string): boolean {
  const flowers = [one, other].every(({ id }) => mind.broaderOf(id).includes('flower'))
  if (!flowers && !related(mind, [one.id], [other.id])) return true
  const number = /\d/.test(behind) || (u.want.quantity ?? 1) > 1
  return told && (!flowers || number)
}

/** A name of the shop may have an "and" in it. */
async function isTitle(ctx: Context, cuts: readonly { start: number; end: number }[]): Promise<boolean> {
  const { products } = await lookUp(ctx, { ...NOTHING, text: ctx.text })
  return products.some(({ title }) => {
    const at = saidOf(ctx, title) ? ctx.text.toLowerCase().indexOf(title.toLowerCase()) : -1
    return at >= 0 && cuts.some(({ start, end }) => start >= at && end <= at + title.length)
  })
}

/** What stands behind the last thing and is said of all of them; '' when it is the last one's own. */
function commonTail(ctx: Context, last: Thing | undefined, from: number): string {
  if (!last) return ''
  const tail = ctx.text.slice(last.end)
  if (BOTH.test(tail)) return tail
  const spans = ctx.u.spans.filter(({ start }) => start >= last.end)
  const kinds = spans.map((span) => kindOf(ctx, span))
  const alone = !hasOwn(ctx, from, last.start) && !ARTICLE.test(ctx.text.slice(from))
  const price = spans.find((_span, i) => kinds[i] === 'price')
  const own = price && !alone && !/[,;.，。—–-]/u.test(ctx.text.slice(last.end, price.start))
  return spans.length > 0 && kinds.every((kind) => COMMON.has(kind)) && !own ? tail : ''
}

function kindOf({ u }: Context, { concept }: Span): string {
  const slot = Object.entries(u.want.attributes).find(([, { any, not }]) => [...any, ...not].includes(concept))
  return slot?.[0] ?? concept
}

/** A wish that has such words of its own keeps to them. */
function withTail(ctx: Context, clause: string, tail: string): string {
  if (!tail) return clause
  const { want } = reread(ctx, clause).u
  const own = Object.keys(want.price).length > 0 || Object.keys(want.attributes).some((kind) => COMMON.has(kind))
  return own ? clause : `${clause}${tail}`
}

/** What is wanted in the shopper's own words, without what stands around them: "white sandals". */
export function wishLabel(ctx: Context, text: string): string {
  const { spans, want } = reread(ctx, text).u
  const thing = spans.find(({ concept }) => namedBy(want).includes(concept))
  if (!thing) return text
  const isNear = ({ start, end }: Span) => end <= thing.end && start >= thing.start - 40
  // "1 pizzas" is what is left of two, and no way to say it: one is called as the lexicon calls one
  const all = spans.filter(isNear)
  const near = all.filter(({ concept }) => !(concept === 'quantity' && want.quantity === 1))
  const before = text.slice(Math.min(thing.start, ...near.map(({ start }) => start)), thing.start)
  return before + (near.length < all.length ? conceptLabel(ctx, thing.concept) : text.slice(thing.start, thing.end))
}

/** Another wish of the same message that the shopper comes to on their own. */
export function queuedWish(ctx: Context): string | null {
  const { queued, want } = ctx.state
  const { types } = ctx.u.want
  if (types.length === 0 || (want && related(ctx.mind, want.types, types)) || asksForWords(ctx)) return null
  return queued.find((text) => related(ctx.mind, reread(ctx, text).u.want.types, types)) ?? null
}

/** Nothing but the thing itself is named: all that was said of it before holds. */
export function isBare({ u, text }: Context): boolean {
  return Object.keys(u.want.attributes).length + Object.keys(u.want.price).length === 0 && !has(text, 'instead')
}
