import { after, type Context, type Move } from '../dialogue/context.ts'
import type { Decision } from '../dialogue/one-by-one.ts'
import { reread } from '../dialogue/reread.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import { begin, productOf } from './begin.ts'
import { inBrowser } from './browser.ts'
import { cardOf, cardOption, chooseAction, shownOf } from './results.ts'
import { starters } from './suggest.ts'

const LINK = /(?:https?:\/\/|www\.)[^\s<>"']+[^\s<>"'.,;:!?)\]]/iu

/**
 * A link to a product of this shop is that product; any other is not followed, and the words beside it count. Who asks for
 * one gets that of the thread.
 */
export async function withLinks(ctx: Context, decide: (ctx: Context) => Promise<Decision>): Promise<Decision> {
  const asked = inBrowser(ctx)
  if (asked) return asked
  const link = asksForWords(ctx) ? undefined : LINK.exec(ctx.text)?.[0]
  if (link === undefined) return decide(ctx)
  const words = ctx.text.replace(link, ' ').replace(/\s+/gu, ' ').trim()
  const rest = /\p{L}/u.test(words) ? words : ''
  const offer = await ctx.tools.linked(ctx.shop.id, link)
  if (offer) return linked(ctx, offer, rest, decide)
  if (!rest) return { moves: [{ do: 'say', key: 'link.unfollowed' }, ...first(ctx)], understood: true }
  const { moves } = await decide(reread(ctx, rest))
  return { moves: [{ do: 'say', key: 'link.words' }, ...moves], understood: true }
}

/** What else to begin with, where nothing is open. */
function first(ctx: Context): Move[] {
  return ctx.state.pending ? [] : [{ do: 'offer', options: starters(ctx).slice(0, 3) }]
}

async function linked(
  ctx: Context,
  offer: string,
  rest: string,
  decide: (ctx: Context) => Promise<Decision>,
): Promise<Decision> {
  const product = await productOf(ctx, offer)
  if (!product) return { moves: [{ do: 'say', key: 'product.gone' }], understood: true }
  const state = { shown: [shownOf(product)], focus: offer, item: null, pending: null, offered: [] }
  const seen: Move = { do: 'set', state }
  const there = after(ctx, [seen])
  if (!rest) return { moves: [seen, ...(await begin({ ...there, text: '' }, offer, false))], understood: true }
  const { moves, understood } = await decide(reread(there, rest))
  if (understood && moves.length > 0) return { moves: [seen, ...moves], understood }
  const card: Move = { do: 'show', part: { type: 'product', ...cardOf(ctx, product, [chooseAction(ctx, offer)]) } }
  return { moves: [seen, card, { do: 'offer', options: [cardOption(product)] }], understood: true }
}
