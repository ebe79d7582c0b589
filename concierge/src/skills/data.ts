import type { Product } from '@souk/contract/catalog.ts'
import { textIn } from '@souk/contract/ids.ts'
import type { Allergen } from '@souk/contract/legal.ts'
import type { Context, Move } from '../dialogue/context.ts'
import { list, option, t } from '../dialogue/labels.ts'
import { reread } from '../dialogue/reread.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import { NOTHING } from '../dialogue/want.ts'
import { foldText, normalise, spanOf } from '../text/normalise.ts'
import { asksToBuy } from '../understand/ordering.ts'
import { choose, inQuestion } from './about.ts'
import { askedIn, textsOf } from './asked.ts'
import { productOf } from './begin.ts'
import { rowsOf } from './data-rows.ts'
import { ALLERGENS, ASKS, CART, CONTAINS, OF_SHOP, TOPICS, type Topic } from './data-words.ts'
import { lookUp, namesIn, saidOf } from './look-up.ts'
import { human } from './refusals.ts'
import { answerSafety } from './safety.ts'
import type { Written } from './written.ts'

/** What is asked of a product: about which of its data, and for which allergens by name. */
type Asked = { topic: Topic; named: readonly Allergen[] }

/** Surely about something else, whatever words it shares. */
const OTHERWISE: ReadonlySet<string> = new Set([
  'complaint',
  'order.status',
  'return.start',
  'exchange.start',
  'refund.status',
])
const SURE = 0.7
/** What a shop writes once for all it sells. */
const OF_ALL: ReadonlySet<Topic> = new Set(['allergens', 'care'])
const MARK = /[?？]|吗/u
const LONGEST = 200
/** How near a written question has to be to be taken before the others on the same topic. */
const NEAR = 0.2
const ITS_OWN = 0.75

/**
 * "What is it made of?", "who makes this?", "are there nuts in it?": answered from the data that stands with the product, in the
 * shop's own words else, and where neither says it that is what is said, with somebody who may know.
 */
export async function answerData(ctx: Context): Promise<Written | null> {
  const safety = await answerSafety(ctx)
  if (safety) return { moves: safety, rest: '' }
  const { asking, rest } = parted(ctx)
  const asked = askedOf(asking)
  if (!asked) return null
  const product = await subject(asking, asked)
  if (product === 'which') return { moves: [which(asking)], rest }
  return product && { moves: [{ do: 'set', state: { focus: product.id } }, ...answer(asking, product, asked)], rest }
}

/** "Large, please. Are there nuts in it?": the sentences that ask, with those that say why, and the others. */
function parted(ctx: Context): { asking: Context; rest: string } {
  const sentences = ctx.text.match(/[^.!?。！？;；\n]+[.!?。！？;；\n]*/gu) ?? []
  const asks = (text: string) => MARK.test(text) && speaksOf(text) && askedOf(reread(ctx, text)) !== null
  if (sentences.length < 2 || !sentences.some(asks)) return { asking: ctx, rest: '' }
  const own = sentences.filter((text) => asks(text) || speaksOf(text))
  const rest = sentences
    .filter((text) => !own.includes(text))
    .join('')
    .trim()
  return { asking: reread(ctx, own.join('').trim()), rest }
}

function speaksOf(text: string): boolean {
  const folded = foldText(text)
  return [...TOPICS, ...ALLERGENS].some(([, words]) => words.test(folded))
}

/** What of the data is asked for, if anything is; nothing else is understood by it. */
function askedOf(ctx: Pick<Context, 'text' | 'u' | 'state'>): Asked | null {
  const { text, u, state } = ctx
  if (text.length > LONGEST) return null
  const folded = foldText(text)
  const at = folded.search(ASKS)
  // An answer that is awaited is no question unless it begins like one.
  const asks = MARK.test(text) || (state.pending?.ask === 'field' ? at === 0 : at >= 0)
  if (!asks) return null
  const named = ALLERGENS.flatMap(([allergen, words]) => (words.test(folded) ? [allergen] : []))
  const contains = named.length > 0 && CONTAINS.test(folded)
  const topic = contains ? 'allergens' : TOPICS.find(([, words]) => words.test(folded))?.[0]
  const [top] = u.intents
  const otherwise = top !== undefined && top.score >= SURE && OTHERWISE.has(top.name)
  if (!topic || otherwise || OF_SHOP.test(folded) || CART.test(folded) || asksToBuy(text)) return null
  return { topic, named: topic === 'allergens' ? named : [] }
}

/** The product that is meant: called by its title, or the one in question; `which` where several were shown. */
async function subject(ctx: Context, { topic }: Asked): Promise<Product | 'which' | null> {
  if (asksForWords(ctx)) return null
  const { want } = ctx.u
  const offer = inQuestion(ctx)
  const seen = offer ? await productOf(ctx, offer) : null
  // What it may contain, or be washed in, is no kind of thing that is looked for.
  const words = topic === 'allergens' ? ALLERGENS.map(([, one]) => one) : wordsOf(topic)
  const kinds = want.types.filter((type) => !isSaidBy(ctx, type, words))
  const isNamed = kinds.length > 0 || want.attributes['product'] !== undefined || want.text !== ''
  if (seen && (!isNamed || saidOf(ctx, seen.title))) return seen
  const called = isNamed ? ((await calledIn(ctx)) ?? (await onlyOne(ctx, kinds))) : null
  if (called) return productOf(ctx, called)
  if (seen) return kinds.every((kind) => seen.concepts.includes(kind)) ? seen : null
  const { shown } = ctx.state
  const fits = kinds.every((kind) => shown.some(({ concepts }) => concepts.includes(kind)))
  return shown.length > 1 && fits ? 'which' : null
}

function wordsOf(topic: Topic): readonly RegExp[] {
  return TOPICS.flatMap(([name, words]) => (name === topic ? [words] : []))
}

function isSaidBy({ u, text }: Context, type: string, words: readonly RegExp[]): boolean {
  const folded = normalise(text)
  const said = words.flatMap((one) => {
    const found = one.exec(folded.text)
    return found ? [spanOf(folded, found.index, found.index + found[0].length)] : []
  })
  return u.spans.some(
    ({ concept, start, end }) => concept === type && said.some((one) => one.start < end && start < one.end),
  )
}

/** The product whose title, or one of the names in it, stands in the text. */
async function calledIn(ctx: Context): Promise<string | null> {
  const { products } = await lookUp(ctx, { ...NOTHING, text: ctx.text })
  const [hit] = products
    .flatMap(({ id, title }) => namesIn(title).map((name) => ({ id, name })))
    .filter(({ name }) => name.length > 2 && saidOf(ctx, name))
    .toSorted((a, b) => b.name.length - a.name.length)
  return hit?.id ?? null
}

/** Of a kind there may be only one. */
async function onlyOne(ctx: Context, types: readonly string[]): Promise<string | null> {
  if (types.length === 0) return null
  const { products } = await lookUp(ctx, { ...NOTHING, types: [...types], text: '' })
  return products.length === 1 ? (products[0]?.id ?? null) : null
}

/** Which of those that were shown; the tap asks the same of it. */
function which(ctx: Context): Move {
  const options = ctx.state.shown.slice(0, 10).map(({ title }) => {
    return option({ verb: 'say', text: `${title}: ${ctx.text}` }, title)
  })
  return { do: 'ask', pending: { ask: 'which' }, key: 'about.which', options: options.filter(({ value }) => value) }
}

function answer(ctx: Context, product: Product, asked: Asked): Move[] {
  const { title } = product
  if (asked.topic === 'allergens') return allergens(ctx, product, asked.named)
  const rows = rowsOf(ctx, product, asked.topic)
  if (rows.length > 0) {
    return [
      { do: 'say', key: 'about.known', args: { title } },
      { do: 'quote', text: rows.join('\n') },
      choose(ctx, product),
    ]
  }
  const written = writtenOn(ctx, asked.topic)
  if (written) return [{ do: 'quote', text: written }, choose(ctx, product)]
  // Where it comes from nobody says, but who made it may help.
  const maker = asked.topic === 'origin' ? rowsOf(ctx, product, 'maker') : []
  return [
    { do: 'say', key: 'data.unsaid', args: { title } },
    ...(maker.length > 0 ? [{ do: 'quote' as const, text: maker.join('\n') }] : []),
    { do: 'offer', options: [human(ctx)] },
  ]
}

/** What the shop's list names, never what may follow from it. */
function allergens(ctx: Context, product: Product, named: readonly Allergen[]): Move[] {
  const { title, legal, form } = product
  const ingredients = rowsOf(ctx, product, 'ingredients')
  const more: Move[] = [
    ...(ingredients.length > 0 ? [{ do: 'quote' as const, text: ingredients.join('\n') }] : []),
    { do: 'offer', options: [human(ctx)] },
  ]
  const listed = legal?.allergens
  if (!listed) {
    const written = writtenOn(ctx, 'allergens')
    const said: Move[] = written ? [{ do: 'quote', text: written }] : []
    return [...said, { do: 'say', key: 'data.no_list', args: { title } }, ...more]
  }
  const names = (some: readonly Allergen[]) =>
    list(
      ctx,
      some.map((one) => t(ctx, `allergen.${one}`)),
    )
  const on = named.filter((one) => listed.includes(one))
  const off = named.filter((one) => !listed.includes(one))
  // Who asks just what the shop has written an answer to gets that as well.
  const own = askedIn(ctx, ctx.text, ITS_OWN)
  const extras = form.some(({ type }) => type === 'choices') ? 'yes' : 'no'
  return [
    listed.length > 0
      ? { do: 'say', key: 'data.named', args: { title, list: names(listed) } }
      : { do: 'say', key: 'data.named_none', args: { title } },
    ...(on.length > 0 ? [{ do: 'say' as const, key: 'data.on_list' as const, args: { what: names(on) } }] : []),
    ...(off.length > 0 ? [{ do: 'say' as const, key: 'data.off_list' as const, args: { what: names(off) } }] : []),
    ...(own ? [{ do: 'quote' as const, text: textIn(own.answer.answer, ctx.language, ctx.shop.locale) }] : []),
    { do: 'say', key: 'data.beyond', args: { extras } },
    ...more,
  ]
}

/** What the shop itself has written on a topic: the nearest of its questions, else the first that speaks of it. */
function writtenOn(ctx: Context, topic: Topic): string | null {
  const words = wordsOf(topic)
  const { answers } = ctx.settings
  const speaking = answers.filter(({ question }) =>
    textsOf(question).some((text) => words.some((one) => one.test(foldText(text)))),
  )
  const near = askedIn(ctx, ctx.text, NEAR, true)?.answer
  const found = speaking.find((one) => one === near) ?? (OF_ALL.has(topic) ? speaking[0] : undefined)
  return found ? textIn(found.answer, ctx.language, ctx.shop.locale) : null
}
