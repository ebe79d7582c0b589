import type { Pictured } from '@souk/concierge/tools.ts'
import { coloursIn } from '../catalog/pictures/colours.ts'
import { rasterOf } from '../catalog/pictures/raster.ts'
import { askedOf } from '../catalog/pictures/signature.ts'
import { alikePictures, type OwnPicture } from '../catalog/pictures/store.ts'
import { loadProducts } from '../catalog/products.ts'
import { getUpload } from '../conversations/uploads.ts'
import type { Shop } from '../shops/shop.ts'
import type { Context } from './context.ts'

/** What a shopper's picture shows: things of this shop, and its colours. Null where it is none that was sent here. */
export async function picturedIn(context: Context, shop: Shop, url: string): Promise<Pictured | null> {
  const name = /^\/media\/[a-z0-9-]+\/sent\/([0-9a-f]{32})$/.exec(url)?.[1]
  const sent = name === undefined ? undefined : await getUpload(context.database.read, shop.id, name)
  const raster = sent && (await rasterOf(sent.bytes))
  if (!raster) return null
  const alike = await alikePictures(context.database, shop.id, askedOf(raster))
  const ids = alike.map(({ offer }) => offer)
  const products = ids.length === 0 ? [] : await loadProducts(context.database, shop, ids)
  return {
    offers: alike.flatMap((picture) => {
      const product = products.find(({ id }) => id === picture.offer)
      return product ? [{ offer: product.id, image: picture.url, options: optionsOf(product.variants, picture) }] : []
    }),
    colours: coloursIn(raster),
  }
}

type Variants = readonly { image?: string | undefined; options: Readonly<Record<string, string>> }[]

/** What all variants with this picture have in common and the others have not: mostly the colour. */
function optionsOf(variants: Variants, { url }: OwnPicture): Record<string, string> {
  const shown = variants.filter(({ image }) => image === url)
  const [first] = shown
  if (!first || shown.length === variants.length) return {}
  return Object.fromEntries(
    Object.entries(first.options).filter(([name, value]) => shown.every(({ options }) => options[name] === value)),
  )
}
