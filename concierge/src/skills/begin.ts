import type { Product } from '@souk/contract/catalog.ts'
import { after, type Context, type Move } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { sameText } from '../dialogue/match.ts'
import { reread } from '../dialogue/reread.ts'
import type { Item } from '../dialogue/state.ts'
import { encode } from '../dialogue/values.ts'
import { fill, type Filled } from './fill.ts'
import { problemMoves, questionFor } from './question.ts'
import { putIntoCart } from './put.ts'
import { cardOf, isAvailable } from './results.ts'
import { missing, slotsOf, variantsFor, withDefaults, type Slot } from './slots.ts'
import { instead } from './suggest.ts'

export function productOf(ctx: Context, id: string): Promise<Product | null> {
  return ctx.tools.product({ shop: ctx.shop.id, id })
}

export async function gone(ctx: Context): Promise<Move[]> {
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
  const asked = fill(asSaid(ctx), slotsOf(ctx, product, known), known).item
  const filled = fill(ctx, slotsOf(ctx, product, asked), asked)
  const card: Move = { do: 'show', part: { type: 'product', ...cardOf(ctx, product, []) } }
  const moves = await settle(ctx, product, filled)
  const asks = moves.some((move) => move.do === 'ask' && move.pending.ask !== 'checkout')
  return asks ? [card, ...moves] : moves
}

/** The words that began the search, read again for this offer: "a large one without olives". */
function asSaid(ctx: Context): Context {
  const text = ctx.state.said
  return !text || text === ctx.text ? { ...ctx, text: '' } : reread(ctx, text)
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
