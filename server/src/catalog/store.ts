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

/** The shops with the most offers, at least so many: their index takes long enough to be built before somebody asks. */
export async function largestShops(read: Reader, least: number, limit: number): Promise<string[]> {
  const rows = await read
    .selectFrom('offers')
    .select('home')
    .groupBy('home')
    .having((query) => query.fn.countAll(), '>=', least)
    .orderBy((query) => query.fn.countAll(), 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ home }) => home)
}

/** Some offers of a shop, in the order in which they came. */
export async function someOffers(read: Reader, home: string, limit: number): Promise<string[]> {
  const query = read.selectFrom('offers').select('id').where('home', '=', home).where('active', '=', true)
  const rows = await query.orderBy('id').limit(limit).execute()
  return rows.map(({ id }) => id)
}
