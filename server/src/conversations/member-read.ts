import { sql } from 'kysely'
import type { Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** How far a member of the team has read a thread: also less far than before. Gives the mark that stands; null: no such thread. */
export async function markMemberRead(
  tx: Tx,
  { home, conversation, member, seq }: Place & { member: string; seq: number },
): Promise<number | null> {
  const { rows } = await sql<{ read_seq: number }>`
    insert into participants (home, conversation, actor_kind, actor_id, role, read_seq)
    select c.home, c.id, 'staff', ${member}::uuid, 'staff', least(s.head, ${seq}::bigint)
    from conversations c join streams s on s.home = c.home and s.id = c.id
    where c.home = ${home}::uuid and c.id = ${conversation}::uuid and c.kind = 'shop'
    on conflict (home, conversation, actor_kind, actor_id) do update set read_seq = excluded.read_seq
    returning read_seq`.execute(tx.db)
  return rows[0]?.read_seq ?? null
}
