import type { IntentName } from '@souk/contract/understanding.ts'
import type { MessageKey } from '../say/en.ts'
import type { Act, Context, Move, Skill } from '../dialogue/context.ts'
import { option, t } from '../dialogue/labels.ts'
import { encode } from '../dialogue/values.ts'
import { policies } from './policies.ts'

/** What the concierge cannot do by itself, said plainly, with what it can do and a person who can do the rest. */
export const unsupported: Skill = {
  intents: ['order.change', 'return.start', 'exchange.start', 'pay.split', 'transfer.send', 'story.next'],
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
  const rules = intent === 'return.start' || intent === 'exchange.start' ? await policies.run(ctx, act) : []
  const known = rules.filter((move) => move.do === 'quote' || (move.do === 'say' && move.key !== 'policy.unknown'))
  // Before anything was bought it is a question about the rules, and that is answered.
  if (known.length > 0 && (await ctx.tools.orders.list(ctx.shop.id, 1)).length === 0) return known
  const yes = { verb: 'human' as const }
  return [
    ...known,
    {
      do: 'ask',
      pending: { ask: 'human', name: intent, yes: encode(yes), no: encode({ verb: 'no' }) },
      key: SAID[intent] ?? 'cannot.other',
      options: [option(yes, t(ctx, 'action.human')), option({ verb: 'no' }, t(ctx, 'action.no'))],
    },
  ]
}
