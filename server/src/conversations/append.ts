import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'
import { type Appended, type Incoming, LEASE_SECONDS } from './conversation.ts'
import { APPENDED_COLUMNS, parseContext } from './context.ts'
import { readContext } from './mailbox.ts'

/**
 * Stores shoppers' messages, one of each conversation, and claims their mailboxes where these are free: one statement, one
 * commit, which waits for the disk unless all of them are kept elsewhere ($2). Row locks are taken in the order of the streams' keys, the stream before its mailbox, here and everywhere.
 */
const APPEND: Statement = {
  name: 'append-messages',
  text: `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as x(
    n int, home uuid, conversation uuid, id uuid, client_id text, author_id text, handle uuid, parts jsonb, at timestamptz, claim uuid)
), known as (
  select i.n, m.id, m.seq, m.parts = i.parts or m.edited_at is not null or m.removed_at is not null as same
  from input i join messages m on m.home = i.home and m.conversation = i.conversation and m.client_id = i.client_id
), locked as (
  select i.*
  from input i join streams s on s.home = i.home and s.id = i.conversation
  where not exists (select from known k where k.n = i.n)
  order by s.home, s.id
  for update of s
), fresh as (
  update streams s set head = s.head + 1 from locked l where s.home = l.home and s.id = l.conversation
  returning l.*, s.head as seq
), stored as (
  insert into messages (home, id, conversation, seq, author_kind, author_id, handle, client_id, parts, at)
  select home, id, conversation, seq, 'shopper', author_id, handle, client_id, parts, at from fresh
), heard as (
  update handles h set heard_at = greatest(h.heard_at, f.at) from fresh f
  where h.home = f.home and h.id = f.handle and h.connection is not null
), told as (
  insert into facts (home, stream, seq, kind, at, subject)
  select home, conversation, seq, 'message.created', at, id from fresh
), mail as (
  insert into mailboxes as m (home, conversation, first_in, last_in, claim, claimed_until)
  select home, conversation, seq, seq, claim, now() + make_interval(secs => ${LEASE_SECONDS}) from fresh
  on conflict (home, conversation) do update set
    last_in = excluded.last_in,
    claim = case when m.claimed_until < now() then excluded.claim else m.claim end,
    claimed_until = case when m.claimed_until < now() then excluded.claimed_until else m.claimed_until end
  returning m.conversation, m.claim, m.first_in, m.last_in
), placed as (
  select n, id, seq, false as known, true as same, home, conversation, claim from fresh
  union all
  select n, id, seq, true, same, null, null, null from known
)
select p.n, p.id, p.seq, p.known, p.same, m.claim = p.claim as claimed, m.first_in, m.last_in, s.head + 1 <> p.seq as outdated,
  case when $2 then set_config('synchronous_commit', 'off', true) end,
  ${APPENDED_COLUMNS}
from placed p
left join streams s on s.home = p.home and s.id = p.conversation
left join mail m on m.conversation = p.conversation
left join conversations c on c.home = p.home and c.id = p.conversation
left join handles h on h.home = p.home and h.id = c.handle`,
}

const Row = z.object({
  n: z.number(),
  id: z.string(),
  seq: z.number(),
  known: z.boolean(),
  same: z.boolean(),
  claimed: z.boolean().nullable(),
  /** The stream has grown between the look at the conversation and the lock: what was seen of it is of before. */
  outdated: z.boolean().nullable(),
  first_in: z.number().nullable(),
  last_in: z.number().nullable(),
  /** Where the thread went on until now, and the connection that this was pushed by. */
  handle: z.string().nullable(),
  connection: z.string().nullable(),
})

/**
 * Appends a batch. Answers null where the conversation does not exist. No two messages of a batch are of one conversation.
 * Throws a unique violation when a clientId of several messages is being stored elsewhere at this moment: the batch is then
 * taken apart, and what stands alone is tried again, now that it is found.
 */
export async function appendMessages(
  database: Database,
  batch: readonly (Incoming & { claim: string })[],
): Promise<(Appended | { missing: true })[]> {
  const values = batch.map((message, n) => ({
    n,
    home: message.home,
    conversation: message.conversation,
    id: message.id,
    client_id: message.clientId,
    author_id: message.customer,
    handle: message.handle,
    parts: message.parts,
    at: message.at,
    claim: message.claim,
  }))
  const areKept = batch.every(({ isKept }) => isKept)
  const append = () => database.runHot(APPEND, [JSON.stringify(values), areKept])
  const rows = await append().catch((error: unknown) => {
    if (batch.length > 1 || !isTaken(error)) throw error
    return append()
  })
  const results: (Appended | { missing: true })[] = batch.map(() => ({ missing: true }))
  for (const raw of rows) {
    const row = Row.parse(raw)
    const message = batch[row.n]
    if (message) results[row.n] = await appendedOf(database, message, row, raw)
  }
  return results
}

async function appendedOf(
  database: Database,
  { home, conversation, claim, customer, handle }: Incoming & { claim: string },
  row: z.infer<typeof Row>,
  raw: unknown,
): Promise<Appended> {
  const { id, seq, known, same, first_in: first, last_in: last } = row
  // From one browser to another is a move that the shopper makes; who writes from another messenger has made it.
  const isElsewhere = !known && row.handle !== handle && row.connection !== null
  const stored = { id, seq, known, same, isElsewhere }
  if (row.claimed !== true || first === null || last === null) return { ...stored, claimed: null }
  const place = { home, conversation }
  const isStale = row.outdated === true || isElsewhere
  const context = (isStale && (await readContext(database, place, handle))) || { ...parseContext(raw), customer }
  return { ...stored, claimed: { ...place, claim, first, last, context } }
}

/** Somebody else stored the same clientId between our look and our insert. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'messages_client'
}
