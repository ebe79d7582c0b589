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
  const { rows } = await sql<{ head: number }>`
    with s as (
      update streams set head = head + ${facts.length}::int where home = ${home}::uuid and id = ${stream}::uuid returning head
    ), stored as (
      insert into facts (home, stream, seq, kind, at, subject, data)
      select ${home}::uuid, ${stream}::uuid, s.head - ${facts.length}::int + f.place, f.kind, ${at}::timestamptz, f.subject, f.data
      from s, unnest(
        ${facts.map(({ kind }) => kind)}::text[],
        ${facts.map(({ subject }) => subject ?? null)}::uuid[],
        ${facts.map(({ data, subject }) => (subject === undefined ? JSON.stringify(data) : null))}::jsonb[]
      ) with ordinality as f(kind, subject, data, place)
    )
    select head from s`.execute(tx.db)
  const head = rows[0]?.head
  if (head === undefined) throw new Error(`there is no stream ${stream}`)
  const stored = facts.map((fact, index) => ({
    home,
    stream,
    seq: head - facts.length + 1 + index,
    kind: fact.kind,
    at: at.toISOString(),
    data: fact.data,
  }))
  tx.facts.push(...stored)
  return stored
}

export type Ended = { id: string; head: number }

/** Closes streams for good: nothing is appended from now on. Answers where each had come to. */
export async function closeStreams(tx: Tx, home: string, streams: readonly string[]): Promise<Ended[]> {
  if (streams.length === 0) return []
  // In the order in which everybody locks them.
  const { rows } = await sql<Ended>`
    with locked as (
      select home, id from streams where home = ${home}::uuid and id = any(${[...streams]}::uuid[]) order by id for update
    )
    delete from streams s using locked l where s.home = l.home and s.id = l.id returning s.id, s.head`.execute(tx.db)
  return rows
}

/** Leaves one fact where a stream has ended, so that whoever keeps a copy of it hears that they are to drop it. */
export async function buryStreams(tx: Tx, home: string, ended: readonly Ended[], at: Date): Promise<void> {
  const kind: FactKind = 'conversation.forgotten'
  for (const { id: stream, head } of ended) {
    const seq = head + 1
    const stored = await tx.db
      .insertInto('facts')
      .values({ home, stream, seq, kind, at, data: '{}' })
      .onConflict((conflict) => conflict.doNothing())
      .returning('seq')
      .executeTakeFirst()
    if (stored) tx.facts.push({ home, stream, seq, kind, at: at.toISOString(), data: {} })
  }
}
