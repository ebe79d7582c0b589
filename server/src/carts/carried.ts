import type { Product } from '@souk/contract/catalog.ts'
import type { Line } from '@souk/contract/order.ts'
import type { ShippingOption } from '@souk/contract/shop.ts'
import type { Shop } from '../shops/shop.ts'

/** How a product is brought: its kind, and the ways of the shop that carry it where not all of them do. */
export function carriedAs(
  shop: Shop,
  product: Pick<Product, 'concepts' | 'categories' | 'fulfilment'>,
): Pick<Line, 'fulfilment' | 'ways'> {
  const { fulfilment } = product
  const all = shop.settings.shipping
  const ways = all.filter((way) => carries(way, [...product.concepts, ...product.categories]))
  return ways.length === all.length ? { fulfilment } : { fulfilment, ways: ways.map(({ id }) => id) }
}

/** Whether a way of delivery takes something of these concepts and categories. */
export function carries({ concepts, except }: ShippingOption, marks: readonly string[]): boolean {
  const isOf = (some: readonly string[]) => some.some((one) => marks.includes(one))
  return (concepts === undefined || isOf(concepts)) && (except === undefined || !isOf(except))
}
