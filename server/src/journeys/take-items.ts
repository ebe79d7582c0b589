import type { PickedItem } from '@souk/contract/parts.ts'
import { findPicked } from '../catalog/picked.ts'
import { loadProducts } from '../catalog/products.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'
import type { Wanted } from './reorder.ts'

/** What was picked elsewhere, as lines of this shop; what it does not know keeps the name it was picked by. */
export async function wantedOf(context: Context, shop: Shop, items: readonly PickedItem[]): Promise<Wanted[]> {
  const ids = items.map(({ product }) => product)
  const found = await findPicked(context.database.read, shop.id, ids)
  const offers = [...new Set([...found.values()].map(({ offer }) => offer))]
  const products = new Map((await loadProducts(context.database, shop, offers)).map((one) => [one.id, one]))
  return items.map(({ product: name, quantity, price }) => {
    const { offer = NOTHING, variant } = found.get(name) ?? {}
    const product = products.get(offer)
    const options = product?.variants.find(({ id }) => id === variant)?.options ?? {}
    return {
      offer,
      variant,
      title: product?.title ?? name,
      detail: Object.values(options).join(', '),
      quantity,
      form: {},
      unit: price?.currency === shop.currency ? price.amount : undefined,
    }
  })
}

/** No offer has this id. */
const NOTHING = '00000000-0000-0000-0000-000000000000'

/** The same in words, a line each: "2 × Aurora (white, 38)". */
export async function pickedLabel(context: Context, shop: Shop, items: readonly PickedItem[]): Promise<string> {
  const wanted = await wantedOf(context, shop, items)
  const lines = wanted.map(({ title, detail, quantity }) => `${quantity} × ${detail ? `${title} (${detail})` : title}`)
  return lines.join('\n').slice(0, 2000)
}

/** What is asked about by the shop's own id of it, as a text that replies to its card says it. */
export async function pickedOffer(
  context: Context,
  home: string,
  name: string,
): Promise<{ offer: string; title: string } | undefined> {
  const shop = await context.directory.byId(home)
  const picked = shop && (await findPicked(context.database.read, home, [name])).get(name)
  const [product] = picked ? await loadProducts(context.database, shop, [picked.offer]) : []
  return product && { offer: product.id, title: product.title.slice(0, 200) }
}
