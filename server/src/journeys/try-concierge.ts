import type { TryRequest, TryTurn } from '@souk/contract/playground.ts'
import type { Lesson } from '@souk/contract/teaching.ts'
import type { Claimed, TurnContext } from '../conversations/conversation.ts'
import { rehearsed } from '../kernel/rehearsal.ts'
import { withLessons } from '../lessons/lesson.ts'
import { isTimezone, type Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { rehearseIn } from './rehearse.ts'
import { startConversation } from './start.ts'
import { keptAfter, keptOf, turnOf } from './turn-of.ts'

export type Trial = Omit<TryRequest, 'lessons'> & { lessons?: readonly Lesson[] }

/**
 * A talk with the concierge that nobody had: in a thread that is opened for it and undone with it, with the shop's own
 * catalogue, rules and hours. It ends where it would speak to a payment provider.
 */
export function tryConcierge(context: Context, shop: Shop, { lessons = [], ...trial }: Trial): Promise<TryTurn[]> {
  const taught = withLessons(shop, lessons)
  return rehearsed(context.database, async (database) => {
    const within = { ...context, database }
    let thread = await openThread(within, taught, trial)
    let kept = keptOf(null)
    const turns: TryTurn[] = []
    for (const [index, text] of trial.texts.entries()) {
      const message = { id: context.newId(), seq: index + 1, handle: thread.context.handle, parts: [textPart(text)] }
      const asked = { shop: taught, thread: thread.context, message, following: [], kept }
      const turn = await turnOf(context, { ...asked, ...(trial.now === undefined ? {} : { now: new Date(trial.now) }) })
      const here = { ...turn, country: trial.country ?? turn.country }
      const made = await rehearseIn(within, context, { shop: taught, claim: thread, turn: here, upTo: message.seq })
      const { messages, language, reasons, handover, unforeseen } = made
      turns.push({ text, messages, language, reasons, unforeseen, ...(handover ? { handover } : {}) })
      if (unforeseen) break
      kept = keptAfter(kept, [message], made.state)
      thread = { ...thread, context: { ...thread.context, language, introduced: true } }
    }
    return turns
  })
}

function textPart(text: string): { type: 'text'; text: string } {
  return { type: 'text', text }
}

async function openThread(
  context: Context,
  shop: Shop,
  { locale, timezone }: Omit<Trial, 'lessons'>,
): Promise<Claimed> {
  const { database, newId } = context
  const opened = await database.transact((tx) => startConversation(context, tx, { shop, locale, timezone }))
  const { conversation, customer, handle } = opened
  const thread: TurnContext = {
    customer,
    handle,
    channel: 'web',
    connection: null,
    language: '',
    locale: locale ?? '',
    timezone: timezone !== undefined && isTimezone(timezone) ? timezone : '',
    speaker: { kind: 'concierge', epoch: 1 },
    introduced: false,
    state: null,
    heardAt: null,
  }
  return { home: shop.id, conversation, claim: newId(), first: 1, last: 1, context: thread }
}
