import { createHash } from 'node:crypto'
import { openConversation } from '../conversations/store.ts'
import { finishInbound, type Inbound, takeInbound } from '../conversations/inbound.ts'
import { findHandle, insertCustomer } from '../people/store.ts'
import { conversationOfHandle } from '../conversations/store.ts'
import type { Context } from './context.ts'
import { receive } from './receive.ts'

/** Characters of a clientId at most. */
const LONGEST_KEY = 100

/** Handles what webhooks have stored: finds or makes the customer and the thread, then says it as the shopper. */
export async function handleInbound(context: Context): Promise<number> {
  const items = await takeInbound(context.database, 50)
  // One after another per sender keeps their order; senders do not wait for each other.
  const senders = Map.groupBy(items, (item) => `${item.home}/${item.raw.channel}/${item.raw.scope}/${item.raw.address}`)
  await Promise.all(
    [...senders.values()].map(async (own) => {
      // One that fails is tried again later, and what its sender wrote after it with it; the others go on.
      try {
        for (const item of own) await handle(context, item)
      } catch (error) {
        context.log.error({ err: error, item: own[0]?.id }, 'what arrived could not be handled')
      }
    }),
  )
  return items.length
}

async function handle(context: Context, item: Inbound): Promise<void> {
  const thread = await threadOf(context, item)
  await receive(context, {
    home: item.home,
    ...thread,
    clientId: keyOf(item),
    parts: item.raw.parts,
  })
  await finishInbound(context.database, item)
}

/** The provider's own id of the item, or its digest: handled twice after a crash, it is stored once. */
function keyOf({ raw, dedupe }: Inbound): string {
  const key = `${raw.channel}:${dedupe}`
  return key.length <= LONGEST_KEY ? key : `${raw.channel}:${createHash('sha256').update(dedupe).digest('base64url')}`
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
