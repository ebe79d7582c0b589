import type { SearchHit } from '@souk/contract/catalog.ts'
import type { Want, Wanted } from '@souk/contract/understanding.ts'
import type { Context } from '../dialogue/context.ts'
import { toldOf } from './fill.ts'
import { slotsOf } from './slots.ts'

/** How many offers are looked into. */
const LOOKED_AT = 6

/**
 * Offers that do not come as they were asked for but can be made so: a pizza without olives is a pizza whose form lets
 * olives be left out. Only what a slot of the offer covers may be set aside from the search.
 */
export async function configurable(ctx: Context, want: Want): Promise<SearchHit[]> {
  const attributes = Object.entries(want.attributes)
  if (attributes.length === 0) return []
  const fitting: SearchHit[] = []
  for (const slots of [attributes.filter(([slot]) => !MADE.has(slot)), []]) {
    const wider: Want = { ...want, attributes: Object.fromEntries(slots) }
    if (slots.length === attributes.length || (wider.types.length === 0 && slots.length === 0)) continue
    const result = await ctx.tools.search({
      shops: [ctx.shop.id],
      understanding: { ...ctx.u, want: wider },
      limit: LOOKED_AT,
      language: ctx.language,
    })
    const left = attributes.filter(([slot]) => !(slot in wider.attributes)).map(([, wanted]) => wanted)
    for (const hit of result.products) if (await covers(ctx, hit.id, left)) fitting.push(hit)
    if (fitting.length > 0) break
  }
  return fitting
}

/** What is made to order rather than found. */
const MADE: ReadonlySet<string> = new Set(['ingredient', 'size', 'diet', 'attribute', 'feature'])

async function covers(ctx: Context, offer: string, left: readonly Wanted[]): Promise<boolean> {
  const product = await ctx.tools.product({ shop: ctx.shop.id, id: offer })
  if (!product || product.form.length === 0) return false
  const draft = { offer, options: {}, form: {}, skipped: [], quantity: 1, wanted: false }
  const slots = slotsOf(ctx, product, draft)
  const known = slots.flatMap((slot) =>
    slot.values.flatMap((value) => [...(value.concepts ?? []), ...(value.wider ?? [])]),
  )
  // "Soja-Latte" names the soy milk by a word that alone would mean something else
  const told = slots.flatMap((slot) => (slot.kind === 'field' ? toldOf(ctx, slot) : []))
  const isTold = (id: string) =>
    ctx.u.spans.some((span) => span.concept === id && told.some((one) => one.start < span.end && span.start < one.end))
  const has = (id: string) =>
    known.includes(id) || isTold(id) || ctx.mind.broaderOf(id).some((wider) => known.includes(wider))
  return left.every(({ any, not }) => (any.length === 0 || any.some(has)) && not.every(has))
}
