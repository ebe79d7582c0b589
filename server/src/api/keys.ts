import { METHODS } from '@souk/contract/methods.ts'
import { callerName, hasScope } from '../journeys/caller.ts'
import { recordAudit } from '../kernel/audit.ts'
import { Failure } from '../kernel/failure.ts'
import { hashKey, newApiKey } from '../kernel/secrets.ts'
import { insertKey, keysOf, revokeKey } from '../shops/store.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const keyHandlers: Handlers<'createKey' | 'listKeys' | 'revokeKey'> = {
  async createKey(context, { shop, body, caller, idempotencyKey }) {
    // Nobody hands out more than they have.
    const beyond = body.scopes.find((scope) => {
      const [noun = '', right] = scope.split(':')
      return !hasScope(caller, noun, right === 'write' ? 'write' : 'read')
    })
    if (beyond !== undefined) throw new Failure('forbidden', `${beyond} is not yours to give`)
    const answer = METHODS.createKey.response
    const input = { home: shop.id, method: 'createKey', caller, idempotencyKey, request: body, answer }
    const made = await create(context, input, async (tx) => {
      const id = context.newId()
      const key = newApiKey()
      const { scopes, name = null } = body
      await insertKey(tx, { id, shop: shop.id, hash: hashKey(key), scopes, name, made_by: callerName(caller) })
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'key.create',
        target: id,
        data: { scopes },
      })
      return { id, key }
    })
    return { body: made }
  },

  async listKeys({ database }, { shop }) {
    const keys = await keysOf(database.read, shop.id)
    return {
      body: keys.map(({ id, name, scopes, created_at }) => ({
        id,
        scopes,
        at: created_at.toISOString(),
        ...(name === null ? {} : { name }),
      })),
    }
  },

  async revokeKey(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      if (!(await revokeKey(tx, { shop: shop.id, id: params.key, at: context.clock.now() })))
        throw new Failure('not_found')
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'key.revoke',
        target: params.key,
      })
    })
    return { body: {} }
  },
}
