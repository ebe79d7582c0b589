import type { PageItem, PageMatch } from '@souk/contract/catalog.ts'
import { z } from 'zod'
import type { Database, Statement } from '../kernel/database.ts'
import { loadProducts, type Seller } from './products.ts'

/** A SKU tells the variant; the shop system's id and the page's address tell the offer. */
const MATCHES: Statement = {
  name: 'match-page-items',
  text: `
select coalesce(v.offer, e.id, u.id) as offer, v.id as variant
from unnest($2::text[], $3::text[], $4::text[]) with ordinality as w(id, sku, url, place)
left join lateral (
  select v.id, v.offer from variants v where v.home = $1 and v.sku = w.sku and v.active limit 1
) v on true
left join lateral (
  select o.id from offers o
  where o.home = $1 and o.source in ('shopify', 'google', 'jsonl') and o.external_id = w.id and o.active limit 1
) e on true
left join lateral (select o.id from offers o where o.home = $1 and o.url = w.url and o.active limit 1) u on true
order by w.place`,
}

const Row = z.object({ offer: z.string().nullable(), variant: z.string().nullable() })

/** What things on a page are in this shop, in their order; null for what it does not offer. */
export async function matchItems(
  database: Database,
  seller: Seller,
  items: readonly PageItem[],
): Promise<(PageMatch | null)[]> {
  const column = (key: keyof PageItem) => items.map((item) => item[key] ?? null)
  const rows = (await database.run(MATCHES, [seller.id, column('id'), column('sku'), column('url')])).map((raw) =>
    Row.parse(raw),
  )
  const offers = [...new Set(rows.flatMap(({ offer }) => offer ?? []))]
  const products = new Map((await loadProducts(database, seller, offers)).map((product) => [product.id, product]))
  return rows.map(({ offer, variant }) => {
    const product = products.get(offer ?? '')
    if (!product) return null
    const [only, ...others] = product.variants
    const named = product.variants.find(({ id }) => id === variant) ?? (others.length === 0 ? only : undefined)
    const image = named?.image ?? product.image
    return {
      offer: product.id,
      ...(named ? { variant: named.id } : {}),
      title: product.title,
      ...(image === undefined ? {} : { image }),
    }
  })
}
