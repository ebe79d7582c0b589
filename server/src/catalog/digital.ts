import { DigitalContent } from '@souk/contract/offers.ts'
import { sql } from 'kysely'
import type { Reader } from '../kernel/database.ts'

/** What buyers of these offers get; offers without anything to give at once are left out. */
export async function digitalContents(
  read: Reader,
  home: string,
  offers: readonly string[],
): Promise<Map<string, DigitalContent>> {
  if (offers.length === 0) return new Map()
  const rows = await read
    .selectFrom('offers')
    .select(['id', 'digital'])
    .where('home', '=', home)
    .where('id', '=', sql<string>`any(${offers}::uuid[])`)
    .where('digital', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, digital }) => [id, DigitalContent.parse(digital)]))
}
