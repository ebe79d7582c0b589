import type { Reader } from '../kernel/database.ts'

/** Whether a shop ever took an order, also one whose time to be kept is over. */
export async function hasSold(read: Reader, home: string): Promise<boolean> {
  const row = await read.selectFrom('order_counters').select('last').where('home', '=', home).executeTakeFirst()
  return row !== undefined
}
