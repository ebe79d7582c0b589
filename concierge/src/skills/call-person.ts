import type { Context, Move } from '../dialogue/context.ts'
import { after } from '../dialogue/context.ts'
import { isAngry } from '../understand/anger.ts'
import { handOver } from './human.ts'

/**
 * Calls a person into the thread where the shop's rules say so, once for each reason until one has come: whoever is angry is
 * asked nothing more; a large order goes on being served meanwhile.
 */
export async function byRule(ctx: Context, moves: readonly Move[]): Promise<Move[]> {
  const { callPerson } = ctx.settings
  const called = moves.some((move) => move.do === 'hand over' || move.do === 'consent')
  if (ctx.turn.held || called) return [...moves]
  if (callPerson.angry && !ctx.state.called.includes('angry') && isAngry(ctx.text)) {
    const told = moves.filter((move) => move.do !== 'ask' && move.do !== 'offer' && !isPlea(move))
    return [...told, ...calling(ctx, 'angry')]
  }
  if (callPerson.above === undefined || ctx.state.called.includes('worth')) return [...moves]
  const now = after(ctx, moves)
  return (await worth(now)) >= callPerson.above ? [...moves, ...calling(now, 'worth')] : [...moves]
}

/** The question that was open stays so: whoever goes on answering it is still served. */
function calling(ctx: Context, why: 'angry' | 'worth'): Move[] {
  const set: Move = { do: 'set', state: { called: [...ctx.state.called, why] } }
  return [...handOver(ctx, 'rule', `call.${why}`), set]
}

/** Words that only say that nothing was understood. */
function isPlea(move: Move): boolean {
  return move.do === 'say' && (move.key.startsWith('stuck.') || move.key.startsWith('talk.'))
}

/** What the talk is about, in minor units: the cart, or what was asked for at least. */
async function worth({ state, tools, shop, u }: Context): Promise<number> {
  const { min, about, max } = u.want.price
  const bounds = [min ?? about ?? max].flatMap((bound) => (bound?.currency === shop.currency ? [bound.amount] : []))
  const asked = (bounds[0] ?? 0) * (u.want.quantity ?? 1)
  const cart = (state.item?.line ?? state.checkout) ? await tools.cart.get(shop.id) : null
  return Math.max(asked, cart?.totals.find(({ type }) => type === 'total')?.amount ?? 0)
}
