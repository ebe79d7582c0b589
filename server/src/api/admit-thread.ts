import type { Place } from '../conversations/conversation.ts'
import { type ConversationRow, findConversation } from '../conversations/store.ts'
import { actsForShop, type Caller, shopOf } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'

/** The conversation of the path, if the caller may see it. A shopper's token names its own: no query is needed. */
export async function admitThread(context: Context, caller: Caller, id: string): Promise<Place> {
  if (caller.kind === 'shopper') {
    if (caller.grant.conversation !== id) throw new Failure('forbidden')
    return { home: caller.grant.home, conversation: id }
  }
  const row = await threadOf(context, caller, id)
  return { home: row.home, conversation: row.id }
}

/** The shopper's own thread, with the handle they write from: what nobody does for them. */
export function ownThread(caller: Caller, id: string): Place & { customer: string; handle: string } {
  if (caller.kind !== 'shopper') throw new Failure('forbidden', 'only the shopper can speak as the shopper')
  const { home, conversation, customer, handle } = caller.grant
  if (conversation !== id || customer === undefined || handle === undefined) throw new Failure('forbidden')
  return { home, conversation, customer, handle }
}

/** The same with its row, for those who act for the shop. */
export async function threadOf(context: Context, caller: Caller, id: string): Promise<ConversationRow> {
  const home = shopOf(caller)
  const row = await findConversation(context.database.read, id, home)
  if (!row || !actsForShop(caller, row.home)) throw new Failure('not_found')
  return row
}
