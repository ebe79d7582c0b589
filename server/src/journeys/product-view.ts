import { nameLabel, propertyLabel, propertyValue, type Voice } from '@souk/concierge/dialogue/labels.ts'
import { isMeasure } from '@souk/concierge/dialogue/option-names.ts'
import type { DeliveryChoice, Product, ProductView, SizeView } from '@souk/contract/catalog.ts'
import type { Place } from '@souk/contract/customer.ts'
import { textIn } from '@souk/contract/ids.ts'
import { perUnit } from '@souk/contract/net-quantity.ts'
import type { ReviewsView } from '@souk/contract/review.ts'
import type { SizeChart } from '@souk/contract/size-chart.ts'
import { carriedAs } from '../carts/carried.ts'
import { voiceOf } from '../catalog/wording.ts'
import { shippingFor } from '../orders/checkout.ts'
import { deliveryWindow } from '../orders/delivery-window.ts'
import { unitPricing } from '../law/unit-price.ts'
import { priceNotes, shippingNote } from '../shops/legal.ts'
import type { Shop } from '../shops/shop.ts'

type Looked = {
  shop: Shop
  product: Product
  language: string
  place: Place | undefined
  /** Its chart of sizes, and which is the customer's. */
  sized?: { chart: SizeChart; option: string; yours?: SizeView['yours'] } | undefined
  reviews?: ReviewsView | undefined
  now: Date
}

/** What the shop says that helps to choose, beside the product itself. */
const TOPICS: ReadonlySet<string> = new Set(['returns', 'care', 'sizing', 'allergens'])

/** A product in the shopper's language, with what delivery costs and when it comes, and the shop's terms. */
export function viewProduct({ shop, product, language, place, sized, reviews, now }: Looked): ProductView {
  const voice = voiceOf(shop, language)
  const delivery = deliveryOf(shop, product, language, place, now)
  return {
    product,
    words: wordsOf(voice, product),
    looks: product.options.filter((name) => !isMeasure(name)),
    properties: propertiesOf(voice, product),
    delivery,
    ...(place ? { place } : {}),
    elsewhere: elsewhereOf(shop, product, language, delivery),
    ...(sized ? { sizes: sizesOf(shop, sized, language) } : {}),
    ...(reviews ? { reviews } : {}),
    ...priceWords(shop, product, delivery, language, now),
    returnDays: shop.settings.returnDays,
    notes: shop.settings.answers
      .filter(({ topic }) => TOPICS.has(topic))
      .map(({ topic, question, answer }) => ({
        topic,
        question: textIn(question, language, shop.locale),
        text: textIn(answer, language, shop.locale),
      })),
  }
}

/** What the law of the shop's country wants to stand beside this price. */
function priceWords(
  shop: Shop,
  { variants }: Product,
  delivery: readonly DeliveryChoice[],
  language: string,
  now: Date,
): Pick<ProductView, 'priceNote' | 'unitPrices'> {
  const notes = priceNotes(shop, shippingNote(delivery), now)
  const pricing = unitPricing(shop.country, now)
  const units = variants.flatMap(({ id, price, netQuantity }) => {
    const unit = perUnit(price.amount, netQuantity, pricing)
    return unit ? [[id, unit] as const] : []
  })
  return {
    ...(Object.keys(notes).length > 0 ? { priceNote: textIn(notes, language, 'en') } : {}),
    ...(units.length > 0 ? { unitPrices: Object.fromEntries(units) } : {}),
  }
}

/** What its options and their values are called in the reader's language, where that is not what the shop calls them. */
export function wordsOf(voice: Voice, product: Product): Record<string, string> {
  const words: Record<string, string> = {}
  const put = (own: string, said: string) => {
    if (said !== own) words[own] = said
  }
  for (const name of product.options) put(name, nameLabel(voice, name))
  for (const { options } of product.variants) {
    for (const [name, value] of Object.entries(options)) put(value, propertyValue(voice, name, value))
  }
  return words
}

/** The properties that catalogues share; what is chosen is no property. */
function propertiesOf(voice: Voice, product: Product): ProductView['properties'] {
  const chosen = new Set(product.options.map((name) => propertyLabel(voice, name)))
  return Object.entries(product.attributes).flatMap(([key, values]) => {
    const name = propertyLabel(voice, key)
    if (name === null || chosen.has(name) || values.length === 0) return []
    return [{ name, values: [...new Set(values.map((value) => propertyValue(voice, key, value)))] }]
  })
}

function deliveryOf(
  shop: Shop,
  product: Product,
  language: string,
  place: Place | undefined,
  now: Date,
): DeliveryChoice[] {
  return shippingFor(shop, [carriedAs(shop, product)], place).map(({ id, label, amount, freeFrom, kind, ...time }) => ({
    id,
    label: textIn(label, language, shop.locale),
    amount,
    ...(freeFrom === undefined ? {} : { freeFrom }),
    kind,
    ...deliveryWindow({ id, label, amount, kind, ...time }, now, shop.timezone),
  }))
}

/** The ways of the shop that bring such things, but not to there. */
function elsewhereOf(
  shop: Shop,
  product: Product,
  language: string,
  delivery: readonly DeliveryChoice[],
): ProductView['elsewhere'] {
  const there = new Set(delivery.map(({ id }) => id))
  return shippingFor(shop, [carriedAs(shop, product)], null)
    .filter(({ id }) => !there.has(id))
    .map(({ id, label }) => ({ id, label: textIn(label, language, shop.locale) }))
}

function sizesOf(shop: Shop, { chart, option, yours }: NonNullable<Looked['sized']>, language: string): SizeView {
  const word = (texts: SizeChart['title']) => textIn(texts, language, shop.locale)
  return {
    id: chart.id,
    title: word(chart.title),
    option,
    rows: chart.rows,
    measures: chart.measures.map(({ id, label, how }) => ({
      id,
      label: word(label),
      ...(how ? { how: word(how) } : {}),
    })),
    ...(yours ? { yours } : {}),
  }
}
