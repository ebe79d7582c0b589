import { after, type Context } from './context.ts'
import type { Decision } from './one-by-one.ts'
import { reread } from './reread.ts'
import { asksForWords } from './resolve.ts'

/** ", and a croissant": where an answer ends and another wish begins. */
const AND = /[,.;，。；]\s*(?:and|plus|und|dazu|en|и|а ещё|а еще|და|还要|再)\s*(?=\S)/iu

/** An answer to the open question and another thing in one message: "no sugar, and a butter croissant". */
export async function withBesides(ctx: Context, decide: (ctx: Context) => Promise<Decision>): Promise<Decision> {
  const { pending, item } = ctx.state
  const choosing =
    (pending?.ask === 'option' || pending?.ask === 'field' || pending?.ask === 'add') && item && !item.line
  const at = choosing && !asksForWords(ctx) ? AND.exec(ctx.text) : null
  if (!at || at.index === 0) return decide(ctx)
  const wish = ctx.text.slice(at.index).replace(/^[,.;，。；]\s*/u, '')
  if (reread(ctx, wish).u.want.types.length === 0) return decide(ctx)
  const said = await decide(reread(ctx, ctx.text.slice(0, at.index).trim()))
  const rest = await decide(reread(after(ctx, said.moves), wish))
  return { moves: [...said.moves, ...rest.moves], understood: true }
}
