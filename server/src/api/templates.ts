import { METHODS } from '@souk/contract/methods.ts'
import { callerName } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { categoryOf, listTemplates, removeTemplate, submitTemplate, templatesAt } from '../journeys/templates.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import type { Connection } from '../shops/connections.ts'
import type { Shop } from '../shops/shop.ts'
import { insertTemplate } from '../shops/templates.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** A connection of the shop, its settings opened. */
export async function ownConnection(context: Context, shop: Shop, id: string): Promise<Connection> {
  const connection = await context.connections.byId(id)
  if (!connection || connection.shop !== shop.id) throw new Failure('not_found')
  return connection
}

export const templateHandlers: Handlers<'listTemplates' | 'createTemplate' | 'removeTemplate'> = {
  async listTemplates(context, { shop, params }) {
    return { body: await listTemplates(context, await ownConnection(context, shop, params.connection)) }
  },

  async createTemplate(context, { shop, params, body, caller, idempotencyKey }) {
    const connection = await ownConnection(context, shop, params.connection)
    templatesAt(context, connection)
    const answer = METHODS.createTemplate.response
    const request = { ...params, ...body }
    const input = { home: shop.id, method: 'createTemplate', caller, idempotencyKey, request, answer }
    const stored = await create(context, input, async (tx) => {
      const id = context.newId()
      const { name, language, purpose, body: text } = body
      const kept = { id, name, language, purpose, body: text, category: categoryOf(body) }
      const place = { home: shop.id, connection: connection.id, at: context.clock.now() }
      if (!(await insertTemplate(tx, { ...place, ...kept })))
        throw new Failure('invalid_request', 'there is a template of this name and language')
      const actor = callerName(caller)
      await recordAudit(tx, { home: shop.id, id: context.newId(), actor, action: 'template.create', target: id })
      return { ...kept, state: 'pending' as const }
    })
    return { body: await submitTemplate(context, { shop, connection, id: stored.id, create: body }) }
  },

  async removeTemplate(context, { shop, params, caller }) {
    const connection = await ownConnection(context, shop, params.connection)
    const removed = await removeTemplate(context, connection, params.template)
    await context.database.transact((tx) =>
      recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'template.remove',
        target: removed.id,
      }),
    )
    return { body: removed }
  },
}
