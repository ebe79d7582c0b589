import type { FulfilmentKind } from '@souk/contract/offers.ts'
import type { ProductCategory } from './product-data.ts'

const TEXTILES = 'clothing scarf gloves hat tie pocket-square veil blanket bedding towel curtain'.split(' ')
const ENERGY_LABELLED = ['television', 'monitor', 'phone', 'tablet']
/** Foods and services are no consumer products for the GPSR, nor are living plants. */
const NO_PRODUCTS = ['food', 'drink', 'gift-card', 'medical-product']

/**
 * What an offer is, by its lexicon concepts (broader ones included) and by how it is handed over: food that is delivered or
 * picked up within the hour is made to order, food that is sent is prepacked.
 */
export function productCategoriesOf(concepts: readonly string[], fulfilment: FulfilmentKind): ProductCategory[] {
  const is = (names: readonly string[]) => names.some((name) => concepts.includes(name))
  // Downloads are no things; an appointment and work on what one has are services.
  if (fulfilment === 'digital' || fulfilment === 'slot' || is(['alteration'])) return []
  const isAlive = is(['flower', 'plant']) && !is(['artificial-flower', 'flowerpot'])
  const categories: ProductCategory[] = is(NO_PRODUCTS) || isAlive ? [] : ['consumer_product']
  if (is(TEXTILES)) categories.push('textile')
  if (is(['alcohol'])) categories.push('alcoholic_drink')
  else if (is(['food', 'drink'])) categories.push(fulfilment === 'ship' ? 'food_prepacked' : 'food_loose')
  if (is(ENERGY_LABELLED)) categories.push('energy_labelled')
  if (is(['toy'])) categories.push('toy')
  return categories
}
