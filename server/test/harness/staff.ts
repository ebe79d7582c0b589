import { randomBytes } from 'node:crypto'
import type { Role } from '@souk/contract/team.ts'
import { type Client, createClient } from '@souk/sdk/client.ts'
import { openSession, sessionCookie } from '../../src/staff/session.ts'
import { ensureUser, putMember } from '../../src/staff/store.ts'
import type { TestApp } from './app.ts'

export type SignedIn = {
  /** Calls as the member, for their shop. */
  client: Client
  /** The member's id: who they are as an author. */
  member: string
  user: string
  email: string
  /** The Cookie header of their browser. */
  cookie: string
  /** What their browser sends with each call. */
  headers: Record<string, string>
}

/** Somebody new of a shop's team, signed in. */
export async function signInAs(app: TestApp, shop: string, role: Role, name = 'Lena'): Promise<SignedIn> {
  const { context } = app
  const home = await context.directory.bySlug(shop)
  if (!home) throw new Error(`there is no shop ${shop}`)
  const email = `${name.toLowerCase()}-${randomBytes(4).toString('hex')}@staff.example`
  const { user, member, token } = await context.database.transact(async (tx) => {
    const person = await ensureUser(tx, { id: context.newId(), name, email, isProven: true, at: context.clock.now() })
    const id = await putMember(tx, { home: home.id, id: context.newId(), user: person, role, name })
    return { user: person, member: id, token: await openSession(context, tx, { user: person }) }
  })
  const cookie = sessionCookie(context, token).split(';')[0] ?? ''
  const headers = { cookie, origin: app.url, 'souk-shop': shop }
  return { client: createClient({ baseUrl: app.url, headers }), member, user, email, cookie, headers }
}
