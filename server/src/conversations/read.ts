import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import type { Place } from './conversation.ts'
import { lockStream } from './speaker.ts'

export type ReadInput = Place & { by: 'shopper' | 'staff'; seq: number; at: Date }

/**
 * Marks everything up to `seq` as read by one side; a mark never goes back. Returns the mark that stands. It has `moved`,
 * and is told, only where something that the other side said came to be read: a mark of marks would never end.
 */
export async function markRead(tx: Tx, input: ReadInput): Promise<{ seq: number; moved: boolean }> {
  const { home, conversation, by } = input
  await lockStream(tx, input)
  const { head, read_seq: before } = await tx.db
    .selectFrom('streams as s')
    .innerJoin('participants as p', (join) => join.onRef('p.home', '=', 's.home').onRef('p.conversation', '=', 's.id'))
    .select(['s.head', 'p.read_seq'])
    .where('s.home', '=', home)
    .where('s.id', '=', conversation)
    .where('p.actor_kind', '=', by === 'shopper' ? 'customer' : 'shop')
    .executeTakeFirstOrThrow()
  const seq = Math.min(input.seq, head)
  if (seq <= before) return { seq: before, moved: false }
  await tx.db
    .updateTable('participants')
    .set({ read_seq: seq })
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .where('actor_kind', '=', by === 'shopper' ? 'customer' : 'shop')
    .execute()
  const moved = await wasSaid(tx, input, before, seq)
  if (moved) {
    await appendFacts(tx, { home, stream: conversation }, input.at, [
      { kind: 'message.status', data: { upTo: seq, status: 'read', by } },
    ])
  }
  return { seq, moved }
}

/** Did the side that does not read say anything after `before`, up to `seq`? */
async function wasSaid(tx: Tx, { home, conversation, by }: ReadInput, before: number, seq: number): Promise<boolean> {
  const row = await tx.db
    .selectFrom('facts as f')
    .innerJoin('messages as m', (join) => join.onRef('m.home', '=', 'f.home').onRef('m.id', '=', 'f.subject'))
    .select('f.seq')
    .where('f.home', '=', home)
    .where('f.stream', '=', conversation)
    .where('f.seq', '>', before)
    .where('f.seq', '<=', seq)
    .where('f.kind', '=', 'message.created')
    .where('m.author_kind', by === 'shopper' ? '<>' : '=', 'shopper')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
