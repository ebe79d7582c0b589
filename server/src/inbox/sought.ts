import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'

/** Facts that are read at once. */
const BATCH = 500

/** The words of a message `m`, as they are sought: folded, without what is no text. */
export const WORDS = `lower(jsonb_path_query_first(m.parts, '$[*] ? (@.type == "text").text') #>> '{}')`

/**
 * Reads on in the shop's stream and keeps what people wrote; what was changed is kept as it is now, what was taken back is
 * let go of. What the concierge says is not sought: it says the same to everybody. Whoever reads on at the same moment
 * waits for the mark.
 */
const READ_ON: Statement = {
  name: 'sought-read-on',
  text: `
with mark as (
  select home, xid, stream, seq from sought_marks where home = $1 for update
), batch as materialized (
  select f.home, f.xid, f.stream, f.seq, f.kind, f.subject
  from mark k cross join lateral (
    select * from facts where home = k.home and (xid, stream, seq) > (k.xid, k.stream, k.seq)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, stream, seq limit $2
  ) f
), told as (
  select distinct home, subject from batch where kind in ('message.created', 'message.updated') and subject is not null
), read as (
  select m.home, m.id, m.conversation, m.removed_at, left(${WORDS}, 2000) as text
  from told t cross join lateral (select * from messages where home = t.home and id = t.subject offset 0) m
  where m.author_kind in ('shopper', 'staff')
), kept as (
  insert into sought_messages (home, id, conversation, text)
  select r.home, r.id, r.conversation, r.text from read r
  join conversations c on c.home = r.home and c.id = r.conversation
  where r.removed_at is null and r.text <> ''
  on conflict (home, id) do update set text = excluded.text where sought_messages.text <> excluded.text
), gone as (
  delete from sought_messages s using read r
  where s.home = r.home and s.id = r.id and (r.removed_at is not null or coalesce(r.text, '') = '')
), last as (
  select * from batch order by xid desc, stream desc, seq desc limit 1
), moved as (
  update sought_marks k set xid = l.xid, stream = l.stream, seq = l.seq from last l where k.home = l.home and k.id = l.home
)
select count(*)::int as read from batch`,
}
const BEGIN: Statement = {
  name: 'sought-begin',
  text: 'insert into sought_marks (home, id) values ($1, $1) on conflict do nothing',
}
const Read = z.object({ read: z.number() })

/** Reads a little further; true where there is more. */
export async function readOn(database: Database, home: string): Promise<boolean> {
  await database.run(BEGIN, [home])
  const [row] = await database.run(READ_ON, [home, BATCH])
  return Read.parse(row).read === BATCH
}
