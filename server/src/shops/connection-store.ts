import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'

export type ConnectionRow = { id: string; shop: string; kind: string; settings: string }
export type StandingRow = ConnectionRow & { unauthorised_since: Date | null }
export type HealthRow = StandingRow & {
  created_at: Date
  last_error: string | null
  last_error_at: Date | null
}

const COLUMNS = ['id', 'shop', 'kind', 'settings', 'unauthorised_since'] as const
const HEALTH = [...COLUMNS, 'created_at', 'last_error', 'last_error_at'] as const

export async function insertConnection(tx: Tx, connection: ConnectionRow): Promise<void> {
  await tx.db.insertInto('connections').values(connection).execute()
}

/** A shop's newest connection of a kind. */
export async function newestConnection(read: Reader, shop: string, kind: string): Promise<StandingRow | undefined> {
  return read
    .selectFrom('connections')
    .select(COLUMNS)
    .where('shop', '=', shop)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function connectionById(read: Reader, id: string): Promise<StandingRow | undefined> {
  return read.selectFrom('connections').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** In any order. */
export async function connectionsById(read: Reader, ids: readonly string[]): Promise<StandingRow[]> {
  const named = sql<boolean>`id = any(${[...ids]}::uuid[])`
  return read.selectFrom('connections').select(COLUMNS).where(named).execute()
}

/** The oldest first. */
export async function connectionsOf(read: Reader, shop: string): Promise<HealthRow[]> {
  return read.selectFrom('connections').select(HEALTH).where('shop', '=', shop).orderBy('id').execute()
}

/** One of a shop's, until the transaction ends nobody else's to change. */
export async function lockConnection(tx: Tx, shop: string, id: string): Promise<HealthRow | undefined> {
  return tx.db
    .selectFrom('connections')
    .select(HEALTH)
    .where('shop', '=', shop)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether the new ones are good shows with the next message, or a test. */
export async function setConnectionSettings(tx: Tx, id: string, settings: string): Promise<void> {
  await tx.db.updateTable('connections').set({ settings, unauthorised_since: null }).where('id', '=', id).execute()
}

export async function deleteConnection(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('connections').where('id', '=', id).execute()
}

/** `settings`: as they were stored when it was tried; what befell those before says nothing about new ones. */
export type Trouble = { reason: string; unauthorised: boolean; settings: string }

/** The same trouble again and again is written down every ten seconds. */
const AGAIN_MS = 10_000

/** True where its credentials are refused from now on. */
export async function noteTrouble(tx: Tx, connection: string, trouble: Trouble, at: Date): Promise<boolean> {
  const { reason, unauthorised, settings } = trouble
  await tx.db
    .updateTable('connections')
    .set({ last_error: reason, last_error_at: at })
    .where('id', '=', connection)
    .where('settings', '=', settings)
    .where(({ or, eb }) =>
      or([eb('last_error', 'is distinct from', reason), eb('last_error_at', '<', new Date(at.getTime() - AGAIN_MS))]),
    )
    .execute()
  if (!unauthorised) return false
  const begun = await tx.db
    .updateTable('connections')
    .set({ unauthorised_since: at })
    .where('id', '=', connection)
    .where('settings', '=', settings)
    .where('unauthorised_since', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return begun !== undefined
}

/** The provider takes our credentials again. True where it did not before. */
export async function noteAuthorised(tx: Tx, connection: string): Promise<boolean> {
  const ended = await tx.db
    .updateTable('connections')
    .set({ unauthorised_since: null })
    .where('id', '=', connection)
    .where('unauthorised_since', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
