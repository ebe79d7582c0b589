import type { Understanding } from '@souk/contract/understanding.ts'
import type { Product } from '@souk/contract/catalog.ts'
import { matchItems } from '../catalog/match.ts'
import { formerPrices } from '../catalog/former-price.ts'
import { loadProducts } from '../catalog/products.ts'
import { reviewsOf } from '../catalog/reviews.ts'
import { offerOf, setPrice } from '../catalog/set-price.ts'
import { touchOffer } from '../catalog/version.ts'
import { type Caller, callerName } from '../journeys/caller.ts'
import type { Context } from '../journeys/context.ts'
import { importCatalog } from '../journeys/import.ts'
import { fitting, placeIn } from '../journeys/fitting.ts'
import { viewProduct } from '../journeys/product-view.ts'
import { searchShop } from '../journeys/search.ts'
import { understandIn } from '../journeys/understand.ts'
import { recordAudit } from '../kernel/audit.ts'
import type { Tx } from '../kernel/database.ts'
import { Failure } from '../kernel/failure.ts'
import { setStock } from '../resources/set-stocks.ts'
import type { Shop } from '../shops/shop.ts'
import { wakeWatchers } from '../watches/store.ts'
import type { Handlers } from './handler.ts'

/** What no words mean. */
const NOTHING_SAID: Understanding = {
  language: 'und',
  intents: [],
  inScope: true,
  spans: [],
  want: { types: [], attributes: {}, price: {}, text: '' },
  references: [],
  corrections: [],
}

export const catalogHandlers: Handlers<
  'search' | 'getProduct' | 'matchProducts' | 'viewProduct' | 'importCatalog' | 'setStock' | 'setPrice'
> = {
  async search(context, { shop, query }) {
    const { q, limit, raw, locale } = query
    const text = q.trim()
    const body = { text, ...(locale === undefined ? {} : { locale }) }
    const understanding = text === '' ? NOTHING_SAID : await understandIn(context, shop, body)
    const language =
      locale?.slice(0, 2).toLowerCase() ??
      (understanding.language === 'und' ? shop.locale.slice(0, 2) : understanding.language)
    return {
      body: await searchShop(context, { shop, understanding, limit, language, ...(raw === '1' ? { raw: text } : {}) }),
    }
  },

  async getProduct(context, { shop, params }) {
    return { body: await productOf(context, shop, params.product) }
  },

  async matchProducts(context, { shop, body }) {
    return { body: { matches: await matchItems(context.database, shop, body.items) } }
  },

  async viewProduct(context, { shop, params, query, caller }) {
    const product = await productOf(context, shop, params.product)
    const language = (query.locale ?? shop.locale).slice(0, 2).toLowerCase()
    const [{ place, sized }, reviews] = await Promise.all([
      fitting(context, shop, product, caller),
      reviewsOf(context.database, shop.id, product),
    ])
    const now = context.clock.now()
    const looked = { shop, product, language, place: placeIn(query) ?? place, sized, reviews, now }
    return { body: viewProduct(looked) }
  },

  async importCatalog(context, { shop, query, raw, caller, progress }) {
    if (!raw)
      throw new Failure(
        'unsupported_media',
        'send the file itself as the body, as text/csv, application/x-ndjson or application/octet-stream',
      )
    const report = await importCatalog(context, {
      shop,
      format: query.format,
      bytes: raw,
      ...(progress ? { onProgress: progress } : {}),
    })
    // The next search finds the index up to date, or on its way there.
    context.background.start('index', async () => void (await context.index.refresh(shop)))
    const { refused, ...counts } = report
    await context.database.transact((tx) =>
      recordAudit(tx, {
        home: shop.id,
        id: context.newId(),
        actor: callerName(caller),
        action: 'catalog.import',
        target: query.name ?? '',
        data: { ...counts, refused: refused.length },
      }),
    )
    return { body: report }
  },

  async setStock(context, { shop, params, body, caller }) {
    const { variant } = params
    const offer = await context.database.transact(async (tx) => {
      const found = await offerOf(tx, shop.id, variant)
      if (found === undefined) throw new Failure('not_found')
      await touchOffer(tx, shop.id, found, context.clock.now())
      await setStock(tx, { home: shop.id, variant, stock: body.stock, newId: context.newId })
      await wakeWatchers(tx, shop.id, [variant])
      await audit(context, tx, { shop, caller, action: 'stock.set', target: variant, data: body })
      return found
    })
    return { body: await productOf(context, shop, offer) }
  },

  async setPrice(context, { shop, params, body, caller }) {
    const { variant } = params
    const { amount, compareAt = null } = body
    const at = context.clock.now()
    const offer = await context.database.transact(async (tx) => {
      const change = {
        home: shop.id,
        variant,
        currency: shop.currency,
        amount,
        compareAt,
        at,
        newId: context.newId,
        former: formerPrices(shop, at),
      }
      const found = await setPrice(tx, change)
      if (found === undefined) throw new Failure('not_found')
      await wakeWatchers(tx, shop.id, [variant])
      await audit(context, tx, { shop, caller, action: 'price.set', target: variant, data: body })
      return found
    })
    return { body: await productOf(context, shop, offer) }
  },
}

async function productOf(context: Context, shop: Shop, id: string): Promise<Product> {
  const [product] = await loadProducts(context.database, shop, [id])
  if (!product) throw new Failure('not_found')
  return product
}

type Deed = { shop: Shop; caller: Caller; action: string; target: string; data: Record<string, unknown> }

async function audit(context: Context, tx: Tx, { shop, caller, ...deed }: Deed): Promise<void> {
  await recordAudit(tx, { home: shop.id, id: context.newId(), actor: callerName(caller), ...deed })
}
