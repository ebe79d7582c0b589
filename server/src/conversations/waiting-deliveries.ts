import { sql } from 'kysely'
import type { Reader, Tx } from '../kernel/database.ts'

/** What waits at a connection is due: its credentials are others now. */
export async function hurryDeliveries(tx: Tx, home: string, connection: string): Promise<void> {
  await tx.db
    .updateTable('deliveries')
    .set({ next_at: sql<Date>`least(next_at, now())` })
    .where('connection', '=', connection)
    .where('home', '=', home)
    .where('state', '=', 'queued')
    .where('held', '=', false)
    .execute()
}

/** How many messages are to be sent by each of these connections. */
export async function waitingAt(read: Reader, connections: readonly string[]): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('deliveries')
    .select(['connection', sql<number>`count(*)`.as('waiting')])
    .where('connection', 'in', connections)
    .where('state', 'in', ['queued', 'sending'])
    .groupBy('connection')
    .execute()
  return new Map(rows.map(({ connection, waiting }) => [connection, Number(waiting)]))
}
