import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '../kernel/database.ts'

const Asking = z.object({
  customer: z.string().nullable(),
  language: z.string(),
  locale: z.string(),
  speaker_kind: z.string(),
  closed_at: z.date().nullable(),
  waiting_since: z.date().nullable(),
  channel: z.string().nullable(),
  heard_at: z.date().nullable(),
  stopped_at: z.date().nullable(),
  muted: z.boolean(),
  held: z.boolean(),
  later: z.boolean(),
})
/** `held`: something of theirs waits until it is known whose it is; `later`: they have written since then. */
export type Asking = z.infer<typeof Asking>

/** A thread as it is for whoever would ask its customer something of the shop's own accord. */
export async function askingOf(
  read: Reader,
  { home, conversation, since }: { home: string; conversation: string; since: Date },
): Promise<Asking | undefined> {
  const { rows } = await sql`
    select c.customer, c.language, c.locale, c.speaker_kind, c.closed_at, c.waiting_since, h.channel, h.heard_at, h.stopped_at,
      exists (select from participants p where p.home = c.home and p.conversation = c.id and p.muted) as muted,
      exists (select from deliveries d where d.home = c.home and d.handle = c.handle and d.state = 'queued' and d.held) as held,
      exists (select from facts f join messages m on m.home = f.home and m.id = f.subject
        where f.home = c.home and f.stream = c.id and f.kind = 'message.created' and f.at > ${since}
          and m.author_kind = 'shopper') as later
    from conversations c left join handles h on h.home = c.home and h.id = c.handle
    where c.home = ${home}::uuid and c.id = ${conversation}::uuid`.execute(read)
  return rows[0] === undefined ? undefined : Asking.parse(rows[0])
}

/** The last message of a thread that is not the shopper's. */
export async function lastSaid(
  read: Reader,
  { home, conversation }: { home: string; conversation: string },
): Promise<{ id: string; client_id: string | null } | undefined> {
  const { rows } = await sql<{ id: string; client_id: string | null }>`
    select m.id, m.client_id from facts f join messages m on m.home = f.home and m.id = f.subject
    where f.home = ${home}::uuid and f.stream = ${conversation}::uuid and f.kind = 'message.created' and m.author_kind <> 'shopper'
    order by f.seq desc limit 1`.execute(read)
  return rows[0]
}
