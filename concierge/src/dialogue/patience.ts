import { asksToBuy } from '../understand/ordering.ts'
import type { Act, Context, Move } from './context.ts'
import { has } from './cues.ts'
import { ASKING, asksForWords } from './resolve.ts'
import { offeredTimes } from './time-words.ts'
import { wantsSomething } from './want.ts'

/** "Hmm": the question and its choices stay where they are. */
export function takeYourTime(ctx: Context): Move[] {
  const open = ctx.state.pending
  return [
    { do: 'set', state: { pending: open && { ...open } } },
    { do: 'say', key: 'talk.wait' },
  ]
}

/** Twice something quite different where a question is open: a person sees better what is meant. */
export function isOffTrack(ctx: Context, acts: readonly Act[]): boolean {
  const strange = acts.every((act) => act.kind === 'intent' && act.intent === 'out.of.scope')
  return strange && ctx.state.pending !== null
}

/** A choice is awaited and no question asked: what answers it is no question about the rules, whatever words they share. */
export function isChoosing(ctx: Context): boolean {
  const ask = ctx.state.pending?.ask
  const asks = !suggestsTime(ctx) && (/[?？吗]/.test(ctx.text) || ASKING.has(ctx.u.intents[0]?.name ?? 'deny'))
  return (ask === 'option' || ask === 'field') && !asksForWords(ctx) && !asks
}

const SUITS =
  /(?<!\p{L})(?:work|suit|ok|okay|fine|possible|free|available|good|passt|passen|geht|ginge|möglich|frei|recht|kan|past|lukt|mogelijk|vrij|schikt|можно|подойдет|подойд[её]т|получится|удобно|свободно|ладно|შეიძლება|შესაძლებელი\p{L}*|თავისუფალი\p{L}*|მოსახერხებელი\p{L}*)(?!\p{L})|可以|行|方便|有空|能/iu

/** "Would Tuesday afternoon work?", where a time is awaited, names one. */
function suggestsTime(ctx: Context): boolean {
  const { deliverBy, at } = ctx.u.want
  return (deliverBy ?? at) !== undefined && offeredTimes(ctx).length > 0 && ctx.text.length < 60 && SUITS.test(ctx.text)
}

const ASKS =
  /(?<!\p{L})(?:what|which|how|why|is|are|does|do|was|wie|ist|sind|hat|woraus|warum|welche[nrsm]?|wat|welke|hoe|zit|heeft|что|чем|какой|какая|какое|какие|из чего|есть ли|как|რა|რომელი|როგორ|არის|აქვს)(?!\p{L})|什么|怎么|有没有|是不是|吗/iu

/** "What is on the first one?" asks about it and takes nothing yet. */
export function asksAboutOne({ text, u }: Context): boolean {
  const asks = /[?？]/.test(text) && ASKS.test(text) && text.split(/\s+/).length !== 1
  return asks && !has(text, 'take') && !has(text, 'pay') && !asksToBuy(text) && !wantsSomething(u.want)
}
