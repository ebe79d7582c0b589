import { after, type Context, type Move } from './context.ts'
import { reread } from './reread.ts'
import { isBare, queuedWish, wishesIn, wishLabel } from './several.ts'

export type Decision = { moves: Move[]; understood: boolean }
type Decide = (ctx: Context) => Promise<Decision>

const LONGEST = 6

/** Several wishes of one message, or one of an earlier message: the first is taken now, the others wait for it. */
export async function oneByOne(ctx: Context, decide: Decide): Promise<Decision> {
  const [first, ...others] = (await wishesIn(ctx)) ?? []
  const earlier = first === undefined && ctx.state.queued.length > 0 ? queuedWish(ctx) : null
  if (first === undefined && earlier === null) {
    const decision = await decide(ctx)
    return { ...decision, moves: await goOn(ctx, decision.moves, decide) }
  }
  const queued = [...others, ...ctx.state.queued.filter((text) => text !== earlier)].slice(0, LONGEST)
  const keep: Move = { do: 'set', state: { queued } }
  const text = first ?? (isBare(ctx) && earlier !== null ? earlier : ctx.text)
  const decision = await decide(reread(after(ctx, [keep]), text))
  const moves = await goOn(ctx, [keep, ...decision.moves], decide)
  const waits = first !== undefined && after(ctx, moves).state.queued.length === queued.length
  const what = others.map((other) => wishLabel(ctx, other)).join(', ')
  const told: Move[] = waits ? [{ do: 'say', key: 'several.first', args: { what } }] : []
  return { moves: [...told, ...moves], understood: true }
}

/** Once the first is in the cart or not wanted, the next is looked for. */
export async function goOn(ctx: Context, moves: readonly Move[], decide: Decide): Promise<Move[]> {
  const [next, ...rest] = after(ctx, moves).state.queued
  const end = next === undefined ? null : endOf(ctx, moves)
  if (next === undefined || end === null) return isPaying(moves) ? [...moves, FORGET] : [...moves]
  const begun: Move = {
    do: 'set',
    state: {
      queued: rest,
      want: null,
      said: '',
      item: null,
      shown: [],
      focus: null,
      offered: [],
      pending: null,
      refused: 0,
    },
  }
  const said: Move = { do: 'say', key: 'several.next', args: { what: wishLabel(ctx, next) } }
  const inner = reread({ ...after(ctx, [...moves, begun]), heard: { ...ctx.heard, texts: [], choices: [] } }, next)
  const { moves: own } = await decide(inner)
  return [...end, begun, said, ...(await goOn(after(ctx, [...end, begun]), own, decide))]
}

const FORGET: Move = { do: 'set', state: { queued: [] } }

/** Who goes to pay has all they want. */
function isPaying(moves: readonly Move[]): boolean {
  return moves.some((move) => move.do === 'ask' && PAYING.has(move.pending.ask))
}

const PAYING: ReadonlySet<string> = new Set(['contact', 'ship', 'fetch', 'pay'])

/** What is said at the end of a wish, without the question that would follow; null while it goes on. */
function endOf(ctx: Context, moves: readonly Move[]): Move[] | null {
  const asked = moves.findLast((move) => move.do === 'ask')?.pending.ask
  const told = moves.flatMap((move) => (move.do === 'say' ? [move.key] : []))
  if (asked === 'checkout' && told.includes('cart.added'))
    return moves.filter((move) => move.do !== 'ask' && move.do !== 'offer')
  const shown = moves.some((move) => move.do === 'show')
  const missed = told.some((key) => key === 'find.nothing' || key === 'find.unknown' || key === 'find.none')
  if (missed && !shown && asked === undefined) return moves.filter((move) => move.do !== 'offer')
  const declined = after(ctx, moves).state.refused > ctx.state.refused || asked === 'find'
  return declined ? moves.filter((move) => move.do === 'set') : null
}
