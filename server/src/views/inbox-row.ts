import { AuthorKind, Speaker } from '@souk/contract/conversation.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

/** Signs of a message that a row shows. */
const PREVIEW = 160

const Row = z.object({
  id: z.string(),
  customer: z.string().nullable(),
  customer_name: z.string().nullable(),
  channel: z.string().nullable(),
  address: z.string().nullable(),
  language: z.string(),
  waiting_since: z.date().nullable(),
  speaker_kind: Speaker.shape.kind,
  speaker_id: z.string().nullable(),
  speaker_name: z.string().nullable(),
  epoch: z.number(),
  assignee: z.string().nullable(),
  closed_at: z.date().nullable(),
  snoozed_until: z.date().nullable(),
  active_at: z.date(),
  tags: z.array(z.string()),
  worth: z.number().nullable(),
  last_seq: z.number().nullable(),
  last_at: z.date().nullable(),
  author_kind: AuthorKind.nullable(),
  author_id: z.string().nullable(),
  author_name: z.string().nullable(),
  text: z.string().nullable(),
  part: z.string().nullable(),
  read_seq: z.number().nullable(),
})
/** What a row of the inbox shows, as it is stored. */
export type InboxDetail = z.infer<typeof Row>

/** What is shown of these threads, in this order. `member`: whose reading counts; null: the shop's. */
export async function detailsOf(
  read: Reader,
  { home, member }: { home: string; member: string | null },
  threads: readonly string[],
): Promise<InboxDetail[]> {
  if (threads.length === 0) return []
  const [kind, actor] = member === null ? ['shop', home] : ['staff', member]
  const { rows } = await sql`
    select c.id, c.customer, c.language, c.waiting_since, c.speaker_kind, c.speaker_id, c.speaker_name, c.epoch, c.assignee,
      c.closed_at, c.snoozed_until, c.active_at, u.name as customer_name, h.channel, h.address, k.worth,
      array(select t.tag from conversation_tags t where t.home = c.home and t.conversation = c.id) as tags,
      f.seq as last_seq, f.at as last_at, m.author_kind, m.author_id, m.author_name, m.text, m.part, p.read_seq
    from unnest(${[...threads]}::uuid[]) with ordinality as page(id, place)
    cross join lateral (select * from conversations where home = ${home}::uuid and id = page.id offset 0) c
    left join lateral (select name from customers where home = c.home and id = c.customer offset 0) u on true
    left join lateral (select channel, address from handles where home = c.home and id = c.handle offset 0) h on true
    left join lateral (
      select worth from carts where home = c.home and customer = c.customer and state = 'live' and worth > 0 limit 1
    ) k on true
    left join lateral (
      select seq, at, subject from facts where home = c.home and stream = c.id and kind = 'message.created' order by seq desc limit 1
    ) f on true
    left join lateral (
      select author_kind, author_id, author_name, parts -> 0 ->> 'type' as part,
        left(jsonb_path_query_first(parts, '$[*] ? (@.type == "text").text') #>> '{}', ${PREVIEW}) as text
      from messages where home = c.home and id = f.subject offset 0
    ) m on true
    left join lateral (
      select read_seq from participants where home = c.home and conversation = c.id and actor_kind = ${kind} and actor_id = ${actor}::uuid
    ) p on true
    order by page.place`.execute(read)
  return rows.map((row) => Row.parse(row))
}
