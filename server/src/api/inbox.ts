import { METHODS } from '@souk/contract/methods.ts'
import { markMemberRead } from '../conversations/member-read.ts'
import { findConversation } from '../conversations/store.ts'
import { changeThreads } from '../journeys/change-threads.ts'
import { countInbox, listInbox, memberOf, needMember } from '../journeys/inbox.ts'
import { searchFor } from '../journeys/search-inbox.ts'
import { readThread } from '../journeys/tell-seen.ts'
import { staffThread } from '../journeys/thread.ts'
import { Failure } from '../kernel/failure.ts'
import type { Handlers } from './handler.ts'

export const inboxHandlers: Handlers<
  'listInbox' | 'countInbox' | 'searchInbox' | 'getThread' | 'changeThreads' | 'readThread'
> = {
  async listInbox(context, { shop, query, caller }) {
    const isMine = query.assignee === 'me' || query.mentions === 'me'
    const member = isMine ? needMember(caller) : memberOf(caller)
    return { body: await listInbox(context, shop, { ...query, member }) }
  },

  async countInbox(context, { shop, caller }) {
    return { body: await countInbox(context, shop, memberOf(caller)) }
  },

  async searchInbox(context, { shop, query }) {
    return { body: await searchFor(context, shop.id, query) }
  },

  async getThread(context, { shop, params, query, caller }) {
    const asked = { conversation: params.conversation, member: memberOf(caller), ...query }
    return { body: METHODS.getThread.response.parse(await staffThread(context, shop, asked)) }
  },

  async changeThreads(context, { shop, body, caller }) {
    const { changes } = body
    return { body: await context.database.transact((tx) => changeThreads(context, tx, { shop, caller, changes })) }
  },

  async readThread(context, { shop, params, body: { seq }, caller }) {
    const place = { home: shop.id, conversation: params.conversation }
    if (!(await findConversation(context.database.read, place.conversation, place.home))) throw new Failure('not_found')
    const shops = await readThread(context, { ...place, by: 'staff', seq, at: context.clock.now() })
    const member = memberOf(caller)
    if (member === null) return { body: { seq: shops } }
    const mine = await context.database.transact((tx) => markMemberRead(tx, { ...place, member, seq }))
    return { body: { seq: mine ?? 0 } }
  },
}
