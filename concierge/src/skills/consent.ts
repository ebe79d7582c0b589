import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { names } from './talk.ts'

/** STOP and START: at once, whatever else was going on. */
export const consent: Skill = {
  intents: ['opt.out', 'opt.in'],
  verbs: [],
  asks: [],
  async run(ctx: Context, act: Act): Promise<Move[]> {
    const stop = act.kind === 'intent' && act.intent === 'opt.out'
    return [
      { do: 'set', state: { pending: null } },
      { do: 'say', key: stop ? 'consent.stop' : 'consent.start', args: names(ctx) },
      { do: 'consent', consent: stop ? 'stop' : 'start' },
    ]
  },
}
