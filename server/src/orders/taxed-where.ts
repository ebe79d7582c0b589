import type { Address, Line } from '@souk/contract/order.ts'
import { type TaxRate, taxesOf } from '../carts/totals.ts'
import { vatCountry, vatRateOf } from '../law/vat-rates.ts'
import type { Shop } from '../shops/shop.ts'

type Place = Pick<Address, 'country'> | null

/**
 * Lines with the tax of the country that each goes to, of a shop that is registered for the One Stop Shop; others stay as
 * they are. The price is gross and stays: what of it is tax changes. What is fetched, booked or downloaded is taxed at home.
 */
export function taxedWhere(lines: readonly Line[], place: Place, shop: Shop, at: Date): Line[] {
  return lines.map((line) => {
    const { taxRule, total, fulfilment } = line
    if (!taxRule) return line
    const isSent = fulfilment === 'ship' || fulfilment === 'deliver'
    const country = isSent && shop.settings.oss ? place?.country : undefined
    return { ...line, taxes: taxesOf(total, rateIn(country, taxRule, shop, at)) }
  })
}

/** Outside of the Union there is none, unless the shop has set one. */
function rateIn(country: string | undefined, rule: NonNullable<Line['taxRule']>, shop: Shop, at: Date): TaxRate {
  const { code, rate, abroad = {} } = rule
  if (country === undefined || country === shop.country) return { code, rate }
  const state = vatCountry(country)
  if (state === shop.country) return { code, rate }
  if (state === undefined) return { code, rate: abroad[country] ?? 0 }
  return { code, rate: vatRateOf(state, at, abroad[state]), country: state }
}
