import type { Reader } from '../kernel/database.ts'

/** How many offers a shop has, those no longer sold included. */
export async function countOffers(read: Reader, home: string): Promise<number> {
  const row = await read
    .selectFrom('offers')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('home', '=', home)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
