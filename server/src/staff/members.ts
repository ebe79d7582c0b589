import { Role } from '@souk/contract/team.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'

export type MemberRow = {
  id: string
  user: string
  email: string
  name: string
  role: Role
  languages: string[]
  skills: string[]
  capacity: number | null
  onDuty: boolean
  joinedAt: Date
}

/** The team of a shop, without those who have left; the oldest member first. */
export async function membersOf(read: Reader, home: string): Promise<MemberRow[]> {
  const rows = await read
    .selectFrom('members as m')
    .innerJoin('staff_users as u', 'u.id', 'm.user_id')
    .select(['m.id', 'u.id as user', 'u.email', 'm.name', 'm.role', 'm.languages', 'm.skills', 'm.capacity'])
    .select(['m.on_duty as onDuty', 'm.created_at as joinedAt'])
    .where('m.home', '=', home)
    .where('m.removed_at', 'is', null)
    .orderBy('m.created_at')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({ ...row, role: Role.parse(row.role) }))
}

type Change = {
  role?: Role | undefined
  name?: string | undefined
  languages?: string[] | undefined
  skills?: string[] | undefined
  capacity?: number | null | undefined
  onDuty?: boolean | undefined
}

/** Changes what a member is. Throws `last_owner` where nobody would own the shop any more. */
export async function changeMember(tx: Tx, member: { home: string; id: string }, change: Change): Promise<MemberRow> {
  const { onDuty, ...columns } = change
  if (change.role !== undefined && change.role !== 'owner') await keepAnOwner(tx, member)
  await tx.db
    .updateTable('members')
    .set({ ...columns, ...(onDuty === undefined ? {} : { on_duty: onDuty }) })
    // A change of nothing is still a statement that PostgreSQL understands.
    .set({ id: member.id })
    .where('home', '=', member.home)
    .where('id', '=', member.id)
    .execute()
  const found = (await membersOf(tx.db, member.home)).find(({ id }) => id === member.id)
  if (!found) throw new Failure('not_found')
  return found
}

/** Takes somebody out of the team. Who works nowhere else any more is signed out everywhere at once. */
export async function removeMember(
  tx: Tx,
  { home, id, at }: { home: string; id: string; at: Date },
): Promise<{ user: string }> {
  await keepAnOwner(tx, { home, id })
  const gone = await tx.db
    .updateTable('members')
    .set({ removed_at: at, on_duty: false })
    .where('home', '=', home)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('user_id as user')
    .executeTakeFirst()
  if (!gone) throw new Failure('not_found')
  await tx.db
    .deleteFrom('staff_sessions')
    .where('user_id', '=', gone.user)
    .where((row) =>
      row.not(
        row.exists(
          row.selectFrom('members').select('id').where('user_id', '=', gone.user).where('removed_at', 'is', null),
        ),
      ),
    )
    .execute()
  return gone
}

/** The owners are locked, so that two who go at once see each other. */
async function keepAnOwner(tx: Tx, { home, id }: { home: string; id: string }): Promise<void> {
  const owners = await tx.db
    .selectFrom('members')
    .select('id')
    .where('home', '=', home)
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .forUpdate()
    .execute()
  if (owners.length === 1 && owners[0]?.id === id) throw new Failure('last_owner')
}
