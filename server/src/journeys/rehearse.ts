import type { Turn } from '@souk/concierge/turn.ts'
import type { Reasons } from '@souk/contract/draft.ts'
import type { Part } from '@souk/contract/parts.ts'
import { unknownWords } from '../catalog/search/query.ts'
import type { Claimed } from '../conversations/conversation.ts'
import { rehearsed } from '../kernel/rehearsal.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { createKnownCheckouts } from './known-checkouts.ts'
import { reasonsOf } from './reasons.ts'
import { turnTools } from './tools.ts'
import { turnLook } from './turn-look.ts'
import { type Watched, watchTurn, withoutPaying } from './watch-turn.ts'

/** What a turn would come to. */
export type Rehearsed = {
  messages: Part[][]
  /** The dialogue as it would go on. */
  state: unknown
  language: string
  handover?: 'asked' | 'stuck' | 'rule'
  /** It would speak to a payment provider; what it says then nobody knows yet, and `messages` is empty. */
  unforeseen: boolean
  reasons: Reasons
}

type Given = { shop: Shop; claim: Claimed; turn: Turn; upTo: number }

/** Thinks a turn through with everything it would do, and leaves nothing behind: see `rehearsed`. */
export function rehearse(context: Context, given: Given): Promise<Rehearsed> {
  return rehearsed(context.database, (database) => rehearseIn({ ...context, database }, context, given))
}

/** The same in a database that will forget it; the catalogue is looked at from outside. */
export async function rehearseIn(
  context: Context,
  outside: Context,
  { shop, claim, turn, upTo }: Given,
): Promise<Rehearsed> {
  // What is remembered of checkouts is of such as there are.
  const within: Context = { ...context, checkouts: createKnownCheckouts() }
  const own = turnTools(within, { shop, claim, message: turn.message.id, upTo, rehearsal: turnLook(outside) })
  const { tools: unpaid, stopped } = withoutPaying(own)
  const { tools, watched } = watchTurn(unpaid)
  const moves = await context.reply(turn, tools)
  const { heard, state, language, handover } = moves
  if (!heard) throw new Error('this concierge does not tell how it came to its answer')
  const unforeseen = stopped()
  const messages = unforeseen ? [] : moves.messages
  const unknown = await unknownIn(context, shop, watched)
  const reasons = reasonsOf({ heard, messages, state }, watched, unknown)
  return { messages, state, language, ...(handover ? { handover: handover.reason } : {}), unforeseen, reasons }
}

/** What was looked for and is known neither to the lexicon nor to the shop. */
export async function unknownIn({ index }: Context, shop: Shop, { searches }: Watched): Promise<string[]> {
  const looked = searches.filter(({ understanding: { want } }) => want.text !== '')
  if (looked.length === 0) return []
  const { language, segments } = await index.get(shop)
  const words = looked.flatMap(({ understanding }) =>
    unknownWords(understanding.want.text, [understanding.language, language], segments),
  )
  return [...new Set(words)]
}
