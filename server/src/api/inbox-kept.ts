import { METHODS } from '@souk/contract/methods.ts'
import { findConversation } from '../conversations/store.ts'
import { fillReply, firstName } from '../inbox/fill-reply.ts'
import {
  deleteCannedReply,
  findCannedReply,
  insertCannedReply,
  listCannedReplies,
  updateCannedReply,
} from '../inbox/replies.ts'
import { deleteSavedView, insertSavedView, listSavedViews, ownerOfView, updateSavedView } from '../inbox/saved-views.ts'
import { deleteTag, ensureTag, listTags, updateTag } from '../inbox/tags.ts'
import { callerName, type Caller } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { memberOf, needMember } from '../journeys/inbox.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { knownForReply } from '../views/reply.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

type Deed = { shop: Shop; caller: Caller; action: string; target: string }

async function audit(context: Context, tx: Tx, { shop, caller, action, target }: Deed): Promise<void> {
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor: callerName(caller), action, target })
}

/** What somebody else keeps for themselves is not there for others. */
function checkOwner(caller: Caller, row: { member: string | null } | undefined): void {
  if (!row || (row.member !== null && row.member !== memberOf(caller))) throw new Failure('not_found')
}

/** Whose something is to be: everybody's or the caller's. */
function ownerFor(caller: Caller, { shared }: { shared: boolean }): string | null {
  return shared ? null : needMember(caller)
}

export const tagHandlers: Handlers<'listTags' | 'createTag' | 'changeTag' | 'removeTag'> = {
  async listTags(context, { shop }) {
    return { body: await listTags(context.database.read, shop.id) }
  },

  async createTag(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.createTag.response
    const input = { home: shop.id, method: 'createTag', caller, idempotencyKey, request: body, answer }
    const write = async (tx: Tx) => {
      const tag = await ensureTag(tx, shop.id, { id: context.newId(), ...body })
      await audit(context, tx, { shop, caller, action: 'tag.create', target: tag.id })
      return tag
    }
    return { body: await create(context, input, write) }
  },

  async changeTag(context, { shop, params, body, caller }) {
    const tag = await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: 'tag.change', target: params.tag })
      const changed = await updateTag(tx, shop.id, { id: params.tag, ...body })
      if (changed === 'taken') throw new Failure('invalid_request', 'another tag has this name')
      if (!changed) throw new Failure('not_found')
      return changed
    })
    return { body: tag }
  },

  async removeTag(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      await audit(context, tx, { shop, caller, action: 'tag.remove', target: params.tag })
      if (!(await deleteTag(tx, shop.id, params.tag))) throw new Failure('not_found')
    })
    return { body: {} }
  },
}

export const viewHandlers: Handlers<'listViews' | 'createView' | 'changeView' | 'removeView'> = {
  async listViews(context, { shop, caller }) {
    return { body: await listSavedViews(context.database.read, shop.id, memberOf(caller)) }
  },

  async createView(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.createView.response
    const input = { home: shop.id, method: 'createView', caller, idempotencyKey, request: body, answer }
    const { shared: _shared, ...view } = body
    const write = async (tx: Tx) => {
      const row = { home: shop.id, id: context.newId(), member: ownerFor(caller, body), ...view }
      await audit(context, tx, { shop, caller, action: 'view.create', target: row.id })
      return insertSavedView(tx, row)
    }
    return { body: await create(context, input, write) }
  },

  async changeView(context, { shop, params, body, caller }) {
    const { shared: _shared, ...view } = body
    const changed = await context.database.transact(async (tx) => {
      checkOwner(caller, await ownerOfView(tx.db, shop.id, params.view))
      await audit(context, tx, { shop, caller, action: 'view.change', target: params.view })
      return updateSavedView(tx, { home: shop.id, id: params.view, member: ownerFor(caller, body), ...view })
    })
    return { body: changed }
  },

  async removeView(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      checkOwner(caller, await ownerOfView(tx.db, shop.id, params.view))
      await audit(context, tx, { shop, caller, action: 'view.remove', target: params.view })
      await deleteSavedView(tx, shop.id, params.view)
    })
    return { body: {} }
  },
}

export const replyHandlers: Handlers<'listReplies' | 'createReply' | 'changeReply' | 'removeReply' | 'fillReply'> = {
  async listReplies(context, { shop, caller }) {
    return { body: await listCannedReplies(context.database.read, shop.id, memberOf(caller)) }
  },

  async createReply(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.createReply.response
    const input = { home: shop.id, method: 'createReply', caller, idempotencyKey, request: body, answer }
    const write = async (tx: Tx) => {
      const row = { home: shop.id, id: context.newId(), member: ownerFor(caller, body), ...body }
      await audit(context, tx, { shop, caller, action: 'reply.create', target: row.id })
      return insertCannedReply(tx, row)
    }
    return { body: await create(context, input, write) }
  },

  async changeReply(context, { shop, params, body, caller }) {
    const changed = await context.database.transact(async (tx) => {
      checkOwner(caller, await findCannedReply(tx.db, shop.id, params.reply))
      await audit(context, tx, { shop, caller, action: 'reply.change', target: params.reply })
      return updateCannedReply(tx, { home: shop.id, id: params.reply, member: ownerFor(caller, body), ...body })
    })
    return { body: changed }
  },

  async removeReply(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      checkOwner(caller, await findCannedReply(tx.db, shop.id, params.reply))
      await audit(context, tx, { shop, caller, action: 'reply.remove', target: params.reply })
      await deleteCannedReply(tx, shop.id, params.reply)
    })
    return { body: {} }
  },

  async fillReply(context, { shop, params, query, caller }) {
    const { read } = context.database
    const found = await findCannedReply(read, shop.id, params.reply)
    checkOwner(caller, found)
    const thread = await findConversation(read, query.conversation, shop.id)
    if (!found || !thread) throw new Failure('not_found')
    const { name, order } = await knownForReply(read, shop.id, thread.customer)
    const known = {
      'customer.name': name,
      'customer.first_name': firstName(name),
      'order.number': order,
      'shop.name': shop.name,
      'agent.name': caller.kind === 'staff' ? caller.name : null,
    }
    const language = thread.language || thread.locale
    return { body: fillReply(found.reply, { language, fallback: shop.locale, known }) }
  },
}
