import { z } from 'zod'
import { ImportReport, PageItem, PageMatch, Product, ProductView, SearchQuery, SearchResult } from '../catalog.ts'
import { Id } from '../ids.ts'
import { MOST_AMOUNT, Stock } from '../assortment.ts'
import { define, shop, shopAnd } from './method.ts'

export const CATALOG_METHODS = define({
  search: {
    method: 'GET',
    path: '/api/shops/:shop/search',
    tag: 'catalog',
    access: 'public',
    summary: 'Find products by a sentence in any supported language.',
    params: shop,
    query: SearchQuery,
    response: SearchResult,
  },
  getProduct: {
    method: 'GET',
    path: '/api/shops/:shop/products/:product',
    tag: 'catalog',
    access: 'public',
    summary: 'One product with all its variants.',
    params: shopAnd({ product: Id }),
    response: Product,
  },
  matchProducts: {
    method: 'POST',
    path: '/api/shops/:shop/products/match',
    tag: 'catalog',
    access: 'public',
    summary: "What things on the shop's own pages are here: one answer for each, null where there is none.",
    params: shop,
    body: z.object({ items: z.array(PageItem).min(1).max(50) }),
    response: z.object({ matches: z.array(PageMatch.nullable()) }),
  },
  viewProduct: {
    method: 'GET',
    path: '/api/shops/:shop/products/:product/view',
    tag: 'catalog',
    access: 'public',
    summary: 'One product as a shopper looks at it: in their language, with delivery, dates and terms.',
    params: shopAnd({ product: Id }),
    query: z.object({
      locale: z.string().max(35).optional(),
      /** Where it would go; without it what the caller told before, else the shop's own country. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      postcode: z.string().max(20).optional(),
    }),
    response: ProductView,
  },
  importCatalog: {
    method: 'POST',
    path: '/api/shops/:shop/catalog/import',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Import a catalogue file (the body): Shopify CSV, Google Merchant TSV/CSV, JSON Lines.',
    params: shop,
    query: z.object({
      format: z.enum(['auto', 'shopify', 'google', 'jsonl']).default('auto'),
      name: z.string().max(300).optional(),
    }),
    file: {
      limit: 256 * 1024 * 1024,
      types: ['text/csv', 'text/tab-separated-values', 'application/x-ndjson', 'application/octet-stream'],
    },
    response: ImportReport,
  },
  setStock: {
    method: 'PUT',
    path: '/api/shops/:shop/variants/:variant/stock',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Set how many there are; null stops counting.',
    params: shopAnd({ variant: Id }),
    body: z.object({ stock: Stock }),
    response: Product,
  },
  setPrice: {
    method: 'PUT',
    path: '/api/shops/:shop/variants/:variant/price',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Set a price from now on.',
    params: shopAnd({ variant: Id }),
    body: z.object({
      amount: z.int().nonnegative().max(MOST_AMOUNT),
      compareAt: z.int().nonnegative().max(MOST_AMOUNT).optional(),
    }),
    response: Product,
  },
})
