import type { Reader, Tx } from '../kernel/database.ts'
import { SESSION_SECONDS } from './session.ts'

const DAY_MS = 86_400_000

/** Where somebody is signed in, the latest first. */
export async function sessionsOf(read: Reader, user: string, now: Date) {
  return read
    .selectFrom('staff_sessions')
    .select(['id', 'created_at', 'updated_at', 'expires_at', 'ip_address', 'user_agent'])
    .where('user_id', '=', user)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Ends one session of theirs, or all but `keep`. */
export async function endSessions(tx: Tx, user: string, which: { id: string } | { keep: string }): Promise<void> {
  await tx.db
    .deleteFrom('staff_sessions')
    .where('user_id', '=', user)
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('keep' in which, (query) => query.where('id', '<>', 'keep' in which ? which.keep : ''))
    .execute()
}

/** Once a day a session that is used is as long again. Gives its token then, so that the cookie is as well. */
export async function prolong(tx: Tx, session: string, now: Date): Promise<string | undefined> {
  const row = await tx.db
    .updateTable('staff_sessions')
    .set({ updated_at: now, expires_at: new Date(now.getTime() + SESSION_SECONDS * 1000) })
    .where('id', '=', session)
    .where('updated_at', '<', new Date(now.getTime() - DAY_MS))
    .returning('token')
    .executeTakeFirst()
  return row?.token
}
