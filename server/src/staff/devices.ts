import { z } from 'zod'
import type { Reader, Tx } from '../kernel/database.ts'

/** Of one person; the oldest gives way to a new one. */
const MOST = 5

const Row = z.object({
  id: z.string(),
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  told: z.string().nullable(),
})
/** A browser in which somebody of the team is called. */
export type StaffDevice = z.infer<typeof Row>

const COLUMNS = ['id', 'endpoint', 'keys', 'told'] as const

export async function devicesOf(read: Reader, users: readonly string[]): Promise<StaffDevice[]> {
  if (users.length === 0) return []
  const rows = await read
    .selectFrom('staff_devices')
    .select(COLUMNS)
    .where('user_id', 'in', [...users])
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => Row.parse(row))
}

/** A browser, while its owner is on duty in the shop. */
export async function deviceOnDuty(read: Reader, home: string, id: string): Promise<StaffDevice | undefined> {
  const row = await read
    .selectFrom('staff_devices as d')
    .innerJoin('members as m', 'm.user_id', 'd.user_id')
    .select(['d.id', 'd.endpoint', 'd.keys', 'd.told'])
    .where('d.id', '=', id)
    .where('m.home', '=', home)
    .where('m.on_duty', '=', true)
    .where('m.removed_at', 'is', null)
    .executeTakeFirst()
  return row && Row.parse(row)
}

type NewDevice = Pick<StaffDevice, 'id' | 'endpoint' | 'keys'> & { user: string; at: Date }

/** Whoever uses a browser last is called there: it may be one that several work at. */
export async function keepDevice(tx: Tx, { user, keys, ...device }: NewDevice): Promise<void> {
  const stored = JSON.stringify(keys)
  await tx.db
    .insertInto('staff_devices')
    .values({ user_id: user, ...device, keys: stored })
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ user_id: user, keys: stored }))
    .execute()
  for (const { id } of (await devicesOf(tx.db, [user])).slice(MOST)) await dropDevice(tx, user, id)
}

export async function dropDevice(tx: Tx, user: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('staff_devices')
    .where('user_id', '=', user)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What came of pushing to a browser: it was told of this call, or it takes no more. */
export async function markDevice(tx: Tx, id: string, result: { told: string } | 'gone'): Promise<void> {
  if (result === 'gone') await tx.db.deleteFrom('staff_devices').where('id', '=', id).execute()
  else await tx.db.updateTable('staff_devices').set(result).where('id', '=', id).execute()
}
