import { CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import { SENT_STATES } from '../channels/arrival.ts'
import { MOST_COUNTED, SAID_FOR } from '../consent/purpose.ts'
import type { Database, Statement, Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'

/** Seconds a send may take before it counts as lost and is tried again. */
export const SEND_SECONDS = 30
/** Why a delivery waits for its provider to tell what it has taken: whatever is killed meanwhile, it is not known yet. */
export const UNHEARD = 'unheard'
/** Deliveries of one connection under way at once. */
export const PER_CONNECTION = 8

/** What comes first of all that goes to the handle of a row. By its own index, however short the planner believes the queue. */
export function firstInLine(row: string): string {
  return `select e.seq from deliveries e
    where e.home = ${row}.home and e.handle = ${row}.handle and e.state in ('queued', 'sending') and not e.held order by e.seq limit 1`
}

/**
 * What waited for the day comes when nothing else is on its way to the handle `d`, and one at a time: each counts for the next
 * one's cap.
 */
const LAST_IN_LINE = `not exists (${firstInLine('d')}) and not exists (select from deliveries e
        where e.home = d.home and e.handle = d.handle and e.state = 'queued' and e.held and e.next_at <= now()
          and (e.seq, e.id) < (d.seq, d.id))`

/**
 * Takes what is due: of each handle only the oldest, so that messages arrive in their order, and of each connection a few,
 * so that a slow provider or a campaign holds nobody else up. It goes from one connection that has something to the next,
 * by the index, and looks at no more of each than it may take: what a round costs does not grow with the queue.
 */
const TAKE: Statement = {
  name: 'take-deliveries',
  text: `
with recursive lines as (
  (select connection from deliveries where state in ('queued', 'sending') order by connection limit 1)
  union all
  select (select d.connection from deliveries d
    where d.state in ('queued', 'sending') and d.connection > l.connection order by d.connection limit 1)
  from lines l where l.connection is not null
), due as (
  select next.home, next.id, s.busy + row_number() over (partition by l.connection order by next.next_at, next.seq) as turn
  from lines l
  cross join lateral (
    select count(*) as busy from deliveries b where b.connection = l.connection and b.state = 'sending' and b.next_at > now()
  ) s
  cross join lateral (
    select d.home, d.id, d.next_at, d.seq from deliveries d
    where d.connection = l.connection and d.state in ('queued', 'sending') and d.next_at <= now()
      and case when d.held then ${LAST_IN_LINE} else d.seq <= (${firstInLine('d')}) end
    order by d.next_at, d.seq limit greatest(${PER_CONNECTION} - s.busy, 0)
    for update of d skip locked
  ) next
  where l.connection is not null
), picked as (
  select home, id from due order by turn limit $1
)
update deliveries d set state = 'sending', held = false, attempts = d.attempts + 1, next_at = now() + make_interval(secs => ${SEND_SECONDS}), updated_at = now()
from picked p, messages m, handles h, conversations c
where d.home = p.home and d.id = p.id
  and m.home = d.home and m.id = d.message and h.home = d.home and h.id = d.handle and c.home = d.home and c.id = d.conversation
returning d.home, d.id, d.conversation, d.message, d.seq, d.connection, d.attempts, old.state = 'sending' or d.reason is not distinct from '${UNHEARD}' as unheard,
  case when d.attempts > 1 or d.created_at < now() - interval '1 second' then (select array_agg(s.position) from sent_messages s
    where s.home = d.home and s.delivery = d.id) end as taken,
  m.parts, m.author_kind, m.author_name, m.in_reply_to is not null as answers, m.at as said_at, h.channel, h.address, c.language,
  d.handle, d.purpose, h.heard_at, h.stopped_at, c.timezone, c.customer,
  case when d.purpose is not null then (select k.profile from customers k where k.home = c.home and k.id = c.customer) end as profile,
  case when d.purpose is not null then (
    select case when k.ended_at is not null then 'ended' when k.confirmed_at is null then 'pending' else 'given' end
    from consents k where k.home = d.home and k.handle = d.handle and k.purpose = d.purpose
    order by k.given_at desc, k.id desc limit 1) end as consent,
  case when d.purpose is not null then array(select x.updated_at from deliveries x
    where x.home = d.home and x.handle = d.handle and x.purpose = d.purpose and x.state in ('sent', 'uncertain')
    order by x.updated_at desc limit ${MOST_COUNTED}) end as sent`,
}

const Row = z.object({
  home: z.string(),
  id: z.string(),
  conversation: z.string(),
  message: z.string(),
  seq: z.number(),
  connection: z.string(),
  attempts: z.number(),
  /** It was under way before, and nobody knows (yet) what came of it: its server was killed, or could not keep its fate. */
  unheard: z.boolean(),
  /** Which of its messages the provider has taken, as far as is known. */
  taken: z.array(z.number()).nullable(),
  /** As stored: read by whoever sends it, so that one that cannot be read stands in nobody's way. */
  parts: z.unknown(),
  author_kind: z.string(),
  author_name: z.string().nullable(),
  answers: z.boolean(),
  said_at: z.date(),
  channel: z.string(),
  address: z.string(),
  language: z.string(),
  /** What the one send gate asks about; where it is said for no purpose of its own, what only those need is null. */
  handle: z.string(),
  purpose: z.enum(SAID_FOR).nullable(),
  heard_at: z.date().nullable(),
  stopped_at: z.date().nullable(),
  timezone: z.string(),
  customer: z.string().nullable(),
  profile: z.unknown(),
  consent: z.enum(['given', 'pending', 'ended']).nullable(),
  sent: z.array(z.date()).nullable(),
})
export type Due = z.infer<typeof Row>

/** Room for one delivery of a connection. */
export type Held = { send(due: Due): void; leave(): void }

/** Whoever sends what is queued. */
export type Deliverer = {
  wake(): void
  /** For a delivery that is about to be stored: whoever stores it sends it at once. Without room the queue has it. */
  hold(connection: string): Held | undefined
}

export async function takeDeliveries(database: Database, most: number): Promise<Due[]> {
  return (await database.runHot(TAKE, [most])).map((raw) => Row.parse(raw))
}

/** One more try to bring a message to somebody, by another handle of theirs: once. False where that came to nothing before. */
export async function queueDelivery(
  tx: Tx,
  delivery: Pick<Due, 'home' | 'id' | 'conversation' | 'message' | 'seq' | 'handle' | 'connection' | 'purpose'>,
): Promise<boolean> {
  const { home, id, conversation, message, seq, handle, connection, purpose } = delivery
  const { state } = await tx.db
    .insertInto('deliveries')
    .values({ home, id, conversation, message, seq, handle, connection, purpose })
    // What is there already stays as it is, and tells how it stands.
    .onConflict((conflict) =>
      conflict.columns(['home', 'message', 'handle']).doUpdateSet({ purpose: sql<string | null>`deliveries.purpose` }),
    )
    .returning('state')
    .executeTakeFirstOrThrow()
  return state !== 'failed' && state !== 'refused'
}

/** A message that the provider has taken: its place in the delivery, the provider's id of it, and what it counts as. */
export type Taken = { position: number; ref: string; category?: string }

/** `uncertain`: it may have arrived, and sending it once more might say it twice. A person decides. */
export type Fate = {
  state: 'queued' | 'sent' | 'failed' | 'refused' | 'uncertain'
  reason?: string
  nextAt?: Date
  /** What the provider took in this attempt. */
  taken?: readonly Taken[]
  /** It waits for the day or its turn, and what is said after it goes before. */
  held?: boolean
  /** It was not its turn yet, or nobody could have sent it: that was no try. */
  untried?: boolean
  /** Where it went, as it could not go here. */
  instead?: 'email' | 'sms' | 'template'
  /** The provider will take nothing more for this handle. */
  stopped?: boolean
}

export type Recorded = {
  due: Pick<Due, 'home' | 'id' | 'conversation' | 'connection' | 'message' | 'seq' | 'attempts'>
  fate: Fate
  at: Date
  newId: NewId
}

/**
 * What became of deliveries, one of each conversation: one statement, one commit. The thread is told unless it is to be
 * tried again. An attempt that was given up on meanwhile is heard only when it brings the good news; where the provider has
 * told already that it came further than `sent`, that is told again only with the way it went. Streams are locked first and in their
 * order, here and everywhere.
 */
const RECORD: Statement = {
  name: 'record-fates',
  text: `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as x(
    home uuid, id uuid, conversation uuid, connection uuid, attempts int, state text, reason text, next_at timestamptz,
    held boolean, untried boolean, at timestamptz, taken jsonb, fact jsonb)
), locked as (
  select i.* from input i join streams s on s.home = i.home and s.id = i.conversation
  order by s.home, s.id for update of s
), named as (
  insert into sent_messages (home, id, connection, delivery, position, ref, category)
  select l.home, t.id, l.connection, l.id, t.position, t.ref, t.category
  from locked l cross join lateral jsonb_to_recordset(l.taken) as t(id uuid, position int, ref text, category text)
  on conflict (home, delivery, position) do update set ref = excluded.ref
  returning home, delivery, state
), kept as (
  update deliveries d set state = l.state, reason = l.reason, updated_at = l.at, next_at = coalesce(l.next_at, d.next_at),
    held = d.held or l.held, attempts = d.attempts - l.untried::int
  from locked l
  where d.home = l.home and d.id = l.id
    and case when l.state = 'sent' then d.state <> 'sent' else d.state = 'sending' and d.attempts = l.attempts end
  returning d.home, d.id, l.conversation, l.at, l.fact, l.state
), told as (
  select k.home, k.conversation, k.at, k.fact || case when f.state is null then '{}' else jsonb_build_object('status', f.state) end as fact
  from kept k left join lateral (
    select n.state from named n where k.state = 'sent' and n.home = k.home and n.delivery = k.id and n.state <> 'sent'
    order by array_position('{${SENT_STATES.join()}}', n.state) limit 1
  ) f on true
  where k.fact is not null and (f.state is null or k.fact ? 'instead')
), bumped as (
  update streams s set head = s.head + 1 from told t where s.home = t.home and s.id = t.conversation
  returning s.home, s.id, s.head, t.at, t.fact
), stored as (
  insert into facts (home, stream, seq, kind, at, data)
  select home, id, head, 'message.status', at, fact from bumped
  returning home, stream, seq, at, data
)
select l.id, l.home, l.conversation as stream, f.seq, l.at, f.data, exists (select from deliveries e
  where e.connection = l.connection and e.state in ('queued', 'sending') and e.next_at <= now() and e.id <> l.id) as more
from locked l left join stored f on f.home = l.home and f.stream = l.conversation`,
}

const RecordedRow = z.object({
  id: z.string(),
  home: z.string(),
  stream: z.string(),
  /** Of the fact, where one was told. */
  seq: z.number().nullable(),
  at: z.date(),
  data: z.unknown(),
  more: z.boolean(),
})

function factsOf({ home, stream, seq, at, data }: z.infer<typeof RecordedRow>): StoredFact[] {
  return seq === null ? [] : [{ home, stream, seq, kind: 'message.status', at: at.toISOString(), data }]
}

function valueOf({ due, fate, at, newId }: Recorded): Record<string, unknown> {
  const { home, id, conversation, connection, attempts, message, seq } = due
  const { state, reason, nextAt, taken = [], held = false, untried = false, instead } = fate
  const fact = {
    upTo: seq,
    status: state,
    by: 'shop',
    message,
    ...(reason ? { reason } : {}),
    ...(instead ? { instead } : {}),
  }
  return {
    home,
    id,
    conversation,
    connection,
    attempts,
    state,
    reason,
    at,
    held,
    next_at: nextAt,
    untried: held || untried,
    // The provider's status may have come before its answer: it knows how far it is, we know its name.
    taken: taken.map((one) => ({ ...one, id: newId() })),
    fact: state === 'queued' ? null : fact,
  }
}

/** Records what became of deliveries, and tells whoever watches their threads. True where more is due at the connection. */
export async function recordFates(database: Database, batch: readonly Recorded[]): Promise<boolean[]> {
  const rows = (await database.runHot(RECORD, [JSON.stringify(batch.map(valueOf))])).map((raw) =>
    RecordedRow.parse(raw),
  )
  database.tell(rows.flatMap(factsOf))
  const due = new Set(rows.filter(({ more }) => more).map(({ id }) => id))
  return batch.map((one) => due.has(one.due.id))
}

/** The same for one, in the transaction of what follows from it. */
export async function recordFate(tx: Tx, due: Due, fate: Fate, at: Date, newId: NewId): Promise<void> {
  const values = JSON.stringify([valueOf({ due, fate, at, newId })])
  const { rows } = await tx.db.executeQuery(CompiledQuery.raw(RECORD.text, [values]))
  tx.facts.push(...rows.flatMap((raw) => factsOf(RecordedRow.parse(raw))))
}
