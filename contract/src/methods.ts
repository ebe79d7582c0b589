import { z } from 'zod'
import { ImportReport, Product, SearchQuery, SearchResult } from './catalog.ts'
import {
  Conversation,
  Fact,
  FactsPage,
  FactsQuery,
  MessageCreate,
  Speaker,
  SpeakerChange,
  StaffMessageCreate,
} from './conversation.ts'
import { Id, Slug } from './ids.ts'
import { Advance, Cart, Checkout, CheckoutComplete, CheckoutCreate, CheckoutUpdate, LineInput, Order } from './order.ts'
import { FormValues } from './offers.ts'
import { PublicShop, ShopCreate, ShopSettings } from './shop.ts'
import { Concept, Understanding, UnderstandRequest } from './understanding.ts'

/**
 * Who may call: `public` anyone; `shopper` the token of a conversation or cart (a shop's key and the operator's may too);
 * `shop:<noun>:<read|write>` an API key of the shop with that scope, or the operator; `operator` the operator's key alone.
 */
export type Access =
  | 'public'
  | 'shopper'
  | 'operator'
  | `shop:${'catalog' | 'conversations' | 'customers' | 'orders' | 'settings'}:${'read' | 'write'}`

export type Method = {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  summary: string
  tag: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  status?: number
  /** Takes an Idempotency-Key: same key and body answers the same. */
  creates?: boolean
}

const shop = z.object({ shop: Slug })
const shopAnd = <T extends z.ZodRawShape>(shape: T) => z.object({ shop: Slug, ...shape })
const conversation = z.object({ conversation: Id })
const Token = z.object({ token: z.string() })

function define<const T extends Record<string, Method>>(methods: T): T {
  return methods
}

/** Every method of the API: routes, OpenAPI, the SDK's types and the isolation tests are all made from this table. */
export const METHODS = define({
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
    response: ShopSettings,
  },
  putSettings: {
    method: 'PUT',
    path: '/api/shops/:shop/settings',
    tag: 'shops',
    access: 'shop:settings:write',
    summary: 'Replace the settings.',
    params: shop,
    body: ShopSettings,
    response: ShopSettings,
  },
  createKey: {
    method: 'POST',
    path: '/api/shops/:shop/keys',
    tag: 'shops',
    access: 'operator',
    summary: 'Make an API key; the key is shown once.',
    params: shop,
    body: z.object({
      scopes: z.array(z.string().regex(/^(catalog|conversations|customers|orders|settings):(read|write)$/)).min(1),
    }),
    response: z.object({ id: Id, key: z.string() }),
    status: 201,
    creates: true,
  },
  createConnection: {
    method: 'POST',
    path: '/api/shops/:shop/connections',
    tag: 'shops',
    access: 'shop:settings:write',
    summary: 'Connect a channel.',
    params: shop,
    body: z.object({ kind: z.string().max(40), settings: z.record(z.string().max(60), z.string().max(10_000)) }),
    response: z.object({ id: Id, webhookUrl: z.string() }),
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
    response: ImportReport,
  },
  setStock: {
    method: 'PUT',
    path: '/api/shops/:shop/variants/:variant/stock',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Set how many there are; null stops counting.',
    params: shopAnd({ variant: Id }),
    body: z.object({ stock: z.int().nonnegative().nullable() }),
    response: Product,
  },
  setPrice: {
    method: 'PUT',
    path: '/api/shops/:shop/variants/:variant/price',
    tag: 'catalog',
    access: 'shop:catalog:write',
    summary: 'Set a price from now on.',
    params: shopAnd({ variant: Id }),
    body: z.object({ amount: z.int().nonnegative(), compareAt: z.int().nonnegative().optional() }),
    response: Product,
  },

  startConversation: {
    method: 'POST',
    path: '/api/shops/:shop/conversations',
    tag: 'conversations',
    access: 'public',
    summary: 'Open a thread with a shop; the token belongs to this shopper alone.',
    params: shop,
    body: z.object({ locale: z.string().max(35).optional(), timezone: z.string().max(64).optional() }).default({}),
    response: z.object({ conversation: Id, token: z.string(), customer: Id }),
    status: 201,
    creates: true,
  },
  getConversation: {
    method: 'GET',
    path: '/api/conversations/:conversation',
    tag: 'conversations',
    access: 'shopper',
    summary: 'The thread as it is now, with its head.',
    params: conversation,
    response: Conversation,
  },
  sendMessage: {
    method: 'POST',
    path: '/api/conversations/:conversation/messages',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Say something as the shopper. 201 when stored, 200 with the same body when it was stored before.',
    params: conversation,
    body: MessageCreate,
    response: z.object({ message: Id, seq: z.int() }),
    status: 201,
  },
  sendStaffMessage: {
    method: 'POST',
    path: '/api/conversations/:conversation/staff-messages',
    tag: 'conversations',
    access: 'shop:conversations:write',
    summary: 'Say something for the shop, as the staff who hold the thread.',
    params: conversation,
    body: StaffMessageCreate,
    response: z.object({ message: Id, seq: z.int() }),
    status: 201,
  },
  getFacts: {
    method: 'GET',
    path: '/api/conversations/:conversation/facts',
    tag: 'conversations',
    access: 'shopper',
    summary: 'What happened after a cursor; waits up to `wait` ms for something new.',
    params: conversation,
    query: FactsQuery,
    response: FactsPage,
  },
  markRead: {
    method: 'POST',
    path: '/api/conversations/:conversation/read',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Everything up to here has been read.',
    params: conversation,
    body: z.object({ seq: z.int().min(0) }),
    response: z.object({ seq: z.int() }),
  },
  changeSpeaker: {
    method: 'POST',
    path: '/api/conversations/:conversation/speaker',
    tag: 'conversations',
    access: 'shop:conversations:write',
    summary: 'Take the thread over, or hand it back to the concierge.',
    params: conversation,
    body: SpeakerChange,
    response: Speaker,
  },
  getShopFacts: {
    method: 'GET',
    path: '/api/shops/:shop/facts',
    tag: 'conversations',
    access: 'shop:conversations:read',
    summary: 'Everything that happened in the shop, by an opaque cursor that never skips a late commit.',
    params: shop,
    query: z.object({
      after: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: z.object({ facts: z.array(z.object({ conversation: Id, fact: Fact })), cursor: z.string() }),
  },

  createCart: {
    method: 'POST',
    path: '/api/shops/:shop/carts',
    tag: 'buying',
    access: 'public',
    summary: 'A cart: the live one of the conversation whose token is sent, else a new one with a token of its own.',
    params: shop,
    body: z.object({ lines: z.array(LineInput).max(200).default([]) }).default({ lines: [] }),
    response: Cart.extend(Token.partial().shape),
    status: 201,
    creates: true,
  },
  getCart: {
    method: 'GET',
    path: '/api/shops/:shop/carts/:cart',
    tag: 'buying',
    access: 'shopper',
    summary: 'A cart, priced now.',
    params: shopAnd({ cart: Id }),
    response: Cart,
  },
  addLine: {
    method: 'POST',
    path: '/api/shops/:shop/carts/:cart/lines',
    tag: 'buying',
    access: 'shopper',
    summary: 'Put something into the cart.',
    params: shopAnd({ cart: Id }),
    body: LineInput,
    response: Cart,
    status: 201,
    creates: true,
  },
  changeLine: {
    method: 'PATCH',
    path: '/api/shops/:shop/carts/:cart/lines/:line',
    tag: 'buying',
    access: 'shopper',
    summary: 'Change quantity, variant or answers of a line.',
    params: shopAnd({ cart: Id, line: Id }),
    body: z.object({
      quantity: z.int().min(1).max(999).optional(),
      variant: Id.optional(),
      form: FormValues.optional(),
    }),
    response: Cart,
  },
  removeLine: {
    method: 'DELETE',
    path: '/api/shops/:shop/carts/:cart/lines/:line',
    tag: 'buying',
    access: 'shopper',
    summary: 'Take a line out.',
    params: shopAnd({ cart: Id, line: Id }),
    response: Cart,
  },

  createCheckout: {
    method: 'POST',
    path: '/api/shops/:shop/checkouts',
    tag: 'buying',
    access: 'public',
    summary: 'Start a checkout from a cart or from lines. Lines are copied and priced.',
    params: shop,
    body: CheckoutCreate,
    response: Checkout.extend(Token.partial().shape),
    status: 201,
    creates: true,
  },
  getCheckout: {
    method: 'GET',
    path: '/api/shops/:shop/checkouts/:checkout',
    tag: 'buying',
    access: 'shopper',
    summary: 'A checkout as it is now.',
    params: shopAnd({ checkout: Id }),
    response: Checkout,
  },
  updateCheckout: {
    method: 'PATCH',
    path: '/api/shops/:shop/checkouts/:checkout',
    tag: 'buying',
    access: 'shopper',
    summary: 'Say who buys, where it goes and how.',
    params: shopAnd({ checkout: Id }),
    body: CheckoutUpdate,
    response: Checkout,
  },
  completeCheckout: {
    method: 'POST',
    path: '/api/shops/:shop/checkouts/:checkout/complete',
    tag: 'buying',
    access: 'shopper',
    summary: 'Start the payment, or finish when it is already paid. Idempotent: one order, one charge.',
    params: shopAnd({ checkout: Id }),
    body: CheckoutComplete.default({ gateway: 'sandbox' }),
    response: Checkout,
  },
  cancelCheckout: {
    method: 'POST',
    path: '/api/shops/:shop/checkouts/:checkout/cancel',
    tag: 'buying',
    access: 'shopper',
    summary: 'Give the checkout up and free what it held.',
    params: shopAnd({ checkout: Id }),
    response: Checkout,
  },

  getOrder: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number',
    tag: 'orders',
    access: 'shopper',
    summary: 'An order with payments and delivery.',
    params: shopAnd({ number: z.string().max(40) }),
    response: Order,
  },
  listOrders: {
    method: 'GET',
    path: '/api/shops/:shop/orders',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'Orders, newest first.',
    params: shop,
    query: z.object({
      before: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.array(Order),
  },
  cancelOrder: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/cancel',
    tag: 'orders',
    access: 'shopper',
    summary: 'Cancel an order that has not left; what was paid is refunded.',
    params: shopAnd({ number: z.string().max(40) }),
    body: z.object({ reason: z.string().max(500).optional() }).default({}),
    response: Order,
  },
  refundOrder: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/refunds',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Pay back a part or all; without an amount, all.',
    params: shopAnd({ number: z.string().max(40) }),
    body: z.object({ amount: z.int().positive().optional(), reason: z.string().max(500).optional() }).default({}),
    response: Order,
    status: 201,
    creates: true,
  },
  advanceFulfilment: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/fulfilments/:fulfilment/advance',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Move a delivery on: packed, shipped, delivered.',
    params: shopAnd({ number: z.string().max(40), fulfilment: Id }),
    body: Advance,
    response: Order,
  },
})
export type Methods = typeof METHODS
export type MethodName = keyof Methods
