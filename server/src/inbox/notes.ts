import type { Note } from '@souk/contract/inbox.ts'
import type { Selectable } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { DB } from '../kernel/tables.ts'

export type NoteRow = Selectable<DB['notes']>

export function noteOf({ id, conversation, author, author_name, text, mentions, at, edited_at }: NoteRow): Note {
  return {
    id,
    conversation,
    author: author === null ? null : { id: author, name: author_name ?? '' },
    text,
    mentions,
    at: at.toISOString(),
    ...(edited_at === null ? {} : { edited: edited_at.toISOString() }),
  }
}

type NoteInput = { text: string; mentions: readonly string[] }
type NewNote = NoteInput & {
  home: string
  id: string
  conversation: string
  author: { id: string; name: string } | null
  at: Date
}

export async function insertNote(tx: Tx, { author, mentions, ...note }: NewNote): Promise<NoteRow> {
  return tx.db
    .insertInto('notes')
    .values({ ...note, mentions: [...mentions], author: author?.id ?? null, author_name: author?.name ?? null })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findNote(
  read: Reader,
  { home, conversation, id }: { home: string; conversation: string; id: string },
): Promise<NoteRow | undefined> {
  return read
    .selectFrom('notes')
    .selectAll()
    .where('home', '=', home)
    .where('id', '=', id)
    .where('conversation', '=', conversation)
    .executeTakeFirst()
}

export async function updateNote(
  tx: Tx,
  { home, id, text, mentions, at }: NoteInput & { home: string; id: string; at: Date },
): Promise<NoteRow> {
  return tx.db
    .updateTable('notes')
    .set({ text, mentions: [...mentions], edited_at: at })
    .where('home', '=', home)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function deleteNote(tx: Tx, home: string, id: string): Promise<void> {
  await tx.db.deleteFrom('notes').where('home', '=', home).where('id', '=', id).execute()
}
