import type { Product, SizeView } from '@souk/contract/catalog.ts'
import type { Place } from '@souk/contract/customer.ts'
import type { SizeChart } from '@souk/contract/size-chart.ts'
import { chartFor, rowOf } from '@souk/contract/size-fit.ts'
import { toldIn } from '../people/profile.ts'
import { findCustomer } from '../people/store.ts'
import type { Shop } from '../shops/shop.ts'
import { boughtBy } from '../views/bought.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'

export type Fitting = {
  place: Place | undefined
  sized: { chart: SizeChart; option: string; yours?: SizeView['yours'] } | undefined
}

/** Where it would go and which size fits, from what the caller told this shop or bought there before. */
export async function fitting(context: Context, shop: Shop, product: Product, caller: Caller): Promise<Fitting> {
  const sized = chartFor(shop.settings.sizeCharts, product)
  const usual = shop.country ? { country: shop.country } : undefined
  const customer = caller.kind === 'shopper' && caller.grant.home === shop.id ? caller.grant.customer : undefined
  if (customer === undefined) return { place: usual, sized }
  const { read } = context.database
  const { place = usual, sizes } = toldIn((await findCustomer(read, shop.id, customer))?.profile)
  if (!sized) return { place, sized }
  const yours = await yoursIn(context, shop, { customer, sizes, chart: sized.chart })
  return { place, sized: { ...sized, ...(yours ? { yours } : {}) } }
}

/** Which size of a product fits a customer, as far as they told this shop or bought there before. */
export async function sizeOf(
  context: Context,
  shop: Shop,
  product: Product,
  customer: string,
): Promise<SizeView['yours']> {
  const sized = chartFor(shop.settings.sizeCharts, product)
  if (!sized) return undefined
  const { sizes } = toldIn((await findCustomer(context.database.read, shop.id, customer))?.profile)
  return yoursIn(context, shop, { customer, sizes, chart: sized.chart })
}

type Asked = { customer: string; sizes: Readonly<Record<string, string>>; chart: SizeChart }

async function yoursIn(context: Context, shop: Shop, { customer, sizes, chart }: Asked): Promise<SizeView['yours']> {
  const said = sizes[chart.id]
  if (said !== undefined && rowOf(chart, said)) return { size: said, by: 'said' }
  const size = await lastBought(context, shop, customer, chart)
  return size === undefined ? undefined : { size, by: 'bought' }
}

/** The size in which they last bought something that the same chart holds for, and did not send back. */
async function lastBought(
  context: Context,
  shop: Shop,
  customer: string,
  chart: SizeChart,
): Promise<string | undefined> {
  for (const { options, ...offer } of await boughtBy(context.database.read, shop.id, customer)) {
    const found = chartFor(shop.settings.sizeCharts, { ...offer, variants: [{ options }] })
    if (found?.chart.id === chart.id) return rowOf(chart, options[found.option] ?? '')?.size
  }
  return undefined
}

/** A place that was asked for: a country, and a postcode in it. */
export function placeIn({
  country,
  postcode,
}: {
  country?: string | undefined
  postcode?: string | undefined
}): Place | undefined {
  if (country === undefined) return undefined
  const code = postcode?.trim()
  return { country, ...(code ? { postcode: code } : {}) }
}
