import { z } from 'zod'
import { HeardPart } from '@souk/contract/parts.ts'
import type { Database, Statement, Tx } from '../kernel/database.ts'
import { CONTEXT_COLUMNS, parseContext } from './context.ts'
import { MESSAGE_OF_FACT } from './store.ts'
import { type Claimed, LEASE_SECONDS, type Place } from './conversation.ts'

/** Takes over mailboxes whose lease has run out: their server was killed, or its turn hung. */
const SWEEP: Statement = {
  name: 'sweep-mailboxes',
  text: `
with due as (
  select home, conversation from mailboxes where claimed_until < now() order by claimed_until limit $1 for update skip locked
), taken as (
  update mailboxes m set claim = gen_random_uuid(), claimed_until = now() + make_interval(secs => ${LEASE_SECONDS}), tries = m.tries + 1
  from due d where m.home = d.home and m.conversation = d.conversation
  returning m.home, m.conversation, m.claim, m.first_in, m.last_in, m.tries
)
select t.*, ${CONTEXT_COLUMNS}
from taken t
join conversations c on c.home = t.home and c.id = t.conversation
left join handles h on h.home = c.home and h.id = c.handle`,
}

const SweptRow = z.object({
  home: z.string(),
  conversation: z.string(),
  claim: z.string(),
  first_in: z.number(),
  last_in: z.number(),
  tries: z.number(),
})

export async function sweepMailboxes(database: Database, limit: number): Promise<(Claimed & { tries: number })[]> {
  const rows = await database.run(SWEEP, [limit])
  return rows.map((raw) => ({ ...sweptOf(raw), context: parseContext(raw) }))
}

/** A mailbox that was taken over, without what its turn begins with. */
export function sweptOf(raw: unknown): Omit<Claimed, 'context'> & { tries: number } {
  const { first_in: first, last_in: last, ...row } = SweptRow.parse(raw)
  return { ...row, first, last }
}

/** When a server starts alone on its database, nothing that a dead one had taken is still in hand: all may be taken at once. */
export async function expireAllLeases(database: Database): Promise<void> {
  await database.pool.query(`update mailboxes set claimed_until = now() - interval '1 second'`)
  await database.pool.query(`update inbound_items set next_at = now() where state = 'handling'`)
  // A newer server may be able to read it.
  await database.pool.query(`update inbound_items set state = 'received', next_at = now() where state = 'unreadable'`)
  await database.pool.query(`update deliveries set next_at = now() where state = 'sending'`)
}

const WAITING: Statement = {
  name: 'waiting-messages',
  text: `
select m.id, m.seq, m.handle, m.parts from facts f ${MESSAGE_OF_FACT}
where f.home = $1 and f.stream = $2 and f.seq between $3 and $4 and f.kind = 'message.created' and m.author_kind = 'shopper' and m.removed_at is null
order by f.seq`,
}

/** `handle`: which of the customer's it was written from; null of messages from before that was kept. */
export type Waiting = { id: string; seq: number; handle: string | null; parts: HeardPart[] }
const WaitingRow = z.object({
  id: z.string(),
  seq: z.number(),
  handle: z.string().nullable(),
  parts: z.array(HeardPart),
})

/** The shopper's messages between two seqs, oldest first, as they read now; what was taken back wants no answer. */
export async function waitingMessages(
  database: Database,
  place: Place,
  first: number,
  last: number,
): Promise<Waiting[]> {
  const rows = await database.run(WAITING, [place.home, place.conversation, first, last])
  return rows.map((raw) => WaitingRow.parse(raw))
}

/** Whether a claim still stands; it does until the commit. The stream is to be locked before. */
export async function holdsMailbox(tx: Tx, { home, conversation, claim }: Claimed): Promise<boolean> {
  const row = await tx.db
    .selectFrom('mailboxes')
    .select('claim')
    .where('home', '=', home)
    .where('conversation', '=', conversation)
    .forShare()
    .executeTakeFirst()
  return row?.claim === claim
}

const GATHERED: Statement = {
  name: 'gathered-messages',
  text: `select m.last_in, ${CONTEXT_COLUMNS}
from mailboxes m join conversations c on c.home = m.home and c.id = m.conversation left join handles h on h.home = c.home and h.id = c.handle
where m.home = $1 and m.conversation = $2 and m.claim = $3`,
}

const GatheredRow = z.object({ last_in: z.number() })

/** The same claim over all that has come in by now; null where it is no longer ours. */
export async function readClaim(database: Database, claimed: Claimed): Promise<Claimed | null> {
  const [raw] = await database.run(GATHERED, [claimed.home, claimed.conversation, claimed.claim])
  return raw ? { ...claimed, last: GatheredRow.parse(raw).last_in, context: parseContext(raw) } : null
}

const CONTEXT: Statement = {
  name: 'turn-context',
  text: `select ${CONTEXT_COLUMNS}
from conversations c left join handles h on h.home = c.home and h.id = coalesce($3, c.handle)
where c.home = $1 and c.id = $2`,
}

/** The context as it is now, for a turn that goes on after another, or that answers this handle. */
export async function readContext(
  database: Database,
  place: Place,
  handle: string | null = null,
): Promise<Claimed['context'] | null> {
  const [row] = await database.run(CONTEXT, [place.home, place.conversation, handle])
  return row ? parseContext(row) : null
}
