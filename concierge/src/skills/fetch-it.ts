import { after, type Context, type Move } from '../dialogue/context.ts'
import { has } from '../dialogue/cues.ts'
import { finish, isStillAsking } from './begin.ts'
import { changeShipping, checkout } from './checkout.ts'
import { policies } from './policies.ts'
import { wayWord } from './way-words.ts'

const SURE = 0.6
/** What "I'll pick it up" may be taken for. */
const ASTRAY: ReadonlySet<string> = new Set([
  'delivery.ask',
  'complaint',
  'return.start',
  'book.start',
  'checkout.start',
])

/** "Pick-up", «самовывоз», 自取: the way itself, or that one comes. */
export function isFetched(text: string): boolean {
  return wayWord(text) === 'fetched' || (has(text, 'pickup') && text.length <= 40)
}

/**
 * "I'll pick it up", „ich hole es ab", «заберу сам» before there is a checkout: what is in the cart is ordered to be fetched;
 * of an empty one it is said how things get to people here.
 */
export async function fetchIt(ctx: Context): Promise<Move[] | null> {
  const { state, u, text } = ctx
  const [top] = u.intents
  const vague = !top || top.score < SURE || ASTRAY.has(top.name)
  const goods = u.want.types.some((type) => type !== 'pickup')
  const ask = state.pending?.ask
  if ((ask === 'field' || ask === 'add') && isFetched(text) && !/[?？]/.test(text)) return chosenFirst(ctx)
  const open = state.pending !== null && state.pending.ask !== 'checkout'
  if (open || state.checkout || goods || !vague || /[?？]/.test(text) || !isFetched(text)) return null
  const cart = await ctx.tools.cart.get(ctx.shop.id)
  if (!cart || cart.lines.length === 0) return policies.run(ctx, { kind: 'intent', intent: 'delivery.ask' })
  const opened = await checkout.run(ctx, { kind: 'intent', intent: 'checkout.start' })
  const now = after(ctx, [...opened, { do: 'set', state: { pending: null } }])
  const chosen = await changeShipping(now)
  return chosen ? [...opened.filter(({ do: what }) => what === 'set'), ...chosen] : opened
}

/** What is being chosen goes into the cart before it is said how it is fetched, if nothing it needs is open. */
async function chosenFirst(ctx: Context): Promise<Move[] | null> {
  const put = await finish(ctx)
  if (!put || isStillAsking(put)) return null
  const settled: Move = { do: 'set', state: { pending: null } }
  const moves = [...put.filter((move) => move.do === 'set' || move.do === 'say'), settled]
  return [...moves, ...((await fetchIt(after(ctx, moves))) ?? [])]
}
