import { Role } from '@souk/contract/team.ts'
import type { Reader, Tx } from '../kernel/database.ts'
import { ensureUser, putMember } from './store.ts'

/** Somebody of the demo market's shops: there is one of each, who works in all of them. */
export type DemoPerson = { email: string; name: string; role: Role; languages: readonly string[] }

export type DemoMember = {
  shop: string
  shopName: string
  home: string
  member: string
  user: string
  name: string
  role: Role
}

/** As whom one may look around: whoever the demo market has brought, in shops that sell nothing real. */
export async function demoMembers(read: Reader): Promise<DemoMember[]> {
  const rows = await read
    .selectFrom('members as m')
    .innerJoin('staff_users as u', 'u.id', 'm.user_id')
    .innerJoin('shops as s', 's.id', 'm.home')
    .select(['s.slug as shop', 's.name as shopName', 'm.home', 'm.id as member', 'u.id as user', 'm.name', 'm.role'])
    .where('u.demo', '=', true)
    .where('s.test', '=', true)
    .where('m.removed_at', 'is', null)
    .orderBy('s.created_at')
    .orderBy('s.id')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({ ...row, role: Role.parse(row.role) }))
}

/** Brings somebody of the demo market into a shop's team. An address that is somebody's own already stays theirs alone. */
export async function bringDemoPerson(
  tx: Tx,
  { home, person, newId, at }: { home: string; person: DemoPerson; newId: () => string; at: Date },
): Promise<void> {
  const { email, name, role, languages } = person
  const made = newId()
  const user = await ensureUser(tx, { id: made, name, email, isProven: false, at })
  if (user === made) await tx.db.updateTable('staff_users').set({ demo: true }).where('id', '=', user).execute()
  const known = await tx.db
    .selectFrom('staff_users as u')
    .leftJoin('members as m', (join) => join.onRef('m.user_id', '=', 'u.id').on('m.home', '=', home))
    .select(['u.demo', 'm.id as member'])
    .where('u.id', '=', user)
    .executeTakeFirstOrThrow()
  if (known.demo && known.member === null) await putMember(tx, { home, id: newId(), user, role, name, languages })
}

/** Nobody in particular: they belong to the demo market, and to nothing that is real. */
export async function isDemoUser(read: Reader, user: string): Promise<boolean> {
  const row = await read.selectFrom('staff_users').select('demo').where('id', '=', user).executeTakeFirst()
  return row?.demo === true
}
