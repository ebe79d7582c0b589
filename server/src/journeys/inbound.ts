import { openConversation } from '../conversations/store.ts'
import { finishInbound, type Inbound, takeInbound } from '../conversations/inbound.ts'
import { findHandle, insertCustomer } from '../people/store.ts'
import { conversationOfHandle } from '../conversations/store.ts'
import type { Context } from './context.ts'
import { receive } from './receive.ts'

/** Handles what webhooks have stored: finds or makes the customer and the thread, then says it as the shopper. */
export async function handleInbound(context: Context): Promise<number> {
  const items = await takeInbound(context.database, 50)
  // One after another per sender keeps their order; senders do not wait for each other.
  const senders = Map.groupBy(items, (item) => `${item.home}/${item.raw.channel}/${item.raw.scope}/${item.raw.address}`)
  await Promise.all(
    [...senders.values()].map(async (own) => {
      for (const item of own) await handle(context, item)
    }),
  )
  return items.length
}

async function handle(context: Context, item: Inbound): Promise<void> {
  const thread = await threadOf(context, item)
  await receive(context, {
    home: item.home,
    ...thread,
    // The provider's own id of the item: handled twice after a crash, it is stored once.
    clientId: `${item.raw.channel}:${item.dedupe}`.slice(0, 100),
    parts: item.raw.parts,
  })
  await finishInbound(context.database, item)
}

type Thread = { conversation: string; customer: string; handle: string }

async function threadOf(context: Context, item: Inbound): Promise<Thread> {
  const { home, connection } = item
  const { channel, scope, address } = item.raw
  const { read } = context.database
  const known = await findHandle(read, { home, channel, scope, address })
  const conversation = known && (await conversationOfHandle(read, home, known.handle))
  if (known && conversation) return { ...known, conversation }
  const made = { customer: context.newId(), handle: context.newId(), conversation: context.newId() }
  await context.database.transact(async (tx) => {
    await insertCustomer(tx, {
      home,
      ...made,
      link: context.newId(),
      channel,
      scope,
      address,
      connection,
      evidence: 'first_contact',
    })
    await openConversation(tx, { home, ...made, locale: '', timezone: '' })
  })
  return made
}
