import { about } from '../skills/about.ts'
import { countedAgain, reconfigure } from '../skills/cart.ts'
import { configure } from '../skills/configure.ts'
import { find } from '../skills/find.ts'
import { cheapest } from '../skills/look-up.ts'
import { slotsOf } from '../skills/slots.ts'
import type { Context, Move } from './context.ts'
import { has } from './cues.ts'
import { namedIn } from './match.ts'
import { isAsking, resolveNamed } from './resolve.ts'
import { parseValue, type Choice } from './values.ts'

/** "the white one", "no, white", "in 40 instead": a choice among what was shown, or a correction of what was chosen. */
export async function pickOrCorrect(
  ctx: Context,
  runChoice: (ctx: Context, choice: Choice) => Promise<Move[]>,
): Promise<Move[] | null> {
  const asked = askedAbout(ctx)
  if (asked)
    return about.run({ ...ctx, state: { ...ctx.state, focus: asked } }, { kind: 'intent', intent: 'product.ask' })
  const least = has(ctx.text, 'cheapest') ? await cheapest(ctx) : null
  if (least) return configure.run(ctx, { kind: 'pick', offer: least })
  const bought = ctx.state.pending?.ask === 'checkout' && ctx.state.item?.line !== undefined
  const changed =
    bought && !/[?？]/.test(ctx.text) && !has(ctx.text, 'also')
      ? ((await countedAgain(ctx)) ?? (await correct(ctx)))
      : null
  if (changed) return changed
  const named = resolveNamed(ctx)
  if (named === 'several') return find.run(ctx, { kind: 'intent', intent: 'product.find' })
  const choice = named && parseValue(named.value)
  if (choice?.verb === 'show') return configure.run(ctx, { kind: 'pick', offer: choice.offer })
  if (choice && choice.verb !== 'say') return runChoice(ctx, choice)
  return (await correct(ctx)) ?? sizeOfFocus(ctx)
}

/** A bare size after one product was shown chooses it in that size. */
async function sizeOfFocus(ctx: Context): Promise<Move[] | null> {
  const { types, attributes, price } = ctx.u.want
  const kinds = Object.keys(attributes)
  const only = types.length === 0 && kinds.length === 1 && kinds[0] === 'size' && Object.keys(price).length === 0
  if (!only || !ctx.state.focus || ctx.state.item || isAsking(ctx)) return null
  return configure.run(ctx, { kind: 'pick', offer: ctx.state.focus })
}

async function correct(ctx: Context): Promise<Move[] | null> {
  const item = ctx.state.item
  const corrects =
    ctx.u.corrections.length > 0 || has(ctx.text, 'instead') || isBareWish(ctx) || (await namesItsOwn(ctx))
  if (!item || !corrects || has(ctx.text, 'cheaper')) return null
  if (item.line) {
    const now = await ctx.tools.cart.get(ctx.shop.id)
    const line = now?.lines.find((one) => one.id === item.line)
    const other = ctx.u.want.types.length > 0 && !isSameKind(ctx, item.offer)
    return line && !other ? reconfigure(ctx, line) : null
  }
  return (await configure.answer?.(ctx, { ask: 'option', offer: item.offer, step: 0, times: 1 })) ?? null
}

/** "And salami on it": what the thing in the cart can have is meant for it, not for another one. */
async function namesItsOwn(ctx: Context): Promise<boolean> {
  const { item, pending } = ctx.state
  if (!item?.line || pending?.ask !== 'checkout' || /[?？]/.test(ctx.text) || ctx.text.split(/\s+/).length > 6)
    return false
  const product = ctx.u.want.types.length > 0 ? await ctx.tools.product({ shop: ctx.shop.id, id: item.offer }) : null
  if (!product) return ctx.u.want.types.length === 0
  const known = slotsOf(ctx, product, item).flatMap((slot) => slot.values.flatMap(({ concepts = [] }) => [...concepts]))
  return ctx.u.want.types.every((type) => known.includes(type))
}

/** Only properties, no kind of thing: said right after a choice, they are about it. */
function isBareWish(ctx: Context): boolean {
  const { types, attributes } = ctx.u.want
  return types.length === 0 && Object.keys(attributes).length > 0 && ctx.state.pending?.ask === 'checkout'
}

function isSameKind(ctx: Context, offer: string): boolean {
  const concepts = ctx.state.shown.find((one) => one.id === offer)?.concepts ?? []
  return ctx.u.want.types.some((type) => concepts.includes(type))
}

/** "Is the margherita spicy?" asks about one of those shown and chooses nothing. */
function askedAbout({ text, u, state, language }: Context): string | null {
  const [top] = u.intents
  if (!/[?？]/.test(text) || state.shown.length === 0 || has(text, 'take') || (top && top.name !== 'product.find'))
    return null
  if (Object.keys(u.want.attributes).length === 0 || state.pending?.ask === 'option' || state.pending?.ask === 'field')
    return null
  const named = namedIn(
    text,
    state.shown.map(({ id, title }) => ({ key: id, labels: [title] })),
    language,
  )
  const kinds = state.shown.filter(({ concepts }) => u.want.types.some((type) => concepts.includes(type)))
  if (named.length === 1 && named[0]) return named[0].key
  const [only, ...others] = kinds
  return only && others.length === 0 && state.shown.length > 1 ? only.id : null
}
