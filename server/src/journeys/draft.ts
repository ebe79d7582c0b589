import type { HandedBack } from '@souk/concierge/turn.ts'
import type { Waiting } from '../conversations/mailbox.ts'
import { asWritten } from '../conversations/heard.ts'
import { holdsMailbox, waitingMessages } from '../conversations/mailbox.ts'
import type { Claimed, TurnContext } from '../conversations/conversation.ts'
import { lockStream } from '../conversations/speaker.ts'
import { tellStaff } from '../conversations/tell-staff.ts'
import { type DraftRow, intentsOf, isLive } from '../drafts/draft.ts'
import { findDraft, putDraft } from '../drafts/store.ts'
import { trustOfShop } from '../drafts/trust.ts'
import type { Tx } from '../kernel/database.ts'
import { judgeFailure } from '../kernel/retry.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { noteMissed } from './missed.ts'
import { rehearse } from './rehearse.ts'
import { Overtaken } from './turn-change.ts'
import { type Kept, keptAfter, turnOf } from './turn-of.ts'

export type Drafted = {
  shop: Shop
  said: readonly Waiting[]
  kept: Kept
  handled: number
  handedBack?: HandedBack | undefined
}

/** A draft answers so many messages at most; what was written before them is history. */
const MOST_MESSAGES = 20

/**
 * What the concierge would say is put before the staff in place of being sent; a newer message's draft answers what the
 * one before was to answer, too. False where everything that is meant has earned to be answered without a person.
 */
export async function draft(context: Context, claim: Claimed, drafted: Drafted): Promise<boolean> {
  try {
    return await thinkAndPut(context, claim, drafted)
  } catch (error) {
    if (error instanceof Overtaken || judgeFailure(error) !== 'permanent') throw error
    // A person answers anyway, and does it without a draft.
    context.log.error({ err: error, conversation: claim.conversation }, 'a draft failed')
    return true
  }
}

async function thinkAndPut(context: Context, claim: Claimed, drafted: Drafted): Promise<boolean> {
  const { shop, said, kept, handled, handedBack } = drafted
  const held = claim.context.speaker.kind !== 'concierge'
  const before = await findDraft(context.database.read, claim)
  const all = [...(await stillOpen(context, claim, before, said)), ...said].slice(-MOST_MESSAGES)
  const [message, ...following] = all
  if (!message) return true
  const thread = speaking(claim.context)
  const turn = await turnOf(context, { shop, thread, message, following, kept, handedBack })
  const made = await rehearse(context, { shop, claim, turn, upTo: handled })
  const intents = intentsOf(made.reasons)
  if (!held && (await areLive(context, shop, intents))) return false
  noteMissed(context, claim, { message: message.id, reasons: made.reasons })
  if (made.messages.length === 0 && !made.unforeseen) return true
  const { reasons, messages, language, unforeseen, handover } = made
  const row: Omit<DraftRow, 'state' | 'sent'> = {
    home: claim.home,
    id: context.newId(),
    conversation: claim.conversation,
    at: context.clock.now().toISOString(),
    kind: held ? 'whisper' : 'draft',
    epoch: claim.context.speaker.epoch,
    from: message.seq,
    upTo: handled,
    handle: claim.context.handle,
    language,
    messages,
    talk: keptAfter(kept, all, made.state),
    introduces: turn.introduce,
    unforeseen,
    ...(handover ? { handover } : {}),
    intents,
    reasons,
  }
  await context.database.transact(async (tx) => {
    await lockStream(tx, claim)
    if (!(await holdsMailbox(tx, claim))) throw new Overtaken()
    await putDraft(tx, row)
    await tellDraft(tx, row, 'new', { at: new Date(row.at) })
  })
  return true
}

/** Shows the shop's consoles that a draft has come or gone; the last thing of a transaction. */
export function tellDraft(
  tx: Tx,
  { home, conversation, id }: Pick<DraftRow, 'home' | 'conversation' | 'id'>,
  is: 'new' | 'sent' | 'dismissed',
  { at, by }: { at: Date; by?: string | undefined },
): Promise<void> {
  return tellStaff(tx, home, at, [{ conversation, ...(by === undefined ? {} : { by }), draft: { id, is } }])
}

/** The thread as if the concierge held it; to whom a person speaks it does not introduce itself. */
export function speaking(thread: TurnContext): TurnContext {
  const { speaker } = thread
  if (speaker.kind === 'concierge') return thread
  return { ...thread, introduced: true, speaker: { kind: 'concierge', epoch: speaker.epoch } }
}

/** What the draft that waits was to answer. */
async function stillOpen(
  context: Context,
  claim: Claimed,
  before: DraftRow | undefined,
  [first]: readonly Waiting[],
): Promise<Waiting[]> {
  if (before?.state !== 'open' || !first || before.from >= first.seq) return []
  const earlier = await waitingMessages(context.database, claim, before.from, first.seq - 1)
  return earlier.filter(({ handle }) => handle === first.handle).map(asWritten)
}

async function areLive({ database }: Context, shop: Shop, intents: readonly string[]): Promise<boolean> {
  const trusts = await trustOfShop(database.read, shop.id)
  const live = new Set(trusts.filter(isLive).map(({ intent }) => intent))
  return intents.every((intent) => live.has(intent))
}
