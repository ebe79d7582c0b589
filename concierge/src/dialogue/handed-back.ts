import { carriesContact, contactPieces, emailIn } from '../skills/contact.ts'
import { fill } from '../skills/fill.ts'
import { slotsOf } from '../skills/slots.ts'
import type { Context } from './context.ts'
import { reread } from './reread.ts'
import type { DialogueState } from './state.ts'
import { refine, wantsSomething } from './want.ts'

/** Letters of what was said that a later choice is read from. */
const LONGEST = 600

/**
 * The talk after a person of the shop has held it: what the shopper told them, and what their note says, counts as if it had
 * been said here. Nothing of it is answered once more, and what it answers is not asked again.
 */
export async function handedBack(ctx: Context): Promise<Context> {
  const { handedBack: stretch } = ctx.turn
  if (!stretch) return ctx
  let now = { ...ctx, state: afresh(ctx.state, stretch.shown) }
  for (const text of [...stretch.said, ...(stretch.note ? [stretch.note] : [])]) {
    now = { ...now, state: await heeding(reread(now, text)) }
  }
  return { ...ctx, state: now.state }
}

/** The person has been called, and has come: no question of that is open any more. */
function afresh(state: DialogueState, shown: readonly string[]): DialogueState {
  const { pending } = state
  const last = shown.at(-1)
  return {
    ...state,
    pending: pending?.ask === 'human' ? null : pending && { ...pending, times: 1 },
    stuck: 0,
    stuckAt: '',
    called: [],
    seen: [...new Set([...state.seen, ...shown])].slice(-200),
    ...(last === undefined ? {} : { focus: last }),
  }
}

async function heeding(ctx: Context): Promise<DialogueState> {
  const { state, u, text } = ctx
  const want = wantsSomething(u.want) ? refine(ctx.mind, state.want, u.want) : state.want
  const contact = carriesContact(ctx) ? piecesIn(ctx) : {}
  const said = [state.said, text].filter(Boolean).join('. ').slice(-LONGEST)
  const { item, pending } = state
  const product = item && !item.line ? await ctx.tools.product({ shop: ctx.shop.id, id: item.offer }) : null
  const known = { ...state, want, said, contact: { ...state.contact, ...contact } }
  if (!item || !product) return known
  const asked = pending?.offer === item.offer ? pending.name : undefined
  const filled = fill(ctx, slotsOf(ctx, product, item), item, asked)
  return { ...known, item: filled.item }
}

function piecesIn(ctx: Context): Record<string, string> {
  const email = emailIn(ctx.text)
  return { ...contactPieces(ctx), ...(email === undefined ? {} : { email }) }
}
