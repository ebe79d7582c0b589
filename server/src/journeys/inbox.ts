import type { InboxCounts, InboxPage, InboxRow, Sla, Standing } from '@souk/contract/inbox.ts'
import type { Speaker } from '@souk/contract/conversation.ts'
import type { z } from 'zod'
import { breachedSince, type OpenTime, openTime, slaOf } from '../inbox/response-time.ts'
import { Failure } from '../kernel/failure.ts'
import type { Shop } from '../shops/shop.ts'
import { InboxCursor, inboxPage } from '../views/inbox.ts'
import type { InboxQuery } from '../views/inbox-query.ts'
import { inboxCounts } from '../views/inbox-count.ts'
import type { InboxDetail } from '../views/inbox-row.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'

/** The member of the team who calls; null for a key or the operator. */
export function memberOf(caller: Caller): string | null {
  return caller.kind === 'staff' ? caller.id : null
}

/** The same where nobody else will do. */
export function needMember(caller: Caller): string {
  const member = memberOf(caller)
  if (member === null) throw new Failure('forbidden', 'only a member of the team has something of their own here')
  return member
}

/** A page of the inbox as it goes out. */
export async function listInbox(
  context: Context,
  shop: Shop,
  query: Omit<InboxQuery, 'home' | 'now'> & { cursor?: string | undefined; limit: number },
): Promise<InboxPage> {
  const now = context.clock.now()
  const cursor = query.cursor === undefined ? null : readCursor(InboxCursor, query.cursor)
  const asked = { ...query, home: shop.id, now }
  const page = await inboxPage(context.database.read, asked, { cursor, limit: query.limit })
  const open = openTime(shop.settings, shop.timezone, now.getTime())
  return {
    rows: page.rows.map((row) => rowOf(row, { shop, now, open, member: query.member })),
    ...(page.cursor ? { cursor: writeCursor(page.cursor) } : {}),
  }
}

export async function countInbox(context: Context, shop: Shop, member: string | null): Promise<InboxCounts> {
  const now = context.clock.now()
  const open = openTime(shop.settings, shop.timezone, now.getTime())
  const cutoff = (speaker: string) => breachedSince(shop.settings.inbox, speaker, now.getTime(), open)
  const cutoffs = { first: cutoff('concierge'), next: cutoff('staff') }
  const { myWaiting, myOpen, ...counts } = await inboxCounts(context.database.read, {
    home: shop.id,
    member,
    now,
    cutoffs,
  })
  return { ...counts, ...(member === null ? {} : { mine: { waiting: myWaiting, open: myOpen } }) }
}

type Seen = { shop: Shop; now: Date; open: OpenTime; member: string | null }

function rowOf(row: InboxDetail, seen: Seen): InboxRow {
  const { shop, member } = seen
  return {
    conversation: row.id,
    ...whose(row),
    ...(row.channel === null || row.address === null
      ? {}
      : { handle: { channel: row.channel, hint: hintFor(row.channel, row.address) } }),
    language: row.language,
    ...lastOf(row),
    unread: isUnread(row, member),
    ...standingOf(row),
    ...waitOf(row, seen),
    ...(row.worth === null ? {} : { cart: { amount: row.worth, currency: shop.currency } }),
    activeAt: row.active_at.toISOString(),
  }
}

/** Whose thread it is. */
export function whose(row: { customer: string | null; customer_name: string | null }): Pick<InboxRow, 'customer'> {
  if (row.customer === null) return {}
  return { customer: { id: row.customer, ...(row.customer_name === null ? {} : { name: row.customer_name }) } }
}

function lastOf(row: InboxDetail): Pick<InboxRow, 'last'> {
  const { last_seq: seq, last_at: at, author_kind: kind, author_id: id, author_name: name, text, part } = row
  if (seq === null || at === null || kind === null) return {}
  const author = { kind, ...(id === null ? {} : { id }), ...(name === null ? {} : { name }) }
  return { last: { seq, at: at.toISOString(), author, text: text ?? '', part: part ?? '' } }
}

/** What I said myself I have read. */
function isUnread(row: InboxDetail, member: string | null): boolean {
  const mine = row.author_kind === 'staff' && (member === null || row.author_id === member)
  return !mine && (row.last_seq ?? 0) > (row.read_seq ?? 0)
}

type Decided = {
  speaker_kind: Speaker['kind']
  speaker_id: string | null
  speaker_name: string | null
  epoch: number
  closed_at: Date | null
  snoozed_until: Date | null
  assignee: string | null
  tags: string[]
}

/** Who speaks, and what staff decided. */
export function standingOf(row: Decided): Standing & { speaker: Speaker } {
  return {
    speaker: {
      kind: row.speaker_kind,
      epoch: row.epoch,
      ...(row.speaker_id === null ? {} : { id: row.speaker_id }),
      ...(row.speaker_name === null ? {} : { name: row.speaker_name }),
    },
    closed: row.closed_at !== null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    assignee: row.assignee,
    tags: row.tags,
  }
}

/** Since when somebody waits, and until when the shop wants to have answered. */
export function waitOf(
  row: { waiting_since: Date | null; speaker_kind: string },
  { shop, now, open }: { shop: Shop; now: Date; open: OpenTime },
): { waitingSince?: string; sla?: Sla } {
  const since = row.waiting_since
  if (since === null) return {}
  const sla = slaOf(shop.settings.inbox, { speaker: row.speaker_kind, since, now: now.getTime(), open })
  return { waitingSince: since.toISOString(), ...(sla ? { sla } : {}) }
}

/** Enough of an address to know it by. What only a machine reads tells nothing. */
export function hintFor(channel: string, address: string): string {
  if (channel === 'web') return ''
  const at = address.lastIndexOf('@')
  if (at > 0) return `${[...address][0] ?? ''}•••${address.slice(at)}`
  return /^\+?\d{7,}$/.test(address) ? `${address.slice(0, 3)}•••${address.slice(-3)}` : address.slice(0, 24)
}

export function writeCursor(cursor: object): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws for what we did not write. */
export function readCursor<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) throw new Failure('invalid_request', 'this is not a cursor of ours')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
