import type { IntentName } from '@souk/contract/understanding.ts'
import type { MessageKey } from '../say/en.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'

/** What the concierge cannot do by itself, said plainly, with what it can do and a person who can do the rest. */
export const unsupported: Skill = {
  intents: ['order.change', 'pay.split', 'transfer.send', 'story.next'],
  verbs: [],
  asks: [],
  run,
}

const SAID: Partial<Record<IntentName, MessageKey>> = {
  'order.change': 'cannot.order_change',
  'book.start': 'cannot.book',
  'book.change': 'cannot.book',
  'pay.split': 'cannot.pay',
  'transfer.send': 'cannot.pay',
}

async function run(ctx: Context, act: Act): Promise<Move[]> {
  const intent = act.kind === 'intent' ? act.intent : 'out.of.scope'
  const yes = { verb: 'human' as const }
  return [
    {
      do: 'ask',
      pending: { ask: 'human', name: intent, yes: encode(yes), no: encode({ verb: 'no' }) },
      key: SAID[intent] ?? 'cannot.other',
      options: [option(yes, t(ctx, 'action.human')), option({ verb: 'no' }, t(ctx, 'action.no'))],
    },
  ]
}
