import { z } from 'zod'
import { Id } from '../ids.ts'
import { ProductChange, EditableProduct, AssortmentQuery, ProductRow, VariantChange } from '../assortment.ts'
import { define, shop, shopAnd } from './method.ts'

export const ASSORTMENT_METHODS = define({
  listProducts: {
    method: 'GET',
    path: '/api/shops/:shop/catalog',
    tag: 'catalog',
    access: 'shop:catalog:read',
    summary: 'All that the shop has, hidden things too, newest first.',
    params: shop,
    query: AssortmentQuery,
    response: z.array(ProductRow),
  },
  getEditableProduct: {
    method: 'GET',
    path: '/api/shops/:shop/catalog/:product',
    tag: 'catalog',
    access: 'shop:catalog:read',
    summary: 'One thing with everything that can be changed of it.',
    params: shopAnd({ product: Id }),
    response: EditableProduct,
  },
  createProduct: {
    method: 'POST',
    path: '/api/shops/:shop/catalog',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Take something new into the catalogue.',
    params: shop,
    body: ProductChange.omit({ version: true }),
    response: EditableProduct,
    status: 201,
    creates: true,
  },
  changeProduct: {
    method: 'PUT',
    path: '/api/shops/:shop/catalog/:product',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary:
      'Change what is said of something; the stock of its variants stays what it is. Refused when it has changed since.',
    params: shopAnd({ product: Id }),
    body: ProductChange,
    response: EditableProduct,
  },
  uploadProductPicture: {
    method: 'POST',
    path: '/api/shops/:shop/catalog/pictures',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Bring a picture (JPEG, PNG, WebP, GIF or AVIF) to be named by its url among the images of a product.',
    params: shop,
    file: { limit: 10 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] },
    response: z.object({ url: z.string(), width: z.int(), height: z.int() }),
    status: 201,
  },
  showProducts: {
    method: 'POST',
    path: '/api/shops/:shop/catalog/show',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Show things to shoppers, or hide them; answers which of them changed, so that it can be undone.',
    params: shop,
    body: z.object({ products: z.array(Id).min(1).max(500), active: z.boolean() }),
    response: z.object({ changed: z.array(Id) }),
  },
  changeVariants: {
    method: 'POST',
    path: '/api/shops/:shop/catalog/variants',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Set prices and stock of many variants at once: all of them or none.',
    params: shop,
    body: z.object({
      changes: z
        .array(VariantChange)
        .min(1)
        .max(500)
        .refine((all) => new Set(all.map(({ variant }) => variant)).size === all.length, 'a variant is named twice'),
    }),
    response: z.object({ changed: z.int() }),
  },
})
