import type { Product } from '@souk/contract/catalog.ts'
import { z } from 'zod'
import type { Database, Statement } from '../../kernel/database.ts'
import {
  OFFERS_BY_ID,
  parseProduct,
  PRODUCT_COLUMNS,
  PRODUCT_VARIANTS,
  type Seller,
  VARIANT_SOURCE,
} from '../products.ts'
import type { Filter } from './filter.ts'

/**
 * The authority over what a search may show: of the offers the index proposes, those that meet every constraint by their
 * rows at this moment, in one variant together. Tells the catalogue's version in the same view of the rows, so that an
 * index which is behind is found out.
 */
const MATCHING: Statement = {
  name: 'offers-matching',
  text: `
with asked as materialized (
  select mark, string_to_array(a.wanted, ' ') as wanted, string_to_array(unwanted, ' ') as unwanted, string_to_array(silent, ' ') as silent
  from unnest($6::text[], $7::text[], $8::text[], $9::text[]) as a(mark, wanted, unwanted, silent)
)
select k.version, found.*
from (select coalesce((select version from catalogs where home = $1), 0)::bigint as version) k
left join lateral (
  select ${PRODUCT_COLUMNS}, v.variants, v.fits_available, wanted.place
  ${OFFERS_BY_ID}
  cross join lateral (
    select ${PRODUCT_VARIANTS}, bool_or(f.fits) as fits,
      bool_or(f.fits and (r.id is null or r.capacity > coalesce(h.held, 0))) as fits_available
    ${VARIANT_SOURCE}
    cross join lateral (
      select p.amount between $4 and $5 and not exists (
        select from asked a
        cross join lateral (select case when v.concepts @> array[a.mark] then v.concepts else o.concepts end as said) s
        where not (
          (a.wanted = '{}' or s.said && a.wanted or (a.silent <> '{}' and not o.concepts && a.silent and not v.concepts @> array[a.mark]))
          and not s.said && a.unwanted
        )
      ) as fits
      -- once per variant, not once per use
      offset 0
    ) f
    where v.home = o.home and v.offer = o.id and v.active
  ) v
  where v.fits
) found on true
order by found.place`,
}

const Row = z.object({ version: z.number(), id: z.string().nullable(), fits_available: z.boolean().nullable() })

export type Matching = { version: number; products: { product: Product; available: boolean }[] }

export async function fetchMatching(
  database: Database,
  seller: Seller,
  ids: readonly string[],
  filter: Filter,
): Promise<Matching> {
  const { constraints, min, max } = filter
  const rows = await database.run(MATCHING, [
    seller.id,
    filter.foreign ? [] : ids,
    seller.currency,
    min,
    max,
    constraints.map(({ mark }) => mark),
    constraints.map(({ any }) => any.join(' ')),
    constraints.map(({ not }) => not.join(' ')),
    constraints.map(({ silent }) => silent.join(' ')),
  ])
  let version = 0
  const products = rows.flatMap((raw) => {
    const row = Row.parse(raw)
    version = row.version
    return row.id === null ? [] : [{ product: parseProduct(raw, seller), available: row.fits_available === true }]
  })
  return { version, products }
}
