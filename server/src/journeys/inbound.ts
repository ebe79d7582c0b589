import {
  type Brought,
  type Ended,
  type Inbound,
  PATIENT_TRIES,
  senderOf,
  type Taken,
  takeInbound,
} from '../conversations/inbound.ts'
import { oneAtATime } from '../kernel/one-at-a-time.ts'
import type { InboundItem } from '../channels/arrival.ts'
import type { Context } from './context.ts'
import { hearMessage } from './inbound-message.ts'
import { hearNews } from './inbound-news.ts'

/** Items that are taken up in one round. */
const ROUND = 100

/** What messengers report. */
export type Intake = {
  /** Stores what a webhook brought and has it handled. Resolves after the commit. */
  take(items: Brought['items']): Promise<void>
  /** Looks for what is stored and waits. */
  wake(): void
  /** From now on what comes is handled; until then it is only stored. */
  open(): void
}

/** What a connection brought, as it is stored. */
export function broughtBy(
  { newId }: Context,
  { id, shop, kind }: { id: string; shop: string; kind: string },
  items: readonly InboundItem[],
): Brought['items'] {
  return items.map(({ dedupe, ...arrival }) => ({
    home: shop,
    id: newId(),
    connection: id,
    dedupe,
    raw: { ...arrival, channel: kind },
  }))
}

/**
 * What a webhook brought is handed out by the commit that stores it, and handled at once. What waits for something that its
 * sender wrote before, what is tried again and what a crash left lying is taken up in rounds.
 */
export function createIntake(context: Context): Intake {
  const { background, database, writer } = context
  /** Of whom something waits for what is in hand. */
  const behind = new Set<string>()
  /** Who has another address writes from there next: what comes later is handled after that. */
  let moving: Promise<void> = Promise.resolve()
  let isOpen = false

  async function take(items: Brought['items']): Promise<void> {
    if (items.length === 0) return
    const [before, storing] = [moving, writer.store({ items, free: isOpen && !background.isPaused() })]
    const handling = storing.then(async (stored) => {
      await before
      await handleTaken(stored)
    })
    // Whoever waits for the store hears of its failure.
    const ended = handling.catch(() => undefined)
    if (items.some(({ raw }) => raw.kind === 'moved')) moving = ended
    const stored = await storing
    for (const sender of stored.behind) behind.add(sender)
    if (stored.behind.length > 0) wake()
    background.start('inbound', () => handling)
  }

  const look = oneAtATime(background, 'inbound', async () => {
    while (await round());
  })

  function wake(): void {
    if (isOpen) look()
  }

  async function round(): Promise<boolean> {
    const taken = await takeInbound(database, ROUND)
    await handleTaken(taken)
    return taken.items.length + taken.unreadable.length > 0
  }

  async function handleTaken({ items, unreadable }: Taken): Promise<void> {
    for (const { id, error } of unreadable) context.log.error({ err: error, item: id }, 'what arrived cannot be read')
    const ended = unreadable.map(({ home, id }): Ended => ({ home, id, state: 'unreadable' }))
    ended.push(...(await handleAll(context, items)))
    if (ended.length > 0) await writer.end(ended)
    // Whoever writes from their new address may have waited for it to be known.
    if (items.some((item) => behind.delete(senderOf(item)) || item.raw.kind === 'moved')) wake()
  }

  return {
    take,
    wake,
    open() {
      isOpen = true
      wake()
    },
  }
}

/** One after another per sender keeps their order; senders do not wait for each other. */
async function handleAll(context: Context, items: readonly Inbound[]): Promise<Ended[]> {
  const senders = [...Map.groupBy(items, senderOf).values()]
  const [moving, staying] = partition(senders, (own) => own.some(({ raw }) => raw.kind === 'moved'))
  const ended: Ended[] = []
  for (const some of [moving, staying])
    ended.push(...(await Promise.all(some.map((own) => handleOwn(context, own)))).flat())
  return ended
}

/** One that fails is tried again later, and what its sender wrote after it with it. */
async function handleOwn(context: Context, own: readonly Inbound[]): Promise<Ended[]> {
  const ended: Ended[] = []
  try {
    for (const item of own) {
      const { home, id, tries } = item
      const heard = await handle(context, item)
      // It may be about something that is being stored at this moment, until nobody can mean it any more.
      ended.push({ home, id, state: heard || tries > PATIENT_TRIES ? 'done' : 'received' })
    }
  } catch (error) {
    context.log.error({ err: error, item: own[ended.length]?.id }, 'what arrived could not be handled')
  }
  return ended
}

function partition<T>(all: readonly T[], holds: (one: T) => boolean): [T[], T[]] {
  return [all.filter(holds), all.filter((one) => !holds(one))]
}

/** False where what it is about is not known (yet). */
async function handle(context: Context, item: Inbound): Promise<boolean> {
  const { raw } = item
  if (raw.kind !== 'message') return hearNews(context, item, raw)
  await hearMessage(context, item, raw)
  return true
}
