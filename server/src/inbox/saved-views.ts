import { InboxFilter } from '@souk/contract/inbox.ts'
import type { SavedView } from '@souk/contract/inbox-kept.ts'
import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'

const Row = z.object({
  id: z.string(),
  member: z.string().nullable(),
  name: z.string(),
  filter: InboxFilter,
  position: z.number(),
})
const COLUMNS = ['id', 'member', 'name', 'filter', 'position'] as const

function viewOf(raw: unknown): SavedView {
  const { member, ...view } = Row.parse(raw)
  return { ...view, shared: member === null }
}

/** The kept filters of everybody and of a member, in their order. */
export async function listSavedViews(read: Reader, home: string, member: string | null): Promise<SavedView[]> {
  const rows = await read
    .selectFrom('saved_views')
    .select(COLUMNS)
    .where('home', '=', home)
    .where(({ or, eb }) => or([eb('member', 'is', null), ...(member === null ? [] : [eb('member', '=', member)])]))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(viewOf)
}

type ViewInput = Omit<SavedView, 'shared'> & { home: string; member: string | null }

export async function insertSavedView(tx: Tx, { filter, ...view }: ViewInput): Promise<SavedView> {
  const row = await tx.db
    .insertInto('saved_views')
    .values({ ...view, filter: JSON.stringify(filter) })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return viewOf(row)
}

/** Whose: null everybody's. Undefined where there is no such view. */
export async function ownerOfView(
  read: Reader,
  home: string,
  id: string,
): Promise<{ member: string | null } | undefined> {
  return read
    .selectFrom('saved_views')
    .select('member')
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function updateSavedView(tx: Tx, { home, id, filter, ...view }: ViewInput): Promise<SavedView> {
  const row = await tx.db
    .updateTable('saved_views')
    .set({ ...view, filter: JSON.stringify(filter) })
    .where('home', '=', home)
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return viewOf(row)
}

export async function deleteSavedView(tx: Tx, home: string, id: string): Promise<void> {
  await tx.db.deleteFrom('saved_views').where('home', '=', home).where('id', '=', id).execute()
}
