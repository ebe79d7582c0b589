import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

const Row = z.object({
  language: z.string(),
  channel: z.string().nullable(),
  tags: z.array(z.string()),
  worth: z.number(),
})

/** What decides who is given a thread that waits for a person; undefined where nobody waits in it. */
export async function waitingThread(
  read: Reader,
  home: string,
  conversation: string,
): Promise<z.infer<typeof Row> | undefined> {
  const { rows } = await sql`
    select coalesce(nullif(c.language, ''), c.locale) as language, h.channel,
      array(select t.tag from conversation_tags t where t.home = c.home and t.conversation = c.id) as tags,
      coalesce((select k.worth from carts k where k.home = c.home and k.customer = c.customer and k.state = 'live' limit 1), 0) as worth
    from conversations c left join handles h on h.home = c.home and h.id = c.handle
    where c.home = ${home}::uuid and c.id = ${conversation}::uuid and c.waiting_since is not null and c.closed_at is null`.execute(
    read,
  )
  return rows[0] === undefined ? undefined : Row.parse(rows[0])
}

/** How many open threads each of these members has, as far as it matters. */
export async function openThreadsOf(
  read: Reader,
  home: string,
  members: readonly string[],
  most: number,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; open: number }>`
    select m.id, (select count(*)::int from (
      select from conversations c where c.home = ${home}::uuid and c.assignee = m.id and c.closed_at is null limit ${most}
    ) n) as open from unnest(${[...members]}::uuid[]) as m(id)`.execute(read)
  return new Map(rows.map(({ id, open }) => [id, open]))
}
