import { finishInbound, type Inbound, PATIENT_TRIES, takeInbound } from '../conversations/inbound.ts'
import type { Context } from './context.ts'
import { hearMessage } from './inbound-message.ts'
import { hearNews } from './inbound-news.ts'

/** Items that are handled in one round. */
const ROUND = 100

/** Handles what webhooks have stored: what somebody wrote is said in their thread, what became of ours is taken down. */
export async function handleInbound(context: Context): Promise<number> {
  const items = await takeInbound(context.database, ROUND)
  const [done, later]: [Inbound[], Inbound[]] = [[], []]
  // One after another per sender keeps their order; senders do not wait for each other.
  const senders = Map.groupBy(items, senderOf)
  const handleAll = (all: readonly Inbound[][]) =>
    Promise.all(
      all.map(async (own) => {
        // One that fails is tried again later, and what its sender wrote after it with it; the others go on.
        try {
          for (const item of own) {
            const heard = await handle(context, item)
            // It may be about something that is being stored at this moment, until nobody can mean it any more.
            if (heard || item.tries > PATIENT_TRIES) done.push(item)
            else later.push(item)
          }
        } catch (error) {
          context.log.error({ err: error, item: own[0]?.id }, 'what arrived could not be handled')
        }
      }),
    )
  // Who has another address writes from there next.
  const [moving, staying] = partition([...senders.values()], (own) => own.some(({ raw }) => raw.kind === 'moved'))
  await handleAll(moving)
  await handleAll(staying)
  await finishInbound(context.database, done, later)
  return items.length
}

function partition<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))]
}

function senderOf({ home, raw }: Inbound): string {
  const who = raw.kind === 'status' || raw.kind === 'template' ? raw.ref : `${raw.scope}/${raw.address}`
  return `${home}/${raw.channel}/${who}`
}

/** False where what it is about is not known (yet). */
async function handle(context: Context, item: Inbound): Promise<boolean> {
  const { raw } = item
  if (raw.kind !== 'message') return hearNews(context, item, raw)
  await hearMessage(context, item, raw)
  return true
}
