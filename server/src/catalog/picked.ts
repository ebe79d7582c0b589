import type { Reader } from '../kernel/database.ts'

export type Picked = { offer: string; variant: string | undefined }

/**
 * What is meant by the shop's own ids or SKUs, as they stand in a catalogue elsewhere: a variant where one is named, else
 * the offer. What is not sold any more is left out.
 */
export async function findPicked(read: Reader, home: string, ids: readonly string[]): Promise<Map<string, Picked>> {
  const variants = await read
    .selectFrom('variants')
    .select(['id', 'offer', 'sku', 'external_id'])
    .where('home', '=', home)
    .where('active', '=', true)
    .where(({ or, eb }) => or([eb('sku', 'in', [...ids]), eb('external_id', 'in', [...ids])]))
    .execute()
  const offers = await read
    .selectFrom('offers')
    .select(['id', 'external_id'])
    .where('home', '=', home)
    .where('active', '=', true)
    .where('external_id', 'in', [...ids])
    .execute()
  const found = new Map<string, Picked>()
  for (const { id, external_id: name } of offers) found.set(name, { offer: id, variant: undefined })
  for (const { id, offer, external_id: name } of variants) found.set(name, { offer, variant: id })
  for (const { id, offer, sku } of variants) if (sku !== null) found.set(sku, { offer, variant: id })
  return found
}

/** What the first variant of each of these offers is called outside: its SKU, else its own id there. */
export async function namesOutside(
  read: Reader,
  home: string,
  offers: readonly string[],
): Promise<Map<string, string>> {
  if (offers.length === 0) return new Map()
  const rows = await read
    .selectFrom('variants')
    .select(['offer', 'sku', 'external_id'])
    .where('home', '=', home)
    .where('active', '=', true)
    .where('offer', 'in', [...offers])
    .orderBy('position', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ offer, sku, external_id: id }) => [offer, sku ?? id]))
}
