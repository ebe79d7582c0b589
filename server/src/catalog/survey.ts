import type { Database } from '../kernel/database.ts'

/**
 * Lets PostgreSQL count what a new catalogue has brought. It would by itself within a minute; until then it takes the tables
 * for empty and looks through a shop's rows where an index leads to the few that are asked for.
 */
export async function surveyCatalogue({ pool }: Pick<Database, 'pool'>): Promise<void> {
  await pool.query('analyze offers, variants, prices, resources')
}
