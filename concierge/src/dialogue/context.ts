import type { FormField, FormValues } from '@souk/contract/offers.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { IntentName, Language, Understanding } from '@souk/contract/understanding.ts'
import type { MessageKey } from '../say/en.ts'
import type { Args } from '../say/say.ts'
import type { Tools } from '../tools.ts'
import type { Turn, TurnShop } from '../turn.ts'
import type { Heard } from './hear.ts'
import type { DialogueState, Offered, Pending } from './state.ts'
import type { Choice, Verb } from './values.ts'

export type UnderstandInput = {
  text: string
  locale?: string
  country?: string
  timezone?: string
  now: string
  currency: string
  history?: readonly string[]
  words?: TurnShop['words']
}

/** What the dialogue needs to know about words; tests put their own in its place. */
export interface Mind {
  understand(input: UnderstandInput): Understanding
  /** A concept in a language: `light-blue` → "hellblau". */
  labelOf(concept: string, language: string): string | undefined
  /** All wider concepts of one, nearest first. */
  broaderOf(concept: string): readonly string[]
  /** The concepts of a label from a catalogue; offsets in its folded text. */
  conceptsIn(
    text: string,
    language: string,
  ): readonly { id: string; kind: string; start: number; end: number; candidates: readonly string[] }[]
}

/** An option on its way to the shopper. */
export type OptionMove = Offered & { hint?: string; image?: string; alt?: string }

/** The question of a turn: asked anew until it is answered, and never three times. */
export type AskMove = {
  do: 'ask'
  pending: Omit<Pending, 'times' | 'step'> & { step?: number }
  key: MessageKey
  args?: Args
  options?: OptionMove[]
  form?: { title: MessageKey; fields: FormField[]; values: FormValues; submit: MessageKey }
}

/** What a skill decides: plain data that `say` turns into parts. */
export type Move =
  | { do: 'say'; key: MessageKey; args?: Args }
  /** Words of the shop itself, said as they are. */
  | { do: 'quote'; text: string }
  | { do: 'show'; part: Part }
  | { do: 'offer'; options: OptionMove[] }
  | AskMove
  | { do: 'set'; state: Partial<DialogueState> }
  | { do: 'hand over'; reason: 'asked' | 'stuck' | 'rule' }
  | { do: 'consent'; consent: 'stop' | 'start' }

/** Everything a skill sees of a turn. */
export type Context = {
  turn: Turn
  tools: Tools
  mind: Mind
  shop: TurnShop['shop']
  settings: TurnShop['settings']
  state: DialogueState
  heard: Heard
  text: string
  u: Understanding
  language: Language
  /** The skills that were called for in this turn so far, one set for all contexts of it. */
  called: Set<string>
}

/** What a skill is called for. `pick`: a product that the text refers to. */
export type Act =
  | { kind: 'choice'; choice: Choice }
  | { kind: 'intent'; intent: IntentName }
  | { kind: 'pick'; offer: string }

/** One thing the concierge can do; adding one is a file and a line in `skills/list.ts`. */
export interface Skill {
  readonly intents: readonly IntentName[]
  readonly verbs: readonly Verb[]
  readonly asks: readonly Pending['ask'][]
  run(ctx: Context, act: Act): Promise<Move[]>
  /** Free words as the answer to an open question of this skill; null when they are none. */
  answer?(ctx: Context, pending: Pending): Promise<Move[] | null>
  /** The open question once more, after something else was answered. */
  resume?(ctx: Context, pending: Pending): Promise<Move[]>
}

/** The context as it is after these moves. */
export function after(ctx: Context, moves: readonly Move[]): Context {
  const state = moves.reduce((now, move) => (move.do === 'set' ? { ...now, ...move.state } : now), ctx.state)
  return state === ctx.state ? ctx : { ...ctx, state }
}

/** The name under which a change is made once, however often this turn runs. */
export function once(ctx: Context, what: string): string {
  return `${ctx.turn.message.id}:${what}`
}
