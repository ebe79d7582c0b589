import { finishInbound, type Inbound, takeInbound } from '../conversations/inbound.ts'
import type { Context } from './context.ts'
import { hearMessage } from './inbound-message.ts'
import { hearNews } from './inbound-news.ts'

/** What a status that came before the message is known waits at most, tries included. */
const PATIENT_TRIES = 6

/** Handles what webhooks have stored: what somebody wrote is said in their thread, what became of ours is taken down. */
export async function handleInbound(context: Context): Promise<number> {
  const items = await takeInbound(context.database, 50)
  // One after another per sender keeps their order; senders do not wait for each other.
  const senders = Map.groupBy(items, senderOf)
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

function senderOf({ home, raw }: Inbound): string {
  const who = raw.kind === 'status' ? raw.ref : `${raw.scope}/${raw.address}`
  return `${home}/${raw.channel}/${who}`
}

async function handle(context: Context, item: Inbound): Promise<void> {
  const { raw } = item
  const heard =
    raw.kind === 'message' ? await hearMessage(context, item, raw).then(() => true) : await hearNews(context, item, raw)
  // It may be about something that is being stored at this moment: it comes again, until nobody can mean it any more.
  if (heard || item.tries > PATIENT_TRIES) await finishInbound(context.database, item)
}
