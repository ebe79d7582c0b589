import type { Role } from '@souk/contract/team.ts'
import { Role as AnyRole } from '@souk/contract/team.ts'
import type { Reader, Tx } from '../kernel/database.ts'

/** Days that an invitation stands. */
export const INVITATION_DAYS = 7

export type InvitationRow = {
  home: string
  id: string
  /** Of the secret that is handed over by the shop; what goes by mail is signed. */
  digest: string
  email: string
  name: string | null
  role: Role
  languages: string[]
  made_by: string
  created_at: Date
  expires_at: Date
}

/** Stores an invitation; an earlier one to the same address is none any more. */
export async function putInvitation(tx: Tx, row: InvitationRow): Promise<void> {
  await tx.db.deleteFrom('invitations').where('home', '=', row.home).where('email', '=', row.email).execute()
  await tx.db.insertInto('invitations').values(row).execute()
}

export async function findInvitation(
  read: Reader,
  { home, id, now }: { home: string; id: string; now: Date },
): Promise<InvitationRow | undefined> {
  const row = await read
    .selectFrom('invitations')
    .selectAll()
    .where('home', '=', home)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row && { ...row, role: AnyRole.parse(row.role) }
}

/** Takes an invitation away: whoever takes it first has used it. */
export async function takeInvitation(tx: Tx, { home, id }: { home: string; id: string }): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('invitations')
    .where('home', '=', home)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Who is invited to a team and may still come, the latest first. */
export async function openInvitations(read: Reader, home: string, now: Date): Promise<InvitationRow[]> {
  const rows = await read
    .selectFrom('invitations')
    .selectAll()
    .where('home', '=', home)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, role: AnyRole.parse(row.role) }))
}

/** Has any shop invited this address? */
export async function isInvited(read: Reader, email: string, now: Date): Promise<boolean> {
  const row = await read
    .selectFrom('invitations')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}
