import { has } from '../dialogue/cues.ts'
import { asksToBuy } from '../understand/ordering.ts'
import type { Context } from '../dialogue/context.ts'
import { sameText } from '../dialogue/match.ts'
import { asksForWords } from '../dialogue/resolve.ts'
import { NOTHING } from '../dialogue/want.ts'
import { namesAnother } from './begin.ts'
import { isMeantByName, lookUp, saidOf } from './look-up.ts'

const LONGEST = 80
const SHORTEST = 5
/** Where a name answers something else. */
const BUSY: ReadonlySet<string> = new Set(['contact', 'ship', 'fetch', 'pay', 'cancel', 'order', 'move', 'return'])

/**
 * A product of the shop that is called by its whole title while a question is open or something is counted out: „die erste, ich
 * nehme den Wiesenstrauß", "no, I wanted the Skylark Satin Slip Gown". The name says more than the place or the question.
 * `always`: also where nothing is open, and as a request („könnt ihr mir eine Pizza Tonno bringen?“).
 */
export async function titled(ctx: Context, always = false): Promise<string | null> {
  const { state, text, u } = ctx
  const open = state.pending
  const counted = u.references.some(({ kind }) => kind === 'ordinal')
  const asks = /[?？]/.test(text) && !(always && asksToBuy(text))
  if (!(always || open || counted) || text.length > LONGEST || asks || text.includes('@') || asksForWords(ctx))
    return null
  if ((open && BUSY.has(open.ask)) || has(text, 'remove') || namesAnother(ctx)) return null
  const named = u.want.types.length > 0 || u.want.attributes['product'] !== undefined || /\p{L}{4}/u.test(u.want.text)
  if (!named || state.offered.some(({ label, card }) => !card && sameText(label, text))) return null
  const called = await calledIn(ctx)
  return called === state.item?.offer ? null : called
}

/** The product of the shop whose whole title stands in the words; of several the longest title. */
export async function calledIn(ctx: Context): Promise<string | null> {
  const { products } = await lookUp(ctx, { ...NOTHING, text: ctx.text })
  const [hit] = products
    .filter((one) => one.title.length >= SHORTEST && saidOf(ctx, one.title) && isMeantByName(ctx, one))
    .toSorted((a, b) => b.title.length - a.title.length)
  return hit?.id ?? null
}
