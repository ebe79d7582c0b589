import type { Fitted } from '../channels/fitted.ts'
import type { Due } from '../conversations/deliveries.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { createLink } from './devices.ts'

/**
 * The messages of a delivery as they go out: where one names the thread's page in a browser, as the concierge does for who
 * asks for it, the address gets a code that opens this thread there, once and for ten minutes. What is stored opens nothing.
 */
export async function withThreadLink(
  context: Context,
  { home, conversation }: Due,
  shop: Shop | undefined,
  messages: readonly Fitted[],
): Promise<readonly Fitted[]> {
  const page = shop && `${context.publicUrl}/s/${shop.slug}#open`
  if (!page || !messages.some(({ text }) => text.includes(page))) return messages
  const { code } = await context.database.transact((tx) => createLink(context, tx, { home, conversation }))
  return messages.map((message) => ({ ...message, text: message.text.replace(page, `${page}=${code}`) }))
}
