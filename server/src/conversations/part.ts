import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

const StrayRow = z.object({
  id: z.string(),
  conversation: z.string(),
  seq: z.number(),
  handle: z.string(),
  owner: z.string(),
})
/** A message that stands in a thread of somebody else's: `owner` is the customer whose handle it was written from or to. */
export type Stray = z.infer<typeof StrayRow>

/** The messages since a time, of these customers' threads, whose handles are, as the links say now, somebody else's. Oldest first. */
export async function strayMessages(
  read: Reader,
  home: string,
  { customers, since }: { customers: readonly string[]; since: Date },
): Promise<Stray[]> {
  const { rows } = await sql`
    select m.id, m.conversation, m.seq, m.handle, o.customer as owner
    from conversations c
    join facts f on f.home = c.home and f.stream = c.id and f.kind = 'message.created'
    join messages m on m.home = f.home and m.id = f.subject
    cross join lateral (select l.customer from handle_links l
      where l.home = m.home and l.handle = m.handle and l.undone_at is null order by l.id limit 1) o
    join customers whose on whose.home = c.home and whose.id = c.customer
    join customers own on own.home = c.home and own.id = o.customer
    where c.home = ${home}::uuid and c.customer = any(${[...customers]}::uuid[]) and f.at >= ${since}::timestamptz - interval '1 minute'
      and own.id <> whose.id and not coalesce(own.one_with = whose.one_with, false)
    order by m.at, m.conversation, m.seq`.execute(read)
  return rows.map((row) => StrayRow.parse(row))
}

/**
 * Puts messages of one thread where they belong, in their order and with what became of them: the thread they go to tells
 * of them anew, the one they leave keeps its count. Both streams are locked by the caller.
 */
export async function moveMessages(
  tx: Tx,
  { home, conversation: from }: Place,
  to: string,
  strays: readonly Stray[],
): Promise<void> {
  const ids = strays.map(({ id }) => id)
  await sql`
    with list as (
      select id, place from unnest(${ids}::uuid[]) with ordinality as l(id, place)
    ), head as (
      update streams set head = head + ${ids.length}::int where home = ${home}::uuid and id = ${to}::uuid returning head
    ), placed as (
      select l.id, h.head - ${ids.length}::int + l.place as seq from list l, head h
    ), moved as (
      update messages m set conversation = ${to}::uuid, seq = p.seq from placed p
      where m.home = ${home}::uuid and m.id = p.id returning m.id, m.seq, m.at
    ), told as (
      insert into facts (home, stream, seq, kind, at, subject)
      select ${home}::uuid, ${to}::uuid, seq, 'message.created', at, id from moved
    ), sent as (
      update deliveries d set conversation = ${to}::uuid, seq = p.seq from placed p
      where d.home = ${home}::uuid and d.message = p.id
    )
    update facts set kind = 'turn.done', subject = null, data = '{"upTo": 0}'
    where home = ${home}::uuid and stream = ${from}::uuid
      and (subject = any(${ids}::uuid[]) or data ->> 'message' = any(${ids}::text[]))`.execute(tx.db)
  await sql`
    update uploads u set conversation = ${to}::uuid from messages m
    where u.home = ${home}::uuid and u.conversation = ${from}::uuid and m.home = u.home and m.id = any(${ids}::uuid[])
      and strpos(m.parts::text, encode(u.id, 'hex')) > 0`.execute(tx.db)
  await moveWaiting(tx, { home, conversation: from }, to, strays)
}

/** What was not answered yet is answered where it stands now. */
async function moveWaiting(tx: Tx, from: Place, to: string, strays: readonly Stray[]): Promise<void> {
  const { home, conversation } = from
  const ids = strays.map(({ id }) => id)
  const seqs = strays.map(({ seq }) => seq)
  await sql`
    insert into mailboxes as b (home, conversation, first_in, last_in, claim, claimed_until)
    select ${home}::uuid, ${to}::uuid, min(m.seq), max(m.seq), gen_random_uuid(), now() - interval '1 second'
    from unnest(${ids}::uuid[], ${seqs}::bigint[]) as s(id, seq)
    join mailboxes f on f.home = ${home}::uuid and f.conversation = ${conversation}::uuid and s.seq between f.first_in and f.last_in
    join messages m on m.home = f.home and m.id = s.id and m.author_kind = 'shopper'
    having count(*) > 0
    on conflict (home, conversation) do update set last_in = excluded.last_in`.execute(tx.db)
}

/** The thread has forgotten what was said in it while it was another's too, and goes on where its own customer wrote last. */
export async function settleThread(tx: Tx, { home, conversation }: Place): Promise<void> {
  await sql`
    update conversations c set state = null, handle = coalesce((
      select m.handle from facts f join messages m on m.home = f.home and m.id = f.subject
      where f.home = c.home and f.stream = c.id and f.kind = 'message.created' and m.author_kind = 'shopper' and m.handle is not null
      order by f.seq desc limit 1
    ), (
      select l.handle from handle_links l
      where l.home = c.home and l.customer = c.customer and l.undone_at is null order by l.id limit 1
    ))
    where c.home = ${home}::uuid and c.id = ${conversation}::uuid`.execute(tx.db)
}

/**
 * What the thread was told of carts, checkouts and orders that are not its customer's is said no more: these are facts that
 * repeat what stands elsewhere. `customers` are those whose they are.
 */
export async function emptyFacts(
  tx: Tx,
  { home, conversation }: Place,
  { customers, since }: { customers: readonly string[]; since: Date },
): Promise<void> {
  const theirs = [...customers]
  await sql`
    with bought as (
      select o.number, o.checkout from orders o where o.home = ${home}::uuid and o.customer = any(${theirs}::uuid[])
    ), begun as (
      select k.id from checkouts k where k.home = ${home}::uuid and k.customer = any(${theirs}::uuid[])
    ), paid as (
      select p.id from payments p join begun b on b.id = p.checkout where p.home = ${home}::uuid
    )
    update facts f set kind = 'turn.done', data = '{"upTo": 0}'
    where f.home = ${home}::uuid and f.stream = ${conversation}::uuid and f.at >= ${since}::timestamptz - interval '1 minute' and (
      f.kind in ('cart.changed', 'wishes.changed')
      or f.kind = 'checkout.changed' and f.data -> 'checkout' ->> 'id' in (select id::text from begun)
      or f.kind in ('order.placed', 'order.changed') and f.data -> 'order' ->> 'number' in (select number from bought)
      or f.kind = 'fulfilment.changed' and f.data ->> 'order' in (select number from bought)
      or f.kind = 'payment.changed' and f.data -> 'payment' ->> 'id' in (select id::text from paid)
    )`.execute(tx.db)
}

/** The thread goes on at this handle, and is the one that whoever writes from another of the person's goes on in. */
export async function continueThread(tx: Tx, { home, conversation }: Place, handle: string, at: Date): Promise<void> {
  await tx.db
    .updateTable('conversations')
    .set({ handle, last_at: at })
    .where('home', '=', home)
    .where('id', '=', conversation)
    .execute()
}
