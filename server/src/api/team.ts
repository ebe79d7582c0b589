import type { Caller } from '../journeys/caller.ts'
import { Failure } from '../kernel/failure.ts'
import { SCOPES } from '../staff/role.ts'
import { findUser, workplacesOf } from '../staff/store.ts'
import type { Handlers } from './handler.ts'

/** Who is signed in; nobody else gets here, by the method's access. */
function signedIn(caller: Caller): { user: string; session: string } {
  if (caller.kind !== 'staff' && caller.kind !== 'user') throw new Failure('forbidden')
  return caller
}

export const teamHandlers: Handlers<'getMe'> = {
  async getMe({ database: { read } }, { caller }) {
    const { user, session } = signedIn(caller)
    const [who, shops] = await Promise.all([findUser(read, user), workplacesOf(read, user)])
    return {
      body: { ...who, session, shops: shops.map((shop) => ({ ...shop, scopes: [...SCOPES[shop.role]] })) },
    }
  },
}
