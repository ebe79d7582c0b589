import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { Arrival } from '../channels/arrival.ts'
import { cleanText } from '../kernel/clean-text.ts'
import type { Database, Reader, Statement } from '../kernel/database.ts'
import { maskCards, maskInbound } from './mask.ts'

/** What a webhook brought, as far as the store needs to know it. What was stored before there were kinds is a message. */
const Raw = z.preprocess(
  (raw) => (typeof raw === 'object' && raw !== null && !('kind' in raw) ? { kind: 'message', ...raw } : raw),
  Arrival.and(z.object({ channel: z.string() })),
)
export type InboundRaw = z.infer<typeof Raw>

export type Inbound = {
  home: string
  id: string
  connection: string
  dedupe: string
  raw: InboundRaw
  tries: number
  thread?: KnownThread
}

/** Seconds after which an item that is not done is taken up again. */
const RETRY_SECONDS = 15
/** What a provider has taken of ours is known in time for whoever would else send it again after a crash. */
const STATUS_SECONDS = 5
/** The pause doubles up to this, so that one that cannot be handled does not wear the others out. */
const LONGEST_RETRY_SECONDS = 1800

/** So often an item is tried before its sender's next one goes past it. */
export const PATIENT_TRIES = 6

/**
 * The thread of whoever it is from, where there is one: found in the same trip. `at` is the handle where it goes on; null
 * where that has to be set anew, or came by another connection until now.
 */
export type KnownThread = { handle: string; customer: string; conversation: string; at: string | null }

/** Seconds until an item that was handed out is taken up again. */
function retrySeconds(item: string): string {
  return `case when ${item}.raw->>'kind' = 'status' then ${STATUS_SECONDS} else ${RETRY_SECONDS} end`
}

/** Hands out the items of `taken`, each with its sender's thread. */
const HAND_OUT = `
select t.*, h.id as handle, l.customer, c.id as conversation,
  case when h.connection = t.connection then c.handle end as at
from taken t
left join handles h on h.home = t.home and h.channel = t.raw->>'channel' and h.scope = t.raw->>'scope' and h.address = t.raw->>'address'
left join lateral (
  select customer from handle_links where home = h.home and handle = h.id and undone_at is null order by id limit 1
) l on true
left join lateral (
  select id, handle from conversations where home = t.home and kind = 'shop' and customer = any(array(
    select l.customer union all
    select o.id from customers m join customers o on o.home = m.home and o.one_with = m.one_with and o.id <> m.id
    where m.home = t.home and m.id = l.customer))
  order by last_at desc, id desc limit 1
) c on true
order by t.id`

/** An item `e` that its sender's next one waits for. */
const GOES_FIRST = `e.state in ('received', 'handling') and e.tries <= ${PATIENT_TRIES} and coalesce(e.raw->>'kind', 'message') in ('message', 'moved')`

/** An item `e` that says that whoever wrote `item` writes from that address from now on. */
function tellsOf(item: string): string {
  return `e.home = ${item}.home and e.connection = ${item}.connection and e.raw->>'to' = ${item}.raw->>'address'
        and e.raw->>'kind' = 'moved' and e.state in ('received', 'handling') and e.tries <= ${PATIENT_TRIES}`
}

/**
 * Stores items and hands out at once those that nothing of their sender's goes before: one statement, one commit. What is
 * known already is left alone.
 */
const STORE: Statement = {
  name: 'store-inbound',
  text: `
with input as (
  select x.*, x.free and not exists (select from inbound_items e
    where e.home = x.home and e.connection = x.connection and e.raw->>'address' = x.raw->>'address' and ${GOES_FIRST})
    and not exists (select from inbound_items e where ${tellsOf('x')}) as mine
  from jsonb_to_recordset($1::jsonb) as x(home uuid, id uuid, connection uuid, dedupe text, raw jsonb, free boolean)
), stored as (
  insert into inbound_items as i (home, id, connection, dedupe, raw, state, tries, next_at)
  select home, id, connection, dedupe, raw, case when mine then 'handling' else 'received' end, mine::int,
    now() + make_interval(secs => case when mine then ${retrySeconds('x')} else 0 end)
  from input x order by id
  on conflict (home, connection, dedupe) do nothing
  returning i.home, i.id, i.connection, i.dedupe, i.raw, i.tries, i.state
), taken as (
  select * from stored
)${HAND_OUT}`,
}

const TAKE: Statement = {
  name: 'take-inbound',
  text: `
with due as (
  select i.home, i.id from inbound_items i
  where i.state in ('received', 'handling') and i.next_at <= now()
    and not exists (select from inbound_items e
      where e.home = i.home and e.connection = i.connection and e.raw->>'address' = i.raw->>'address'
        and e.id < i.id and e.next_at > now() and ${GOES_FIRST})
    and not exists (select from inbound_items e where ${tellsOf('i')} and e.id < i.id)
  order by i.received_at, i.id limit $1 for update skip locked
), taken as (
  update inbound_items i set state = 'handling', tries = i.tries + 1,
    next_at = now() + make_interval(secs => least(${LONGEST_RETRY_SECONDS}, (${retrySeconds('i')}) * power(2, least(i.tries, 20))))
  from due d where i.home = d.home and i.id = d.id
  returning i.home, i.id, i.connection, i.dedupe, i.raw, i.tries, i.state
)${HAND_OUT}`,
}

const Row = z.object({
  home: z.string(),
  id: z.string(),
  connection: z.string(),
  dedupe: z.string(),
  /** As stored: one that cannot be read takes nothing else with it. */
  raw: z.unknown(),
  tries: z.number(),
  state: z.enum(['received', 'handling']),
  handle: z.string().nullable(),
  customer: z.string().nullable(),
  conversation: z.string().nullable(),
  at: z.string().nullable(),
})

/** What is handed out to be handled, and what nobody can read. */
export type Taken = { items: Inbound[]; unreadable: { home: string; id: string; error: unknown }[] }

function takenOf(rows: readonly z.infer<typeof Row>[]): Taken {
  const taken: Taken = { items: [], unreadable: [] }
  for (const { handle, customer, conversation, at, state: _, raw: stored, ...item } of rows) {
    const { data: raw, error } = Raw.safeParse(stored)
    if (!raw) taken.unreadable.push({ home: item.home, id: item.id, error })
    else if (handle === null || customer === null || conversation === null) taken.items.push({ ...item, raw })
    else taken.items.push({ ...item, raw, thread: { handle, customer, conversation, at } })
  }
  return taken
}

/** What a webhook brought. `free`: whoever stores it may handle it at once. */
export type Brought = { items: readonly Omit<Inbound, 'tries' | 'thread'>[]; free: boolean }
/** `behind`: whose items have to wait for something that they wrote before. */
export type Stored = Taken & { behind: string[] }

/**
 * Stores what webhooks brought, before these are acknowledged; of a card number four digits. What two of them bring of one
 * sender is handed out to the first.
 */
export async function storeInbound(database: Database, batch: readonly Brought[]): Promise<Stored[]> {
  const senders = new Map<string, number>()
  const values = batch.flatMap(({ items, free }, call) =>
    items.map((item) => {
      const sender = senderOf(item)
      const first = senders.get(sender) ?? call
      senders.set(sender, first)
      return {
        ...item,
        dedupe: short(item.dedupe),
        raw: named(masked(item.raw)),
        free: free && (item.raw.kind === 'status' || first === call),
      }
    }),
  )
  if (values.length === 0) return batch.map(() => ({ items: [], unreadable: [], behind: [] }))
  const rows = (await database.runHot(STORE, [cleanJson(values)])).map((raw) => Row.parse(raw))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return batch.map(({ items }) => {
    const stored = items.flatMap(({ id }) => byId.get(id) ?? [])
    const waiting = new Set(stored.filter(({ state }) => state === 'received').map(({ id }) => id))
    return {
      ...takenOf(stored.filter(({ state }) => state === 'handling')),
      behind: items.filter(({ id }) => waiting.has(id)).map(senderOf),
    }
  })
}

/** What names something is searched for by it: more than a provider ever writes has no room there, and goes by its digest. */
function short(name: string): string {
  return name.length <= LONGEST_NAME ? name : createHash('sha256').update(name).digest('base64url')
}
const LONGEST_NAME = 500

function named(raw: InboundRaw): InboundRaw {
  if (raw.kind === 'status' || raw.kind === 'template') return { ...raw, ref: short(raw.ref) }
  return { ...raw, address: short(raw.address) }
}

function masked(raw: InboundRaw): InboundRaw {
  if (raw.kind === 'message' || raw.kind === 'echo') return { ...raw, parts: maskInbound(raw.parts) }
  return raw.kind === 'edit' ? { ...raw, text: maskCards(raw.text) } : raw
}

function cleanJson(values: unknown): string {
  return JSON.stringify(values, (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))
}

/** Whose items come one after another; what becomes of a message of ours comes for itself. */
export function senderOf({ home, raw }: Pick<Inbound, 'home' | 'raw'>): string {
  const who = raw.kind === 'status' || raw.kind === 'template' ? raw.ref : `${raw.scope}/${raw.address}`
  return `${home}/${raw.channel}/${who}`
}

/**
 * Takes items that are due, the oldest first, and of one sender none before what they wrote earlier. A retry goes on where
 * the last one stopped: nothing is skipped because it was seen.
 */
export async function takeInbound(database: Database, limit: number): Promise<Taken> {
  return takenOf((await database.runHot(TAKE, [limit])).map((raw) => Row.parse(raw)))
}

/** What became of an item: `received` comes again in a moment, `unreadable` is set aside until a newer server starts. */
export type Ended = { home: string; id: string; state: 'done' | 'received' | 'unreadable' }

/** Nothing waits for the disk: of what a crash of the database takes back with it, the item is handled once more. */
const END: Statement = {
  name: 'end-inbound',
  text: `
update inbound_items i set state = x.state,
  next_at = case when x.state = 'received' then now() + make_interval(secs => least(60, power(2, least(i.tries, 10)))) else i.next_at end
from set_config('synchronous_commit', 'off', true), jsonb_to_recordset($1::jsonb) as x(home uuid, id uuid, state text)
where i.home = x.home and i.id = x.id`,
}

export async function endInbound(database: Database, ended: readonly Ended[]): Promise<void> {
  if (ended.length > 0) await database.runHot(END, [JSON.stringify(ended)])
}

/** How much has come that nobody could read, in all shops. */
export async function countUnreadable(read: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inbound_items where state = 'unreadable'`.execute(read)
  return rows[0]?.count ?? 0
}

/**
 * The last letter that somebody wrote in a thread, as long as it is kept: an answer names it and has its subject. A letter's
 * own id stands in angle brackets (RFC 5322); of one that was too long to be kept nothing is found.
 */
export async function lastLetter(
  read: Reader,
  {
    home,
    conversation,
    connection,
    channel,
  }: { home: string; conversation: string; connection: string; channel: string },
): Promise<{ ref: string; subject?: string } | undefined> {
  const { rows } = await sql<{ ref: string; subject: string | null }>`
    select i.dedupe as ref, i.raw ->> 'subject' as subject
    from (
      select m.client_id from messages m
      where m.home = ${home} and m.conversation = ${conversation} and m.author_kind = 'shopper'
        and m.client_id like ${`${channel}:%`}
      order by m.seq desc limit 1
    ) last
    join inbound_items i on i.home = ${home} and i.connection = ${connection}
      and i.dedupe = substring(last.client_id from '<[^<>]+>$')`.execute(read)
  const [row] = rows
  return row && { ref: row.ref, ...(row.subject === null ? {} : { subject: row.subject }) }
}

const Held = z.object({ bytes: z.string(), type: z.string() })

/** A file that came along with a message, by its ref. */
export async function heldFile(
  read: Reader,
  { home, connection, ref }: { home: string; connection: string; ref: string },
): Promise<{ type: string; bytes: Buffer } | undefined> {
  const { rows } = await sql<{ held: unknown }>`
    select part -> 'held' as held from inbound_items i, jsonb_array_elements(i.raw -> 'parts') part
    where i.home = ${home} and i.connection = ${connection} and i.dedupe = ${ref.split(' ')[0] ?? ''}
      and part ->> 'ref' = ${ref}`.execute(read)
  const found = Held.safeParse(rows[0]?.held)
  return found.success ? { type: found.data.type, bytes: Buffer.from(found.data.bytes, 'base64') } : undefined
}
