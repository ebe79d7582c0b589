import { z } from 'zod'
import type { Database, Statement, Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'

/** Seconds a send may take before it counts as lost and is tried again. */
const SEND_SECONDS = 30
/** Deliveries of one connection under way at once. */
const PER_CONNECTION = 8

/**
 * Takes what is due: of each handle only the oldest, so that messages arrive in their order, and of each connection a few,
 * so that a slow provider or a campaign holds nobody else up.
 */
const TAKE: Statement = {
  name: 'take-deliveries',
  text: `
with open as (
  select d.home, d.id, d.connection, d.next_at, d.state, d.seq,
    row_number() over (partition by d.home, d.handle order by d.seq) as in_line,
    count(*) filter (where d.state = 'sending' and d.next_at > now()) over (partition by d.connection) as busy
  from deliveries d where d.state in ('queued', 'sending')
), due as (
  select home, id, busy + row_number() over (partition by connection order by next_at, seq) as turn
  from open where in_line = 1 and next_at <= now()
), picked as (
  select d.home, d.id from deliveries d join due on due.home = d.home and due.id = d.id
  where due.turn <= ${PER_CONNECTION} and d.next_at <= now() and d.state in ('queued', 'sending')
  order by due.turn limit $1
  for update of d skip locked
)
update deliveries d set state = 'sending', attempts = d.attempts + 1, next_at = now() + make_interval(secs => ${SEND_SECONDS}), updated_at = now()
from picked p, messages m, handles h, conversations c
where d.home = p.home and d.id = p.id
  and m.home = d.home and m.id = d.message and h.home = d.home and h.id = d.handle and c.home = d.home and c.id = d.conversation
returning d.home, d.id, d.conversation, d.message, d.seq, d.connection, d.attempts, m.parts, m.author_kind, h.channel, h.address,
  h.stopped_at is not null as stopped, c.language,
  (select max(i.at) from messages i where i.home = d.home and i.conversation = d.conversation and i.client_id is not null
    and i.author_kind = 'shopper') as heard_at`,
}

const Row = z.object({
  home: z.string(),
  id: z.string(),
  conversation: z.string(),
  message: z.string(),
  seq: z.number(),
  connection: z.string(),
  attempts: z.number(),
  /** As stored: read by whoever sends it, so that one that cannot be read stands in nobody's way. */
  parts: z.unknown(),
  author_kind: z.string(),
  channel: z.string(),
  address: z.string(),
  stopped: z.boolean(),
  language: z.string(),
  heard_at: z.date().nullable(),
})
export type Due = z.infer<typeof Row>

export async function takeDeliveries(database: Database, most: number): Promise<Due[]> {
  return (await database.run(TAKE, [most])).map((raw) => Row.parse(raw))
}

export type Fate = { state: 'queued' | 'sent' | 'failed' | 'refused'; reason?: string; ref?: string; nextAt?: Date }

/** Records what became of a delivery, and tells the thread unless it is to be tried again. */
export async function recordFate(tx: Tx, due: Due, fate: Fate, at: Date): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set({
      state: fate.state,
      reason: fate.reason ?? null,
      updated_at: at,
      ...(fate.ref === undefined ? {} : { provider_ref: fate.ref }),
      ...(fate.nextAt === undefined ? {} : { next_at: fate.nextAt }),
    })
    .where('home', '=', due.home)
    .where('id', '=', due.id)
    .execute()
  if (fate.state === 'queued') return
  const data = {
    upTo: due.seq,
    status: fate.state,
    by: 'shop',
    message: due.message,
    ...(fate.reason ? { reason: fate.reason } : {}),
  }
  await appendFacts(tx, { home: due.home, stream: due.conversation }, at, [{ kind: 'message.status', data }])
}
