import { sql } from 'kysely'
import { z } from 'zod'
import { Arrival } from '../channels/arrival.ts'
import { cleanText } from '../kernel/clean-text.ts'
import type { Database, Reader, Statement, Tx } from '../kernel/database.ts'
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
/** The pause doubles up to this, so that one that cannot be handled does not wear the others out. */
const LONGEST_RETRY_SECONDS = 1800

/** So often an item is tried before its sender's next one goes past it. */
export const PATIENT_TRIES = 6

/** Stores items of a webhook, before it is acknowledged; of a card number four digits. What is known already is left alone. */
export async function storeInbound(tx: Tx, items: readonly Omit<Inbound, 'tries' | 'thread'>[]): Promise<void> {
  if (items.length === 0) return
  await tx.db
    .insertInto('inbound_items')
    .values(items.map((item) => ({ ...item, dedupe: cleanText(item.dedupe), raw: rawText(item.raw) })))
    .onConflict((conflict) => conflict.columns(['home', 'connection', 'dedupe']).doNothing())
    .execute()
}

function rawText(raw: InboundRaw): string {
  return JSON.stringify(masked(raw), (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))
}

function masked(raw: InboundRaw): InboundRaw {
  if (raw.kind === 'message' || raw.kind === 'echo') return { ...raw, parts: maskInbound(raw.parts) }
  return raw.kind === 'edit' ? { ...raw, text: maskCards(raw.text) } : raw
}

/**
 * The thread of whoever it is from, where there is one: found in the same trip. `at` is the handle where it goes on; null
 * where that has to be set anew, or came by another connection until now.
 */
export type KnownThread = { handle: string; customer: string; conversation: string; at: string | null }

const TAKE: Statement = {
  name: 'take-inbound',
  text: `
with due as (
  select i.home, i.id from inbound_items i
  where i.state <> 'done' and i.next_at <= now()
    and not exists (select from inbound_items e
      where e.home = i.home and e.connection = i.connection and e.raw->>'address' = i.raw->>'address'
        and e.state <> 'done' and e.id < i.id and e.next_at > now() and e.tries <= ${PATIENT_TRIES}
        and coalesce(e.raw->>'kind', 'message') in ('message', 'moved'))
  order by i.received_at, i.id limit $1 for update skip locked
), taken as (
  update inbound_items i set state = 'handling', tries = i.tries + 1,
    next_at = now() + make_interval(secs => least(${LONGEST_RETRY_SECONDS}, ${RETRY_SECONDS} * power(2, least(i.tries, 20))))
  from due d where i.home = d.home and i.id = d.id
  returning i.home, i.id, i.connection, i.dedupe, i.raw, i.tries
)
select t.*, h.id as handle, l.customer, c.id as conversation,
  case when h.connection = t.connection then c.handle end as at
from taken t
left join handles h on h.home = t.home and h.channel = t.raw->>'channel' and h.scope = t.raw->>'scope' and h.address = t.raw->>'address'
left join lateral (
  select customer from handle_links where home = h.home and handle = h.id and undone_at is null order by made_at desc limit 1
) l on true
left join lateral (
  select id, handle from conversations where home = t.home and customer = l.customer and kind = 'shop'
  order by last_at desc, id desc limit 1
) c on true
order by t.id`,
}

const Row = z.object({
  home: z.string(),
  id: z.string(),
  connection: z.string(),
  dedupe: z.string(),
  raw: Raw,
  tries: z.number(),
  handle: z.string().nullable(),
  customer: z.string().nullable(),
  conversation: z.string().nullable(),
  at: z.string().nullable(),
})

/**
 * Takes items that are due, the oldest first, and of one sender none before what they wrote earlier. A retry goes on where
 * the last one stopped: nothing is skipped because it was seen.
 */
export async function takeInbound(database: Database, limit: number): Promise<Inbound[]> {
  return (await database.runHot(TAKE, [limit])).map((raw) => {
    const { handle, customer, conversation, at, ...item } = Row.parse(raw)
    if (handle === null || customer === null || conversation === null) return item
    return { ...item, thread: { handle, customer, conversation, at } }
  })
}

type Ended = { home: string; id: string }

const FINISH: Statement = {
  name: 'finish-inbound',
  text: `
update inbound_items i set state = case when x.done then 'done' else 'received' end,
  next_at = case when x.done then i.next_at else now() + make_interval(secs => least(60, power(2, least(i.tries, 10)))) end
from jsonb_to_recordset($1::jsonb) as x(home uuid, id uuid, done boolean)
where i.home = x.home and i.id = x.id`,
}

/** What is done stays as it is; what cannot be understood yet comes again in a moment. */
export async function finishInbound(
  database: Database,
  done: readonly Ended[],
  later: readonly Ended[],
): Promise<void> {
  if (done.length + later.length === 0) return
  const rows = [...done.map((one) => rowOf(one, true)), ...later.map((one) => rowOf(one, false))]
  await database.runHot(FINISH, [JSON.stringify(rows)])
}

function rowOf({ home, id }: Ended, done: boolean): Ended & { done: boolean } {
  return { home, id, done }
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
