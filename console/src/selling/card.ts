import type { PublicShop } from '@souk/contract/shop.ts'
import type { Card, Part } from '@souk/contract/parts.ts'
import { type Chosen, variantText } from './basket.ts'

type Seller = Pick<PublicShop, 'id' | 'legal'>

/** What was chosen as it is sent; a touch on its name opens it, so that it needs no button of its own. */
function cardOf({ id, legal }: Seller, { hit, variant }: Chosen, language: string): Card {
  const variants = variant ? [variant] : hit.variants
  const price = variant ? { min: variant.price, max: variant.price } : hit.price
  const [compareAt] = variants
    .flatMap((one) => one.compareAt ?? [])
    .toSorted((a, b) => a.amount - b.amount)
    .filter(({ amount }) => amount > price.min.amount)
  const image = variant?.image ?? hit.image
  const detail = variant && variantText(variant)
  const isSent = hit.fulfilment === 'ship' || hit.fulfilment === 'deliver'
  return {
    ref: { kind: 'offer', shop: id, id: hit.id },
    shown: {
      title: hit.title,
      price,
      ...(compareAt && { compareAt }),
      ...(!isSent && legal.priceNotesUnsent && { priceNote: legal.priceNotesUnsent[language] ?? '' }),
      ...(image && { image }),
      ...(hit.imageAlt && image === hit.image && { alt: hit.imageAlt }),
      ...(detail && { detail }),
      available: variants.some(({ available }) => available),
      url: hit.url,
    },
    actions: [],
  }
}

/** One as a card, several side by side. */
export function partsOf(shop: Seller, all: readonly Chosen[], language: string): Part[] {
  const cards = all.map((one) => cardOf(shop, one, language))
  const [first] = cards
  return cards.length === 1 && first ? [{ type: 'product', ...first }] : [{ type: 'carousel', cards }]
}
