import { sql } from 'kysely'
import type { Place } from '../conversations/conversation.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { DraftRow } from './draft.ts'

const COLUMNS = [
  'd.home',
  'd.id',
  'd.conversation',
  'd.kind',
  'd.epoch',
  'd.from_seq as from',
  'd.up_to as upTo',
  'd.handle',
  'd.language',
  'd.messages',
  'd.talk',
  'd.introduces',
  'd.unforeseen',
  'd.intents',
  'd.reasons',
  'd.sent',
] as const

/**
 * Somebody else has spoken since, or may speak now. Whatever was written since is no reason: a draft that answers it as well
 * takes this one's place.
 */
const STALE = sql<boolean>`c.epoch <> d.epoch or exists (
  select from messages m where m.home = d.home and m.conversation = d.conversation and m.seq > d.up_to
    and m.author_kind in ('staff', 'concierge'))`

/** The newest draft of a thread, whatever became of it, or the one of this id. */
export async function findDraft(
  read: Reader,
  { home, conversation }: Place,
  { id, lock = false }: { id?: string; lock?: boolean } = {},
): Promise<DraftRow | undefined> {
  const row = await read
    .selectFrom('drafts as d')
    .innerJoin('conversations as c', (join) => join.onRef('c.home', '=', 'd.home').onRef('c.id', '=', 'd.conversation'))
    .select([
      ...COLUMNS,
      'd.at',
      'd.handover',
      sql<string>`case when d.state = 'open' and (${STALE}) then 'stale' else d.state end`.as('state'),
    ])
    .where('d.home', '=', home)
    .where('d.conversation', '=', conversation)
    .$if(id !== undefined, (query) => query.where('d.id', '=', id ?? ''))
    .$if(lock, (query) => query.forUpdate(['d']))
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const { at, handover, ...kept } = row
  return DraftRow.parse({ ...kept, at: at.toISOString(), ...(handover === null ? {} : { handover }) })
}

/** Puts a draft in the place of the one that waits in its thread. The stream is locked. */
export async function putDraft(tx: Tx, draft: Omit<DraftRow, 'state' | 'sent'>): Promise<void> {
  await tx.db
    .updateTable('drafts')
    .set({ state: 'stale' })
    .where('home', '=', draft.home)
    .where('conversation', '=', draft.conversation)
    .where('state', '=', 'open')
    .execute()
  const { from, upTo, messages, talk, reasons, at, handover, ...row } = draft
  await tx.db
    .insertInto('drafts')
    .values({
      ...row,
      from_seq: from,
      up_to: upTo,
      messages: JSON.stringify(messages),
      talk: JSON.stringify(talk ?? null),
      reasons: JSON.stringify(reasons),
      handover: handover ?? null,
      at: new Date(at),
    })
    .execute()
}

/** What became of a draft that waited; false where it waits no longer. */
export async function endDraft(
  tx: Tx,
  { home, id }: { home: string; id: string },
  state: 'sent' | 'dismissed',
  sent: readonly string[] = [],
): Promise<boolean> {
  const row = await tx.db
    .updateTable('drafts')
    .set({ state, sent: [...sent] })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
