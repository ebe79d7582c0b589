import type { Product } from '@souk/contract/catalog.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { after } from '../dialogue/context.ts'
import { sameText } from '../dialogue/match.ts'
import type { Item, Pending } from '../dialogue/state.ts'
import type { Choice } from '../dialogue/values.ts'
import { encode } from '../dialogue/values.ts'
import { option, t } from '../dialogue/labels.ts'
import { putIntoCart } from './put.ts'
import { chooseLevel, fill, type Filled } from './fill.ts'
import { problemMoves, questionFor } from './question.ts'
import { cardOf, isAvailable } from './results.ts'
import { missing, slotsOf, variantsFor, withDefaults, type Slot } from './slots.ts'
import { instead } from './suggest.ts'

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

export function productOf(ctx: Context, id: string): Promise<Product | null> {
  return ctx.tools.product({ shop: ctx.shop.id, id })
}

async function gone(ctx: Context): Promise<Move[]> {
  return instead(ctx, null, [{ do: 'say', key: 'product.gone' }])
}

/** The draft of this offer; another offer starts a new one. */
export function itemFor(ctx: Context, offer: string): Item {
  const item = ctx.state.item
  if (item?.offer === offer && !item.line) return item
  return { offer, options: {}, form: {}, skipped: [], quantity: ctx.state.want?.quantity ?? 1, wanted: false }
}

/** A product was chosen: what is already known is filled in, the rest is asked. */
export async function begin(ctx: Context, offer: string, wanted: boolean): Promise<Move[]> {
  const product = await productOf(ctx, offer)
  if (!product) return gone(ctx)
  if (!isAvailable(product)) {
    return instead(ctx, product, [{ do: 'say', key: 'product.sold_out', args: { title: product.title } }])
  }
  const draft = { ...itemFor(ctx, offer), wanted }
  const known = fromWant(ctx, slotsOf(ctx, product, draft), draft)
  const filled = fill(ctx, slotsOf(ctx, product, known), known)
  const item = filled.item
  const card: Move = { do: 'show', part: { type: 'product', ...cardOf(ctx, product, []) } }
  const moves = await settle(ctx, product, { ...filled, item })
  const asks = moves.some((move) => move.do === 'ask' && move.pending.ask !== 'checkout')
  return asks ? [card, ...moves] : moves
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
        wanted.some((id) => value.concepts?.includes(id) || value.wider?.includes(id) || sameText(bare(id), value.key)),
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
  if (isElsewhere(ctx, product, slots)) return null
  const filled = fill(ctx, slots, item, pending.name)
  const counted = filled.item.quantity !== item.quantity
  if (filled.slots.length === 0 && filled.problems.length === 0 && !counted) return null
  return settle(ctx, product, { ...filled, item: { ...filled.item, wanted: pending.ask !== 'add' || item.wanted } })
}

/** The words name another kind of thing, which is no answer about this one. */
function isElsewhere(ctx: Context, product: Product, slots: readonly Slot[]): boolean {
  const own = new Set([
    ...product.concepts,
    ...slots.flatMap((slot) => slot.values.flatMap((value) => value.concepts ?? [])),
  ])
  return ctx.u.want.types.some((type) => !own.has(type) && !ctx.mind.broaderOf(type).some((wider) => own.has(wider)))
}

/** After answers: says what did not go, then asks on or puts it into the cart. */
export async function settle(ctx: Context, product: Product, filled: Filled): Promise<Move[]> {
  const said = problemMoves(ctx, product, filled)
  return [...said, ...(await advance(after(ctx, said), product, filled.item))]
}

/** The next question; none is left: into the cart, or the question whether. */
export async function advance(ctx: Context, product: Product, before: Item): Promise<Move[]> {
  const item = withDefaults(slotsOf(ctx, product, before), before)
  const remember: Move = { do: 'set', state: { item, focus: product.id } }
  const slot = missing(slotsOf(ctx, product, item), item)
  if (slot) return [remember, questionFor(ctx, product, item, slot)]
  const variant = variantsFor(product, item.options).find((one) => one.available)
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
      pending: { ask: 'add', offer: product.id, yes, no: encode({ verb: 'browse' }) },
      key: 'cart.ask_add',
      args: { title: product.title },
      options: [
        option({ verb: 'add', offer: product.id, variant: variant.id }, t(ctx, 'action.add')),
        option({ verb: 'similar', offer: product.id }, t(ctx, 'action.similar')),
      ],
    },
  ]
}
