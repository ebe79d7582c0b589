import type { Understanding } from '@souk/contract/understanding.ts'
import { withFilling } from '../skills/by-hand.ts'
import { proves } from '../skills/prove.ts'
import { replyHeld } from '../skills/reply-buy.ts'
import { byRule } from '../skills/call-person.ts'
import { handOver, whenAnswered } from '../skills/human.ts'
import { withMedia } from '../skills/pictured.ts'
import { names } from '../skills/talk.ts'
import { starters } from '../skills/suggest.ts'
import { isAddress } from '../skills/contact.ts'
import { human } from '../skills/refusals.ts'
import { draft, type Draft } from '../say/parts.ts'
import type { Tools } from '../tools.ts'
import type { Moves, Turn } from '../turn.ts'
import { after, type AskMove, type Context, type Mind, type Move } from './context.ts'
import { has } from './cues.ts'
import { decide, ownerOf } from './decide.ts'
import { handedBack } from './handed-back.ts'
import { hear, type Heard } from './hear.ts'
import { languageOf, namedLanguage, threadLanguage } from './language.ts'
import { namedIn } from './match.ts'
import { nativeText } from './native.ts'
import { ASKING } from './resolve.ts'
import { readState, type DialogueState, type Pending } from './state.ts'
import { silence } from './want.ts'

/** One turn: hear, understand, decide, and say it. */
export async function run(turn: Turn, tools: Tools, mind: Mind): Promise<Moves> {
  const ctx = await handedBack(contextOf(turn, tools, mind))
  const proven = await proves(ctx)
  const decided = proven ?? (turn.held ? await replyHeld(ctx) : null)
  const decision = decided ? { moves: decided, understood: true } : await withMedia(ctx, decide)
  if (turn.held && decision.moves.length === 0) return { messages: [], state: ctx.state, language: ctx.language }
  const moves = decision.understood
    ? await resumed(ctx, decision.moves)
    : notUnderstood(ctx, decision.moves, await pendingAgain(ctx))
  const counted = await whenAnswered(ctx, await byRule(ctx, count(ctx, moves, decision.understood)))
  const over = decision.understood || counted.some((move) => move.do === 'hand over')
  const stuck = over ? 0 : missed(ctx) + 1
  const next = after(ctx, counted).state
  const refused = next.refused === ctx.state.refused ? 0 : next.refused
  const state: DialogueState = { ...next, refused, stuck, stuckAt: keyOf(ctx.state.pending) }
  return { ...finish(ctx, counted, state), heard: heardIn(ctx, decision.understood) }
}

function heardIn(ctx: Context, understood: boolean): Moves['heard'] {
  return { text: ctx.text, understanding: ctx.u, understood, skills: [...ctx.called] }
}

function contextOf(turn: Turn, tools: Tools, mind: Mind): Context {
  const [home] = turn.shops
  if (!home) throw new Error('A turn needs the shop of its thread')
  const heard = hear(turn)
  const before = readState(turn.state)
  const state = heard.about === null ? before : { ...before, focus: heard.about }
  const typed = understandHeard(turn, heard.text, mind)
  const language = chooseLanguage(turn, heard, typed, state)
  const text = nativeText(turn, heard, state, typed.language)
  heard.native = text
  // the places of what was understood are counted in the letters it is read in
  const u = text === heard.text ? typed : understandHeard(turn, text, mind)
  const called = new Set<string>()
  return { turn, tools, mind, shop: home.shop, settings: home.settings, state, heard, text, u, language, called }
}

function understandHeard(turn: Turn, text: string, mind: Mind): Understanding {
  const [home] = turn.shops
  if (!text || !home) return silence(threadLanguage(turn))
  return mind.understand({
    text,
    locale: turn.language || turn.locale,
    country: turn.country,
    timezone: turn.timezone,
    now: turn.now,
    currency: home.shop.currency,
    history: turn.history,
    ...(home.words ? { words: home.words } : {}),
  })
}

/** An address, a name or the words on a card say nothing about the language the shopper reads. */
function chooseLanguage(turn: Turn, heard: Heard, u: Understanding, state: DialogueState): Context['language'] {
  const { pending } = state
  const asked = u.intents.some(({ name }) => name === 'language.switch') ? namedLanguage(heard.text) : null
  if (asked) return asked
  const data =
    pending?.ask === 'contact' ||
    pending?.ask === 'gift' ||
    heard.texts.some(({ start, end }) => isAddress(heard.text.slice(start, end))) ||
    (pending?.ask === 'field' && pending.no !== undefined)
  const asks = u.intents.some(({ name }) => ASKING.has(name))
  const keeps = (data && !asks) || namesOurs(state, heard.text)
  return keeps && turn.language ? threadLanguage(turn) : languageOf(turn, heard.text, u.language)
}

/** The title of a thing is in the shop's language, whoever says it. */
function namesOurs({ shown, offered }: DialogueState, text: string): boolean {
  const labels = [...shown.map(({ title }) => title), ...offered.map(({ label }) => label)]
  return namedIn(
    text,
    labels.map((label) => ({ key: label, labels: [label] })),
    'en',
  ).some(({ key, exact }) => exact && key.length > 3)
}

/** After a question on the side the open one is asked again. */
async function resumed(ctx: Context, moves: Move[]): Promise<Move[]> {
  const now = after(ctx, moves)
  const open = now.state.pending
  const settled = moves.some((move) => move.do === 'ask' || move.do === 'hand over' || move.do === 'consent')
  if (!open || settled || open !== ctx.state.pending) return moves
  const again = (await ownerOf(open.ask)?.resume?.(now, open)) ?? []
  // Only a question that was really interrupted is brought back in silence; a bare "yes" to it has it asked again.
  const asked = moves.length > 0 ? again.map((move) => quietly(move, open)) : again
  return moves.length + asked.length > 0 ? [...moves, ...asked] : [{ do: 'say', key: 'talk.fine' }]
}

/** Asked twice already and interrupted: the choices stay in view, the words are not said a third time. */
function quietly(move: Move, open: Pending): Move {
  if (move.do !== 'ask' || !isSame(move.pending, open) || open.times < 2) return move
  return { do: 'offer', options: move.options ?? [] }
}

async function pendingAgain(ctx: Context): Promise<Move[]> {
  const open = ctx.state.pending
  return open ? ((await ownerOf(open.ask)?.resume?.(ctx, open)) ?? []) : []
}

/** The first time it says so and what it can do; the second time a person comes. */
function notUnderstood(ctx: Context, said: Move[], again: Move[]): Move[] {
  if (missed(ctx) >= 1) return handOver(ctx, 'stuck')
  const key =
    ctx.heard.media && !ctx.text ? 'stuck.media' : ctx.heard.unknown && !ctx.text ? 'stuck.old' : 'stuck.first'
  const sorry: Move[] =
    said.length > 0 ? said.filter((move) => move.do === 'say') : [{ do: 'say', key, args: names(ctx) }]
  if (again.length > 0) return [...sorry, ...again]
  return [...sorry, { do: 'offer', options: [...starters(ctx).slice(0, 3), human(ctx)] }]
}

/** How often in a row this very question was not answered: a slip at another one is no sign of being lost. */
function missed({ state }: Context): number {
  return state.stuckAt === keyOf(state.pending) ? state.stuck : 0
}

function keyOf(open: Pending | null): string {
  return open ? [open.ask, open.offer, open.name, open.step].join(' ') : ''
}

function isSame(a: AskMove['pending'], b: Pending): boolean {
  return a.ask === b.ask && a.offer === b.offer && a.name === b.name && (a.step ?? 0) === b.step
}

/** Only one question stays open, and none is asked a third time. A tap begins the count anew: somebody is there and sees what it does. */
function count(ctx: Context, moves: Move[], understood: boolean): Move[] {
  const ask = moves.findLast((move) => move.do === 'ask')
  if (!ask) return moves
  const before = ctx.state.pending
  const times =
    before && isSame(ask.pending, before) && ctx.heard.choices.length === 0 && !has(ctx.text, 'back')
      ? before.times + 1
      : 1
  // Understood, and still open: the choices stay in view, and nobody is called for it.
  if (times > 2 && understood && ask.options?.length) {
    const before = moves.some((move) => move.do === 'say' || move.do === 'quote' || move.do === 'show')
    const pending: Pending = { ...ask.pending, step: ask.pending.step ?? 0, times: 2 }
    const shown: Move = before ? { do: 'offer', options: ask.options } : ask
    return [...moves.map((move) => (move === ask ? shown : move)), { do: 'set', state: { pending } }]
  }
  if (times > 2) return [...moves.filter((move) => !isLost(move)), ...handOver(ctx, 'stuck')]
  const pending: Pending = { ...ask.pending, step: ask.pending.step ?? 0, times }
  return [...moves.filter((move) => move.do !== 'ask' || move === ask), { do: 'set', state: { pending } }]
}

/** What a hand-over makes pointless: the question, its choices, and the plea to say it differently. */
function isLost(move: Move): boolean {
  return move.do === 'ask' || move.do === 'offer' || (move.do === 'say' && move.key === 'stuck.first')
}

function finish(ctx: Context, moves: Move[], state: DialogueState): Moves {
  const intro: Move[] = ctx.turn.introduce
    ? [{ do: 'say', key: 'introduce', args: { ...names(ctx), name: ctx.settings.persona.name || 'none' } }]
    : []
  const said: Draft = draft(ctx.language, [...intro, ...moves])
  const parts = withFilling(ctx, state, said.parts)
  const handover = moves.findLast((move) => move.do === 'hand over')
  const consent = moves.findLast((move) => move.do === 'consent')
  return {
    messages: parts.length > 0 ? [parts] : [],
    state: { ...state, offered: said.offered ?? state.offered },
    language: ctx.language,
    ...(handover ? { handover: { reason: handover.reason } } : {}),
    ...(consent ? { consent: consent.consent } : {}),
  }
}
