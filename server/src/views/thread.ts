import { Speaker } from '@souk/contract/conversation.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

/** Threads of one person that are shown as one, at most. */
const MOST_PARTS = 50

const Part = z.object({
  id: z.string(),
  customer: z.string().nullable(),
  customer_name: z.string().nullable(),
  language: z.string(),
  speaker_kind: Speaker.shape.kind,
  speaker_id: z.string().nullable(),
  speaker_name: z.string().nullable(),
  epoch: z.number(),
  waiting_since: z.date().nullable(),
  assignee: z.string().nullable(),
  closed_at: z.date().nullable(),
  snoozed_until: z.date().nullable(),
  tags: z.array(z.string()),
  handle: z.string().nullable(),
  channel: z.string().nullable(),
  address: z.string().nullable(),
  stopped_at: z.date().nullable(),
  head: z.number(),
  shopper_read: z.number().nullable(),
  mine: z.number().nullable(),
})
export type PartRow = z.infer<typeof Part>

/**
 * The threads of whoever writes in this one, as far as anybody knows now; the one that is spoken in first. Recomputed each
 * time, so that customers who were taken for one person by mistake have each their own again.
 */
export async function threadParts(
  read: Reader,
  { home, conversation, member }: { home: string; conversation: string; member: string | null },
): Promise<PartRow[]> {
  const [kind, actor] = member === null ? ['shop', home] : ['staff', member]
  const { rows } = await sql`
    select c.id, c.customer, u.name as customer_name, c.language, c.speaker_kind, c.speaker_id, c.speaker_name, c.epoch,
      c.waiting_since, c.assignee, c.closed_at, c.snoozed_until, s.head,
      array(select t.tag from conversation_tags t where t.home = c.home and t.conversation = c.id) as tags,
      h.id as handle, h.channel, h.address, h.stopped_at,
      (select max(p.read_seq) from participants p where p.home = c.home and p.conversation = c.id and p.actor_kind = 'customer') as shopper_read,
      (select p.read_seq from participants p where p.home = c.home and p.conversation = c.id and p.actor_kind = ${kind}
        and p.actor_id = ${actor}::uuid) as mine
    from conversations asked
    cross join lateral (
      select asked.id union
      select l.id from customers me
      cross join lateral (
        select me.id union all
        select o.id from customers o where o.home = me.home and o.one_with = me.one_with and o.id <> me.id
      ) person join conversations l on l.home = asked.home and l.customer = person.id and l.kind = 'shop'
      where me.home = asked.home and me.id = asked.customer
    ) one
    cross join lateral (select * from conversations where home = asked.home and id = one.id offset 0) c
    join streams s on s.home = c.home and s.id = c.id
    left join customers u on u.home = c.home and u.id = c.customer
    left join handles h on h.home = c.home and h.id = c.handle
    where asked.home = ${home}::uuid and asked.id = ${conversation}::uuid and asked.kind = 'shop'
    order by c.last_at desc, c.id desc limit ${MOST_PARTS}`.execute(read)
  return rows.map((row) => Part.parse(row))
}

const FateRow = z.object({
  message: z.string(),
  handle: z.string(),
  channel: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  updated_at: z.date(),
  opened_at: z.date().nullable(),
})
export type FateRow = z.infer<typeof FateRow>

/** What became of these messages where they were sent to. */
export async function fatesOf(read: Reader, home: string, messages: readonly string[]): Promise<FateRow[]> {
  if (messages.length === 0) return []
  const { rows } = await sql`
    select d.message, d.handle, h.channel, d.state, d.reason, d.updated_at, d.opened_at
    from unnest(${[...messages]}::uuid[]) as m(id)
    cross join lateral (select * from deliveries where home = ${home}::uuid and message = m.id offset 0) d
    join handles h on h.home = ${home}::uuid and h.id = d.handle order by d.id`.execute(read)
  return rows.map((row) => FateRow.parse(row))
}
