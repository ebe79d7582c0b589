import type { Product } from '@souk/contract/catalog.ts'
import { after, type Context, type Move } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { withoutGreeting } from '../dialogue/greets.ts'
import { list, option, t } from '../dialogue/labels.ts'
import { sameText } from '../dialogue/match.ts'
import { reread } from '../dialogue/reread.ts'
import type { Item } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import { dateText } from '../say/figures.ts'
import { askTime, isTimeSlot, timesOf, withTime } from './appointment.ts'
import { fill } from './fill.ts'
import type { Filled } from './filled.ts'
import { namesIn } from './look-up.ts'
import { problemMoves, questionFor } from './question.ts'
import { putIntoCart } from './put.ts'
import { cardOf, isAvailable } from './results.ts'
import { missing, slotsOf, variantsFor, withDefaults, type Slot } from './slots.ts'
import { instead } from './suggest.ts'
import { inOwnSize } from './wears.ts'

/** A message that goes on with another thing. */
const AND = /^(?:and|plus|und|en|и|а ещё|და|还要|再)\s*(?!\p{P})/iu

export function productOf(ctx: Context, id: string): Promise<Product | null> {
  return ctx.tools.product({ shop: ctx.shop.id, id })
}

export async function gone(ctx: Context): Promise<Move[]> {
  return instead(ctx, null, [{ do: 'say', key: 'product.gone' }])
}

/** The draft of this offer; another offer starts a new one. */
export function itemFor(ctx: Context, offer: string): Item {
  const { item, pending } = ctx.state
  // What is in the cart already is asked about again only where its time is to be another.
  const isAsked = pending?.ask === 'field' && pending.offer === offer
  if (item?.offer === offer && (!item.line || isAsked)) return item
  return { offer, options: {}, form: {}, skipped: [], quantity: ctx.state.want?.quantity ?? 1, wanted: false }
}

/** A product was chosen: what is already known is filled in, the rest is asked. */
export async function begin(before: Context, offer: string, wanted: boolean): Promise<Move[]> {
  const product = await productOf(before, offer)
  if (!product) return gone(before)
  if (!isAvailable(product)) {
    return instead(before, product, [{ do: 'say', key: 'product.sold_out', args: { title: product.title } }])
  }
  const draft = { ...itemFor(before, offer), wanted }
  const besides = withIt(before, slotsOf(before, product, draft))
  const ctx = after(before, besides)
  const known = fromWant(ctx, slotsOf(ctx, product, draft), draft)
  const { item: asked, told = [], problems } = fill(asSaid(ctx, product), slotsOf(ctx, product, known), known)
  const named = fill(untitled(ctx, product), slotsOf(ctx, product, asked), asked)
  const own = await inOwnSize(ctx, product, slotsOf(ctx, product, named.item), named.item)
  const filled = { ...named, item: own }
  const none = !variantsFor(product, filled.item.options).some(({ available }) => available)
  const soldOut = problems.filter(({ kind, slot }) => kind === 'sold_out' && !filled.slots.includes(slot.id))
  const card: Move = { do: 'show', part: { type: 'product', ...cardOf(ctx, product, []) } }
  const moves = await settle(ctx, product, {
    ...filled,
    // the combination that is gone is told as one
    problems: (none ? [] : [...soldOut, ...filled.problems]).filter(
      (one, i, all) => all.findIndex((other) => other.slot.id === one.slot.id) === i,
    ),
    told: [...told, ...(filled.told ?? [])],
  })
  return isStillAsking(moves)
    ? [...besides, card, ...(none ? [] : noted(ctx, slotsOf(ctx, product, asked), draft, filled.item)), ...moves]
    : [...besides, ...moves]
}

/** The options that the words name. */
export async function optionsIn(ctx: Context, offer: string): Promise<Readonly<Record<string, string>>> {
  const product = await productOf(ctx, offer)
  if (!product) return {}
  const none: Item = { offer, options: {}, form: {}, skipped: [], quantity: 1, wanted: false }
  return fill(untitled(ctx, product), slotsOf(ctx, product, none), none).item.options
}

/** What else was wished for and comes with this very thing ("roses and a vase") is chosen with it. */
function withIt(ctx: Context, slots: readonly Slot[]): Move[] {
  const { queued, said } = ctx.state
  const own = slots.flatMap(({ values }) => values.flatMap(({ concepts = [] }) => [...concepts]))
  const besides = queued.filter((text) => {
    const { types } = reread(ctx, text).u.want
    return types.length > 0 && types.every((type) => own.includes(type))
  })
  if (besides.length === 0) return []
  const rest = queued.filter((text) => !besides.includes(text))
  return [{ do: 'set', state: { queued: rest, said: [said || ctx.text, ...besides].join(', ') } }]
}

/** What earlier words have settled is said, so that it can be put right. */
function noted(ctx: Context, slots: readonly Slot[], before: Item, now: Item): Move[] {
  const lines = slots.flatMap((slot) => {
    const value = slot.kind === 'option' ? now.options[slot.id] : now.form[slot.id]
    if (typeof value === 'object') return levels(slot, value)
    const old = slot.kind === 'option' ? before.options[slot.id] : before.form[slot.id]
    if (typeof value !== 'string' || old !== undefined || slot.values.length === 1) return []
    if (slot.kind === 'field' && slot.field.type === 'date') return [`${dateText(value, ctx.language)} (${slot.label})`]
    const label = slot.values.find(({ key }) => key === value)?.label
    return label === undefined ? [] : [`${label} (${slot.label})`]
  })
  // A number that nobody reads until it is paid for is a trap.
  if (now.quantity > 1) lines.unshift(`${now.quantity} ×`)
  return lines.length > 0 ? [{ do: 'say', key: 'fill.noted', args: { what: lines.join(', ') } }] : []
}

/** "− onions, 2 × cheese", as the cart will list them. */
function levels(slot: Slot, chosen: Readonly<Record<string, string>>): string[] {
  return Object.entries(chosen).flatMap(([key, level]) => {
    const label = slot.values.find((value) => value.key === key)?.label
    return label === undefined ? [] : [`${level === 'none' ? '−' : level === 'extra' ? '2 ×' : '+'} ${label}`]
  })
}

/** Somebody wants to have it, or to pay: what may be left out is left out, and what it still needs is asked. */
export async function finish(ctx: Context): Promise<Move[] | null> {
  const { item, pending } = ctx.state
  const going = pending?.ask === 'option' || pending?.ask === 'field' || pending?.ask === 'add'
  if (!item || item.line || !going || pending.offer !== item.offer) return null
  const product = await productOf(ctx, item.offer)
  if (!product) return null
  const optional = product.form.filter((field) => !field.required || field.type === 'choices').map(({ id }) => id)
  const draft: Item = { ...item, wanted: true, skipped: [...new Set([...item.skipped, ...optional])] }
  const rest = withDefaults(slotsOf(ctx, product, draft), draft, true)
  const moves = await advance(ctx, product, rest)
  return isStillAsking(moves) ? [{ do: 'say', key: 'checkout.first' }, ...moves] : moves
}

/** "And a cola": a thing besides the one that is being chosen. */
export function namesAnother({ text, u }: Context): boolean {
  return u.want.types.length > 0 && (has(text, 'also') || AND.test(text))
}

/** "And a tiramisu": what was being chosen goes into the cart before the next thing, if nothing it needs is open. */
export async function keepBegun(ctx: Context): Promise<Move[]> {
  const { item } = ctx.state
  if (!item || item.line || !namesAnother(ctx)) return []
  const moves = await finish(ctx)
  if (!moves || isStillAsking(moves)) return []
  const settled: Move = { do: 'set', state: { pending: null } }
  return [...moves.filter((move) => move.do === 'set' || move.do === 'say'), settled]
}

export function isStillAsking(moves: readonly Move[]): boolean {
  return moves.some((move) => move.do === 'ask' && move.pending.ask !== 'checkout')
}

/** The words that began the search, read again for this offer: "a large one without olives". */
function asSaid(ctx: Context, product: Product): Context {
  const text = withoutTitle(withoutGreeting(ctx.state.said), product)
  return !text || ctx.state.said === ctx.text ? { ...ctx, text: '' } : reread(ctx, text)
}

/** A title's words choose nothing: "Block-Heel Sandals" are not black, a Pizza Prosciutto wants no more ham. */
function untitled(ctx: Context, product: Product): Context {
  const text = withoutTitle(withoutGreeting(ctx.text), product)
  return text === ctx.text ? ctx : reread(ctx, text)
}

function withoutTitle(text: string, { title }: Product): string {
  const name = namesIn(title).find((one) => text.toLowerCase().includes(one.toLowerCase()))
  if (name === undefined) return text
  const at = text.toLowerCase().indexOf(name.toLowerCase())
  return `${text.slice(0, at)} ${text.slice(at + name.length)}`.trim()
}

/** Options that the wish of the search already settles: one colour of this dress is the colour asked for. */
function fromWant(ctx: Context, slots: readonly Slot[], item: Item): Item {
  const wanted = Object.values(ctx.state.want?.attributes ?? {}).flatMap(({ any }) => any)
  const options = { ...item.options }
  for (const slot of slots) {
    if (slot.kind !== 'option' || options[slot.id] !== undefined) continue
    const fitting = slot.values.filter(
      (value) =>
        value.available &&
        wanted.some(
          (id) =>
            value.concepts?.includes(id) ||
            value.wider?.includes(id) ||
            (value.sizes ? value.sizes[0] === id : sameText(bare(id), value.key)),
        ),
    )
    const [only, ...more] = fitting
    if (only && more.length === 0) options[slot.id] = only.key
  }
  return { ...item, options }
}

/** A size's id without what it is measured in: `eu-38` → 38. */
function bare(id: string): string {
  return id.replace(/^(?:size|eu|us|uk|int)-/, '').replaceAll('-', ' ')
}

/** After answers: says what did not go, then asks on or puts it into the cart. */
export async function settle(ctx: Context, product: Product, filled: Filled): Promise<Move[]> {
  const said = problemMoves(ctx, product, filled)
  const quantity = filled.item.quantity
  const changed = changedWords(ctx, product, filled.item)
  if (changed.length > 0) said.push({ do: 'say', key: 'fill.noted', args: { what: changed.join(', ') } })
  const counted = ctx.state.item && !ctx.state.item.line && ctx.state.item.quantity !== quantity
  if (counted) said.push({ do: 'say', key: 'cart.noted', args: { quantity } })
  return [...said, ...(await advance(after(ctx, said), product, filled.item))]
}

/** "Actually make that medium": what was chosen before and is now something else. */
function changedWords(ctx: Context, product: Product, now: Item): string[] {
  const before = ctx.state.item
  if (!before || before.line || before.offer !== now.offer) return []
  return slotsOf(ctx, product, now).flatMap((slot) => {
    const [old, value] = [before, now].map((item) => (slot.kind === 'option' ? item.options : item.form)[slot.id])
    const label = slot.values.find(({ key }) => key === value)?.label
    const asked = ctx.state.pending?.ask === 'option' && slot.kind === 'option' && slot.id === ctx.state.pending.name
    // what was asked for speaks for itself; what was said besides is told
    const told = old === undefined ? ctx.state.pending?.ask === 'option' && !asked : old !== value
    return told && label !== undefined && old !== value && slot.values.length > 1 ? [`${label} (${slot.label})`] : []
  })
}

/** Sold out in just this colour and size: what else there is in the same size, or the same colour. */
function inAnother(ctx: Context, product: Product, item: Item): Move[] | null {
  for (const name of product.options) {
    const { [name]: value, ...options } = item.options
    const rest: Item = { ...item, options }
    const slot = slotsOf(ctx, product, rest).find(({ id }) => id === name)
    const others = slot?.values.filter(({ available }) => available) ?? []
    const label = slot?.values.find(({ key }) => key === value)?.label
    if (!slot || label === undefined || others.length === 0 || Object.keys(options).length === 0) continue
    const labels = list(
      ctx,
      others.map((one) => one.label),
    )
    return [
      { do: 'say', key: 'product.not_in', args: { title: product.title, value: label, others: labels } },
      { do: 'set', state: { item: rest, focus: product.id } },
      questionFor(ctx, product, rest, slot),
    ]
  }
  return null
}

/** The next question; none is left: into the cart, or the question whether. */
export async function advance(ctx: Context, product: Product, before: Item): Promise<Move[]> {
  const item = withDefaults(slotsOf(ctx, product, before), before)
  const remember: Move = { do: 'set', state: { item, focus: product.id } }
  const slot = missing(slotsOf(ctx, product, item), item)
  if (isTimeSlot(slot)) {
    const times = await timesOf(ctx, product, item, slot)
    if (times.exact) return advance(ctx, product, withTime(item, slot, times.exact.from))
    return [remember, ...askTime(ctx, product, slot, times)]
  }
  if (slot) return [remember, questionFor(ctx, product, item, slot)]
  const variant = variantsFor(product, item.options).find((one) => one.available)
  const nearest = variant ? null : inAnother(ctx, product, item)
  if (nearest) return nearest
  if (!variant) {
    const cleared: Item = { ...item, options: {} }
    const again = missing(slotsOf(ctx, product, cleared), cleared)
    const said: Move = { do: 'say', key: 'product.combination', args: { title: product.title } }
    if (!again) return instead(ctx, product, [said])
    return [said, { do: 'set', state: { item: cleared, focus: product.id } }, questionFor(ctx, product, cleared, again)]
  }
  if (item.wanted) return [remember, ...(await putIntoCart(after(ctx, [remember]), product, variant.id, item))]
  const yes = encode({ verb: 'add', offer: product.id, variant: variant.id })
  return [
    remember,
    {
      do: 'ask',
      pending: { ask: 'add', offer: product.id, yes, no: encode({ verb: 'no' }) },
      key: 'cart.ask_add',
      args: { title: product.title },
      options: [
        option({ verb: 'add', offer: product.id, variant: variant.id }, t(ctx, 'action.add')),
        option({ verb: 'similar', offer: product.id }, t(ctx, 'action.similar')),
      ],
    },
  ]
}
