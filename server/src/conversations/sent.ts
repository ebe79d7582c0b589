import { sql } from 'kysely'
import { COMMENT, type SentState, SENT_STATES } from '../channels/arrival.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import type { NewId } from '../kernel/ids.ts'
import type { Place } from './conversation.ts'
import { lockStream } from './speaker.ts'

/** The key under which a provider is given one message of a delivery. */
export function keyOf(delivery: string, position: number): string {
  return `${delivery}.${position}`
}

function readKey(key: string): { delivery: string; position: number } | undefined {
  const found = /^([0-9a-f-]{36})\.(\d{1,4})$/.exec(key)
  return found?.[1] === undefined ? undefined : { delivery: found[1], position: Number(found[2]) }
}

/** What a provider tells of a message it was given: by its own id of it, or by the key it echoes. */
export type Told = {
  home: string
  connection: string
  ref: string
  key?: string | undefined
  state: SentState
  reason?: string | undefined
  cost?: { category?: string | undefined; amount?: number | undefined; currency?: string | undefined } | undefined
  at: Date
}

type Known = Place & { delivery: string; message: string; seq: number; position: number; state: SentState | null }

/**
 * Takes down what became of a message at the provider. A state never goes back: what is read stays read when `delivered`
 * comes late, and a failure counts only of what had not arrived. False where the message is not known (yet).
 */
export async function hearOf(tx: Tx, told: Told, newId: NewId): Promise<boolean> {
  const found = await findSent(tx.db, told)
  if (!found) return false
  await lockStream(tx, found)
  const known = await findSent(tx.db, told)
  if (!known) return false
  const { home, connection, ref, state, cost, at } = told
  const { delivery, position } = known
  const moves = isLater(known.state, state)
  const price = {
    ...(cost?.category === undefined ? {} : { category: cost.category }),
    ...(cost?.amount === undefined ? {} : { cost: cost.amount }),
    ...(cost?.currency === undefined ? {} : { cost_currency: cost.currency }),
  }
  const now = { ref, ...price, ...(moves ? { state, reason: told.reason ?? null } : {}) }
  await tx.db
    .insertInto('sent_messages')
    .values({
      home,
      id: newId(),
      connection,
      delivery,
      position,
      state,
      reason: told.reason ?? null,
      ref,
      ...price,
      at,
    })
    .onConflict((conflict) => conflict.columns(['home', 'delivery', 'position']).doUpdateSet(now))
    .execute()
  if (moves && state !== 'sent') await tell(tx, known, told)
  return true
}

/** Whether a message that stands at `before` may go on to `next`. */
export function isLater(before: SentState | null, next: SentState): boolean {
  if (before === null) return true
  if (next === 'failed') return before === 'sent'
  if (before === 'failed') return next === 'delivered' || next === 'read'
  return SENT_STATES.indexOf(next) > SENT_STATES.indexOf(before)
}

async function tell(tx: Tx, known: Known, { state, reason, at }: Told): Promise<void> {
  const { home, conversation, message, seq } = known
  const data = { upTo: seq, status: state, by: 'shop', message, ...(reason === undefined ? {} : { reason }) }
  await appendFacts(tx, { home, stream: conversation }, at, [{ kind: 'message.status', data }])
}

async function findSent(read: Reader, { home, connection, ref, key }: Told): Promise<Known | undefined> {
  const row = await read
    .selectFrom('sent_messages as s')
    .innerJoin('deliveries as d', (join) => join.onRef('d.home', '=', 's.home').onRef('d.id', '=', 's.delivery'))
    .select(['d.home', 'd.conversation', 'd.id as delivery', 'd.message', 'd.seq', 's.position', 's.state'])
    .where('s.home', '=', home)
    .where('s.connection', '=', connection)
    .where('s.ref', '=', ref)
    .executeTakeFirst()
  if (row) return { ...row, state: SENT_STATES.find((state) => state === row.state) ?? 'sent' }
  const echoed = key === undefined ? undefined : readKey(key)
  if (!echoed) return undefined
  const delivery = await read
    .selectFrom('deliveries')
    .select(['home', 'conversation', 'id as delivery', 'message', 'seq'])
    .where('home', '=', home)
    .where('connection', '=', connection)
    .where('id', '=', echoed.delivery)
    .executeTakeFirst()
  return delivery && { ...delivery, position: echoed.position, state: null }
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

/** The message of ours that a provider names by its own id. */
export async function messageOfRef(
  read: Reader,
  { home, connection, ref }: { home: string; connection: string; ref: string },
): Promise<(Place & { message: string; seq: number }) | undefined> {
  return read
    .selectFrom('sent_messages as s')
    .innerJoin('deliveries as d', (join) => join.onRef('d.home', '=', 's.home').onRef('d.id', '=', 's.delivery'))
    .select(['d.home', 'd.conversation', 'd.message', 'd.seq'])
    .where('s.home', '=', home)
    .where('s.connection', '=', connection)
    .where('s.ref', '=', ref)
    .executeTakeFirst()
}

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
