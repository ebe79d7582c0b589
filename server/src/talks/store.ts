import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Heard, Talk } from './talk.ts'

export type Cursor = { xid: string; stream: string; seq: number }
const FIRST: Cursor = { xid: '0', stream: '00000000-0000-0000-0000-000000000000', seq: 0 }

const CursorRow = z.object({ xid: z.string(), stream: z.string(), seq: z.number() })

/**
 * Where the counting of a shop's facts stands, locked for whoever goes on; undefined where somebody else does. A cursor from
 * beyond this database, as after a restore, means from the start: what is counted already is known by its talk.
 */
export async function lockCursor(tx: Tx, home: string): Promise<Cursor | undefined> {
  await sql`insert into talk_cursors (home, xid, stream, seq) values (${home}, ${FIRST.xid}, ${FIRST.stream}, ${FIRST.seq})
    on conflict (home) do nothing`.execute(tx.db)
  const { rows } = await sql`select case when ahead then '0' else xid end as xid, stream, seq from (
      select xid, stream, seq, xid::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) as ahead
      from talk_cursors where home = ${home} for update skip locked
    ) c`.execute(tx.db)
  return rows[0] === undefined ? undefined : CursorRow.parse(rows[0])
}

export async function saveCursor(tx: Tx, home: string, { xid, stream, seq }: Cursor): Promise<void> {
  await tx.db.updateTable('talk_cursors').set({ xid, stream, seq }).where('home', '=', home).execute()
}

/** Shops of which facts are not counted yet. */
export async function shopsBehind(read: Reader): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from shops s left join talk_cursors c on c.home = s.id
    where exists (select from facts f where f.home = s.id
      and (f.xid, f.stream, f.seq) > (coalesce(c.xid, '0')::xid8, coalesce(c.stream, ${FIRST.stream}::uuid), coalesce(c.seq, 0)))`.execute(
    read,
  )
  return rows.map(({ id }) => id)
}

const FactRow = z.object({
  xid: z.string(),
  stream: z.string(),
  seq: z.number(),
  kind: z.string(),
  at: z.date(),
  ready: z.boolean(),
  author_kind: z.string().nullable(),
  author_id: z.string().nullable(),
  channel: z.string().nullable(),
  shown: z.boolean().nullable(),
  speaker: z.string().nullable(),
  note: z.string().nullable(),
  filled: z.boolean().nullable(),
  order: z.string().nullable(),
  delivery: z.string().nullable(),
  closed: z.string().nullable(),
})
type FactRow = z.infer<typeof FactRow>

export type Page = { heard: Heard[]; cursor: Cursor; full: boolean; held: boolean }

/**
 * What a talk is made of, in the order of the shop's stream, read below the oldest transaction that is still open: `held`
 * where more waits for that one.
 */
export async function factsAfter(read: Reader, home: string, after: Cursor, limit: number): Promise<Page> {
  const { rows } = await sql`
    select f.xid::text as xid, f.stream, f.seq, f.kind, f.at, f.xid < pg_snapshot_xmin(pg_current_snapshot()) as ready,
      m.author_kind, m.author_id, m.channel, m.shown, f.data #>> '{speaker,kind}' as speaker, f.data ->> 'note' as note,
      jsonb_array_length(f.data #> '{cart,lines}') > 0 as filled, f.data #>> '{order,id}' as "order", f.data #>> '{fulfilment,state}' as delivery,
      case when f.data ->> 'closed' = 'true' then f.data ->> 'conversation' end as closed
    from facts f left join lateral (
      select s.author_kind, s.author_id, jsonb_path_exists(s.parts, '$[*].type ? (@ == "product" || @ == "carousel" || @ == "compare")') as shown,
        (select h.channel from handles h where h.home = s.home and h.id = s.handle) as channel
      from messages s where s.home = f.home and s.id = f.subject limit 1
    ) m on f.kind = 'message.created'
    where f.home = ${home}::uuid and (f.xid, f.stream, f.seq) > (${after.xid}::xid8, ${after.stream}::uuid, ${after.seq}::bigint)
      and f.kind in ('message.created', 'speaker.changed', 'cart.changed', 'checkout.changed', 'order.placed', 'fulfilment.changed',
        'conversation.changed')
    order by f.xid, f.stream, f.seq limit ${limit}`.execute(read)
  const facts = rows.map((row) => FactRow.parse(row))
  const open = facts.findIndex(({ ready }) => !ready)
  const ready = open === -1 ? facts : facts.slice(0, open)
  const { xid, stream, seq } = ready.at(-1) ?? after
  return {
    heard: ready.flatMap((fact) => heardOf(fact) ?? []),
    cursor: { xid, stream, seq },
    full: ready.length === limit,
    held: open !== -1,
  }
}

function heardOf(fact: FactRow): Heard | undefined {
  const own = { conversation: fact.stream, seq: fact.seq, at: fact.at }
  switch (fact.kind) {
    case 'message.created': {
      const said = { ...own, what: 'said' as const, channel: fact.channel ?? 'web', shown: fact.shown ?? false }
      if (fact.author_kind === 'staff') return { ...said, by: 'staff', member: fact.author_id ?? '' }
      return fact.author_kind === 'shopper' || fact.author_kind === 'concierge'
        ? { ...said, by: fact.author_kind }
        : undefined
    }
    case 'speaker.changed':
      return { ...own, what: 'speaker', to: fact.speaker ?? '', note: fact.note }
    case 'cart.changed':
      return fact.filled ? { ...own, what: 'reached', stage: 'cart' } : undefined
    case 'checkout.changed':
      return { ...own, what: 'reached', stage: 'checkout' }
    case 'order.placed':
      return fact.order === null ? undefined : { ...own, what: 'ordered', order: fact.order }
    case 'fulfilment.changed':
      return fact.delivery === 'delivered' ? { ...own, what: 'delivered' } : undefined
    case 'conversation.changed':
      return fact.closed === null ? undefined : { ...own, conversation: fact.closed, what: 'closed' }
    default:
      return undefined
  }
}

const Member = z.object({ id: z.string(), messages: z.number(), ms: z.number().nullable() })
const TalkRow = z.object({
  id: z.string(),
  conversation: z.string(),
  channel: z.string(),
  started_at: z.date(),
  last_at: z.date(),
  last_seq: z.number(),
  asked: z.number(),
  concierge: z.number(),
  staff: z.number(),
  waits_since: z.date().nullable(),
  concierge_ms: z.number().nullable(),
  staff_ms: z.number().nullable(),
  handed_at: z.date().nullable(),
  handed_for: z.string().nullable(),
  stage: z.number(),
  orders: z.array(z.string()),
  team: z.array(Member).nullable(),
  closed_at: z.date().nullable(),
})

/** The last talk of each of these threads. */
export async function lastTalks(read: Reader, home: string, conversations: readonly string[]): Promise<Talk[]> {
  const { rows } = await sql`select t.* from unnest(${[...conversations]}::uuid[]) c(id) cross join lateral (
      select * from talks where home = ${home}::uuid and conversation = c.id order by started_at desc limit 1
    ) t`.execute(read)
  return rows.map((raw) => {
    const row = TalkRow.parse(raw)
    return {
      id: row.id,
      conversation: row.conversation,
      channel: row.channel,
      startedAt: row.started_at,
      lastAt: row.last_at,
      lastSeq: row.last_seq,
      asked: row.asked,
      concierge: row.concierge,
      staff: row.staff,
      waitsSince: row.waits_since,
      conciergeMs: row.concierge_ms,
      staffMs: row.staff_ms,
      handedAt: row.handed_at,
      handedFor: row.handed_for,
      stage: row.stage,
      orders: row.orders,
      team: row.team ?? [],
      closedAt: row.closed_at,
    }
  })
}

/** Stores talks as they are now, with when to ask how each was. Of threads that were forgotten meanwhile none is kept. */
export async function saveTalks(
  tx: Tx,
  home: string,
  talks: readonly (Talk & { askAt: Date | null })[],
): Promise<void> {
  if (talks.length === 0) return
  const rows = talks.map((one) => ({
    id: one.id,
    conversation: one.conversation,
    channel: one.channel,
    started_at: one.startedAt,
    last_at: one.lastAt,
    last_seq: one.lastSeq,
    asked: one.asked,
    concierge: one.concierge,
    staff: one.staff,
    waits_since: one.waitsSince,
    concierge_ms: one.conciergeMs,
    staff_ms: one.staffMs,
    handed_at: one.handedAt,
    handed_for: one.handedFor,
    stage: one.stage,
    orders: one.orders,
    team: one.team.length === 0 ? null : one.team,
    closed_at: one.closedAt,
    ask_at: one.askAt,
  }))
  await sql`
    insert into talks as t (home, id, conversation, channel, started_at, last_at, last_seq, asked, concierge, staff,
      waits_since, concierge_ms, staff_ms, handed_at, handed_for, stage, orders, team, closed_at, ask_at)
    select ${home}::uuid, n.id, n.conversation, n.channel, n.started_at, n.last_at, n.last_seq, n.asked, n.concierge, n.staff,
      n.waits_since, n.concierge_ms, n.staff_ms, n.handed_at, n.handed_for, n.stage, n.orders, n.team, n.closed_at, n.ask_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, conversation uuid, channel text, started_at timestamptz,
      last_at timestamptz, last_seq bigint, asked int, concierge int, staff int, waits_since timestamptz, concierge_ms bigint,
      staff_ms bigint, handed_at timestamptz, handed_for text, stage smallint, orders uuid[], team jsonb, closed_at timestamptz,
      ask_at timestamptz)
    join conversations c on c.home = ${home}::uuid and c.id = n.conversation
    on conflict (home, id) do update set last_at = excluded.last_at, last_seq = excluded.last_seq, asked = excluded.asked,
      concierge = excluded.concierge, staff = excluded.staff, waits_since = excluded.waits_since,
      concierge_ms = excluded.concierge_ms, staff_ms = excluded.staff_ms, handed_at = excluded.handed_at,
      handed_for = excluded.handed_for, stage = excluded.stage, orders = excluded.orders, team = excluded.team,
      closed_at = excluded.closed_at, ask_at = excluded.ask_at`.execute(tx.db)
}
