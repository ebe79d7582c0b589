import type { Context, Move, OptionMove } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { showCart } from './cart.ts'
import { find } from './find.ts'
import { human } from './refusals.ts'

/**
 * A no: what was asked is dropped and what else there is stands ready. After the second in a row something different is
 * shown, after the third a person is offered; whoever says no to that is left alone.
 */
export async function refuse(ctx: Context): Promise<Move[]> {
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  const filled = cart !== null && cart.lines.length > 0
  const begun = ctx.state.item !== null && !ctx.state.item.line
  const count = ctx.state.refused + 1
  const drop: Move = { do: 'set', state: { pending: null, refused: count, ...(begun ? { item: null } : {}) } }
  const searched = ctx.state.want !== null && ctx.state.shown.length > 0
  if (count === 1) return [drop, { do: 'say', key: 'talk.alright' }, ...offered(ctx, filled, searched)]
  if (count === 2) return [drop, ...(await different(ctx, filled, searched))]
  if (count === 3 && ctx.state.pending?.ask !== 'human') return [drop, askForPerson(ctx)]
  // Twice the same words would be a machine's.
  return [drop, { do: 'say', key: count % 2 === 0 ? 'talk.alright' : 'talk.fine' }, ...offered(ctx, filled, searched)]
}

/** What is in the cart, other things of the search, or what there is at all. */
async function different(ctx: Context, filled: boolean, searched: boolean): Promise<Move[]> {
  if (filled) return showCart(ctx)
  const choice = { verb: searched ? ('more' as const) : ('browse' as const) }
  return find.run({ ...ctx, text: '' }, { kind: 'choice', choice })
}

function offered(ctx: Context, filled: boolean, searched: boolean): Move[] {
  const options: OptionMove[] = [
    ...(filled ? [option({ verb: 'checkout' }, t(ctx, 'action.checkout'))] : []),
    ...(searched && !filled ? [option({ verb: 'more' }, t(ctx, 'action.more')), human(ctx)] : []),
  ]
  return options.length > 0 ? [{ do: 'offer', options }] : []
}

function askForPerson(ctx: Context): Move {
  const yes = { verb: 'human' as const }
  return {
    do: 'ask',
    pending: { ask: 'human', yes: encode(yes), no: encode({ verb: 'no' }) },
    key: 'talk.refused',
    options: [option(yes, t(ctx, 'action.human')), option({ verb: 'no' }, t(ctx, 'action.no'))],
  }
}
