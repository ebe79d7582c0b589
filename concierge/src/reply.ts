import { broaderOf, conceptsIn, labelOf } from './lexicon/match.ts'
import { understand } from './understand/understand.ts'
import type { Mind } from './dialogue/context.ts'
import { run } from './dialogue/run.ts'
import type { Tools } from './tools.ts'
import type { Moves, Turn } from './turn.ts'

export type Concierge = { reply(turn: Turn, tools: Tools): Promise<Moves> }

/** A concierge with another way of understanding, for tests and for a second mind. */
export function createConcierge(other: Partial<Mind> = {}): Concierge {
  const mind: Mind = { understand, labelOf, broaderOf, conceptsIn, ...other }
  return { reply: (turn, tools) => run(turn, tools, mind) }
}

const concierge = createConcierge()

/**
 * Answers one message of a shopper: understands it, decides by the skills, acts through `tools`, and says it in their
 * language. The same turn with the same answers of the tools gives the same moves.
 * @example const { messages, state } = await reply(turn, tools)
 */
export function reply(turn: Turn, tools: Tools): Promise<Moves> {
  return concierge.reply(turn, tools)
}
