import { sql } from 'kysely'
import type { FactKind } from '@souk/contract/conversation.ts'
import type { Tx } from './database.ts'
import type { StoredFact } from './stored-fact.ts'

/** Opens a stream; its first fact will have seq 1. */
export async function openStream(tx: Tx, home: string, stream: string): Promise<void> {
  await tx.db.insertInto('streams').values({ home, id: stream }).execute()
}

/**
 * Appends facts to a stream in the caller's transaction. The row lock on the stream makes seq contiguous and in the order
 * of commits, so a reader that has seen N never finds something new below N.
 */
export async function appendFacts(
  tx: Tx,
  target: { home: string; stream: string },
  at: Date,
  facts: readonly { kind: FactKind; data: unknown; subject?: string }[],
): Promise<StoredFact[]> {
  if (facts.length === 0) return []
  const { home, stream } = target
  const { head } = await tx.db
    .updateTable('streams')
    .set({ head: sql<number>`head + ${facts.length}` })
    .where('home', '=', home)
    .where('id', '=', stream)
    .returning('head')
    .executeTakeFirstOrThrow()
  const stored = facts.map((fact, index) => ({
    home,
    stream,
    seq: head - facts.length + 1 + index,
    kind: fact.kind,
    at: at.toISOString(),
    data: fact.data,
  }))
  await tx.db
    .insertInto('facts')
    .values(
      stored.map((fact, index) => {
        const subject = facts[index]?.subject
        return {
          home,
          stream,
          seq: fact.seq,
          kind: fact.kind,
          at: fact.at,
          ...(subject === undefined ? { data: JSON.stringify(fact.data) } : { subject }),
        }
      }),
    )
    .execute()
  tx.facts.push(...stored)
  return stored
}
