import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import type { Place } from './conversation.ts'

/** Marks everything up to `seq` as read by one side; a mark never goes back. Returns the mark that stands. */
export async function markRead(
  tx: Tx,
  input: Place & { by: 'shopper' | 'staff'; seq: number; at: Date },
): Promise<number> {
  const { home, conversation, by } = input
  const stream = await tx.db
    .selectFrom('streams')
    .select('head')
    .where('home', '=', home)
    .where('id', '=', conversation)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const seq = Math.min(input.seq, stream.head)
  const moved = await tx.db
    .updateTable('participants')
    .set({ read_seq: seq })
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('actor_kind', '=', by === 'shopper' ? 'customer' : 'shop')
    .where('read_seq', '<', seq)
    .returning('read_seq')
    .executeTakeFirst()
  if (!moved) return seq
  await appendFacts(tx, { home, stream: conversation }, input.at, [
    { kind: 'message.status', data: { upTo: seq, status: 'read', by } },
  ])
  return seq
}
