import type { Context } from './context.ts'
import { wayWord } from '../skills/way-words.ts'
import { has, nearOrdinal } from './cues.ts'
import { declines, goesOn } from './decline.ts'
import { hintedIn, namedIn, sameText, unrefused, type Named } from './match.ts'
import { offeredTimes } from './time-words.ts'
import type { Offered, Shown } from './state.ts'
import { encode } from './values.ts'

const BARE_NUMBER = /^\s*(?:nr\.?|no\.?|№|#|option|number|nummer|номер|第)?\s*(\d{1,2})\s*[.)!]?\s*(?:个|款|号)?\s*$/iu

/** What asks about things rather than choosing one. */
export const ASKING: ReadonlySet<string> = new Set([
  'product.compare',
  'product.ask',
  'stock.ask',
  'price.ask',
  'discount.ask',
  'size.advice',
  'payment.ask',
  'delivery.ask',
  'policy.ask',
  'hours.ask',
  'location.ask',
  'bot.ask',
])

/** Whether the words are the choice and nothing besides: then they do exactly what the tap does. */
export function isWhole(ctx: Context, { label }: Offered): boolean {
  return sameText(label, ctx.text) || BARE_NUMBER.test(ctx.text)
}

export function isAsking(ctx: Context): boolean {
  return ctx.u.intents.some(({ name }) => ASKING.has(name))
}

/** An answer that is nothing but an offered label, its number, yes or no: the same as the tap. */
export function resolveExact(ctx: Context): Offered | null {
  const offered = ctx.state.offered
  // "To my first love" counts nothing.
  const counted = asksForWords(ctx) && !BARE_NUMBER.test(ctx.text) ? null : byNumber(ctx, offered)
  return byLabel(ctx.text, offered) ?? byYesNo(ctx) ?? counted
}

const NOTHING_KNOWN = { concepts: [], wider: [], card: false, disabled: false }

function byLabel(text: string, offered: readonly Offered[]): Offered | null {
  return offered.find((option) => sameText(option.label, text) || option.value === text.trim()) ?? null
}

/** A plain yes takes what the question proposed. */
function byYesNo(ctx: Context): Offered | null {
  const pending = ctx.state.pending
  if (!pending) return null
  const further = pending.ask === 'checkout' || pending.ask === 'add' || pending.ask === 'relax'
  const going = further && goesOn(ctx.text)
  const finished = going || (pending.ask === 'checkout' && (has(ctx.text, 'done') || has(ctx.text, 'pay')))
  const yes = pending.yes && (finished || has(ctx.text, 'yes') || only(ctx, 'affirm'))
  const unwanted = pending.ask === 'add' && ctx.text.length < 60 && has(ctx.text, 'remove')
  const none = pending.ask === 'field' && declines(ctx.text)
  // Free words may well begin with a no: "Never change!"
  const denied = !asksForWords(ctx) && only(ctx, 'deny')
  const no = pending.no && (unwanted || none || has(ctx.text, 'no') || has(ctx.text, 'skip') || denied)
  const value = yes ? pending.yes : no ? pending.no : undefined
  return value ? { ...NOTHING_KNOWN, value, label: ctx.text } : null
}

/** What is asked for is a text of the shopper's own, which can only be written or passed over. */
export function asksForWords({ state }: Context): boolean {
  if (state.pending?.ask === 'gift') return state.pending.name === 'words'
  return state.pending?.ask === 'field' && state.offered.every(({ value }) => value.startsWith('skip:'))
}

function only(ctx: Context, intent: 'affirm' | 'deny'): boolean {
  const { types, attributes } = ctx.u.want
  // "Champignons mag ich nicht" refuses the mushrooms and nothing else.
  const said = types.length > 0 || Object.keys(attributes).length > 0
  return ctx.u.intents[0]?.name === intent && !said && ctx.text.length < 40
}

/** "The first two" counts out more than one. */
const SEVERAL =
  /(?<!\p{L})(?:two|both|three|zwei|beiden?|drei|twee|beide|drie|два|две|двух|обе|оба|три|трех|ორი|ორის|სამი)(?!\p{L})|[两俩三]/iu

/** Cards are counted when there are some ("the second one"), else the options. */
function byNumber(ctx: Context, offered: readonly Offered[]): Offered | null {
  const bare = BARE_NUMBER.exec(ctx.text)
  const places = ctx.u.references.filter((reference) => reference.kind === 'ordinal')
  // To compare takes two: "dan de tweede" is the second one then, not "than the second".
  const compares = ctx.u.intents.every(({ name }) => !ASKING.has(name) || name === 'product.compare')
  const asks = isAsking(ctx) && !(compares && places.length === 1 && !/[?？]/.test(ctx.text) && !SEVERAL.test(ctx.text))
  const ordinal = asks ? undefined : ctx.u.references.find((reference) => reference.kind === 'ordinal')
  const index = bare ? Number(bare[1]) : ordinal?.index
  if (index === undefined) return mistypedOrdinal(ctx)
  const cards = offered.filter((option) => option.card)
  const counted = cards.length > 0 ? cards : offered
  const hit = index < 0 ? counted.at(index) : counted[index - 1]
  const way = (ctx.state.pending?.ask === 'ship' || offeredTimes(ctx).length > 0) && !/\d{2}/.test(ctx.text)
  // "whichever comes first" counts nothing
  if (way && !bare && wayWord(ctx.text)) return null
  if (hit && (bare || way || cards.length > 0)) return hit
  // "the second one" said later still means the second of what was shown.
  const shown = bare ? undefined : index < 0 ? ctx.state.shown.at(index) : ctx.state.shown[index - 1]
  // What is being chosen already is not meant once more: "the first one" is what was read out of it.
  if (hit && shown && shown.id === ctx.state.item?.offer) return hit
  return shown ? shownOption(shown) : (hit ?? null)
}

/** "the secnod one", said shortly after a list. */
function mistypedOrdinal(ctx: Context): Offered | null {
  const short = ctx.text.length <= 30 && !/[?？]/.test(ctx.text) && ctx.u.want.types.length === 0
  const counts = !ctx.u.intents.some(({ name }) => name === 'product.compare') || !SEVERAL.test(ctx.text)
  const place = short && counts && ctx.state.shown.length > 0 && !ctx.state.item ? nearOrdinal(ctx.text) : undefined
  const shown = place === undefined ? undefined : ctx.state.shown[place - 1]
  return shown ? shownOption(shown) : null
}

function shownOption({ id, title, concepts }: Shown): Offered {
  return { value: encode({ verb: 'show', offer: id }), label: title, concepts, wider: [], card: true, disabled: false }
}

/** Named inside a longer text: "in light blue please", "the lace one". Several fit: which one stays open. */
export function resolveNamed(ctx: Context): Offered | 'several' | null {
  if (ctx.text.length > 120) return null
  const options = ctx.state.offered.filter((option) => !option.card)
  const plain = !/[?？]/.test(ctx.text)
  return (plain ? pick(ctx, options) : null) ?? (isAsking(ctx) ? null : pickCard(ctx, ctx.state.shown.map(shownOption)))
}

/** The last resort before not understanding: one telling word of one thing that was offered ("the Luna one", "courier"). */
export function resolveHinted(ctx: Context): Offered | null {
  if (ctx.text.length > 60 || /[?？]/.test(ctx.text)) return null
  const { offered, shown } = ctx.state
  const place = nearOrdinal(ctx.text)
  const counted = place === undefined ? undefined : shown[place - 1]
  if (counted) return shownOption(counted)
  const options = [...offered.filter((one) => !one.card && !one.disabled), ...shown.map(shownOption)]
  const key = hintedIn(ctx.text, options.map(named), ctx.language)
  return options.find((option) => option.value === key) ?? null
}

function named(option: Offered): Named {
  return { key: option.value, labels: [option.label], concepts: option.concepts, wider: option.wider }
}

function pick(ctx: Context, options: readonly Offered[]): Offered | null {
  const found = unrefused(ctx, namedIn(ctx.text, options.map(named), ctx.language, ctx.u.spans))
  const keys = new Set(found.map((one) => one.key))
  const [key] = keys
  return keys.size === 1 ? (options.find((option) => option.value === key) ?? null) : null
}

function pickCard(ctx: Context, cards: readonly Offered[]): Offered | 'several' | null {
  const byTitle = pick(
    ctx,
    cards.map((card) => ({ ...card, concepts: [], wider: [] })),
  )
  if (byTitle) return byTitle
  const refused = Object.values(ctx.u.want.attributes).flatMap(({ not }) => not)
  const wanted = ctx.u.references
    .flatMap((reference) => (reference.kind === 'attribute' && reference.id ? [reference.id] : []))
    .filter((id) => !refused.includes(id))
  if (wanted.length === 0) return null
  const fitting = cards.filter((card) =>
    wanted.every((concept) => card.concepts.includes(concept) || card.wider.includes(concept)),
  )
  if (fitting.length > 1) return 'several'
  return fitting[0] ?? null
}
