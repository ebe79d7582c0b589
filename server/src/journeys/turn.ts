import { setTimeout as sleep } from 'node:timers/promises'
import type { CallReason } from '../conversations/calls.ts'
import type { Claimed, Place } from '../conversations/conversation.ts'
import type { Finished, TurnFact, TurnResult } from '../conversations/finish.ts'
import { handedBackOf } from '../conversations/handed-back.ts'
import { asWritten, isComing } from '../conversations/heard.ts'
import { shownChannel } from '../conversations/message.ts'
import { readContext, type Waiting, waitingMessages } from '../conversations/mailbox.ts'
import { parkMailbox, resumeMailbox } from '../conversations/park.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import { jitter, judgeFailure } from '../kernel/retry.ts'
import type { Shop } from '../shops/shop.ts'
import { apologise, type Said } from './apologise.ts'
import { surveyAnswered } from './csat-heard.ts'
import type { Context } from './context.ts'
import { type Drafted, draft } from './draft.ts'
import { gather } from './gather.ts'
import { noteMissedTurn } from './missed.ts'
import { turnTools } from './tools.ts'
import { begunUpTo, Overtaken } from './turn-change.ts'
import { keptAfter, keptOf, turnOf } from './turn-of.ts'
import { partOnWish } from './parted.ts'
import { pausedLine } from './paused-words.ts'
import { applyConsent, asksSomething, confirmAgreement, consentHeard, consentOf, languageOf } from './turn-consent.ts'
import { understandIn } from './understand.ts'
import { watchTurn } from './watch-turn.ts'

/** How long a turn that the database failed is tried again, well within its lease. Milliseconds. */
const PATIENCE_MS = 20_000

/**
 * Answers what waits in a mailbox, turn after turn, until it is empty or the claim is lost. Nothing is held in the database
 * meanwhile; a turn that is run twice after a crash changes nothing twice and says nothing twice.
 */
export async function takeTurns(context: Context, claimed: Claimed, first?: Waiting[]): Promise<void> {
  let claim: Claimed | null = claimed
  let waiting = first
  let since = performance.now()
  for (let attempt = 1; claim; attempt += 1) {
    try {
      claim = await answerWaiting(context, claim, waiting)
      waiting = undefined
      since = performance.now()
      attempt = 0
    } catch (error) {
      // The database is away for a moment; what is not answered when the lease ends is the sweeper's.
      if (judgeFailure(error) === 'permanent' || performance.now() - since > PATIENCE_MS) throw error
      await sleep(jitter(200, 2000, attempt))
    }
  }
}

/** Answers what waits under a claim and gives the claim to go on with, or null when there is nothing more to do. */
async function answerWaiting(context: Context, claim: Claimed, known?: Waiting[]): Promise<Claimed | null> {
  const gathered = known?.some(isTap) ? claim : await gather(context, claim)
  if (!gathered) return null
  const waiting = ofOneHandle((gathered === claim && known) || (await waitingOf(context, gathered)))
  const own = await facing(context, gathered, waiting)
  const result = await takeTurn(context, own, waiting)
  if (result === null) return null
  const finished = await finish(context, result)
  if (finished === 'lost') {
    // Another server answered, or we did and did not hear of it: whoever watches looks for themselves.
    context.hub.hint(claim.conversation)
    return null
  }
  publish(context, result, finished, own)
  if (!finished.more) return null
  const now = await readContext(context.database, claim)
  return now && { ...claim, first: result.handled + 1, last: finished.more.last, context: now }
}

/** Stores a turn. Where its channel is pushed to and there is room, its first message goes out at once. */
async function finish(context: Context, result: TurnResult): Promise<Finished | 'lost'> {
  const { connection } = result
  const said = result.facts.filter(({ kind }) => kind === 'message.created').length
  if (connection === null || said === 0) return context.writer.finish(result)
  const place = context.deliver.hold(connection)
  try {
    const finished = await context.writer.finish({ ...result, sends: place !== undefined })
    const due = finished === 'lost' ? null : finished.due
    if (due && place) place.send(due)
    else context.deliver.wake()
    return finished
  } finally {
    place?.leave()
  }
}

/** Whoever taps has said it all. */
function isTap({ parts }: Waiting): boolean {
  return parts.some(({ type }) => type === 'choice' || type === 'form')
}

/** Up to the first that came from another handle: each is answered where it was written. */
function ofOneHandle(waiting: Waiting[]): Waiting[] {
  const other = waiting.findIndex(({ handle }) => handle !== waiting[0]?.handle)
  return other === -1 ? waiting : waiting.slice(0, other)
}

/** The claim with the handle that is answered, and the customer whose it is. */
async function facing(context: Context, claim: Claimed, [head]: Waiting[]): Promise<Claimed> {
  const handle = head?.handle ?? null
  if (handle === null || handle === claim.context.handle) return claim
  const own = await readContext(context.database, claim, handle)
  return own ? { ...claim, context: own } : claim
}

/** What waits under a claim. A turn that was cut off after it had changed something goes over the same messages again. */
async function waitingOf(context: Context, claim: Claimed): Promise<Waiting[]> {
  const waiting = await waitingMessages(context.database, claim, claim.first, claim.last)
  const [head, ...following] = waiting
  if (!head || following.length === 0) return waiting
  const upTo = await begunUpTo(context.database, { claim, message: head.id })
  return upTo === null ? waiting : waiting.filter(({ seq }) => seq <= upTo)
}

/**
 * A message whose turns were cut off again and again, by a crash each time as far as we know: it is not thought about any
 * more. The shopper hears that a person is needed, and the server lives.
 */
export async function giveUpTurn(context: Context, claim: Claimed): Promise<void> {
  const waiting = await waitingMessages(context.database, claim, claim.first, claim.last)
  const shop = await context.directory.byId(claim.home)
  const [head] = waiting
  const handled = waiting.at(-1)?.seq ?? claim.last
  const { language, locale, speaker, state } = claim.context
  context.log.error({ conversation: claim.conversation, message: head?.id }, 'a turn is given up')
  const speaks = shop && head && speaker.kind === 'concierge'
  const moves = apologise({ language, locale: locale || (shop?.locale ?? '') })
  const result = speaks
    ? spoken(context, claim, { moves, handled, shop, replyTo: head.id, state })
    : silent(context, claim, handled)
  const finished = await finish(context, result)
  if (finished === 'lost') return
  publish(context, result, finished, claim)
  if (!finished.more) return
  const now = await readContext(context.database, claim)
  if (now) await takeTurns(context, { ...claim, first: handled + 1, last: finished.more.last, context: now })
}

/** One turn: thinks, and returns what is to be stored. Null where it cannot be finished now and the sweeper tries again. */
async function takeTurn(context: Context, claim: Claimed, waiting: Waiting[]): Promise<TurnResult | null> {
  const shop = await context.directory.byId(claim.home)
  const said = waiting.map(asWritten)
  const [head, ...following] = said
  const handled = waiting.at(-1)?.seq ?? claim.last
  if (!shop || !head) return silent(context, claim, handled)
  if (await restsFor(context, claim, waiting)) return null
  const kept = keptOf(claim.context.state)
  const stretch = await handedBackOf(context.database.read, claim)
  const turn = await turnOf(context, {
    shop,
    thread: claim.context,
    message: head,
    following,
    kept,
    handedBack: stretch,
  })
  const held = claim.context.speaker.kind !== 'concierge'
  const { paused, concierge } = shop.settings
  const drafted = { shop, said, kept, handled, handedBack: stretch }
  const isQuiet = held || paused.concierge !== undefined || concierge === 'draft'
  try {
    if (await partOnWish(context, claim, { waiting, shop })) return silent(context, claim, handled)
    if (await confirmAgreement(context, claim, { waiting, shop, asked: asksSomething(kept.dialogue) }))
      return silent(context, claim, handled)
    const answered = await surveyAnswered(context, claim, { waiting: said, shop })
    if (answered) return { ...silent(context, claim, handled), state: answered.state }
    // Where the concierge keeps quiet: STOP is STOP whoever listens.
    const heard = isQuiet ? consentHeard(said, turn, shop.currency) : undefined
    if (heard) await applyConsent(context, claim, { ...heard, confirmAs: shop })
    if (heard) return silent(context, claim, handled)
    if (!held && paused.concierge)
      return await whilePaused(context, claim, { since: paused.concierge.since, ...drafted })
    if (!held && concierge === 'draft' && (await draft(context, claim, drafted)))
      return { ...silent(context, claim, handled), ...calls(context, 'rule') }
    const { tools, watched } = watchTurn(turnTools(context, { shop, claim, message: head.id, upTo: handled }))
    const moves = await context.reply(turn, tools)
    if (held && moves.messages.length === 0) {
      if (!paused.concierge) await draft(context, claim, drafted)
      return silent(context, claim, handled)
    }
    if (!held) await noteMissedTurn(context, claim, { shop, message: head.id, heard: moves.heard, watched })
    if (moves.consent) await applyConsent(context, claim, consentOf(moves.consent, said, turn, shop.currency))
    return spoken(context, claim, { moves, handled, shop, replyTo: head.id, state: keptAfter(kept, said, moves.state) })
  } catch (error) {
    // Whoever took the thread over answers now.
    if (error instanceof Overtaken) return silent(context, claim, handled)
    if (judgeFailure(error) !== 'permanent') throw error
    context.log.error({ err: error, conversation: claim.conversation }, 'a turn failed')
    // Whatever went wrong with the answer: STOP is STOP.
    const heard = consentHeard(said, turn, shop.currency)
    if (heard) await applyConsent(context, claim, { ...heard, confirmAs: shop })
    const moves = apologise(turn)
    return spoken(context, claim, { moves, handled, shop, replyTo: head.id, state: claim.context.state })
  }
}

/** Whether the turn waits for a file that is still on its way; whoever brings it takes the turn up again. */
async function restsFor(context: Context, claim: Claimed, waiting: readonly Waiting[]): Promise<boolean> {
  const coming = claim.context.speaker.kind === 'concierge' ? waiting.find(isComing) : undefined
  if (!coming || !(await parkMailbox(context.database, claim, coming.id))) return false
  // It may have come just before.
  const [now] = await waitingMessages(context.database, claim, coming.seq, coming.seq)
  if (!now || !isComing(now)) await resumeTurn(context, claim, coming.id)
  return true
}

/** What a message brought is there, or will not come: the turn that waited for it goes on. */
export async function resumeTurn(context: Context, place: Place, message: string): Promise<void> {
  const claimed = await resumeMailbox(context.database, place, message)
  if (claimed) context.background.start('turn', () => takeTurns(context, claimed))
}

type Paused = Drafted & { since: string }

/** The concierge is paused: what was written waits for a person, and the shopper is told so, once. */
async function whilePaused(context: Context, claim: Claimed, paused: Paused): Promise<TurnResult> {
  const { shop, said, kept, handled, since } = paused
  const [text = ''] = keptAfter(kept, said, null).history.slice(-1)
  const { locale } = claim.context
  const language = claim.context.language || (text && (await understandIn(context, shop, { text, locale })).language)
  const line = pausedLine(languageOf([language, locale, shop.locale]))
  const isTold = kept.paused === since
  const messages: Said['messages'] = isTold ? [] : [[{ type: 'text', text: line }]]
  const state = { ...keptAfter(kept, said, kept.dialogue), paused: since }
  const moves = { messages, language }
  return {
    ...spoken(context, claim, { moves, handled, shop, replyTo: said[0]?.id ?? '', state, author: 'shop' }),
    ...calls(context, 'rule'),
  }
}

type Spoken = { moves: Said; handled: number; shop: Shop; replyTo: string; state: unknown; author?: 'shop' }

function spoken(context: Context, claim: Claimed, said: Spoken): TurnResult {
  const { moves, handled, shop, replyTo, state } = said
  const { speaker } = claim.context
  const author = said.author ?? (speaker.kind === 'concierge' ? 'concierge' : 'shop')
  const name = (author === 'concierge' && shop.settings.persona.name) || shop.name
  const facts: TurnFact[] = moves.messages.map((parts) => ({
    kind: 'message.created',
    message: { id: context.newId(), delivery: context.newId(), author, parts, name, inReplyTo: replyTo },
  }))
  if (moves.handover)
    facts.push({ kind: 'speaker.changed', data: { speaker, note: `handover.${moves.handover.reason}` } })
  return {
    ...silent(context, claim, handled),
    facts: [...facts, { kind: 'turn.done', data: { upTo: handled } }],
    state,
    language: moves.language,
    introduced: claim.context.introduced || (author === 'concierge' && moves.messages.length > 0),
    ...(moves.handover && calls(context, moves.handover.reason)),
  }
}

/** Somebody waits for a person from now on. */
function calls(context: Context, reason: CallReason): Pick<TurnResult, 'waiting' | 'call'> {
  return { waiting: true, call: { id: context.newId(), reason } }
}

/** A turn in which the concierge has nothing to say: a person holds the thread. */
function silent(context: Context, claim: Claimed, handled: number): TurnResult {
  return {
    home: claim.home,
    conversation: claim.conversation,
    claim: claim.claim,
    epoch: claim.context.speaker.epoch,
    handled,
    at: context.clock.now(),
    facts: [{ kind: 'turn.done', data: { upTo: handled } }],
    handle: claim.context.handle,
    connection: claim.context.connection,
    state: claim.context.state,
    language: claim.context.language,
    introduced: claim.context.introduced,
    waiting: false,
  }
}

/** Tells live clients what was stored, with the seqs it got. */
function publish(context: Context, result: TurnResult, finished: Finished, { context: { channel } }: Claimed): void {
  const stored = finished.said ? result.facts : result.facts.filter((fact) => fact.kind === 'turn.done')
  const at = result.at.toISOString()
  const facts = stored.map((fact, index): StoredFact => {
    const place = { home: result.home, stream: result.conversation, seq: finished.head - stored.length + 1 + index, at }
    if (fact.kind !== 'message.created') return { ...place, kind: fact.kind, data: fact.data }
    const { id, author, parts, name, inReplyTo } = fact.message
    return {
      ...place,
      kind: fact.kind,
      data: { message: { id, author: { kind: author, name }, parts, inReplyTo, ...shownChannel(channel) } },
    }
  })
  context.hub.publish(facts)
}
