import { textIn } from '@souk/contract/ids.ts'
import type { OfferLegal } from '@souk/contract/legal.ts'
import type { NetQuantity } from '@souk/contract/net-quantity.ts'
import type { FulfilmentKind } from '@souk/contract/offers.ts'
import type { ImportGap } from '@souk/contract/catalog.ts'
import { Failure } from '../kernel/failure.ts'
import { OFFER_NOT_YET } from '../law/product-data-texts.ts'
import { productCategoriesOf } from '../law/product-categories.ts'
import { type MissingData, missingProductData } from '../law/product-data.ts'
import type { Shop } from '../shops/shop.ts'

type Offer = {
  externalId: string
  title: string
  concepts: readonly string[]
  fulfilment: FulfilmentKind
  legal?: OfferLegal | undefined
  images: readonly unknown[]
  variants: readonly { netQuantity?: NetQuantity | undefined }[]
}
type Seller = Pick<Shop, 'country' | 'locale'>

/** What an offer lacks of all that the law of its shop's country wants to be known of such a thing. */
export function gapsOf(offer: Offer, { country, locale }: Seller, now: Date): MissingData[] {
  const { legal = {}, variants } = offer
  // Where each variant says how much it is, so does the offer.
  const [netQuantity] = variants.every((variant) => variant.netQuantity)
    ? variants.flatMap((v) => v.netQuantity ?? [])
    : []
  return missingProductData({
    categories: productCategoriesOf(offer.concepts, offer.fulfilment),
    data: netQuantity ? { ...legal, netQuantity } : legal,
    hasPicture: offer.images.length > 0,
    country,
    language: locale.slice(0, 2),
    now,
  })
}

/** The same as an import tells it; nothing where nothing is missing. */
export function importGap(offer: Offer, seller: Seller, now: Date): ImportGap | undefined {
  const missing = gapsOf(offer, seller, now).map(({ code }) => code)
  return missing.length > 0 ? { id: offer.externalId, code: 'offer_may_not_sell', missing } : undefined
}

/**
 * Throws `offer_may_not_sell` where something lacks what the law wants to be known of it before it is bought; a shop marked
 * test sells it all the same. Reckoned from what is loaded with each order anyway: a rule that begins, or a shop that moves
 * to another country, counts at once, and nothing more is asked of the database.
 */
export function checkOffersMaySell(shop: Shop, offers: readonly Offer[], now: Date): void {
  if (shop.test) return
  const language = shop.locale.slice(0, 2)
  const found = offers.map((offer) => ({ offer, missing: gapsOf(offer, shop, now) }))
  const issues = found.flatMap(({ offer, missing }) =>
    missing.map(({ code, text, source }) => ({ path: `${offer.externalId}.${code}`, message: `${text} (${source})` })),
  )
  if (issues.length === 0) return
  const titles = found.flatMap(({ offer, missing }) => (missing.length > 0 ? [offer.title] : []))
  const detail = `${textIn(OFFER_NOT_YET, language, 'en')} ${titles.join(', ')}`
  throw new Failure('offer_may_not_sell', detail, issues)
}
