import { tellingAnswers } from '@souk/contract/filling.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Context, Move } from '../dialogue/context.ts'
import { t } from '../dialogue/labels.ts'
import type { DialogueState, Item } from '../dialogue/state.ts'
import { gone, itemFor, productOf, settle } from './begin.ts'
import type { Filled } from './filled.ts'
import { takePicked } from './reorder.ts'
import { slotsOf } from './slots.ts'
import { takeAnswer } from './take-answer.ts'

/**
 * While something of an offer is asked, its question carries what was answered so far: its form opens with that. Where a form
 * is a message of its own the first question alone does.
 */
export function withFilling(ctx: Context, { item, pending }: DialogueState, parts: readonly Part[]): Part[] {
  const isAsked = pending?.ask === 'option' || pending?.ask === 'field'
  const at = parts.findLastIndex(({ type }) => type === 'text')
  const { webviews, forms } = ctx.turn.channel
  const opens = webviews || (forms === true && ctx.state.pending?.offer !== pending?.offer)
  if (!isAsked || !item || item.offer !== pending.offer || at === -1 || !opens) return [...parts]
  const { offer, options, form, quantity } = item
  const filling = { offer, options, form, quantity, label: t(ctx, 'action.by_hand') }
  return parts.map((part, i) => (i === at && part.type === 'text' ? { ...part, filling } : part))
}

/** What was chosen in the offer's own form: its answers stand for all that the talk would have asked. Or what was picked elsewhere. */
export async function fillByHand(ctx: Context): Promise<Move[]> {
  const { filled } = ctx.heard
  if (!filled) return takePicked(ctx)
  const product = await productOf(ctx, filled.offer)
  if (!product) return gone(ctx)
  const before = itemFor(ctx, filled.offer)
  const form = tellingAnswers(product.form, filled.form)
  const slots = slotsOf(ctx, product, { ...before, form })
  const item: Item = {
    ...before,
    form: {},
    options: {},
    quantity: filled.quantity,
    skipped: product.form.filter(({ required, type }) => !required || type === 'choices').map(({ id }) => id),
    wanted: true,
  }
  const taken: Filled = { item, slots: [], problems: [] }
  for (const slot of slots) {
    if (slot.kind === 'field') takeAnswer(ctx, taken, slot, form[slot.id])
    const value = slot.values.find(({ key }) => slot.kind === 'option' && key === filled.options[slot.id])
    if (!value) continue
    if (value.available) item.options[slot.id] = value.key
    // Sold out since the form was opened: it is said, not taken.
    else taken.problems.push({ kind: 'sold_out', slot, value })
  }
  // All of it was chosen by the shopper's own hand: nothing has to be read back.
  const silent = { ...ctx.u, intents: [], references: [], corrections: [] }
  const quiet: Context = { ...ctx, text: '', u: silent, state: { ...ctx.state, item: null } }
  return settle(quiet, product, taken)
}
