import { createHash } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../kernel/database.ts'
import { addJob } from '../kernel/jobs.ts'
import { LEASE_SECONDS, type Place } from './conversation.ts'

/** The last texts that the concierge remembers follow a change. */
export async function rewordHistory(tx: Tx, place: Place, before: string, after: string): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({
      state: sql`jsonb_set(state, '{history}', (
        select jsonb_agg(case when e = ${before} then ${after}::text else e end order by n)
        from jsonb_array_elements_text(state -> 'history') with ordinality as x(e, n)))`,
    })
    .where('home', '=', place.home)
    .where('id', '=', place.conversation)
    .where(sql<SqlBool>`state -> 'history' ? ${before}`)
    .execute()
}

/**
 * Takes texts out of what the concierge remembers. A turn that is under way writes down what it has read when it ends:
 * after that they are taken out once more, known by their digests alone.
 */
export async function dropFromHistory(
  tx: Tx,
  place: Place & { seq: number },
  texts: readonly string[],
  at: Date,
): Promise<void> {
  if (texts.length === 0) return
  const digests = texts.map((text) => createHash('sha256').update(text).digest('hex'))
  await drop(tx, place, digests)
  const busy = await tx.db
    .selectFrom('mailboxes')
    .select('claim')
    .where('home', '=', place.home)
    .where('conversation', '=', place.conversation)
    .where('first_in', '<=', place.seq)
    .executeTakeFirst()
  const { home, conversation } = place
  const runAt = new Date(at.getTime() + 2 * LEASE_SECONDS * 1000)
  if (busy) await addJob(tx, 'forget-words', { home, conversation, digests }, { runAt })
}

const Job = z.object({ home: z.string(), conversation: z.string(), digests: z.array(z.string()) })

/** What a turn that was under way remembered of a message that was taken back meanwhile. */
export async function forgetWords(tx: Tx, payload: unknown): Promise<void> {
  const { digests, ...place } = Job.parse(payload)
  await drop(tx, place, digests)
}

async function drop(tx: Tx, { home, conversation }: Place, digests: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({
      state: sql`jsonb_set(state, '{history}', (
        select coalesce(jsonb_agg(e order by n), '[]'::jsonb)
        from jsonb_array_elements_text(state -> 'history') with ordinality as x(e, n)
        where encode(sha256(convert_to(e, 'UTF8')), 'hex') <> all(${[...digests]}::text[])))`,
    })
    .where('home', '=', home)
    .where('id', '=', conversation)
    .where(sql<SqlBool>`jsonb_typeof(state -> 'history') = 'array'`)
    .execute()
}
