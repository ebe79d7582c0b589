import { METHODS } from '@souk/contract/methods.ts'
import { concede } from '../journeys/concede.ts'
import { checkoutView } from '../journeys/order-view.ts'
import { requestPayment } from '../journeys/payment-request.ts'
import { Failure } from '../kernel/failure.ts'
import { threadOf } from './admit-thread.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

export const sellingHandlers: Handlers<'concede' | 'requestPayment'> = {
  async concede(context, { shop, params, body, caller }) {
    const input = { shop, checkout: params.checkout, caller, ...body }
    const row = await context.database.transact((tx) => concede(context, tx, input))
    return { body: await checkoutView(context, context.database.read, shop, row) }
  },

  async requestPayment(context, { shop, params, body, caller, idempotencyKey }) {
    const thread = await threadOf(context, caller, params.conversation)
    if (thread.home !== shop.id) throw new Failure('not_found')
    const answer = METHODS.requestPayment.response
    // Sent twice without a key it is the same message, and nothing is put into the cart again.
    const key = idempotencyKey ?? `${thread.id}/${body.clientId}`
    const request = { conversation: thread.id, body }
    const input = { home: shop.id, method: 'requestPayment', caller, idempotencyKey: key, request, answer }
    const made = await create(context, input, (tx) => requestPayment(context, tx, { shop, thread, caller, ...body }))
    context.deliver.wake()
    return { body: made }
  },
}
