import { z } from 'zod'
import { Id } from '../ids.ts'
import { Return, Returnable, RETURN_STATES, ReturnAnswer, ReturnCreate, ReturnReceive } from '../returns.ts'
import { define, shop, shopAnd } from './method.ts'

const order = shopAnd({ number: z.string().max(40) })
const one = shopAnd({ return: Id })

/** Goods that come back. A withdrawal is a statement; a return is the goods. */
export const RETURN_METHODS = define({
  listReturnable: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/returns',
    tag: 'orders',
    access: 'shopper',
    summary: 'What of an order can come back now, and the returns there are.',
    params: order,
    response: Returnable,
  },
  createReturn: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/returns',
    tag: 'orders',
    access: 'shopper',
    summary: 'Ask to send something back, or to exchange it for another variant, which is held meanwhile.',
    params: order,
    body: ReturnCreate,
    response: Return,
    status: 201,
    creates: true,
  },
  cancelReturn: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/returns/:return/cancel',
    tag: 'orders',
    access: 'shopper',
    summary: 'Take the request back, before anything has come. Twice is once.',
    params: shopAnd({ number: z.string().max(40), return: Id }),
    response: Return,
  },
  listReturns: {
    method: 'GET',
    path: '/api/shops/:shop/returns',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'Returns of all orders, newest first.',
    params: shop,
    query: z.object({
      state: z.enum(RETURN_STATES).optional(),
      before: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.array(Return),
  },
  approveReturn: {
    method: 'POST',
    path: '/api/shops/:shop/returns/:return/approve',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Agree: the customer may send it. Told in the thread and by e-mail. Twice is once.',
    params: one,
    body: ReturnAnswer.default({}),
    response: Return,
  },
  refuseReturn: {
    method: 'POST',
    path: '/api/shops/:shop/returns/:return/refuse',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Do not agree; what was held for an exchange is free again. Twice is once.',
    params: one,
    body: ReturnAnswer.default({}),
    response: Return,
  },
  receiveReturn: {
    method: 'POST',
    path: '/api/shops/:shop/returns/:return/receive',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'It has come back: pays back what it cost, or sends what is wanted instead. Twice is once.',
    params: one,
    body: ReturnReceive.default({ restock: true, settle: true }),
    response: Return,
  },
})
