import type { Reader } from '../kernel/database.ts'

/** How many offers a shop has, sold or not. */
export async function countOffers(read: Reader, home: string): Promise<number> {
  const row = await read
    .selectFrom('offers')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('home', '=', home)
    .executeTakeFirstOrThrow()
  return row.count
}
