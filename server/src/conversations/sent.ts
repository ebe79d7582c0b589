import { sql } from 'kysely'
import { z } from 'zod'
import { COMMENT } from '../channels/arrival.ts'
import { SAID_FOR } from '../consent/purpose.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Place } from './conversation.ts'

/** The key under which a provider is given one message of a delivery. */
export function keyOf(delivery: string, position: number): string {
  return `${delivery}.${position}`
}

/** What a key names; nothing where it is none of ours. */
export function readKey(key: string): { delivery: string; position: number } | undefined {
  const found = /^([0-9a-f-]{36})\.(\d{1,4})$/.exec(key)
  return found?.[1] === undefined ? undefined : { delivery: found[1], position: Number(found[2]) }
}

/** Whether something is on its way to a handle at this moment: nobody knows yet under which name it arrives. */
export async function isSending(read: Reader, home: string, handle: string): Promise<boolean> {
  const row = await read
    .selectFrom('deliveries')
    .select('id')
    .where('home', '=', home)
    .where('handle', '=', handle)
    .where('state', '=', 'sending')
    .where('held', '=', false)
    .where('next_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row !== undefined
}

/** How long after it broke off the provider may tell that it has taken it. Milliseconds. */
const DOUBT_MS = 600_000

/**
 * A message of ours that its provider has taken without our hearing of it: it is not said again, and what was to be said
 * after it goes on. False where nothing is in doubt.
 */
export async function hearInDoubt(
  tx: Tx,
  { home, handle, ref, at, newId }: { home: string; handle: string; ref: string; at: Date; newId: NewId },
): Promise<boolean> {
  const since = new Date(at.getTime() - DOUBT_MS)
  const { rows } = await sql`
    with doubted as (
      update deliveries set state = 'queued', next_at = now() where home = ${home} and id = (
        select id from deliveries where home = ${home} and handle = ${handle} and updated_at > ${since}
          and (state = 'uncertain' or (state = 'queued' and attempts > 0 and reason = 'network'))
        order by seq limit 1 for update)
      returning home, id, connection
    )
    insert into sent_messages (home, id, connection, delivery, position, ref)
    select d.home, ${newId()}::uuid, d.connection, d.id,
      (select count(*) from sent_messages s where s.home = d.home and s.delivery = d.id), ${ref}
    from doubted d returning id`.execute(tx.db)
  return rows.length > 0
}

/** The comment that something answers, as the item that brought it was named: where it was the last that they wrote. */
export async function commentAnswered(
  read: Reader,
  due: Place & { channel: string; seq: number },
): Promise<string | undefined> {
  const row = await read
    .selectFrom('messages')
    .select('client_id')
    .where('home', '=', due.home)
    .where('conversation', '=', due.conversation)
    .where('author_kind', '=', 'shopper')
    .where('seq', '<', due.seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.client_id?.startsWith(`${due.channel}:`) ? NAMED.exec(row.client_id)?.[1] : undefined
}

/** The channel, the space in which it is unique, and what the item was named. */
const NAMED = new RegExp(`^[^:]+:(?:[^:]*:)?(${COMMENT}.+)$`)

/** The message of ours that a provider names by its own id; with a handle only one that went there. */
export async function messageOfRef(
  read: Reader,
  { home, connection, ref, handle }: { home: string; connection: string; ref: string; handle?: string },
): Promise<(Place & { message: string; seq: number }) | undefined> {
  return read
    .selectFrom('sent_messages as s')
    .innerJoin('deliveries as d', (join) => join.onRef('d.home', '=', 's.home').onRef('d.id', '=', 's.delivery'))
    .select(['d.home', 'd.conversation', 'd.message', 'd.seq'])
    .where('s.home', '=', home)
    .where('s.connection', '=', connection)
    .where('s.ref', '=', ref)
    .$if(handle !== undefined, (query) => query.where('d.handle', '=', handle ?? ''))
    .executeTakeFirst()
}

/**
 * The delivery of a message that its provider could not bring after all, by the provider's id of it or the key it echoes,
 * and what was to be said. Nothing where that is known already, or it did arrive.
 */
export async function unsentOf(
  read: Reader,
  { home, connection, ref, key }: { home: string; connection: string; ref: string; key?: string | undefined },
) {
  const echoed = key === undefined ? undefined : readKey(key)
  const named = await read
    .selectFrom('sent_messages')
    .select(['delivery', 'state'])
    .where('home', '=', home)
    .where('connection', '=', connection)
    .where('ref', '=', ref)
    .executeTakeFirst()
  const delivery = named?.delivery ?? echoed?.delivery
  if (delivery === undefined || (named && named.state !== 'sent')) return undefined
  const row = await read
    .selectFrom('deliveries as d')
    .innerJoin('messages as m', (join) => join.onRef('m.home', '=', 'd.home').onRef('m.id', '=', 'd.message'))
    .innerJoin('handles as h', (join) => join.onRef('h.home', '=', 'd.home').onRef('h.id', '=', 'd.handle'))
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'd.home').onRef('c.id', '=', 'd.conversation'))
    .select([
      'd.home',
      'd.id',
      'd.conversation',
      'd.message',
      'd.seq',
      'd.handle',
      'd.purpose',
      'c.customer',
      'c.language',
    ])
    .select(['m.author_kind', 'm.author_name', 'm.in_reply_to', 'm.parts', 'm.at as said_at', 'h.stopped_at'])
    .where('d.home', '=', home)
    .where('d.id', '=', delivery)
    .where('d.connection', '=', connection)
    .executeTakeFirst()
  if (!row) return undefined
  const { in_reply_to, purpose, ...rest } = row
  return { ...rest, purpose: Purposes.parse(purpose), answers: in_reply_to !== null }
}

const Purposes = z.enum(SAID_FOR).nullable()

/** The refs of what was sent to a handle until then and has not come to this state. */
export async function refsUpTo(
  read: Reader,
  input: { home: string; handle: string; state: 'delivered' | 'read'; until: Date },
): Promise<string[]> {
  const rows = await read
    .selectFrom('sent_messages as s')
    .innerJoin('deliveries as d', (join) => join.onRef('d.home', '=', 's.home').onRef('d.id', '=', 's.delivery'))
    .select('s.ref')
    .where('d.home', '=', input.home)
    .where('d.handle', '=', input.handle)
    .where('s.at', '<=', input.until)
    .where('s.state', 'in', input.state === 'read' ? ['sent', 'delivered'] : ['sent'])
    .orderBy('d.seq')
    .orderBy('s.position')
    .execute()
  return rows.flatMap(({ ref }) => ref ?? [])
}
