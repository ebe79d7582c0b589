import type { Conversation } from '@souk/contract/conversation.ts'
import type { Order } from '@souk/contract/order.ts'
import type { Client } from '@souk/sdk/client.ts'
import { EMPTY, reduce } from './state.ts'
import type { Thread } from './state.ts'

/** Up to here a thread is replayed fact by fact, which also tells of orders and of who came and went. */
const TOLD_BY_FACTS = 1_000

/** The thread by its facts, where they are all kept and few. */
export async function toldByFacts(client: Client, whole: Conversation): Promise<Thread | undefined> {
  if (whole.floor > 1 || whole.head > TOLD_BY_FACTS) return undefined
  let told: Thread = { ...EMPTY, readBefore: whole.read.shopper }
  while (told.head < whole.head) {
    const query = { after: told.head, limit: 500 }
    const page = await client.call('getFacts', { params: { conversation: whole.id }, query })
    if (page.facts.length === 0) return undefined
    told = page.facts.reduce(reduce, told)
  }
  return { ...told, speaker: whole.speaker, wishes: whole.wishes ?? [] }
}

/** The orders that a snapshot's messages name. */
export async function ordersOf(client: Client, shop: string, { messages }: Conversation): Promise<Order[]> {
  const numbers = messages.flatMap(({ message }) =>
    message.parts.flatMap((part) => (part.type === 'order' ? part.shown.number : [])),
  )
  const found: Order[] = []
  for (const number of new Set(numbers)) {
    const order = await client.order(shop, number).catch(() => undefined)
    if (order) found.push(order)
  }
  return found
}
