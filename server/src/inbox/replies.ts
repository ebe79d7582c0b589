import { Texts } from '@souk/contract/ids.ts'
import { type CannedReply, ReplyActions } from '@souk/contract/inbox-kept.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'

const Row = z.object({
  id: z.string(),
  member: z.string().nullable(),
  name: z.string(),
  shortcut: z.string().nullable(),
  text: Texts,
  actions: ReplyActions,
})
const COLUMNS = ['id', 'member', 'name', 'shortcut', 'text', 'actions'] as const

function replyOf(raw: unknown): CannedReply {
  const { member, shortcut, ...reply } = Row.parse(raw)
  return { ...reply, ...(shortcut === null ? {} : { shortcut }), shared: member === null }
}

/** The canned replies of everybody and of a member, by name. */
export async function listCannedReplies(read: Reader, home: string, member: string | null): Promise<CannedReply[]> {
  const rows = await read
    .selectFrom('canned_replies')
    .select(COLUMNS)
    .where('home', '=', home)
    .where(({ or, eb }) => or([eb('member', 'is', null), ...(member === null ? [] : [eb('member', '=', member)])]))
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
  return rows.map(replyOf)
}

/** With whose it is: null everybody's. */
export async function findCannedReply(
  read: Reader,
  home: string,
  id: string,
): Promise<{ member: string | null; reply: CannedReply } | undefined> {
  const row = await read
    .selectFrom('canned_replies')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { member: row.member, reply: replyOf(row) }
}

type ReplyInput = Omit<CannedReply, 'shared'> & { home: string; member: string | null }

function stored({ text, actions, shortcut, member, name }: ReplyInput) {
  return { member, name, shortcut: shortcut ?? null, text: JSON.stringify(text), actions: JSON.stringify(actions) }
}

export async function insertCannedReply(tx: Tx, input: ReplyInput): Promise<CannedReply> {
  const row = await tx.db
    .insertInto('canned_replies')
    .values({ home: input.home, id: input.id, ...stored(input) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return replyOf(row)
}

export async function updateCannedReply(tx: Tx, input: ReplyInput): Promise<CannedReply> {
  const row = await tx.db
    .updateTable('canned_replies')
    .set(stored(input))
    .where('home', '=', input.home)
    .where('id', '=', input.id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return replyOf(row)
}

export async function deleteCannedReply(tx: Tx, home: string, id: string): Promise<void> {
  await tx.db.deleteFrom('canned_replies').where('home', '=', home).where('id', '=', id).execute()
}
