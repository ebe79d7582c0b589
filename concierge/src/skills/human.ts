import type { MessageKey } from '../say/en.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { backAt } from './hours.ts'

/** Brings a person into the thread. */
export const person: Skill = {
  intents: ['human.please'],
  verbs: ['human'],
  asks: ['human'],
  async run(ctx: Context, _act: Act): Promise<Move[]> {
    return handOver(ctx, 'asked')
  },
}

/** What was spoken is for a person to hear. */
export function handOverSound(ctx: Context): Move[] {
  return handOver(ctx, 'rule', 'voice.person')
}

/** The hand-over; when to expect an answer is said once it is settled, by `whenAnswered`. */
export function handOver(
  ctx: Context,
  reason: 'asked' | 'stuck' | 'rule',
  key: MessageKey = reason === 'stuck' ? 'human.stuck' : 'human.asked',
): Move[] {
  return [
    // The question stays open: whoever goes on answering it is still served meanwhile.
    { do: 'set', state: { pending: ctx.state.pending && { ...ctx.state.pending, times: 1 }, stuck: 0 } },
    { do: 'say', key },
    { do: 'hand over', reason },
  ]
}

/** With a hand-over, when to expect an answer: what was measured, else when the shop opens, or that nobody is there. */
export async function whenAnswered(ctx: Context, moves: Move[]): Promise<Move[]> {
  const at = moves.findIndex((move) => move.do === 'hand over')
  if (at === -1) return moves
  const { here, name = 'none', minutes } = await ctx.tools.person(ctx.shop.id)
  const back = here === true ? null : backAt(ctx)
  const said: Move[] =
    minutes !== undefined
      ? [{ do: 'say', key: 'human.minutes', args: { name, minutes } }]
      : back
        ? [{ do: 'say', key: 'human.closed', args: back }]
        : here === false
          ? [{ do: 'say', key: 'human.nobody' }]
          : []
  return moves.toSpliced(at, 0, ...said)
}
