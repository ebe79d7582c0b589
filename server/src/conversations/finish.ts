import { z } from 'zod'
import type { FactKind } from '@souk/contract/conversation.ts'
import type { Part } from '@souk/contract/parts.ts'
import type { Database, Statement } from '../kernel/database.ts'
import { LEASE_SECONDS, type Place } from './conversation.ts'

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
  state: unknown
  language: string
  introduced: boolean
  waiting: boolean
}

export type TurnFact =
  | {
      kind: 'message.created'
      message: { id: string; delivery: string; parts: readonly Part[]; name?: string; inReplyTo?: string }
    }
  | { kind: Exclude<FactKind, 'message.created'>; data: unknown }

export type Finished = {
  /** False: somebody took the thread over meanwhile; only turn.done was stored. */
  said: boolean
  /** The seq of the last fact stored. */
  head: number
  /** More messages have arrived; the claim is renewed and goes on at `handled + 1`. */
  more: { last: number } | null
}

/**
 * Stores the results of turns, one of each conversation: messages, facts, deliveries, state, and the mailbox given back or
 * kept for what came in meanwhile. One statement, one commit; locks in the same order as appending.
 */
const FINISH: Statement = {
  name: 'finish-turns',
  text: `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as x(
    n int, home uuid, conversation uuid, claim uuid, epoch int, handled bigint, at timestamptz, facts jsonb, handle uuid,
    connection uuid, state jsonb, language text, introduced boolean, waiting boolean)
), locked as (
  select s.home, s.id from streams s join input i on s.home = i.home and s.id = i.conversation
  order by s.home, s.id for update of s
), mine as (
  select i.*, m.last_in
  from locked l
  join input i on i.home = l.home and i.conversation = l.id
  join mailboxes m on m.home = i.home and m.conversation = i.conversation and m.claim = i.claim and m.first_in <= i.handled
  for update of m
), live as (
  select m.*, c.epoch = m.epoch as said
  from mine m join conversations c on c.home = m.home and c.id = m.conversation
  for update of c
), told as (
  select l.n, l.home, l.conversation, l.at, l.handle, l.connection, f.value as fact, l.said,
    row_number() over (partition by l.n order by f.ordinality) as place,
    count(*) over (partition by l.n) as total
  from live l cross join lateral jsonb_array_elements(l.facts) with ordinality f
  where l.said or f.value ->> 'kind' = 'turn.done'
), bumped as (
  update streams s set head = s.head + t.total
  from (select distinct home, conversation, total from told) t
  where s.home = t.home and s.id = t.conversation
  returning s.home, s.id, s.head
), numbered as (
  select t.*, b.head - t.total + t.place as seq from told t join bumped b on b.home = t.home and b.id = t.conversation
), said as (
  select *, (fact -> 'message' ->> 'id')::uuid as id from numbered where fact ->> 'kind' = 'message.created'
), stored as (
  insert into messages (home, id, conversation, seq, author_kind, author_name, parts, in_reply_to, at)
  select home, id, conversation, seq, 'concierge', fact -> 'message' ->> 'name', fact -> 'message' -> 'parts',
    (fact -> 'message' ->> 'inReplyTo')::uuid, at
  from said
), written as (
  insert into facts (home, stream, seq, kind, at, subject, data)
  select home, conversation, seq, fact ->> 'kind', at, (fact -> 'message' ->> 'id')::uuid, fact -> 'data' from numbered
), queued as (
  insert into deliveries (home, id, conversation, message, seq, handle, connection)
  select home, (fact -> 'message' ->> 'delivery')::uuid, conversation, id, seq, handle, connection
  from said where connection is not null
), kept as (
  update conversations c set state = l.state, language = l.language, introduced = l.introduced, last_at = l.at,
    waiting_since = case when l.waiting then coalesce(c.waiting_since, l.at) else c.waiting_since end
  from live l where c.home = l.home and c.id = l.conversation and l.said
), freed as (
  delete from mailboxes m using mine i
  where m.home = i.home and m.conversation = i.conversation and i.last_in <= i.handled
), renewed as (
  update mailboxes m set first_in = i.handled + 1, claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = 0
  from mine i
  where m.home = i.home and m.conversation = i.conversation and i.last_in > i.handled
)
select l.n, l.said, b.head, l.last_in from live l join bumped b on b.home = l.home and b.id = l.conversation`,
}

const Row = z.object({ n: z.number(), said: z.boolean(), head: z.number(), last_in: z.number() })

/**
 * Answers `lost` where the claim was no longer ours, or the result is stored already: nothing was stored now. May be run
 * again after a connection that broke before it had answered.
 */
export async function finishTurns(database: Database, batch: readonly TurnResult[]): Promise<(Finished | 'lost')[]> {
  const values = batch.map((result, n) => ({ n, ...result }))
  const rows = await database.runHot(FINISH, [JSON.stringify(values)])
  const byNumber = new Map(rows.map((raw) => Row.parse(raw)).map((row) => [row.n, row]))
  return batch.map((result, n) => {
    const row = byNumber.get(n)
    if (!row) return 'lost'
    return { said: row.said, head: row.head, more: row.last_in > result.handled ? { last: row.last_in } : null }
  })
}
