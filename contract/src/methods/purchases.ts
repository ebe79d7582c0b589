import { z } from 'zod'
import { Id } from '../ids.ts'
import { Purchase, PurchaseComplete, PurchaseCreate, PurchaseUpdate, Together } from '../purchase.ts'
import { define, Token } from './method.ts'

const purchase = z.object({ purchase: Id })

/** Several shops paid at once. Each part stays an ordinary checkout of its shop, and becomes an ordinary order there. */
export const PURCHASE_METHODS = define({
  listTogether: {
    method: 'GET',
    path: '/api/purchases/together',
    tag: 'purchases',
    access: 'public',
    summary: 'Which of these shops can be paid together; groups of two and more.',
    query: z.object({ shops: z.string().max(4000) }),
    response: Together,
  },
  createPurchase: {
    method: 'POST',
    path: '/api/purchases',
    tag: 'purchases',
    access: 'public',
    summary:
      'Put carts or checkouts of several shops together to pay them by one charge; each is proved by its own token. Refused where currencies differ, or no payment provider can do that for all of them.',
    body: PurchaseCreate,
    response: Purchase.extend(Token.shape),
    status: 201,
    creates: true,
  },
  getPurchase: {
    method: 'GET',
    path: '/api/purchases/:purchase',
    tag: 'purchases',
    access: 'shopper',
    summary: 'A purchase as it is now, by the token it came with.',
    params: purchase,
    response: Purchase,
  },
  updatePurchase: {
    method: 'PATCH',
    path: '/api/purchases/:purchase',
    tag: 'purchases',
    access: 'shopper',
    summary: 'Say who buys and where it goes, for all shops; delivery and discount code for each.',
    params: purchase,
    body: PurchaseUpdate,
    response: Purchase,
  },
  completePurchase: {
    method: 'POST',
    path: '/api/purchases/:purchase/complete',
    tag: 'purchases',
    access: 'shopper',
    summary:
      'Hold the goods of every shop and start the one charge, or finish when it is paid. Idempotent: one charge, one order per shop.',
    params: purchase,
    body: PurchaseComplete.default({}),
    response: Purchase,
  },
  extendPurchase: {
    method: 'POST',
    path: '/api/purchases/:purchase/extend',
    tag: 'purchases',
    access: 'shopper',
    summary: 'Keep every part, and what it holds, for another 30 minutes, as with a checkout.',
    params: purchase,
    response: Purchase,
  },
})
