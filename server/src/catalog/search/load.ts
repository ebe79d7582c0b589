import { z } from 'zod'
import type { Database, Statement } from '../../kernel/database.ts'
import { OFFERS_BY_ID, VARIANT_SOURCE } from '../products.ts'
import { type Entry, isEntry } from './entry.ts'

const ENTRY = `jsonb_build_object('id', o.id, 'title', o.title, 'description', left(o.description, 1000), 'brand', o.brand,
  'categories', o.categories, 'attributes', o.attributes, 'concepts', o.concepts, 'variants', v.variants)`

const VARIANTS = `
cross join lateral (
  select jsonb_agg(jsonb_build_object('amount', p.amount, 'concepts', array_to_string(v.concepts, ' '), 'options', v.options,
    'available', r.id is null or r.capacity > coalesce(h.held, 0)) order by v.position, v.id) as variants
  ${VARIANT_SOURCE}
  where v.home = o.home and v.offer = o.id and v.active
) v`

const VERSION = `coalesce((select version from catalogs where home = $1), 0)::bigint as version`

const PAGE: Statement = {
  name: 'index-page',
  text: `select ${ENTRY} as entry from (
    select * from offers where home = $1 and id > $2::uuid and active order by id limit $4
  ) o ${VARIANTS} order by o.id`,
}
const CHANGED: Statement = {
  name: 'index-changed',
  text: `select ${VERSION}, (select count(*) from offers where home = $1 and version > $2)::int as changed,
    array(select id from offers where home = $1 and version > $2 order by version limit $3) as ids`,
}
const NAMED: Statement = {
  name: 'index-named',
  text: `select ${ENTRY} as entry ${OFFERS_BY_ID} ${VARIANTS} order by o.id`,
}

const ChangedRow = z.object({ version: z.number(), changed: z.int(), ids: z.array(z.string()) })

export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** The offers after an id, in the order of their ids. */
export async function loadPage(
  database: Database,
  place: { home: string; currency: string; after: string; limit: number },
): Promise<Entry[]> {
  const rows = await database.run(PAGE, [place.home, place.after, place.currency, place.limit])
  return rows.map(entryOf)
}

/** Which offers have changed since a version: how many, and the first of them. */
export async function loadChanged(
  database: Database,
  home: string,
  since: number,
  most: number,
): Promise<z.infer<typeof ChangedRow>> {
  const [row] = await database.run(CHANGED, [home, since, most])
  return ChangedRow.parse(row)
}

export async function loadNamed(
  database: Database,
  place: { home: string; currency: string; ids: readonly string[] },
): Promise<Entry[]> {
  const rows = await database.run(NAMED, [place.home, place.ids, place.currency])
  return rows.map(entryOf)
}

function entryOf({ entry }: Record<string, unknown>): Entry {
  if (!isEntry(entry)) throw new TypeError('an offer was read that is no entry of the index')
  return entry
}
