import type { IntentName } from '@souk/contract/understanding.ts'
import { aboutOne } from '../skills/about.ts'
import { alterLine } from '../skills/alter.ts'
import { keepBegun, namesAnother } from '../skills/begin.ts'
import { countedLine } from '../skills/cart.ts'
import { changeShipping, takeAnywhere } from '../skills/checkout.ts'
import { asksForStock } from '../skills/configure.ts'
import { fillByHand } from '../skills/by-hand.ts'
import { carriesContact } from '../skills/contact.ts'
import { fetchIt } from '../skills/fetch-it.ts'
import { search } from '../skills/find.ts'
import { withLinks } from '../skills/link.ts'
import { book, cart, checkout, configure, find, person, SKILLS } from '../skills/list.ts'
import { replyBuy } from '../skills/reply-buy.ts'
import { giveIt } from '../skills/give.ts'
import { answerData } from '../skills/data.ts'
import { withSizes } from '../skills/size.ts'
import { titled } from '../skills/titled.ts'
import { changeTime } from '../skills/retime.ts'
import { codeIn, knownCode } from '../skills/talk.ts'
import { answerWritten, type Written } from '../skills/written.ts'
import { carriedWord, stopWriting } from '../skills/consent.ts'
import { atOnce } from './at-once.ts'
import { actsOf, awaitsDelivery, MOST } from './acts.ts'
import { withBesides } from './besides.ts'
import { forgetsSize } from './body.ts'
import { after, type Act, type Context, type Move, type Skill } from './context.ts'
import { pickOrCorrect } from './correct.ts'
import { isBareStop } from '../understand/stopping.ts'
import { has } from './cues.ts'
import { declines, goesOn } from './decline.ts'
import { easyOption } from './easy.ts'
import { isNoMatter } from './no-matter.ts'
import { isNote } from './note.ts'
import { goOn, oneByOne, type Decision } from './one-by-one.ts'
import { goesToPay } from './paying.ts'
import { asksAboutOne, isChoosing, isOffTrack, takeYourTime } from './patience.ts'
import { reread } from './reread.ts'
import { ASKING, asksForWords, isWhole, resolveExact, resolveHinted } from './resolve.ts'
import { parseValue, type Choice } from './values.ts'
import { NOTHING, wantsSomething } from './want.ts'

/** What a question about a size or colour may be taken for. */
const STOCK: ReadonlySet<IntentName> = new Set(['stock.ask', 'product.ask', 'size.advice'])

const CHECKOUT: Act = { kind: 'intent', intent: 'checkout.start' }
const DISCOUNT: Act = { kind: 'intent', intent: 'discount.ask' }

/** Picks what to do: taps first, then what the words answer, choose, correct or ask; several meanings one after the other. */
export async function decide(ctx: Context): Promise<Decision> {
  const carried = carriedWord(ctx) ?? (ctx.text && has(ctx.text, 'wait') ? takeYourTime(ctx) : null)
  if (carried) return done(carried)
  const [top] = ctx.u.intents
  // "no text" refuses the text on a card
  const answers =
    (ctx.state.pending?.ask === 'field' && declines(ctx.text)) || (ctx.state.pending && isNoMatter(ctx.text))
  const refuses = (answers && !isBareStop(ctx.text)) || forgetsSize(ctx.text)
  // "Write to me at …" where an address is asked for asks for silence least of all
  const given = ctx.state.pending?.ask === 'contact' && carriesContact(ctx)
  if (top?.name === 'opt.out' && !refuses && !given) return done(stopWriting(ctx))
  if (top?.name === 'human.please' && !refuses && !isNote(ctx))
    return done(await person.run(ctx, { kind: 'intent', intent: 'human.please' }))
  const moves: Move[] = []
  let now = ctx
  for (const choice of ctx.heard.choices) {
    moves.push(...(await runChoice(now, choice)))
    now = after(ctx, moves)
  }
  moves.push(...(await fillByHand(now)))
  if (ctx.heard.form ?? ctx.heard.address) moves.push(...(await takeForm(now)))
  now = after(ctx, moves)
  if (!ctx.text) return { moves: await goOn(ctx, moves, decideText), understood: moves.length > 0 }
  const words = await oneByOne(now, (one) =>
    withLinks(one, (rest) => withSizes(rest, (own) => withBesides(own, decideText))),
  )
  return { moves: [...moves, ...words.moves], understood: words.understood || moves.length > 0 }
}

function done(moves: Move[]): Decision {
  return { moves, understood: true }
}

/** A tap does the same whichever turn it belongs to; while a form is open it is no free answer, so its text stays out. */
function runChoice(ctx: Context, choice: Choice): Promise<Move[]> {
  const skill = skillFor({ kind: 'choice', choice })
  const quiet: Context = { ...ctx, text: '', u: { ...ctx.u, intents: [], references: [], corrections: [] } }
  return skill ? skill.run(quiet, { kind: 'choice', choice }) : Promise.resolve([])
}

async function takeForm(ctx: Context): Promise<Move[]> {
  const pending = ctx.state.pending ?? { ask: 'contact' as const, step: 0, times: 1 }
  const answered = await checkout.answer?.(ctx, { ...pending, ask: 'contact' })
  return answered ?? []
}

async function decideText(ctx: Context): Promise<Decision> {
  const first = await atOnce(ctx)
  if (first) return done(await runAll(ctx, [first]))
  const given = await giveIt(ctx, decideText)
  if (given) return given
  const bought = await replyBuy(ctx)
  if (bought) return done(bought)
  const easy = carriesContact(ctx) ? null : easyOption(ctx)
  const eased = easy && parseValue(easy.option.value)
  if (easy && eased) {
    const noted: Move[] = easy.told ? [{ do: 'say', key: 'fill.noted', args: { what: easy.option.label } }] : []
    return done([...noted, ...(await runChoice(ctx, eased))])
  }
  const called = carriesContact(ctx) ? null : await titled(ctx)
  if (called) return done(await configure.run(ctx, { kind: 'pick', offer: called }))
  // The "5th" of an avenue counts nothing that was shown.
  const exact = carriesContact(ctx) ? null : resolveExact(ctx)
  const choice = exact && parseValue(exact.value)
  if (choice?.verb === 'show' && asksAboutOne(ctx)) return done(await aboutOne(ctx, choice.offer))
  // "the first one in 40" says more than a tap would.
  if (exact && choice?.verb === 'show' && !isWhole(ctx, exact)) {
    return done(await configure.run(ctx, { kind: 'pick', offer: choice.offer }))
  }
  if (choice && choice.verb !== 'say') return done(await runChoice(ctx, choice))
  if (choice?.verb === 'say' && choice.text !== ctx.text) {
    const words = reread(ctx, choice.text)
    return decideText({ ...words, state: { ...ctx.state, offered: [] } })
  }
  // "Check out" at "anything with it?" has chosen all there is to choose.
  if (goesToPay(ctx)) return done(await runAll(ctx, [CHECKOUT]))
  const data = await answerData(ctx)
  if (data) return answered(ctx, data)
  const booking = ctx.state.pending?.ask === 'book' ? await book.answer?.(ctx, ctx.state.pending) : null
  const chosen = booking ?? (isChoosing(ctx) ? await answerPending(ctx) : null)
  if (chosen) return done(chosen)
  const written = await answerWritten(ctx)
  // Who names a thing by its title wants it, whatever rule the rest of the words sounds like.
  const ordered = written || ctx.u.intents[0]?.name === 'delivery.ask' ? await titled(ctx, true) : null
  if (ordered) return done(await configure.run(ctx, { kind: 'pick', offer: ordered }))
  if (written) ctx.called.add('policies')
  if (written) return answered(ctx, written)
  const contact = (await takeAnywhere(ctx)) ?? (knownCode(ctx) ? await runAll(ctx, [DISCOUNT]) : null)
  if (contact) return done(contact)
  const asked = questions(ctx)
  const taken = await answerPending(ctx)
  if (taken) {
    const others = asked.filter((act) => act.kind !== 'intent' || !isAnsweredBy(ctx, act.intent))
    return done([...(await runAll(ctx, others)).filter(isSaying), ...taken])
  }
  const retimed = await changeTime(ctx)
  if (retimed) return done(retimed)
  const counted =
    (await countedLine(ctx)) ??
    (await alterLine(ctx)) ??
    (await payNow(ctx)) ??
    (await proceed(ctx)) ??
    (await fetchIt(ctx))
  if (counted) return done(counted)
  const awaited = awaitsDelivery(ctx)
  if (!awaited && steers(ctx)) return done(await find.run(ctx, { kind: 'intent', intent: 'product.find' }))
  if (has(ctx.text, 'back') && ctx.u.want.types.length === 0) return done(await comeBack(ctx))
  const kept = await keepBegun(ctx)
  if (kept.length > 0) {
    const rest = await decideText({ ...after(ctx, kept), text: ctx.text })
    return { ...rest, moves: [...kept, ...rest.moves] }
  }
  const picked = awaited ? null : await pickOrCorrect(ctx, runChoice)
  if (picked) return done(picked)
  const nothingMore = ctx.state.pending === null && has(ctx.text, 'skip')
  const acts: Act[] = nothingMore ? [{ kind: 'choice', choice: { verb: 'no' } }] : actsOf(ctx)
  const [act] = acts
  // A yes to a question that is no yes-or-no one: it is asked again.
  if (ctx.state.pending && act?.kind === 'intent' && act.intent === 'affirm') return done([])
  if (acts.length > 0) return { moves: await runAll(ctx, acts), understood: !isOffTrack(ctx, acts) }
  if (codeIn(ctx)) return done(await runAll(ctx, [DISCOUNT]))
  if (!awaited && (wantsSomething(ctx.u.want) || steers(ctx)))
    return done(await find.run(ctx, { kind: 'intent', intent: 'product.find' }))
  const way = await changeShipping(ctx)
  if (way) return done(way)
  // "10" said of a list: which of them in 10?
  if (/^\D{0,8}\d{1,3}\D{0,3}$/u.test(ctx.text) && ctx.state.shown.length > 1 && !ctx.state.item)
    return done(await runAll(ctx, [{ kind: 'intent', intent: 'cart.add' }]))
  // A day said of a list is one more wish.
  if (ctx.u.want.deliverBy && ctx.state.want && ctx.state.pending === null)
    return done(await find.run(ctx, { kind: 'intent', intent: 'product.find' }))
  const hinted = resolveHinted(ctx)
  const meant = hinted && parseValue(hinted.value)
  if (meant && meant.verb !== 'say') return done(await runChoice(ctx, meant))
  return byItsWords(ctx)
}

async function answered(ctx: Context, { moves, rest }: Written): Promise<Decision> {
  return done(rest ? [...moves, ...(await decideText(reread(ctx, rest))).moves] : moves)
}

/** "Where were we?": at the open question, else at what was last shown. */
async function comeBack(ctx: Context): Promise<Move[]> {
  const { pending, want, item } = ctx.state
  if (pending && pending.ask !== 'which' && pending.ask !== 'find') return []
  return want && !item ? search(ctx, want) : []
}

/** A name the lexicon does not know may still be one the catalogue has. */
async function byItsWords(ctx: Context): Promise<Decision> {
  if (!ctx.u.want.text || ctx.state.pending) return { moves: [], understood: false }
  const moves = await search(ctx, { ...NOTHING, text: ctx.u.want.text })
  const found = moves.some((move) => move.do === 'show')
  return found ? done(moves) : { moves: moves.filter((move) => move.do === 'say'), understood: false }
}

/** A yes while the page to pay is open: here it is again. */
async function payNow(ctx: Context): Promise<Move[] | null> {
  const { checkout: id, pending, offered } = ctx.state
  if (!id || pending || offered.some(({ card }) => card) || /[?？]/.test(ctx.text)) return null
  const agrees = goesOn(ctx.text) || has(ctx.text, 'yes') || has(ctx.text, 'pay') || ctx.u.intents[0]?.name === 'affirm'
  return agrees ? runChoice(ctx, { verb: 'pay', checkout: id }) : null
}

/** "Go on": the open question once more, or more of what was found. */
async function proceed(ctx: Context): Promise<Move[] | null> {
  if (!goesOn(ctx.text)) return null
  if (ctx.state.pending) return []
  return ctx.state.shown.length > 0 ? runChoice(ctx, { verb: 'more' }) : null
}

/** "In 38?" and "I'll pick it up myself" ask nothing besides. */
function isAnsweredBy(ctx: Context, intent: IntentName): boolean {
  const way = ctx.state.pending?.ask === 'ship' && intent === 'delivery.ask' && !/[?？]/.test(ctx.text)
  // "Chest 102, waist 86" are the sizes themselves and no question which one fits.
  const figures = ctx.state.pending?.ask === 'field' && intent === 'size.advice' && /\d[^?？]*$/u.test(ctx.text)
  return way || figures || (asksForStock(ctx) && STOCK.has(intent))
}

/** What an answer to a question on the side may leave behind: its words, not another open question. */
function isSaying(move: Move): boolean {
  return move.do === 'say' || move.do === 'quote'
}

/** What "anything cheaper?" may be taken for. */
const PRICED: ReadonlySet<IntentName> = new Set(['discount.ask', 'price.ask'])

/** "cheaper" and "show more" say nothing alone and much after a list. */
function steers(ctx: Context): boolean {
  const cues = ['more', 'similar', 'cheaper', 'dearer'] as const
  const price = has(ctx.text, 'cheaper') || has(ctx.text, 'dearer')
  const other = questions(ctx).some((act) => act.kind === 'intent' && !(price && PRICED.has(act.intent)))
  const short = ctx.text.length < 40 && !other
  return short && ctx.state.shown.length > 0 && cues.some((cue) => has(ctx.text, cue))
}

/** The open question's own skill reads the words, unless they ask something themselves. */
async function answerPending(ctx: Context): Promise<Move[] | null> {
  const pending = ctx.state.pending
  const skill = pending && ownerOf(pending.ask)
  if (!pending || !skill?.answer) return null
  const asks = /[?？]/.test(ctx.text) && questions(ctx).length > 0
  const which = pending.ask === 'option' && asksOnlyForStock(ctx) ? await skill.answer(ctx, pending) : null
  if (which) return which
  // "And a cola" and nothing else is no wish for the kitchen.
  if (asksForWords(ctx) && namesAnother(ctx) && !ctx.u.want.text) return null
  // Free words ("what should the card say?") would swallow every question.
  if (asks && asksForWords(ctx)) return null
  if (!asks) return skill.answer(ctx, pending)
  // "38. And how long is the delivery?": only what is no question answers.
  const rest = (ctx.text.match(/[^.!?。！？;；]+[.!?。！？;；]*/gu) ?? [])
    .filter((one) => !/[?？]/.test(one))
    .join('')
    .trim()
  return rest ? skill.answer(reread(ctx, rest), pending) : null
}

/** "Do you have it in 38?" where the size is open names the size. */
function asksOnlyForStock(ctx: Context): boolean {
  return asksForStock(ctx) && questions(ctx).every((act) => act.kind === 'intent' && STOCK.has(act.intent))
}

export function ownerOf(ask: string): Skill | undefined {
  return SKILLS.find((skill) => skill.asks.some((one) => one === ask))
}

/** Questions beside an answer: "38. And how long is the delivery?" */
function questions(ctx: Context): Act[] {
  if (!/[?？]/.test(ctx.text) && ctx.text.split(/\s+/).length < 5) return []
  return ctx.u.intents
    .filter(({ name, score }) => ASKING.has(name) && score >= 0.5)
    .slice(0, MOST - 1)
    .map(({ name }) => ({ kind: 'intent', intent: name }))
}

function skillFor(act: Act): Skill | undefined {
  if (act.kind === 'intent') return SKILLS.find((one) => one.intents.includes(act.intent))
  return act.kind === 'choice' ? SKILLS.find((one) => one.verbs.includes(act.choice.verb)) : configure
}

async function runAll(ctx: Context, acts: readonly Act[]): Promise<Move[]> {
  const moves: Move[] = []
  for (const act of acts) {
    const skill = skillFor(act)
    // One question at a time: what would ask a second one waits until this one is answered.
    if (!skill || (moves.some((move) => move.do === 'ask') && skill !== cart)) continue
    moves.push(...(await skill.run(after(ctx, moves), act)))
  }
  return moves
}
