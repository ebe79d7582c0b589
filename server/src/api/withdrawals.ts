import { METHODS } from '@souk/contract/methods.ts'
import { callerName } from '../journeys/caller.ts'
import { storeClaim, withdraw, withdrawable } from '../journeys/withdraw.ts'
import { recordAudit } from '../kernel/audit.ts'
import { listWithdrawals, settleWithdrawal } from '../orders/withdrawal-store.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'
import { admitOrder } from './orders.ts'

export const withdrawalHandlers: Handlers<
  'getWithdrawable' | 'withdraw' | 'declareWithdrawal' | 'sendWithdrawalLink' | 'listWithdrawals' | 'settleWithdrawal'
> = {
  async getWithdrawable(context, { shop, params, query, caller }) {
    const row = await admitOrder(context, shop, caller, params.number)
    return { body: await withdrawable(context, context.database.read, { shop, row, ...query }) }
  },

  async withdraw(context, { shop, params, body, caller, idempotencyKey }) {
    const { number } = await admitOrder(context, shop, caller, params.number)
    const input = {
      home: shop.id,
      method: 'withdraw',
      caller,
      idempotencyKey,
      request: { number, body },
      answer: METHODS.withdraw.response,
    }
    const statement = await create(context, input, (tx) =>
      withdraw(context, tx, { shop, number, id: context.newId(), at: context.clock.now(), ...body }),
    )
    context.deliver.wake()
    return { body: statement }
  },

  async declareWithdrawal(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.declareWithdrawal.response
    const input = { home: shop.id, method: 'declareWithdrawal', caller, idempotencyKey, request: body, answer }
    return { body: await create(context, input, (tx) => storeClaim(context, tx, shop, { ...body, what: 'statement' })) }
  },

  async sendWithdrawalLink(context, { shop, body }) {
    const taken = await context.database.transact((tx) => storeClaim(context, tx, shop, { ...body, what: 'link' }))
    return { body: taken }
  },

  async listWithdrawals(context, { shop, query }) {
    return { body: await listWithdrawals(context.database.read, shop.id, query) }
  },

  async settleWithdrawal(context, { shop, params: { withdrawal: id }, body, caller }) {
    const at = context.clock.now()
    const by = callerName(caller)
    const settled = await context.database.transact(async (tx) => {
      const done = await settleWithdrawal(tx, { home: shop.id, id, by, at, ...body })
      await recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: by,
        action: 'withdrawal.settle',
        target: done.order,
        data: { withdrawal: id, ...body },
      })
      return done
    })
    return { body: settled }
  },
}
