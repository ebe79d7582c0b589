import { METHODS } from '@souk/contract/methods.ts'
import type { Colleague, Invitation, Member } from '@souk/contract/team.ts'
import { invitationOf, invite, join } from '../journeys/invite.ts'
import { type Caller, callerName, type Staff } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { type InvitationRow, openInvitations, takeInvitation } from '../staff/invitations.ts'
import { changeMember, type MemberRow, membersOf, removeMember } from '../staff/members.ts'
import { hashPassword } from '../staff/password.ts'
import { openSession, sessionCookie } from '../staff/session.ts'
import { findUserByEmail } from '../staff/store.ts'
import type { Handlers } from './handler.ts'
import { create } from './once.ts'

type Done = { home: string; caller: Caller; action: string; target: string; data?: Record<string, unknown> }

/** What is done to a team is written down. */
function note(context: Context, tx: Tx, { home, caller, ...entry }: Done): void {
  tx.later(recordAudit(tx, { home, id: context.newId(), actor: callerName(caller), ...entry }))
}

/** Who calls, as one of the team of the path's shop. */
function memberOf(caller: Caller, home: string): Staff {
  if (caller.kind !== 'staff' || caller.shop !== home) throw new Failure('forbidden')
  return caller
}

export const teamHandlers: Handlers<
  | 'listColleagues'
  | 'changeMyself'
  | 'listMembers'
  | 'inviteMember'
  | 'withdrawInvitation'
  | 'changeMember'
  | 'removeMember'
  | 'showInvitation'
  | 'acceptInvitation'
> = {
  async listColleagues({ database }, { shop }) {
    return { body: (await membersOf(database.read, shop.id)).map(colleagueShown) }
  },

  async changeMyself(context, { shop, body, caller }) {
    const { id } = memberOf(caller, shop.id)
    const member = await context.database.transact((tx) => changeMember(tx, { home: shop.id, id }, body))
    return { body: memberShown(member) }
  },

  async listMembers({ database, clock }, { shop }) {
    const [members, invitations] = await Promise.all([
      membersOf(database.read, shop.id),
      openInvitations(database.read, shop.id, clock.now()),
    ])
    return { body: { members: members.map(memberShown), invitations: invitations.map(invitationShown) } }
  },

  async inviteMember(context, { shop, body, caller, idempotencyKey }) {
    const answer = METHODS.inviteMember.response
    const input = { home: shop.id, method: 'inviteMember', caller, idempotencyKey, request: body, answer }
    const made = await create(context, input, async (tx) => {
      const { url, ...row } = await invite(context, tx, { shop, ...body, name: body.name, by: callerName(caller) })
      return { ...invitationShown(row), url }
    })
    return { body: made }
  },

  async withdrawInvitation(context, { shop, params, caller }) {
    await context.database.transact(async (tx) => {
      if (!(await takeInvitation(tx, { home: shop.id, id: params.invitation }))) throw new Failure('not_found')
      note(context, tx, { home: shop.id, caller, action: 'team.uninvite', target: params.invitation })
    })
    return { body: {} }
  },

  async changeMember(context, { shop, params, body, caller }) {
    const member = await context.database.transact((tx) => {
      note(context, tx, { home: shop.id, caller, action: 'team.change', target: params.member, data: body })
      return changeMember(tx, { home: shop.id, id: params.member }, body)
    })
    return { body: memberShown(member) }
  },

  async removeMember(context, { shop, params, caller }) {
    await context.database.transact((tx) => {
      note(context, tx, { home: shop.id, caller, action: 'team.remove', target: params.member })
      return removeMember(tx, { home: shop.id, id: params.member, at: context.clock.now() })
    })
    return { body: {} }
  },

  async showInvitation(context, { shop, body }) {
    const { role, email, name } = await invitationOf(context, shop, body.code)
    const known = (await findUserByEmail(context.database.read, email)) !== undefined
    return { body: { shop: shop.name, role, email, ...(name === null ? {} : { name }), known } }
  },

  async acceptInvitation(context, { shop, body, caller }) {
    const signedIn = caller.kind === 'staff' || caller.kind === 'user' ? caller.user : undefined
    // Guessing at codes costs nobody the work of a digest.
    if (signedIn === undefined) await invitationOf(context, shop, body.code)
    const password = body.password === undefined ? undefined : await hashPassword(body.password)
    const { user, member } = await join(context, {
      shop,
      code: body.code,
      user: signedIn,
      name: body.name,
      password,
    })
    if (signedIn !== undefined) return { body: { member } }
    const token = await context.database.transact((tx) => openSession(context, tx, { user }))
    return { body: { member }, cookie: sessionCookie(context, token) }
  },
}

function colleagueShown({ id, name, role, onDuty, languages, skills }: MemberRow): Colleague {
  return { id, name, role, onDuty, languages, skills }
}

function memberShown(row: MemberRow): Member {
  const { email, capacity, joinedAt } = row
  const rest = { email, joinedAt: joinedAt.toISOString(), ...(capacity === null ? {} : { capacity }) }
  return { ...colleagueShown(row), ...rest }
}

function invitationShown({ id, email, name, role, languages, created_at, expires_at }: InvitationRow): Invitation {
  const times = { at: created_at.toISOString(), expiresAt: expires_at.toISOString() }
  return { id, email, role, languages, ...times, ...(name === null ? {} : { name }) }
}
