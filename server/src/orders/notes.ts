import type { OrderNote } from '@souk/contract/desk.ts'
import type { Reader, Tx } from '../kernel/database.ts'

type Note = { home: string; id: string; order_id: string; by: string; text: string; at: Date }

/** What staff said to each other about an order, oldest first. */
export async function notesOf(read: Reader, home: string, order: string): Promise<OrderNote[]> {
  const rows = await read
    .selectFrom('order_notes')
    .select(['id', 'by', 'text', 'at'])
    .where('home', '=', home)
    .where('order_id', '=', order)
    .orderBy('id')
    .execute()
  return rows.map(shown)
}

export async function insertNote(tx: Tx, note: Note): Promise<OrderNote> {
  await tx.db.insertInto('order_notes').values(note).execute()
  return shown(note)
}

/** Takes a note away and answers what it was; undefined where there is none. */
export async function deleteNote(
  tx: Tx,
  { home, order, id }: { home: string; order: string; id: string },
): Promise<OrderNote | undefined> {
  const row = await tx.db
    .deleteFrom('order_notes')
    .where('home', '=', home)
    .where('order_id', '=', order)
    .where('id', '=', id)
    .returning(['id', 'by', 'text', 'at'])
    .executeTakeFirst()
  return row && shown(row)
}

function shown({ id, by, text, at }: Omit<Note, 'home' | 'order_id'>): OrderNote {
  return { id, by, text, at: at.toISOString() }
}
