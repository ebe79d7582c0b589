import type { Insertable } from 'kysely'
import { Role } from '@souk/contract/team.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import type { DB } from '../kernel/tables.ts'

/** Where nobody works. */
const NOWHERE = '00000000-0000-0000-0000-000000000000'

export type SessionRow = {
  session: string
  user: string
  name: string
  email: string
  /** What they are in the shop that was asked about. */
  member: { id: string; role: Role; name: string } | undefined
}

/** Whose session this is, and what they are in a shop: one query, asked at each call, so that a revoked one ends at once. */
export async function findSession(
  read: Reader,
  token: string,
  { now, home = NOWHERE }: { now: Date; home?: string | undefined },
): Promise<SessionRow | undefined> {
  const row = await read
    .selectFrom('staff_sessions as s')
    .innerJoin('staff_users as u', 'u.id', 's.user_id')
    .leftJoin('members as m', (join) =>
      join.onRef('m.user_id', '=', 'u.id').on('m.home', '=', home).on('m.removed_at', 'is', null),
    )
    .select(['s.id as session', 'u.id as user', 'u.name', 'u.email', 'm.id as member', 'm.role', 'm.name as called'])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const { member, role, called, ...session } = row
  if (member === null) return { ...session, member: undefined }
  return { ...session, member: { id: member, role: Role.parse(role), name: called ?? session.name } }
}

export async function findUser(
  read: Reader,
  user: string,
): Promise<{ id: string; name: string; email: string; secondFactor: boolean }> {
  return read
    .selectFrom('staff_users')
    .select(['id', 'name', 'email', 'two_factor_enabled as secondFactor'])
    .where('id', '=', user)
    .executeTakeFirstOrThrow()
}

/** The shops that somebody works for, the oldest membership first. */
export async function workplacesOf(read: Reader, user: string) {
  const rows = await read
    .selectFrom('members as m')
    .innerJoin('shops as s', 's.id', 'm.home')
    .select(['s.slug', 's.name', 's.test', 'm.id as member', 'm.role', 'm.on_duty as onDuty'])
    .where('m.user_id', '=', user)
    .where('m.removed_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({ ...row, role: Role.parse(row.role) }))
}

export async function insertSession(tx: Tx, session: Insertable<DB['staff_sessions']>): Promise<void> {
  await tx.db.insertInto('staff_sessions').values(session).execute()
}

type NewUser = {
  id: string
  name: string
  email: string
  /** They have shown that they read the address. */
  isProven: boolean
  at: Date
}

/** The account of an address, made where there is none. */
export async function ensureUser(tx: Tx, { id, name, email, isProven, at }: NewUser): Promise<string> {
  const row = await tx.db
    .insertInto('staff_users')
    .values({ id, name, email: email.toLowerCase(), email_verified: isProven, created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ updated_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function findUserByEmail(read: Reader, email: string): Promise<{ id: string } | undefined> {
  return read.selectFrom('staff_users').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
}

/** Gives an account its first password, as a digest. */
export async function setPassword(
  tx: Tx,
  { id, user, password, at }: { id: string; user: string; password: string; at: Date },
): Promise<void> {
  await tx.db
    .insertInto('staff_accounts')
    .values({
      id,
      user_id: user,
      provider_id: 'credential',
      account_id: user,
      password,
      created_at: at,
      updated_at: at,
    })
    .execute()
}

type NewMember = { home: string; id: string; user: string; role: Role; name: string; languages?: readonly string[] }

/** Somebody joins the team; who has left it comes back as who they were. Gives the member's id. Throws `already_member`. */
export async function putMember(tx: Tx, { home, id, user, role, name, languages = [] }: NewMember): Promise<string> {
  const row = await tx.db
    .insertInto('members')
    .values({ home, id, user_id: user, role, name, languages: [...languages] })
    .onConflict((conflict) =>
      conflict
        .columns(['home', 'user_id'])
        .doUpdateSet({ role, name, languages: [...languages], removed_at: null })
        .where('members.removed_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Failure('already_member')
  return row.id
}
