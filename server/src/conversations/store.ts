import { z } from 'zod'
import type { Message } from '@souk/contract/conversation.ts'
import type { Database, Reader, Statement, Tx } from '../kernel/database.ts'
import { openStream } from '../kernel/facts.ts'
import type { StoredFact } from '../kernel/stored-fact.ts'
import { samePerson } from '../people/same-person.ts'
import type { Place } from './conversation.ts'
import { MESSAGE_COLUMNS, messageOf, updateOf } from './message.ts'

/** What a live client is sent; `data` of the past is passed on as it was stored. */
export type FactRow = { seq: number; kind: string; at: string; data: unknown }

/**
 * Joins a fact `f` with its message `m`, if it tells of one. Row by row, whatever the planner believes: in a table that
 * looked small when the plan was made it would read all messages of the shop instead.
 */
export const MESSAGE_OF_FACT = `left join lateral
  (select messages.*, (select h.channel from handles h where h.home = messages.home and h.id = messages.handle) as channel
  from messages where messages.home = f.home and messages.id = f.subject limit 1) m on f.subject is not null`

const FactColumns = z.object({
  seq: z.number(),
  kind: z.string(),
  fact_at: z.date(),
  data: z.unknown(),
  id: z.string().nullable(),
})

/** None where the message it tells of is gone: its thread is being forgotten at this moment. */
export function factOf(raw: unknown): FactRow | undefined {
  const row = FactColumns.parse(raw)
  if (row.id === null && row.data === null) return undefined
  const message = row.id === null ? undefined : messageOf(raw)
  return {
    seq: row.seq,
    kind: row.kind,
    at: row.fact_at.toISOString(),
    data: message === undefined ? row.data : row.kind === 'message.updated' ? updateOf(message) : { message },
  }
}

const FACTS: Statement = {
  name: 'facts-after',
  text: `
select f.seq, f.kind, f.at as fact_at, f.data, ${MESSAGE_COLUMNS}
from facts f ${MESSAGE_OF_FACT}
where f.home = $1 and f.stream = $2 and f.seq > $3 order by f.seq limit $4`,
}

/** Facts of a conversation after a seq, without gaps. */
export async function factsAfter(database: Database, place: Place, after: number, limit: number): Promise<FactRow[]> {
  const rows = await database.run(FACTS, [place.home, place.conversation, after, limit])
  return rows.flatMap((raw) => factOf(raw) ?? [])
}

const HEAD: Statement = { name: 'stream-head', text: 'select head, floor from streams where home = $1 and id = $2' }
const Head = z.object({ head: z.number(), floor: z.number() })

export async function headOf(database: Database, place: Place): Promise<{ head: number; floor: number } | null> {
  const [row] = await database.run(HEAD, [place.home, place.conversation])
  return row ? Head.parse(row) : null
}

/** A stored message.created as live clients are told of it. */
export function createdFact(place: Place, seq: number, at: Date, message: Message): StoredFact {
  return {
    home: place.home,
    stream: place.conversation,
    seq,
    kind: 'message.created',
    at: at.toISOString(),
    data: { message },
  }
}

export async function openConversation(
  tx: Tx,
  input: Place & { handle: string | null; customer: string; locale: string; timezone: string },
): Promise<void> {
  const { home, conversation, handle, customer, locale, timezone } = input
  await openStream(tx, home, conversation)
  await tx.db
    .insertInto('conversations')
    .values({ home, id: conversation, kind: 'shop', handle, customer, locale, timezone })
    .execute()
  await tx.db
    .insertInto('participants')
    .values([
      { home, conversation, actor_kind: 'customer', actor_id: customer, role: 'shopper' },
      { home, conversation, actor_kind: 'shop', actor_id: home, role: 'seller' },
    ])
    .execute()
}

export type ConversationRow = {
  home: string
  id: string
  customer: string | null
  handle: string | null
  language: string
  locale: string
  speaker_kind: string
  speaker_id: string | null
  speaker_name: string | null
  epoch: number
}

export async function findConversation(read: Reader, id: string, home?: string): Promise<ConversationRow | undefined> {
  return read
    .selectFrom('conversations')
    .select([
      'home',
      'id',
      'customer',
      'handle',
      'language',
      'locale',
      'speaker_kind',
      'speaker_id',
      'speaker_name',
      'epoch',
    ])
    .where('id', '=', id)
    .$if(home !== undefined, (query) => query.where('home', '=', home ?? ''))
    .executeTakeFirst()
}

const LAST: Statement = {
  name: 'last-messages',
  text: `
select f.seq, f.at as fact_at, ${MESSAGE_COLUMNS} from facts f ${MESSAGE_OF_FACT}
where f.home = $1 and f.stream = $2 and f.kind = 'message.created' order by f.seq desc limit $3`,
}
const LastRow = z.object({ seq: z.number(), fact_at: z.date() })

/** The newest messages, oldest first. */
export async function lastMessages(
  database: Database,
  place: Place,
  limit: number,
): Promise<{ seq: number; at: string; message: unknown }[]> {
  const rows = await database.run(LAST, [place.home, place.conversation, limit])
  return rows.reverse().map((raw) => {
    const { seq, fact_at } = LastRow.parse(raw)
    return { seq, at: fact_at.toISOString(), message: messageOf(raw) }
  })
}

/** How far each side has read, and whether the shopper has silenced the thread. */
export async function readMarks(
  read: Reader,
  place: Place,
): Promise<{ shopper: number; shop: number; muted: boolean }> {
  const rows = await read
    .selectFrom('participants')
    .select(['actor_kind', 'read_seq', 'muted'])
    .where('home', '=', place.home)
    .where('conversation', '=', place.conversation)
    .execute()
  const of = (kind: string) => Math.max(0, ...rows.filter((row) => row.actor_kind === kind).map((row) => row.read_seq))
  return { shopper: of('customer'), shop: of('shop'), muted: rows.some(({ muted }) => muted) }
}

/** The thread that a customer wrote in last, as whichever of those who are the same person, and the handle where it goes on. */
export async function lastConversation(
  read: Reader,
  home: string,
  customer: string,
): Promise<{ conversation: string; at: string | null } | undefined> {
  return read
    .selectFrom('conversations')
    .select(['id as conversation', 'handle as at'])
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('kind', '=', 'shop')
    .orderBy('last_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The newest messages of whoever writes in a thread, in all of their other threads; oldest first. */
export async function messagesElsewhere(
  database: Database,
  { home, conversation }: Place,
  { customer, limit }: { customer: string; limit: number },
): Promise<{ conversation: string; seq: number; at: string; message: unknown }[]> {
  const threads = await database.read
    .selectFrom('conversations')
    .select('id')
    .where('home', '=', home)
    .where('customer', '=', samePerson(home, customer))
    .where('id', '<>', conversation)
    .execute()
  const found = await Promise.all(
    threads.map(async ({ id }) =>
      (await lastMessages(database, { home, conversation: id }, limit)).map((one) => ({ conversation: id, ...one })),
    ),
  )
  return found
    .flat()
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .slice(-limit)
}

/** Every thread of a customer with the shop. */
export async function conversationsOf(read: Reader, home: string, customer: string): Promise<string[]> {
  const rows = await read
    .selectFrom('conversations')
    .select('id')
    .where('home', '=', home)
    .where('customer', '=', customer)
    .execute()
  return rows.map(({ id }) => id)
}

/** The parts of a message that went to a handle, as they were stored. */
export async function partsOfMessage(
  read: Reader,
  { home, message, handle }: { home: string; message: string; handle: string },
): Promise<unknown> {
  const row = await read
    .selectFrom('messages')
    .select('parts')
    .where('home', '=', home)
    .where('id', '=', message)
    .where(({ or, eb, exists }) =>
      or([
        eb('handle', '=', handle),
        exists((sent) =>
          sent
            .selectFrom('deliveries as d')
            .whereRef('d.home', '=', 'messages.home')
            .whereRef('d.message', '=', 'messages.id')
            .where('d.handle', '=', handle),
        ),
      ]),
    )
    .executeTakeFirst()
  return row?.parts
}

/** Those of any message, with the language of its thread. */
export async function shownMessage(
  read: Reader,
  home: string,
  message: string,
): Promise<{ parts: unknown; language: string } | undefined> {
  return read
    .selectFrom('messages as m')
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'm.home').onRef('c.id', '=', 'm.conversation'))
    .select(['m.parts', 'c.language'])
    .where('m.home', '=', home)
    .where('m.id', '=', message)
    .executeTakeFirst()
}

/** The message that a customer sent under this key, in whichever thread. */
export async function messageOfClient(
  read: Reader,
  input: { home: string; customer: string; clientId: string },
): Promise<(Place & { message: string; seq: number }) | undefined> {
  return read
    .selectFrom('messages as m')
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'm.home').onRef('c.id', '=', 'm.conversation'))
    .select(['m.home', 'm.conversation', 'm.id as message', 'm.seq'])
    .where('c.home', '=', input.home)
    .where('c.customer', '=', samePerson(input.home, input.customer))
    .where('m.client_id', '=', input.clientId)
    .executeTakeFirst()
}
