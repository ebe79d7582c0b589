import type { Context, Move } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { conceptLabel, list } from '../dialogue/labels.ts'
import { kindOf } from '../lexicon/match.ts'
import { productOf } from './begin.ts'
import { reconfigure, setQuantity } from './cart.ts'
import { askCheckout } from './paper.ts'
import { slotsOf, type Slot } from './slots.ts'

const SURE = 0.6
/** Said of other things. */
const OTHER = ['also', 'similar', 'cheaper', 'dearer'] as const
/** What puts something on what is there already. */
const ADDS =
  /(?<!\p{L})(?:add|put|throw|extra|füge?|gib|mach|tu|leg|pack|drauf|dazu|hinzu|voeg|doe|erop|erbij|toe|добав\p{L}+|полож\p{L}+|клад\p{L}+)(?!\p{L})|[加放来]|დაამატ|დამიმატ|დაუმატ/u

/**
 * "Mushrooms on it", "two of it, thin crust", 换成白色的: a change of what was put in last, whatever is being asked meanwhile. All
 * that the message names is changed at once, and what cannot be had is said.
 */
export async function alterLine(ctx: Context): Promise<Move[] | null> {
  const { item, pending } = ctx.state
  if (!item?.line || (pending !== null && pending.ask !== 'checkout') || !isChange(ctx)) return null
  const now = await ctx.tools.cart.get(ctx.shop.id)
  const line = now?.lines.find((one) => one.id === item.line)
  const product = line ? await productOf(ctx, line.offer) : null
  if (!now || !line || !product) return null
  const slots = slotsOf(ctx, product, { ...item, options: line.options, form: line.form })
  const own = slots.flatMap(({ values }) => values.flatMap(({ concepts = [] }) => [...concepts]))
  if (ctx.u.want.types.some((type) => !own.includes(type) && !product.concepts.includes(type))) return null
  const lacking = lackingIn(ctx, product.title, slots)
  const changed = await reconfigure(ctx, line)
  if (changed) return [...lacking, ...changed]
  const { quantity } = ctx.u.want
  if (lacking.length > 0 && quantity) return [...lacking, ...(await setQuantity(ctx, now, line, quantity))]
  return lacking.length > 0 ? [...lacking, askCheckout(ctx, now)] : null
}

function isChange({ text, u }: Context): boolean {
  const [top] = u.intents
  const meant = top && top.score >= SURE && (top.name === 'cart.change' || top.name === 'cart.add')
  const said = u.corrections.length > 0 || has(text, 'instead') || meant || ADDS.test(text.toLowerCase())
  const other = /[?？]/.test(text) || OTHER.some((cue) => has(text, cue))
  return said && !other && Object.keys(u.want.attributes).length > 0
}

/** What a change names of the kind that can be chosen here, and is not to be had. */
export function lackingIn(ctx: Context, title: string, slots: readonly Slot[]): Move[] {
  const values = slots.flatMap((slot) => slot.values)
  const kinds = new Set<string | undefined>(values.flatMap(({ concepts = [] }) => concepts.map((id) => kindOf(id))))
  const had = new Set(values.flatMap(({ concepts = [], wider = [] }) => [...concepts, ...wider]))
  const lacking = Object.entries(ctx.u.want.attributes).flatMap(([kind, { any }]) =>
    kind === 'size' || !kinds.has(kind) ? [] : any.filter((id) => !had.has(id)),
  )
  const names = lacking.map((id) => conceptLabel(ctx, id))
  return names.length > 0 ? [{ do: 'say', key: 'fill.absent', args: { title, value: list(ctx, names) } }] : []
}
