import { CompiledQuery } from 'kysely'
import { z } from 'zod'
import type { SentState } from '../channels/arrival.ts'
import type { Database, Statement, Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import { readKey } from './sent.ts'

/** What a provider tells of a message it was given: by its own id of it, or by the key it echoes. */
export type Told = {
  home: string
  connection: string
  ref: string
  key?: string | undefined
  state: SentState
  reason?: string | undefined
  /** Where it went, as it did not arrive. */
  instead?: 'email' | 'sms' | undefined
  cost?: { category?: string | undefined; amount?: number | undefined; currency?: string | undefined } | undefined
  at: Date
}

/** What is told later in this order is further: a failure counts only of what had not arrived. */
const FURTHER: readonly SentState[] = ['sent', 'failed', 'delivered', 'read']

/** Whether a message that stands at `before` may go on to `next`. */
export function isLater(before: SentState | null, next: SentState): boolean {
  return before === null || FURTHER.indexOf(next) > FURTHER.indexOf(before)
}

/**
 * Takes down what became of messages at their providers: one statement, one commit. A state never goes back: what is read
 * stays read when `delivered` comes late. A price that is told stays, and what has moved on is told in its thread. The
 * streams are locked first and in their order, here and everywhere; answers a row for each that is known.
 */
const HEAR: Statement = {
  name: 'hear-statuses',
  text: `
with input as (
  select * from jsonb_to_recordset($1::jsonb) as x(
    n int, home uuid, connection uuid, id uuid, ref text, delivery uuid, position int, state text, reason text,
    instead text, category text, cost bigint, cost_currency text, at timestamptz)
), found as (
  select i.n, i.home, i.connection, i.id, i.ref, i.state, i.reason, i.instead, i.category, i.cost, i.cost_currency, i.at,
    d.id as delivery, d.conversation, d.message, d.seq, coalesce(k.position, i.position) as position
  from input i
  left join lateral (
    select s.delivery, s.position from sent_messages s
    where s.home = i.home and s.connection = i.connection and s.ref = i.ref limit 1
  ) k on true
  join deliveries d on d.home = i.home and d.id = coalesce(k.delivery, i.delivery) and d.connection = i.connection
), locked as (
  select f.* from found f join streams s on s.home = f.home and s.id = f.conversation
  order by s.home, s.id for update of s
), heard as (
  insert into sent_messages as s
    (home, id, connection, delivery, position, state, reason, ref, category, cost, cost_currency, at)
  select home, id, connection, delivery, position, state, reason, ref, category, cost, cost_currency, at from locked
  on conflict (home, delivery, position) do update set ref = excluded.ref,
    category = coalesce(excluded.category, s.category), cost = coalesce(excluded.cost, s.cost),
    cost_currency = coalesce(excluded.cost_currency, s.cost_currency),
    (state, reason) = (select e.state, e.reason
      from (values (excluded.state, excluded.reason), (s.state, s.reason)) e(state, reason)
      order by array_position('{${FURTHER.join()}}', e.state) desc, e.reason is null limit 1)
  returning s.home, s.delivery, s.position, old.state as before, new.state as now
), told as (
  select l.*, row_number() over (partition by l.home, l.conversation order by l.n) as place
  from locked l join heard h on h.home = l.home and h.delivery = l.delivery and h.position = l.position
  where h.now = l.state and h.before is distinct from h.now and h.now <> 'sent'
), bumped as (
  update streams s set head = s.head + t.count
  from (select home, conversation, count(*) as count from told group by home, conversation) t
  where s.home = t.home and s.id = t.conversation
  returning s.home, s.id, s.head - t.count as before
), numbered as (
  select t.n, t.home, t.conversation, b.before + t.place as seq, t.at, jsonb_strip_nulls(jsonb_build_object(
    'upTo', t.seq, 'status', t.state, 'by', 'shop', 'message', t.message, 'reason', t.reason, 'instead', t.instead)) as data
  from told t join bumped b on b.home = t.home and b.id = t.conversation
), stored as (
  insert into facts (home, stream, seq, kind, at, data)
  select home, conversation, seq, 'message.status', at, data from numbered
)
select l.n, l.home, l.conversation as stream, u.seq, l.at, u.data from locked l left join numbered u on u.n = l.n`,
}

const Row = z.object({
  n: z.number(),
  home: z.string(),
  stream: z.string(),
  /** Of the fact, where something is told. */
  seq: z.number().nullable(),
  at: z.date(),
  data: z.unknown(),
})

export type Hearing = { told: Told; newId: NewId }

/** True for each that is known. No two of one message share a statement. */
export async function hearAll(database: Database, batch: readonly Hearing[]): Promise<boolean[]> {
  const rows = (await database.runHot(HEAR, [valuesOf(batch)])).map((raw) => Row.parse(raw))
  database.tell(rows.flatMap(factsOf))
  const known = new Set(rows.map(({ n }) => n))
  return batch.map((_, n) => known.has(n))
}

/** The same for one, in a transaction with others. */
export async function hearOf(tx: Tx, told: Told, newId: NewId): Promise<boolean> {
  const { rows } = await tx.db.executeQuery(CompiledQuery.raw(HEAR.text, [valuesOf([{ told, newId }])]))
  tx.facts.push(...rows.flatMap((raw) => factsOf(Row.parse(raw))))
  return rows.length > 0
}

function valuesOf(batch: readonly Hearing[]): string {
  return JSON.stringify(
    batch.map(({ told, newId }, n) => {
      const { home, connection, ref, key, state, reason, instead, cost, at } = told
      const price = { category: cost?.category, cost: cost?.amount, cost_currency: cost?.currency }
      const echoed = key === undefined ? undefined : readKey(key)
      return { n, id: newId(), home, connection, ref, ...echoed, state, reason, instead, ...price, at }
    }),
  )
}

function factsOf({ home, stream, seq, at, data }: z.infer<typeof Row>): StoredFact[] {
  return seq === null ? [] : [{ home, stream, seq, kind: 'message.status', at: at.toISOString(), data }]
}
