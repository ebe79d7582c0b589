import type { Fate, Thread } from '@souk/contract/inbox.ts'
import { openTime } from '../inbox/response-time.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { fatesOf, type FateRow, type PartRow, threadParts } from '../views/thread.ts'
import { type Item, ThreadCursor, threadItems } from '../views/thread-items.ts'
import { liveCart } from './buying.ts'
import type { Context } from './context.ts'
import { hintFor, readCursor, standingOf, waitOf, whose, writeCursor } from './inbox.ts'

type Asked = { conversation: string; member: string | null; cursor?: string | undefined; limit: number }

/** A thread as staff see it: what its customer wrote and was told anywhere, with what staff noted. */
export async function staffThread(
  context: Context,
  shop: Shop,
  { conversation, member, cursor, limit }: Asked,
): Promise<Omit<Thread, 'items'> & { items: unknown[] }> {
  const { read } = context.database
  const home = shop.id
  // The heads are read first: what is appended meanwhile comes to the client as facts after them.
  const parts = await threadParts(read, { home, conversation, member })
  const live = parts[0]
  if (!live) throw new Failure('not_found')
  const from = cursor === undefined ? null : readCursor(ThreadCursor, cursor)
  const threads = parts.map(({ id }) => id)
  const [page, cart] = await Promise.all([
    threadItems(read, { home, threads, cursor: from, limit }),
    from || live.customer === null ? null : liveCart(context, home, live.customer),
  ])
  const now = context.clock.now()
  const open = openTime(shop.settings, shop.timezone, now.getTime())
  return {
    conversation: live.id,
    ...whose(live),
    language: live.language,
    ...standingOf(live),
    ...waitOf({ ...live, waiting_since: longestWait(parts) }, { shop, now, open }),
    parts: parts.map(partOf),
    items: await withFates(context, home, page.items),
    ...(page.cursor ? { cursor: writeCursor(page.cursor) } : {}),
    ...(cart && cart.lines.length > 0
      ? {
          cart: {
            id: cart.id,
            version: cart.version,
            total: {
              amount: cart.totals.find(({ type }) => type === 'total')?.amount ?? 0,
              currency: cart.currency,
            },
            lines: cart.lines.map(({ title, detail, quantity }) => ({ title, detail, quantity })),
          },
        }
      : {}),
  }
}

/** Whoever waits in one of the threads waits in all. */
function longestWait(parts: readonly PartRow[]): Date | null {
  const waits = parts.flatMap(({ waiting_since }) => waiting_since ?? [])
  return waits.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
}

function partOf({
  id,
  handle,
  channel,
  address,
  stopped_at,
  head,
  shopper_read,
  mine,
}: PartRow): Thread['parts'][number] {
  return {
    conversation: id,
    ...(handle === null || channel === null || address === null
      ? {}
      : { handle: { id: handle, channel, hint: hintFor(channel, address), stopped: stopped_at !== null } }),
    head,
    read: { shopper: shopper_read ?? 0, mine: mine ?? 0 },
  }
}

async function withFates(context: Context, home: string, items: readonly Item[]): Promise<unknown[]> {
  const told = items.flatMap((item) =>
    item.kind === 'message' && item.message.author.kind !== 'shopper' ? [item.message.id] : [],
  )
  const fates = Map.groupBy(await fatesOf(context.database.read, home, told), ({ message }) => message)
  return items.map((item) => {
    const own = item.kind === 'message' ? fates.get(item.message.id) : undefined
    return own ? { ...item, fates: own.map(fateOf) } : item
  })
}

function fateOf({ handle, channel, state, reason, updated_at, opened_at }: FateRow): Fate {
  return {
    handle,
    channel,
    state,
    at: updated_at.toISOString(),
    ...(reason === null ? {} : { reason }),
    ...(opened_at === null ? {} : { opened: opened_at.toISOString() }),
  }
}
