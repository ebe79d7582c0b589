import { sql } from 'kysely'
import { z } from 'zod'
import { MOST_COUNTED, SAID_FOR } from '../consent/purpose.ts'
import type { Database, Reader, Statement, Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import type { NewId } from '../kernel/ids.ts'

/** Seconds a send may take before it counts as lost and is tried again. */
const SEND_SECONDS = 30
/** Deliveries of one connection under way at once. */
const PER_CONNECTION = 8

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
      and not exists (select from deliveries e
        where e.home = d.home and e.handle = d.handle and e.seq < d.seq and e.state in ('queued', 'sending') and not e.held)
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
returning d.home, d.id, d.conversation, d.message, d.seq, d.connection, d.attempts, old.state = 'sending' as unheard,
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
  /** It was under way before, and nobody knows what came of it: its server was killed, or could not keep its fate. */
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

export async function takeDeliveries(database: Database, most: number): Promise<Due[]> {
  return (await database.runHot(TAKE, [most])).map((raw) => Row.parse(raw))
}

/** One more try to bring a message to somebody, by another handle of theirs. */
export async function queueDelivery(
  tx: Tx,
  delivery: Pick<Due, 'home' | 'id' | 'conversation' | 'message' | 'seq' | 'handle' | 'connection' | 'purpose'>,
): Promise<void> {
  const { home, id, conversation, message, seq, handle, connection, purpose } = delivery
  await tx.db
    .insertInto('deliveries')
    .values({ home, id, conversation, message, seq, handle, connection, purpose })
    .onConflict((conflict) => conflict.columns(['home', 'message', 'handle']).doNothing())
    .execute()
}

/** A message that the provider has taken: its place in the delivery, and the provider's id of it. */
export type Taken = { position: number; ref: string }

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

/**
 * Records what became of a delivery, and tells the thread unless it is to be tried again. An attempt that was given up on
 * meanwhile is heard only when it brings the good news.
 */
export async function recordFate(tx: Tx, due: Due, fate: Fate, at: Date, newId: NewId): Promise<void> {
  const isFurther = await keepTaken(tx, due, fate.taken ?? [], newId)
  const kept = await tx.db
    .updateTable('deliveries')
    .set({
      state: fate.state,
      reason: fate.reason ?? null,
      updated_at: at,
      ...(fate.nextAt === undefined ? {} : { next_at: fate.nextAt }),
      ...(fate.held ? { held: true } : {}),
      ...(fate.held || fate.untried ? { attempts: sql<number>`attempts - 1` } : {}),
    })
    .where('home', '=', due.home)
    .where('id', '=', due.id)
    .where((is) =>
      fate.state === 'sent'
        ? is('state', '<>', 'sent')
        : is.and([is('state', '=', 'sending'), is('attempts', '=', due.attempts)]),
    )
    .returning('id')
    .executeTakeFirst()
  if (!kept || fate.state === 'queued' || (fate.state === 'sent' && isFurther)) return
  const data = {
    upTo: due.seq,
    status: fate.state,
    by: 'shop',
    message: due.message,
    ...(fate.reason ? { reason: fate.reason } : {}),
    ...(fate.instead ? { instead: fate.instead } : {}),
  }
  await appendFacts(tx, { home: due.home, stream: due.conversation }, at, [{ kind: 'message.status', data }])
}

/** True where the provider has told already that it came further than that. */
async function keepTaken(tx: Tx, due: Due, taken: readonly Taken[], newId: NewId): Promise<boolean> {
  if (taken.length === 0) return false
  const { home, connection, id: delivery } = due
  const rows = await tx.db
    .insertInto('sent_messages')
    .values(taken.map(({ position, ref }) => ({ home, id: newId(), connection, delivery, position, ref })))
    .onConflict((conflict) =>
      // The provider's status may have come before its answer: it knows how far it is, we know its name.
      conflict.columns(['home', 'delivery', 'position']).doUpdateSet((is) => ({ ref: is.ref('excluded.ref') })),
    )
    .returning('state')
    .execute()
  return rows.some(({ state }) => state !== 'sent')
}

/** What waits at a connection is due: its credentials are others now. */
export async function hurryDeliveries(tx: Tx, home: string, connection: string): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set({ next_at: sql<Date>`least(next_at, now())` })
    .where('connection', '=', connection)
    .where('home', '=', home)
    .where('state', '=', 'queued')
    .where('held', '=', false)
    .execute()
}

/** How many messages are to be sent by each of these connections. */
export async function waitingAt(read: Reader, connections: readonly string[]): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('deliveries')
    .select(['connection', sql<number>`count(*)`.as('waiting')])
    .where('connection', 'in', connections)
    .where('state', 'in', ['queued', 'sending'])
    .groupBy('connection')
    .execute()
  return new Map(rows.map(({ connection, waiting }) => [connection, Number(waiting)]))
}
