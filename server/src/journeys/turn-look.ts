import type { Tools } from '@souk/concierge/tools.ts'
import type { Product, SearchResult } from '@souk/contract/catalog.ts'
import { loadProducts } from '../catalog/products.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import { findProducts } from './search.ts'

type Wish = Omit<Parameters<Tools['search']>[0], 'shops'>

export type TurnLook = {
  search(shop: Shop, wish: Wish): Promise<SearchResult>
  product(shop: Shop, id: string): Promise<Product | null>
  /** Something was changed, or was tried in vain: whoever looks again looks at the rows. */
  forget(): void
}

/**
 * What a turn sees of the catalogue. It is over in milliseconds: what it has just seen it need not ask for a second time,
 * neither the same search nor a product that a search has found.
 */
export function turnLook(context: Pick<Context, 'database' | 'index' | 'clock'>): TurnLook {
  const searches = new Map<string, Promise<SearchResult>>()
  const products = new Map<string, Product>()
  const placeOf = (shop: Shop, id: string) => `${shop.id} ${id}`

  async function find(shop: Shop, wish: Wish): Promise<SearchResult> {
    const { result, products: found } = await findProducts(context, { shop, ...wish })
    for (const [id, product] of found) products.set(placeOf(shop, id), product)
    return result
  }

  return {
    search(shop, wish) {
      const { understanding, limit, language } = wish
      const key = JSON.stringify([shop.id, understanding.language, understanding.want, limit, language])
      const known = searches.get(key)
      if (known) return known
      const found = find(shop, wish)
      searches.set(key, found)
      return found
    },
    async product(shop, id) {
      const known = products.get(placeOf(shop, id))
      if (known) return known
      const [product] = await loadProducts(context.database, shop, [id], { at: context.clock.now() })
      return product ?? null
    },
    forget() {
      searches.clear()
      products.clear()
    },
  }
}
