import { openOrder, renewLink } from '../journeys/mail/open.ts'
import type { Handlers } from './handler.ts'

/** The links of our e-mails: opened by whoever holds the mail, without signing in. */
export const orderLinkHandlers: Handlers<'openOrder' | 'renewOrderLink'> = {
  async openOrder(context, { shop, params: { number }, body: { code } }) {
    return { body: await context.database.transact((tx) => openOrder(context, tx, { shop, number, code })) }
  },

  async renewOrderLink(context, { shop, params: { number }, body: { code } }) {
    await context.database.transact((tx) => renewLink(context, tx, { shop, number, code }))
    return { body: { sent: true } }
  },
}
