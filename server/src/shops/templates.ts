import { Template, type TemplatePurpose } from '@souk/contract/template.ts'
import { sql } from 'kysely'
import type { TemplateState } from '../channels/template.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import type { NewId } from '../kernel/ids.ts'

export type TemplateRow = {
  id: string
  name: string
  language: string
  category: string
  purpose: string | null
  body: string
  state: string
  reason: string | null
  ref: string | null
}

const COLUMNS = ['id', 'name', 'language', 'category', 'purpose', 'body', 'state', 'reason', 'ref'] as const
type At = { home: string; connection: string }

/** False where the connection has one of this name in this language. */
export async function insertTemplate(
  tx: Tx,
  row: At &
    Pick<TemplateRow, 'id' | 'name' | 'language' | 'category' | 'body'> & { purpose: TemplatePurpose; at: Date },
): Promise<boolean> {
  const made = await tx.db
    .insertInto('templates')
    .values({ ...row, state: 'pending' })
    .onConflict((conflict) => conflict.columns(['home', 'connection', 'name', 'language']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

export async function templatesOf(read: Reader, { home, connection }: At): Promise<TemplateRow[]> {
  return read
    .selectFrom('templates')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('connection', '=', connection)
    .orderBy('id')
    .execute()
}

export async function findTemplate(read: Reader, { home, connection, id }: At & { id: string }) {
  return read
    .selectFrom('templates')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('connection', '=', connection)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What may be sent for a purpose, the newest first. */
export async function approvedTemplates(
  read: Reader,
  { home, connection, purpose }: At & { purpose: TemplatePurpose },
): Promise<Pick<TemplateRow, 'name' | 'language' | 'category' | 'body'>[]> {
  return read
    .selectFrom('templates')
    .select(['name', 'language', 'category', 'body'])
    .where('home', '=', home)
    .where('connection', '=', connection)
    .where('purpose', '=', purpose)
    .where('state', '=', 'approved')
    .orderBy('id', 'desc')
    .execute()
}

/** What the provider answered to one that was handed in. */
export async function setTemplateRef(
  tx: Tx,
  { home, id, ref, state, category }: { home: string; id: string } & Pick<TemplateState, 'ref' | 'state' | 'category'>,
): Promise<void> {
  await tx.db
    .updateTable('templates')
    .set({ ref, state, category })
    .where('home', '=', home)
    .where('id', '=', id)
    .execute()
}

/** What the provider reports of one, to whichever connection: several numbers may share an account and its templates. */
export async function setTemplateState(
  tx: Tx,
  { home, ref, state, why }: { home: string; ref: string; state: TemplateState['state']; why?: string | undefined },
): Promise<void> {
  await tx.db
    .updateTable('templates')
    .set({ state, reason: why ?? null })
    .where('home', '=', home)
    .where('ref', '=', ref)
    .execute()
}

/** Brings what is known in step with all that the provider has; what it has no more is gone, unless it was just handed in. */
export async function keepTemplates(
  tx: Tx,
  { home, connection, at, newId }: At & { at: Date; newId: NewId },
  all: readonly TemplateState[],
): Promise<void> {
  if (all.length > 0)
    await tx.db
      .insertInto('templates')
      .values(all.map(({ why, ...one }) => ({ ...one, home, connection, id: newId(), reason: why ?? null, at })))
      .onConflict((conflict) =>
        conflict.columns(['home', 'connection', 'name', 'language']).doUpdateSet((is) => ({
          ref: is.ref('excluded.ref'),
          state: is.ref('excluded.state'),
          category: is.ref('excluded.category'),
          reason: is.ref('excluded.reason'),
          // Ours names its places; only of one that was made there is theirs all we know.
          body: sql<string>`case when templates.purpose is null then excluded.body else templates.body end`,
        })),
      )
      .execute()
  const refs = all.map(({ ref }) => ref)
  await tx.db
    .deleteFrom('templates')
    .where('home', '=', home)
    .where('connection', '=', connection)
    .where((is) =>
      is.or([
        is.and([is('ref', 'is not', null), ...(refs.length > 0 ? [is('ref', 'not in', refs)] : [])]),
        is.and([is('ref', 'is', null), is('at', '<', new Date(at.getTime() - JUST_NOW_MS))]),
      ]),
    )
    .execute()
}

/** The provider lists what was handed in by then. */
const JUST_NOW_MS = 600_000

export async function deleteTemplate(tx: Tx, home: string, id: string): Promise<void> {
  await tx.db.deleteFrom('templates').where('home', '=', home).where('id', '=', id).execute()
}

export async function deleteTemplatesOf(tx: Tx, { home, connection }: At): Promise<void> {
  await tx.db.deleteFrom('templates').where('home', '=', home).where('connection', '=', connection).execute()
}

export function shownTemplate(row: TemplateRow): Template {
  return Template.parse({ ...row, purpose: row.purpose ?? undefined, reason: row.reason ?? undefined })
}
