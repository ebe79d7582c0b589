import { openConversation } from '../conversations/store.ts'
import type { Tx } from '../kernel/database.ts'
import { insertCustomer } from '../people/store.ts'
import { isTimezone, type Shop } from '../shops/shop.ts'
import { issueGrant } from './caller.ts'
import type { Context } from './context.ts'

export type StartInput = { shop: Shop; locale?: string | undefined; timezone?: string | undefined }

/**
 * A stranger opens a thread on the web: a customer, the device as its handle, the conversation, and a token that opens
 * this thread and nothing else.
 */
export async function startConversation(
  context: Context,
  tx: Tx,
  { shop, locale, timezone }: StartInput,
): Promise<{ conversation: string; token: string; customer: string; handle: string }> {
  const home = shop.id
  const [customer, handle, conversation] = [context.newId(), context.newId(), context.newId()]
  await insertCustomer(tx, {
    home,
    customer,
    handle,
    link: context.newId(),
    channel: 'web',
    scope: home,
    address: handle,
    evidence: 'first_contact',
  })
  await openConversation(tx, {
    home,
    conversation,
    handle,
    customer,
    locale: locale ?? '',
    timezone: timezone !== undefined && isTimezone(timezone) ? timezone : '',
  })
  return { conversation, customer, handle, token: issueGrant(context, { home, customer, handle, conversation }) }
}
