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

/** The hand-over, with when to expect an answer if the shop is closed now. */
export function handOver(
  ctx: Context,
  reason: 'asked' | 'stuck' | 'rule',
  key: MessageKey = reason === 'stuck' ? 'human.stuck' : 'human.asked',
): Move[] {
  const back = backAt(ctx)
  return [
    // The question stays open: whoever goes on answering it is still served meanwhile.
    { do: 'set', state: { pending: ctx.state.pending && { ...ctx.state.pending, times: 1 }, stuck: 0 } },
    { do: 'say', key },
    ...(back ? [{ do: 'say' as const, key: 'human.closed' as const, args: back }] : []),
    { do: 'hand over', reason },
  ]
}
