import type { SearchHit, SearchResult } from '@souk/contract/catalog.ts'
import type { Want } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'
import { namedIn } from '../dialogue/match.ts'
import { bareLetters, foldText } from '../text/normalise.ts'
import { widenSizes } from './sizes.ts'

const FETCH = 30

/** A size is looked for under all the names it has. */
function sized(ctx: Context, want: Want): Want {
  const { size } = want.attributes
  if (!size) return want
  const any = widenSizes(ctx, want.types, size.any)
  return { ...want, attributes: { ...want.attributes, size: { ...size, any } } }
}

/** An evening dress for the prom is a prom dress: the occasion says it, and shops seldom say both. */
function worn(want: Want): Want {
  const occasions = want.attributes['occasion']?.any ?? []
  if (occasions.length === 0 || !want.types.includes('evening-dress')) return want
  return { ...want, types: want.types.map((type) => (type === 'evening-dress' ? 'dress' : type)) }
}

/** Asks the shop; a search brings more than is shown, to choose the next ones from. */
export async function lookUp(ctx: Context, want: Want): Promise<SearchResult> {
  return ctx.tools.search({
    shops: [ctx.shop.id],
    understanding: { ...ctx.u, want: sized(ctx, worn(want)) },
    limit: FETCH,
    language: ctx.language,
  })
}

/** "The cheapest one" of all that fit, not only of those on the first page. */
export async function cheapest(ctx: Context): Promise<string | null> {
  const others = ctx.u.want.types.some((type) => !ctx.state.want?.types.includes(type))
  if (!ctx.state.want || ctx.state.shown.length === 0 || others) return null
  const result = await lookUp(ctx, ctx.state.want)
  const there = result.products.filter((hit) => hit.variants.some((variant) => variant.available))
  const [least] = there.toSorted((a, b) => a.price.min.amount - b.price.min.amount)
  return least?.id ?? ctx.state.shown.toSorted((a, b) => a.price - b.price)[0]?.id ?? null
}

/** A title that is only what shall be left out, or a part of another kind of thing, is not asked for: "a pizza without olives". */
export function isMeantByName(ctx: Context, { title, concepts }: SearchHit): boolean {
  const { types, attributes } = ctx.u.want
  const refused = Object.values(attributes).flatMap(({ not }) => not)
  const named = ctx.mind.conceptsIn(title, ctx.shop.locale.split('-')[0] ?? 'en').map(({ id }) => id)
  if (named.length > 0 && named.every((id) => refused.includes(id))) return false
  const isPart = Object.values(attributes).some(({ any }) => named.some((id) => any.includes(id)))
  return !(isPart || refused.length > 0) || types.length === 0 || types.some((type) => concepts.includes(type))
}

/** Whether the words name the product by its whole title. */
export function isTitled(ctx: Context, { title }: SearchHit): boolean {
  return namedIn(ctx.text, [{ key: title, labels: [title] }], ctx.language).some(({ exact }) => exact)
}

/**
 * A title of its own, not just the words for its kind: "Pizza Capricciosa" more than "red roses". A dish is called by its
 * title, and by what is left of it without "pizza".
 */
export function isCalled(ctx: Context, hit: SearchHit): boolean {
  if (hit.concepts.some((id) => EATEN.has(id)) && (saidName(ctx, hit) > 0 || isWholly(ctx, hit.title))) return true
  const at = ctx.text.toLowerCase().indexOf(hit.title.toLowerCase())
  if (at < 0 || !hit.title.includes(' ')) return false
  const words = [...hit.title.matchAll(/\p{L}+/gu)]
  return words.some(({ 0: word, index }) => {
    const start = at + index
    return !ctx.u.spans.some((span) => span.start <= start && span.end >= start + word.length)
  })
}

const EATEN: ReadonlySet<string> = new Set(['food', 'drink'])

/** How much of a dish's name is said: of a Latte and a Matcha Latte the longer one is meant. */
export function saidName(ctx: Context, { title }: SearchHit): number {
  const names = namesIn(title).flatMap((name) => dishNames(ctx, name))
  return Math.max(0, ...names.filter((name) => saidOf(ctx, name)).map(({ length }) => length))
}

/** Whether this is a name of the dish and nothing else. */
export function isNamed(ctx: Context, { title, concepts }: SearchHit, name: string): boolean {
  if (!concepts.some((id) => EATEN.has(id))) return false
  return namesIn(title).some((one) => dishNames(ctx, one).some((own) => bareLetters(own) === bareLetters(name)))
}

/** A title may say its name in two languages: "ლატე · Latte". */
export function namesIn(title: string): string[] {
  return [...new Set([title, ...title.split(/\s[·|/]\s/u)])]
}

/** The only thing that was asked for is what the title says, and it says nothing else: a латте is the Latte. */
function isWholly(ctx: Context, title: string): boolean {
  const [type, ...others] = ctx.u.want.types
  if (type === undefined || others.length > 0) return false
  return namesIn(title).some((name) =>
    [ctx.shop.locale.split('-')[0] ?? 'en', 'en'].some((language) => {
      const [only, ...more] = ctx.mind.conceptsIn(name, language)
      return only?.id === type && more.length === 0 && only.start === 0 && only.end === foldText(name).length
    }),
  )
}

/** Whether a name stands in the text as it is written or spoken, between the edges of words. */
export function saidOf(ctx: Context, name: string): boolean {
  const [text, bare] = [bareLetters(ctx.text), bareLetters(name)]
  const at = text.indexOf(bare)
  const edge = /(?![\p{Script=Han}])\p{L}/u
  return at >= 0 && !edge.test(text[at - 1] ?? '') && !edge.test(text[at + bare.length] ?? '')
}

function dishNames(ctx: Context, title: string): string[] {
  const [kind] = ctx.mind.conceptsIn(title, ctx.shop.locale.split('-')[0] ?? 'en')
  const bare = kind?.kind === 'type' && kind.start === 0 ? title.slice(kind.end).trim() : ''
  return [title, ...(bare.length > 4 ? [bare] : [])]
}
