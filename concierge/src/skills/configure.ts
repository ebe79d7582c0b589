import type { Product } from '@souk/contract/catalog.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { namedIn } from '../dialogue/match.ts'
import type { Item, Pending } from '../dialogue/state.ts'
import { toldIn } from '../dialogue/told.ts'
import type { Choice } from '../dialogue/values.ts'
import { advance, begin, gone, itemFor, namesAnother, productOf, settle } from './begin.ts'
import { askTime, isTimeSlot, timesOf, withTime, type TimeSlot } from './appointment.ts'
import { lackingIn } from './alter.ts'
import { chooseLevel, fill } from './fill.ts'
import { markDone, type Filled } from './filled.ts'
import { measuresIn } from './measures.ts'
import { notMade } from './not-made.ts'
import { questionFor } from './question.ts'
import { slotsOf, type Slot } from './slots.ts'

/** Fills whatever an offer asks for, by talking: variants, toppings, a date, the words on a card. */
export const configure: Skill = {
  intents: [],
  verbs: ['show', 'variant', 'field', 'skip'],
  asks: ['option', 'field', 'add'],
  run,
  answer,
  async resume(ctx, pending) {
    const product = pending.offer ? await productOf(ctx, pending.offer) : null
    const item = ctx.state.item
    return product && item ? advance(ctx, product, item) : []
  },
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  if (act.kind === 'pick')
    return begin(
      ctx,
      act.offer,
      ctx.u.intents.some(({ name }) => name === 'cart.add'),
    )
  if (act.kind !== 'choice') return []
  const choice = act.choice
  if (choice.verb === 'show') return begin(ctx, choice.offer, false)
  if (choice.verb !== 'variant' && choice.verb !== 'field' && choice.verb !== 'skip') return []
  const product = await productOf(ctx, choice.offer)
  if (!product) return gone(ctx)
  const item: Item = { ...itemFor(ctx, choice.offer), wanted: true }
  const filled = applyChoice(slotsOf(ctx, product, item), item, choice)
  return settle(ctx, product, filled)
}

function applyChoice(slots: readonly Slot[], item: Item, choice: Choice): Filled {
  const filled: Filled = { item: { ...item }, slots: [], problems: [] }
  if (choice.verb === 'variant') {
    for (const [name, key] of Object.entries(choice.options)) {
      const slot = slots.find((one) => one.kind === 'option' && one.id === name)
      const value = slot?.values.find((one) => one.key === key)
      if (!slot || !value) continue
      // A tap on an old card: what is sold out since then is said, not taken.
      const known = item.options[name] === key
      if (!value.available && !known) filled.problems.push({ kind: 'sold_out', slot, value })
      else filled.item.options = { ...filled.item.options, [name]: key }
      filled.slots.push(name)
    }
  } else if (choice.verb === 'field') applyField(slots, filled, choice.field, choice.value)
  else if (choice.verb === 'skip') {
    filled.item.skipped = [...new Set([...item.skipped, choice.field])]
    filled.slots.push(choice.field)
  }
  return filled
}

function applyField(slots: readonly Slot[], filled: Filled, id: string, value: string): void {
  const slot = slots.find((one) => one.kind === 'field' && one.id === id)
  if (slot?.kind !== 'field') return
  filled.slots.push(id)
  const { field } = slot
  if (field.type === 'choices') {
    const problem = chooseLevel(filled, slot, field, value, 'normal')
    if (problem) filled.problems.push(problem)
    return
  }
  const typed = field.type === 'number' ? Number(value) : field.type === 'consent' ? value === 'true' : value
  filled.item.form = { ...filled.item.form, [id]: typed }
}

/** A free answer to an open question about this offer. */
async function answer(ctx: Context, pending: Pending): Promise<Move[] | null> {
  const item = ctx.state.item
  if (!item || pending.offer !== item.offer) return null
  const product = await productOf(ctx, item.offer)
  if (!product) return gone(ctx)
  const slots = slotsOf(ctx, product, item)
  const open = slots.find((slot) => slot.id === pending.name)
  if (isTimeSlot(open)) {
    const moves = await answerTime(ctx, product, item, open)
    if (moves) return moves
  }
  // "Roses are red" on a card orders no roses.
  const words = open?.kind === 'field' && open.field.type === 'text' && !isOrder(ctx)
  const measured = measuresIn(ctx, slots, item, pending.name).length > 0
  if (open?.kind === 'field' && refusesAll(ctx, open)) {
    const filled: Filled = { item: { ...item, wanted: true }, slots: [open.id], problems: [] }
    markDone(filled, open.id)
    return settle(ctx, product, filled)
  }
  if (!words && !measured && !isDay(ctx, open) && isElsewhere(ctx, product, slots)) return null
  const asked = words ? undefined : slotAsked(ctx, slots)
  if (asked) return [questionFor(ctx, product, item, asked)]
  if (open?.kind === 'field' && isOpen(open) && has(ctx.text, 'yes')) return [askWhich(ctx, product, item, open)]
  const filled = fill(ctx, slots, item, pending.name)
  const counted = filled.item.quantity !== item.quantity
  if (filled.slots.length === 0 && filled.problems.length === 0 && !counted) return notMade(ctx, product)
  // "Do you have it in 38?" says which, not yet that it is taken.
  const asks = pending.ask === 'option' && asksForStock(ctx)
  const wanted = (pending.ask !== 'add' && !asks) || (item.wanted && pending.ask === 'add')
  const lacking = ctx.u.corrections.length > 0 ? lackingIn(ctx, product.title, slots) : []
  const next = await settle(ctx, product, { ...filled, item: { ...filled.item, wanted } })
  const settled = [...lacking, ...next]
  return asks && filled.problems.length === 0 ? [inStock(product, slots, filled), ...settled] : settled
}

/** "At three", "later that day", "another day": the time, or other ones to choose from. */
async function answerTime(ctx: Context, product: Product, item: Item, slot: TimeSlot): Promise<Move[] | null> {
  const times = await timesOf(ctx, product, item, slot)
  if (!times.isWished) return null
  if (!times.exact) return askTime(ctx, product, slot, times)
  const chosen = { ...withTime(item, slot, times.exact.from), wanted: true }
  return settle(ctx, product, { item: chosen, slots: [slot.id], problems: [] })
}

function inStock(product: Product, slots: readonly Slot[], { item }: Filled): Move {
  const chosen = slots.flatMap(({ id, values }) => values.find(({ key }) => key === item.options[id])?.label ?? [])
  return { do: 'say', key: 'about.in_stock', args: { title: `${product.title} (${chosen.join(', ')})` } }
}

const COLOURS = /colou?r|farbe|kleur|цвет|расцветк|颜色|色的?有|ფერ/iu
const SIZES = /(?<!\p{L})sizes?(?!\p{L})|größe|groesse|(?<!\p{L})mate?n?(?!\p{L})|размер|尺码|尺寸|号码|ზომ/iu
const WHICH =
  /(?<!\p{L})(?:which|what|welche\p{L}*|was für|welke|wat voor|как(?:ой|ие|ая)|რა|რომელი)(?!\p{L})|哪些|哪种|什么|几种/iu

/** "Which colours are there?" asks for the choices themselves. */
function slotAsked(ctx: Context, slots: readonly Slot[]): Slot | undefined {
  if (!WHICH.test(ctx.text) || ctx.text.length > 60 || ctx.u.intents.some(({ name }) => name === 'size.advice'))
    return undefined
  const kind = COLOURS.test(ctx.text) ? COLOURS : SIZES.test(ctx.text) ? SIZES : undefined
  return slots.find((slot) => slot.kind === 'option' && kind?.test(slot.id) && slot.values.length > 1)
}

export function asksForStock({ u, text }: Context): boolean {
  return u.intents.some(({ name }) => name === 'stock.ask') || /[?？]\s*$|(?:吗|有没有)/u.test(text)
}

const REQUEST =
  /^(?:(?:no|nein|nee|нет|不|არა)[\s,.]+)?(?:show|find|i(?:'m| am) looking|i (?:need|want to see)|zeig\p{L}*|ich suche|ich brauche|toon|laat|ik zoek|ik wil|покажи\p{L}*|ищу|мне нужн\p{L}+|找|看看|我要|我想要|მაჩვენე\p{L}*|ვეძებ)/iu

/** Surely a wish for goods, even where free words are awaited. */
function isOrder({ u, text }: Context): boolean {
  const sure = u.intents.some(({ name, score }) => score >= 0.9 && (name === 'product.find' || name === 'cart.add'))
  return sure && (REQUEST.test(text) || has(text, 'also') || has(text, 'take'))
}

type Field = Extract<Slot, { kind: 'field' }>

/** "No syrup", „keinen Sirup": nothing of all that is asked about, by its own name. */
function refusesAll(ctx: Context, { label, field, values }: Field): boolean {
  if (field.type !== 'choices' || ctx.text.length > 40 || !has(ctx.text, 'none')) return false
  // Who names one of them leaves out that one.
  if (new Set(namedIn(ctx.text, values, ctx.language, ctx.u.spans).map(({ key }) => key)).size === 1) return false
  return toldIn(ctx.text, [{ key: field.id, labels: [label] }], ctx.language, []).length > 0
}

/** Whether a bare yes leaves open what. */
function isOpen({ field }: Field): boolean {
  return field.type === 'choices' || field.type === 'text'
}

/** A yes to "anything with it?" asks back what. */
function askWhich(ctx: Context, product: Product, item: Item, slot: Field): Move {
  const question = questionFor(ctx, product, item, slot)
  const step = (question.pending.step ?? 0) + 1
  const key = slot.field.type === 'text' ? 'ask.text' : 'ask.choices_which'
  return { ...question, pending: { ...question.pending, step }, key }
}

/** A day where one is awaited, whatever a slip makes of the words around it. */
function isDay(ctx: Context, open: Slot | undefined): boolean {
  const { deliverBy, at, types } = ctx.u.want
  const short = ctx.text.split(/\s+/).length <= 6 && types.length < 2 && !namesAnother(ctx)
  return open?.kind === 'field' && open.field.type === 'date' && (deliverBy ?? at) !== undefined && short
}

/** The words name another kind of thing, which is no answer about this one. */
function isElsewhere(ctx: Context, product: Product, slots: readonly Slot[]): boolean {
  const own = new Set([
    ...product.concepts,
    ...slots.flatMap((slot) => slot.values.flatMap((value) => value.concepts ?? [])),
  ])
  // That both are food makes a tiramisu no pizza.
  const isOwn = (wider: string) => own.has(wider) && ctx.mind.broaderOf(wider).length > 0
  return ctx.u.want.types.some((type) => !own.has(type) && !ctx.mind.broaderOf(type).some(isOwn))
}
