import { z } from 'zod'
import type { FactKind } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Database, Statement } from '../kernel/database.ts'
import { CALL_PERSON, type CallReason } from './calls.ts'
import { LEASE_SECONDS, type Place } from './conversation.ts'
import { type Due, firstInLine, SEND_SECONDS } from './deliveries.ts'

/** What a turn leaves behind. It is stored only while the claim stands, and said only in the epoch it was thought in. */
export type TurnResult = Place & {
  claim: string
  epoch: number
  /** Everything up to this seq has been considered. */
  handled: number
  at: Date
  /** In order; a message becomes a row and a fact, and a delivery where the channel pushes. */
  facts: readonly TurnFact[]
  handle: string | null
  connection: string | null
  /** There is room to send the first message at once: its delivery is handed out where nothing goes before it. */
  sends?: boolean
  state: unknown
  language: string
  introduced: boolean
  waiting: boolean
  /** A person is called, unless somebody waits for one already. */
  call?: { id: string; reason: CallReason }
}

/** What the concierge says; what the shop does while a person speaks for it is the shop's. */
export type TurnMessage = {
  id: string
  delivery: string
  author: 'concierge' | 'shop'
  parts: readonly Part[]
  name?: string
  inReplyTo?: string
}

export type TurnFact =
  | {
      kind: 'message.created'
      message: TurnMessage
    }
  | { kind: Exclude<FactKind, 'message.created'>; data: unknown }

export type Finished = {
  /** False: somebody took the thread over meanwhile; only turn.done was stored. */
  said: boolean
  /** The seq of the last fact stored. */
  head: number
  /** More messages have arrived; the claim is renewed and goes on at `handled + 1`. */
  more: { last: number } | null
  /** The delivery of the first message, to be sent by whoever finished the turn. */
  due: Due | null
}

/**
 * Stores the results of turns, one of each conversation: messages, facts, deliveries, state, and the mailbox given back or
 * kept for what came in meanwhile. One statement, one commit; locks in the same order as appending. Where the stream has
 * grown since the statement looked at the queue (`seen`), what goes first there is not known, and nothing is handed out.
 */
const FINISH: Statement = {
  name: 'finish-turns',
  text: `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as x(
    n int, home uuid, conversation uuid, claim uuid, epoch int, handled bigint, at timestamptz, facts jsonb, total int, still int,
    handle uuid, connection uuid, sends boolean, state jsonb, language text, introduced boolean, waiting boolean,
    call jsonb)
), locked as (
  select i.*, (select v.head from streams v where v.home = i.home and v.id = i.conversation) as seen
  from input i join streams s on s.home = i.home and s.id = i.conversation
  order by s.home, s.id for update of s
), mine as (
  select l.*, m.last_in
  from locked l
  join mailboxes m on m.home = l.home and m.conversation = l.conversation and m.claim = l.claim and m.first_in <= l.handled
  for update of m
), live as (
  select m.*, c.epoch = m.epoch as said, c.timezone, c.customer
  from mine m join conversations c on c.home = m.home and c.id = m.conversation
  for update of c
), bumped as (
  update streams s set head = s.head + case when l.said then l.total else l.still end
  from live l where s.home = l.home and s.id = l.conversation
  returning l.n, l.home, l.conversation, l.at, l.handle, l.connection, l.facts, l.said, l.last_in, s.head,
    s.head - case when l.said then l.total else l.still end as before, l.timezone, l.customer,
    l.sends and l.said and s.head - l.total = l.seen and (${firstInLine('l')}) is null as sends
), numbered as (
  select b.home, b.conversation, b.at, b.handle, b.connection, b.sends and f.first as sends, f.*, b.before + case when b.said then f.place else f.still end as seq
  from bumped b cross join lateral jsonb_to_recordset(b.facts) as f(
    kind text, data jsonb, place int, still int, id uuid, delivery uuid, author text, parts jsonb, name text, reply uuid, first boolean)
  where b.said or f.still is not null
), stored as (
  insert into messages (home, id, conversation, seq, author_kind, author_name, handle, parts, in_reply_to, at)
  select home, id, conversation, seq, author, name, handle, parts, reply, at from numbered where id is not null
), written as (
  insert into facts (home, stream, seq, kind, at, subject, data)
  select home, conversation, seq, kind, at, id, data from numbered
), queued as (
  insert into deliveries (home, id, conversation, message, seq, handle, connection, state, attempts, next_at)
  select home, delivery, conversation, id, seq, handle, connection, case when sends then 'sending' else 'queued' end, sends::int,
    now() + make_interval(secs => case when sends then ${SEND_SECONDS} else 0 end)
  from numbered where id is not null and connection is not null
), kept as (
  update conversations c set state = l.state, language = l.language, introduced = l.introduced, last_at = l.at,
    active_at = l.at, active_hour = date_trunc('hour', l.at, 'UTC'), closed_at = null, snoozed_until = null,
    waiting_since = case when c.waiting_since is not null and c.closed_at is null then c.waiting_since
      when l.waiting or c.speaker_kind <> 'concierge' then l.at end
  from live l where c.home = l.home and c.id = l.conversation and l.said
), called as (
  insert into calls (home, id, conversation, reason, at)
  select l.home, (l.call->>'id')::uuid, l.conversation, l.call->>'reason', l.at from live l where l.said and l.call is not null
  on conflict (home, conversation) where ended_at is null do nothing
  returning home, id
), asked as (
  select graphile_worker.add_job('${CALL_PERSON}', json_build_object('home', home, 'call', id), max_attempts := 12) from called
), freed as (
  delete from mailboxes m using mine i
  where m.home = i.home and m.conversation = i.conversation and i.last_in <= i.handled
), renewed as (
  update mailboxes m set first_in = i.handled + 1, claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = 0
  from mine i
  where m.home = i.home and m.conversation = i.conversation and i.last_in > i.handled
)
select b.n, b.said, b.head, b.last_in, b.before, b.sends, b.timezone, b.customer, h.channel, h.address, h.heard_at, h.stopped_at,
  (select count(*)::int from asked) as asked
from bumped b left join handles h on h.home = b.home and h.id = b.handle and b.sends`,
}

/** A fact as the statement reads it: where it stands among all, and among those that are stored although nothing is said. */
function rowsOf(facts: readonly TurnFact[]): Record<string, unknown>[] {
  let still = 0
  const first = firstSaid(facts)
  return facts.map((fact, index) => {
    const place = index + 1
    if (fact.kind === 'turn.done') still += 1
    if (fact.kind !== 'message.created')
      return { kind: fact.kind, data: fact.data, place, still: fact.kind === 'turn.done' ? still : null }
    const { inReplyTo: reply, ...message } = fact.message
    return { ...message, kind: fact.kind, place, reply, first: fact === first }
  })
}

function firstSaid(facts: readonly TurnFact[]) {
  return facts.find((fact) => fact.kind === 'message.created')
}

const Row = z.object({
  n: z.number(),
  said: z.boolean(),
  head: z.number(),
  last_in: z.number(),
  before: z.number(),
  /** The first message is handed out; then the columns after this are there. */
  sends: z.boolean().nullable(),
  timezone: z.string(),
  customer: z.string().nullable(),
  channel: z.string().nullable(),
  address: z.string().nullable(),
  heard_at: z.date().nullable(),
  stopped_at: z.date().nullable(),
})

/** The first message of a turn as the queue would have brought it. */
function dueOf({ facts, ...result }: TurnResult, row: z.infer<typeof Row>): Due | null {
  const { home, conversation, connection, handle, at, language } = result
  const first = firstSaid(facts)
  const { channel, address, timezone, customer, heard_at, stopped_at } = row
  if (!row.sends || !first || connection === null || handle === null || channel === null || address === null)
    return null
  const { id: message, delivery: id, author, parts, name, inReplyTo } = first.message
  const known = { home, id, conversation, message, connection, handle, language, channel, address, timezone, customer }
  const fresh = { attempts: 1, unheard: false, taken: null, purpose: null, profile: null, consent: null, sent: null }
  return {
    ...known,
    ...fresh,
    heard_at,
    stopped_at,
    parts,
    author_kind: author,
    author_name: name ?? null,
    said_at: at,
    seq: row.before + facts.indexOf(first) + 1,
    answers: inReplyTo !== undefined,
  }
}

/**
 * Answers `lost` where the claim was no longer ours, or the result is stored already: nothing was stored now. May be run
 * again after a connection that broke before it had answered.
 */
export async function finishTurns(database: Database, batch: readonly TurnResult[]): Promise<(Finished | 'lost')[]> {
  const values = batch.map((result, n) => ({
    ...result,
    n,
    facts: rowsOf(result.facts),
    total: result.facts.length,
    still: result.facts.filter((fact) => fact.kind === 'turn.done').length,
  }))
  const rows = await database.runHot(FINISH, [JSON.stringify(values)])
  const byNumber = new Map(rows.map((raw) => Row.parse(raw)).map((row) => [row.n, row]))
  return batch.map((result, n) => {
    const row = byNumber.get(n)
    if (!row) return 'lost'
    const more = row.last_in > result.handled ? { last: row.last_in } : null
    return { said: row.said, head: row.head, more, due: dueOf(result, row) }
  })
}
