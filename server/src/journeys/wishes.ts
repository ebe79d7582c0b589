import type { Wish } from '@souk/contract/keeping.ts'
import { loadProducts, loadProductsIn } from '../catalog/products.ts'
import type { Tx } from '../kernel/database.ts'
import { appendFacts } from '../kernel/facts.ts'
import { Failure } from '../kernel/failure.ts'
import { unitPricing } from '../law/unit-price.ts'
import type { Shop } from '../shops/shop.ts'
import { deleteWishes, insertWish, MOST_WISHES, wishesOf, wishOf } from '../watches/wishes.ts'
import type { Context } from './context.ts'

/** Whose wish list it is, and where it is spoken of. */
export type Keeper = { shop: Shop; customer: string; conversation: string; handle: string | null }

/** What a customer has saved, newest first, at the prices of this moment. */
export async function listWishes(context: Context, shop: Shop, customer: string): Promise<Wish[]> {
  const rows = await wishesOf(context.database.read, shop.id, customer)
  const products = await loadProducts(
    context.database,
    shop,
    rows.map(({ offer }) => offer),
  )
  const known = new Map(products.map((product) => [product.id, product]))
  const pricing = unitPricing(shop.country, context.clock.now())
  return rows.map((row) => wishOf(row, known.get(row.offer), pricing))
}

/** Saves a product, or takes it off the list; twice is once. Throws `not_found` for a product that is not sold here. */
export async function keepWish(
  context: Context,
  tx: Tx,
  { shop, customer, conversation, handle }: Keeper,
  wish: { offer: string; saved: boolean },
): Promise<string[]> {
  const { offer } = wish
  const at = context.clock.now()
  const changed = wish.saved ? await save() : await deleteWishes(tx, shop.id, customer, [offer])
  const rows = await wishesOf(tx.db, shop.id, customer)
  const offers = rows.slice(0, MOST_WISHES).map((row) => row.offer)
  if (!changed) return offers
  const over = rows.slice(MOST_WISHES).map((row) => row.offer)
  if (over.length > 0) await deleteWishes(tx, shop.id, customer, over)
  await appendFacts(tx, { home: shop.id, stream: conversation }, at, [{ kind: 'wishes.changed', data: { offers } }])
  return offers

  async function save(): Promise<boolean> {
    const [product] = await loadProductsIn(tx, shop, [offer])
    if (!product) throw new Failure('not_found', 'there is no such offer')
    return insertWish(tx, { home: shop.id, id: context.newId(), customer, offer, handle, at })
  }
}
