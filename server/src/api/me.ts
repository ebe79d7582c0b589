import type { Session } from '@souk/contract/team.ts'
import { type Caller, type Staff, type User } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { Failure } from '../kernel/failure.ts'
import { SCOPES } from '../staff/role.ts'
import { sessionCookie } from '../staff/session.ts'
import { endSessions, prolong, sessionsOf } from '../staff/sessions.ts'
import { findUser, workplacesOf } from '../staff/store.ts'
import type { Handlers } from './handler.ts'

/** Who is signed in; nobody else gets here, by the method's access. */
function signedIn(caller: Caller): Staff | User {
  if (caller.kind !== 'staff' && caller.kind !== 'user') throw new Failure('forbidden')
  return caller
}

export const meHandlers: Handlers<'getMe' | 'listSessions' | 'revokeSession'> = {
  async getMe(context, { caller }) {
    const { user, session } = signedIn(caller)
    const { read } = context.database
    const [who, shops, token] = await Promise.all([
      findUser(read, user),
      workplacesOf(read, user),
      context.database.transact((tx) => prolong(tx, session, context.clock.now())),
    ])
    return {
      body: { ...who, session, shops: shops.map((shop) => ({ ...shop, scopes: [...SCOPES[shop.role]] })) },
      ...(token === undefined ? {} : { cookie: sessionCookie(context, token) }),
    }
  },

  async listSessions(context, { caller }) {
    return { body: await sessionsShown(context, signedIn(caller)) }
  },

  async revokeSession(context, { params, caller }) {
    const { user, session } = signedIn(caller)
    const which = params.session === 'others' ? { keep: session } : { id: params.session }
    await context.database.transact((tx) => endSessions(tx, user, which))
    return { body: await sessionsShown(context, { user, session }) }
  },
}

async function sessionsShown(
  { database, clock }: Context,
  { user, session }: { user: string; session: string },
): Promise<Session[]> {
  const rows = await sessionsOf(database.read, user, clock.now())
  return rows.map((row) => ({
    id: row.id,
    current: row.id === session,
    at: row.created_at.toISOString(),
    seenAt: row.updated_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.ip_address === null ? {} : { address: row.ip_address }),
    ...(row.user_agent === null ? {} : { agent: row.user_agent }),
  }))
}
