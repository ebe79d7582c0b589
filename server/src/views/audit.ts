import type { OrderDesk } from '@souk/contract/desk.ts'
import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** Who did what with an order, and with what came back of it: oldest first. */
export async function auditOf(
  read: Reader,
  home: string,
  { id, number }: { id: string; number: string },
): Promise<OrderDesk['log']> {
  const rows = await read
    .selectFrom('audit')
    .select(['at', 'actor as by', 'action'])
    .where('home', '=', home)
    .where((where) =>
      where.or([
        where('target', '=', number),
        where(
          'target',
          'in',
          sql<string>`(select r.id::text from returns r where r.home = ${home}::uuid and r.order_id = ${id}::uuid)`,
        ),
      ]),
    )
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ at, by, action }) => ({ at: at.toISOString(), by, action }))
}
