import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'
import type { Place } from './conversation.ts'

/** The job that is stored with a call. */
export const CALL_PERSON = 'call-person'

/** Why somebody waits for a person: they asked, they were not understood, or the shop wants it so. */
export type CallReason = 'asked' | 'stuck' | 'rule'
/** `taken`: a person speaks in the thread now; `answered`: and has said something; `back`: the concierge goes on. */
export type CallEnd = 'taken' | 'answered' | 'back'

export type Call = Place & { id: string; at: Date; told_at: Date | null; mailed_at: Date | null }
type CallKey = { home: string; call: string }

const COLUMNS = ['home', 'id', 'conversation', 'at', 'told_at', 'mailed_at'] as const

/** The call, if somebody still waits; it stays so until the commit. */
export async function lockCall(tx: Tx, { home, call }: CallKey): Promise<Call | undefined> {
  return tx.db
    .selectFrom('calls')
    .select(COLUMNS)
    .where('home', '=', home)
    .where('id', '=', call)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** The thread in which somebody still waits by this call. */
export async function openCallIn(read: Reader, { home, call }: CallKey): Promise<string | undefined> {
  const row = await read
    .selectFrom('calls')
    .select('conversation')
    .where('home', '=', home)
    .where('id', '=', call)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.conversation
}

type Told = { told_at: Date; staffed: boolean } | { mailed_at: Date }

export async function markCalled(tx: Tx, { home, id }: Call, change: Told): Promise<void> {
  await tx.db.updateTable('calls').set(change).where('home', '=', home).where('id', '=', id).execute()
}

/** Whoever waited in these threads waits no more. */
export async function endCalls(
  tx: Tx,
  { home, conversations }: { home: string; conversations: readonly string[] },
  how: CallEnd,
  at: Date,
): Promise<void> {
  await sql`
    update calls set how = ${how}, ended_at = coalesce(ended_at, ${at}::timestamptz),
      answered_at = case when ${how} = 'answered' then ${at}::timestamptz end
    where home = ${home}::uuid and conversation = any(${[...conversations]}::uuid[]) and answered_at is null
      -- Once taken, it is answered by the first word, or it is given back without one.
      and (ended_at is null or (how = 'taken' and ${how} <> 'taken'))`.execute(tx.db)
}
