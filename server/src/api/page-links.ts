import { METHODS } from '@souk/contract/methods.ts'
import { openPage, renewPage } from '../journeys/page-links.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

/** The links that went out with messages: opened by whoever holds the message, without signing in. */
export const pageLinkHandlers: Handlers<'openPage' | 'renewPage'> = {
  async openPage(context, { shop, caller, body: request, idempotencyKey }) {
    const answer = METHODS.openPage.response
    // A code opens once: whoever lost the answer to it has to be able to ask for it again.
    const input = { home: shop.id, method: 'openPage', caller, idempotencyKey, request, answer }
    return { body: await create(context, input, (tx) => openPage(context, tx, { shop, code: request.code })) }
  },

  async renewPage(context, { shop, body: { code } }) {
    await context.database.transact((tx) => renewPage(context, tx, { shop, code }))
    context.deliver.wake()
    return { body: { sent: true } }
  },
}
