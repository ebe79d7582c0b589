import type { IntentName } from '@souk/contract/understanding.ts'
import type { Act, Context } from './context.ts'
import { asksForWords } from './resolve.ts'

/** What is said of the wish list, or of being told of something: it answers no question, and names what it is about itself. */
const KEEPING: ReadonlySet<IntentName> = new Set([
  'wish.add',
  'wish.show',
  'wish.remove',
  'notify.price_drop',
  'notify.stop',
  'return.cancel',
])
const BACK: ReadonlySet<IntentName> = new Set(['return.start', 'exchange.start'])
const SURE = 0.9

/** What is carried out before the words are looked at as an answer to anything, or as a question about the rules. */
export async function atOnce(ctx: Context): Promise<Act | null> {
  const [first] = ctx.u.intents
  if (!first || asksForWords(ctx)) return null
  const act: Act = { kind: 'intent', intent: first.name }
  if (KEEPING.has(first.name)) return act
  if (!BACK.has(first.name) || first.score < SURE || /[?？]/.test(ctx.text)) return null
  // Who has bought nothing yet wants to know whether they may.
  const isBuyer = ctx.state.pending?.ask !== 'return' && (await ctx.tools.orders.list(ctx.shop.id, 1)).length > 0
  return isBuyer ? act : null
}
