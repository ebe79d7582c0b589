import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'

const Row = z.object({
  home: z.string(),
  id: z.string(),
  shop: z.string(),
  channel: z.string(),
  state: z.enum(['failed', 'uncertain']),
  reason: z.string().nullable(),
  attempts: z.number(),
  at: z.date(),
  conversation: z.string(),
  author: z.string(),
  purpose: z.string().nullable(),
  parts: z.array(z.string()),
})
export type UnsentRow = z.infer<typeof Row>

type Which = { home: string; id: string } | { before: string | undefined; limit: number }

/** What did not get through, the latest first: of one delivery, or of all shops. What was said stays unread. */
export async function unsentDeliveries(read: Reader, which: Which): Promise<UnsentRow[]> {
  const one = 'id' in which
  const { rows } = await sql`
    select d.home, d.id, s.slug as shop, h.channel, d.state, d.reason, d.attempts, d.updated_at as at, d.conversation,
      m.author_kind as author, d.purpose, jsonb_path_query_array(m.parts, '$[*].type') as parts
    from deliveries d
    join shops s on s.id = d.home
    join handles h on h.home = d.home and h.id = d.handle
    join messages m on m.home = d.home and m.id = d.message and m.removed_at is null
    where d.state in ('failed', 'uncertain')
      and ${one ? sql`d.home = ${which.home}::uuid and d.id = ${which.id}::uuid` : sql`true`}
      and ${!one && which.before !== undefined ? sql`d.id < ${which.before}::uuid` : sql`true`}
    order by d.id desc limit ${one ? 1 : which.limit}`.execute(read)
  return Row.array().parse(rows)
}

type Again = Pick<UnsentRow, 'home' | 'id' | 'state' | 'attempts'>

/**
 * Puts back what did not get through, as it was seen, for its turn: with so many tries behind it as leave it one. False
 * where something has come of it meanwhile. What its provider has taken of it already stays known.
 */
export async function queueAgain(tx: Tx, { home, id, state, attempts }: Again, spent: number): Promise<boolean> {
  const row = await tx.db
    .updateTable('deliveries')
    .set({
      state: 'queued',
      reason: null,
      held: false,
      attempts: sql<number>`greatest(attempts, ${spent}::int)`,
      next_at: sql<Date>`now()`,
      updated_at: sql<Date>`now()`,
    })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('state', '=', state)
    .where('attempts', '=', attempts)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
