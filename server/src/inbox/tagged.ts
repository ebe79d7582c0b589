import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'

const Pair = z.object({ conversation: z.string(), tag: z.string() })
export type Pair = z.infer<typeof Pair>

/** Puts tags on threads; gives those that were not there. A tag that does not exist is put on nothing. */
export async function putTags(
  tx: Tx,
  home: string,
  { threads, tags }: { threads: readonly string[]; tags: readonly string[] },
): Promise<Pair[]> {
  if (threads.length === 0 || tags.length === 0) return []
  const { rows } = await sql`
    insert into conversation_tags (home, conversation, tag)
    select t.home, c.id, t.id from tags t cross join unnest(${[...threads]}::uuid[]) as c(id)
    where t.home = ${home}::uuid and t.id = any(${[...tags]}::uuid[])
    on conflict do nothing returning conversation, tag`.execute(tx.db)
  return rows.map((row) => Pair.parse(row))
}

/** Takes tags off threads; gives those that were there. */
export async function takeTags(
  tx: Tx,
  home: string,
  { threads, tags }: { threads: readonly string[]; tags: readonly string[] },
): Promise<Pair[]> {
  if (threads.length === 0 || tags.length === 0) return []
  const rows = await tx.db
    .deleteFrom('conversation_tags')
    .where('home', '=', home)
    .where('conversation', 'in', [...threads])
    .where('tag', 'in', [...tags])
    .returning(['conversation', 'tag'])
    .execute()
  return rows.map((row) => Pair.parse(row))
}

/** All tags of these threads, by thread. */
export async function tagsOf(tx: Tx, home: string, threads: readonly string[]): Promise<Map<string, string[]>> {
  if (threads.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('conversation_tags')
    .select(['conversation', 'tag'])
    .where('home', '=', home)
    .where('conversation', 'in', [...threads])
    .orderBy('tag')
    .execute()
  const found = Map.groupBy(rows, ({ conversation }) => conversation)
  return new Map(threads.map((id) => [id, (found.get(id) ?? []).map(({ tag }) => tag)]))
}
