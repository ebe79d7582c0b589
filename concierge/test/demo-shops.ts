import { readFile } from 'node:fs/promises'
import { ImportProduct, Product } from '@souk/contract/catalog.ts'
import { ShopCreate, ShopSettings } from '@souk/contract/shop.ts'
import { annotate, broaderOf, shopWords } from '../src/lexicon/match.ts'
import type { TurnShop } from '../src/turn.ts'
import { uuid } from './fake-shops.ts'

export type DemoSlug = 'atelier' | 'flora' | 'napoli'
export type AnyDemoSlug = DemoSlug | 'sololaki-tbilisi'
type EverySlug = AnyDemoSlug | 'blos' | 'laufwerk-ost' | 'thimble-row'

/** A shop of the demo market with its real catalogue, known by the words of its titles, categories and attributes and all that is wider. */
export async function demoShop(slug: EverySlug): Promise<{ shop: TurnShop; products: Product[] }> {
  const folder = new URL(`../../demo/shops/${slug}/`, import.meta.url)
  const made = ShopCreate.parse(JSON.parse(await readFile(new URL('shop.json', folder), 'utf8')))
  const lines = (await readFile(new URL('catalog.jsonl', folder), 'utf8')).split('\n').filter(Boolean)
  const settings = ShopSettings.parse(made.settings ?? {})
  const shop: TurnShop = {
    settings,
    shop: {
      id: uuid(7),
      slug,
      name: made.name,
      currency: made.currency,
      locale: made.locale,
      country: made.country ?? 'US',
      timezone: made.timezone ?? 'UTC',
      url: `http://${slug}.localhost`,
      test: true,
      description: settings.description,
      persona: settings.persona,
      starters: settings.starters,
      legal: { maySell: true, missing: [] },
    },
  }
  const language = made.locale.split('-')[0] ?? 'en'
  return { shop, products: lines.map((line, i) => productOf(ImportProduct.parse(JSON.parse(line)), i, language)) }
}

function productOf(line: ImportProduct, at: number, language: string): Product {
  const n = 7000 + at
  const words = [line.title, ...line.categories, ...Object.values(line.attributes).flat()]
  const found = annotate(
    words.map((text) => ({ text })),
    language,
  ).concepts
  const variants = line.variants ?? [{ id: line.id, options: {} }]
  const prices = variants.map((variant) => variant.price ?? line.price)
  const by = prices.toSorted((a, b) => a.amount - b.amount)
  return Product.parse({
    id: uuid(n),
    externalId: line.id,
    title: line.title,
    description: line.description,
    brand: line.brand,
    legal: line.legal,
    url: `http://shop.localhost/p/${line.id}`,
    images: [],
    categories: line.categories,
    attributes: line.attributes,
    concepts: [...new Set(found.flatMap((id) => [id, ...broaderOf(id)]))],
    options: line.options ?? [],
    price: { min: by[0], max: by.at(-1) },
    variants: variants.map((variant, i) => ({
      id: uuid(n * 100 + i),
      externalId: variant.id,
      options: variant.options,
      price: prices[i],
      available: true,
      netQuantity: variant.netQuantity,
    })),
    form: line.form ?? [],
    priceRule: line.priceRule ?? { kind: 'fixed' },
    fulfilment: line.fulfilment ?? 'ship',
  })
}

/** The shop with its products known by their names, as the server learns them from a catalogue. */
export function withNames({ shop, products }: { shop: TurnShop; products: readonly Product[] }) {
  const ids = new Map(products.map(({ title }) => [title, title.toLowerCase().replace(/[^a-z]+/g, '-')]))
  const named = [...ids].filter(([title]) => title.includes(' '))
  const words = shopWords(
    named.map(([title, id]) => ({ id, kind: 'product', labels: [title] })),
    shop.shop.locale.split('-')[0],
  )
  const known = products.map((one) => ({ ...one, concepts: [...one.concepts, ids.get(one.title) ?? ''] }))
  return { shop: { ...shop, words }, products: known }
}
