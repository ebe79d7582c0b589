import { z } from 'zod'
import { Id } from '../ids.ts'
import { PublicShop, SettingsForm, ShopCreate } from '../shop.ts'
import { KeyCreate } from '../team.ts'
import { Concept, Understanding, UnderstandRequest } from '../understanding.ts'
import { define, shop } from './method.ts'

export const SHOP_METHODS = define({
  listShops: {
    method: 'GET',
    path: '/api/shops',
    tag: 'shops',
    access: 'public',
    summary: 'The public shops.',
    response: z.array(PublicShop),
  },
  getShop: {
    method: 'GET',
    path: '/api/shops/:shop',
    tag: 'shops',
    access: 'public',
    summary: 'One shop as anyone may see it.',
    params: shop,
    response: PublicShop,
  },
  createShop: {
    method: 'POST',
    path: '/api/shops',
    tag: 'shops',
    access: 'operator',
    summary: 'Open a shop.',
    body: ShopCreate,
    response: PublicShop,
    status: 201,
    creates: true,
  },
  getSettings: {
    method: 'GET',
    path: '/api/shops/:shop/settings',
    tag: 'shops',
    access: 'shop:settings:read',
    summary: 'What the shop has decided about itself.',
    params: shop,
    response: SettingsForm,
  },
  putSettings: {
    method: 'PUT',
    path: '/api/shops/:shop/settings',
    tag: 'shops',
    access: 'shop:settings:write',
    summary: 'Replace the settings, and set the country where nothing was sold yet.',
    params: shop,
    body: SettingsForm,
    response: SettingsForm,
  },
  createKey: {
    method: 'POST',
    path: '/api/shops/:shop/keys',
    tag: 'shops',
    access: 'shop:team:write',
    summary: 'Make an API key; the key is shown once.',
    params: shop,
    body: KeyCreate,
    response: z.object({ id: Id, key: z.string() }),
    status: 201,
    creates: true,
  },
  listConcepts: {
    method: 'GET',
    path: '/api/concepts',
    tag: 'understanding',
    access: 'public',
    summary: 'Everything the lexicon knows.',
    response: z.array(Concept),
  },
  understand: {
    method: 'POST',
    path: '/api/shops/:shop/understand',
    tag: 'understanding',
    access: 'public',
    summary: 'What a sentence means in this shop.',
    params: shop,
    body: UnderstandRequest,
    response: Understanding,
  },
})
