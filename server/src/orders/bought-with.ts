import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** The numbers of the orders that were bought with one of these e-mail addresses, newest first. */
export async function numbersBoughtWith(
  read: Reader,
  home: string,
  { emails, limit }: { emails: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await read
    .selectFrom('orders')
    .select('number')
    .where('home', '=', home)
    .where(sql<string>`lower(buyer ->> 'email')`, 'in', [...emails])
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number }) => number)
}
