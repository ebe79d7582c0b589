import type { Product } from '@souk/contract/catalog.ts'
import type { Context, Move } from '../dialogue/context.ts'
import { eitherOf } from '../dialogue/labels.ts'
import { refine } from '../dialogue/want.ts'
import { search } from './find.ts'
import { lookUp } from './look-up.ts'
import { isAvailable } from './results.ts'

/** What a thing itself can be like; whom it is for and when it is worn are no choices of it. */
const ITS_OWN: ReadonlySet<string> = new Set([
  'colour',
  'material',
  'pattern',
  'ingredient',
  'diet',
  'flavour',
  'length',
])

/** "In white", where this one is not made in white: that is said, with what else there is in it; else the question stays. */
export async function notMade(ctx: Context, product: Product): Promise<Move[] | null> {
  const { types, attributes, price } = ctx.u.want
  const wanted = Object.entries(attributes)
  const ids = wanted.flatMap(([, { any }]) => any)
  const plain = wanted.every(([slot, { not }]) => ITS_OWN.has(slot) && not.length === 0)
  if (types.length > 0 || Object.keys(price).length > 0 || ids.length === 0 || !plain) return null
  if (/[?？]/.test(ctx.text) || ids.every((id) => product.concepts.includes(id))) return null
  const made = wanted.every(([slot]) => slot === 'colour' || slot === 'material' || slot === 'pattern')
  const args = { title: product.title, value: eitherOf(ctx, ids) }
  const said: Move = { do: 'say', key: made ? 'fill.absent' : 'fill.not_offered', args }
  const want = refine(ctx.mind, ctx.state.want, ctx.u.want)
  const others = (await lookUp(ctx, want)).products.filter((hit) => isAvailable(hit) && hit.id !== product.id)
  return others.length > 0 ? [said, ...(await search(ctx, want))] : [said]
}
