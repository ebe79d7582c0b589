import { z } from 'zod'
import { AddressChange, ORDER_VIEWS, OrderDesk, OrderNote } from '../desk.ts'
import { Exception, ExceptionResolve } from '../exception.ts'
import { Id } from '../ids.ts'
import { Advance, Order } from '../order.ts'
import { Reorder } from '../reorder.ts'
import { define, shop, shopAnd, Token } from './method.ts'

/** What stands behind `#open=` in the link of an e-mail. */
const LinkCode = z.object({ code: z.string().min(1).max(200) })

export const ORDER_METHODS = define({
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
    summary: 'Orders, newest first: all, those of a desk, of a customer, or those in which something is found.',
    params: shop,
    query: z.object({
      show: z.enum(ORDER_VIEWS).optional(),
      customer: Id.optional(),
      /** A number or its beginning, a tracking number, or a part of a name, an address or a product. */
      q: z.string().max(200).optional(),
      before: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.array(Order),
  },
  getOrderDesk: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/desk',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'An order with its returns, parcels, notes and log: all that staff work with.',
    params: shopAnd({ number: z.string().max(40) }),
    response: OrderDesk,
  },
  addOrderNote: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/notes',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Leave a note that only staff read.',
    params: shopAnd({ number: z.string().max(40) }),
    body: z.object({ text: z.string().trim().min(1).max(2000) }),
    response: OrderNote,
    status: 201,
    creates: true,
  },
  removeOrderNote: {
    method: 'DELETE',
    path: '/api/shops/:shop/orders/:number/notes/:note',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Take a note away.',
    params: shopAnd({ number: z.string().max(40), note: Id }),
    response: OrderNote,
  },
  changeOrderAddress: {
    method: 'PUT',
    path: '/api/shops/:shop/orders/:number/address',
    tag: 'orders',
    access: 'shop:orders:write',
    summary:
      'Send it elsewhere, as long as nothing has left and no label is made: within the country it was priced for.',
    params: shopAnd({ number: z.string().max(40) }),
    body: AddressChange,
    response: Order,
  },
  resendConfirmation: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/confirmation',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Send the confirmation by e-mail once more, as the order is now.',
    params: shopAnd({ number: z.string().max(40) }),
    response: z.object({ sent: z.literal(true) }),
    status: 202,
    creates: true,
  },
  getPackingSlip: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/slip.html',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'The packing slip as a page to print. Of a gift it holds its words, and no price unless that was wished.',
    params: shopAnd({ number: z.string().max(40) }),
    response: z.instanceof(Uint8Array),
    produces: 'text/html; charset=utf-8',
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
  reorder: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/reorder',
    tag: 'orders',
    access: 'shopper',
    summary: "Put what the order held into the customer's cart, at today's prices; says what is not as it was.",
    params: shopAnd({ number: z.string().max(40) }),
    response: Reorder.extend(Token.partial().shape),
    status: 201,
    creates: true,
  },
  refundOrder: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/refunds',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Pay back: an amount, units of lines (with their wrapping) and the delivery at what they cost, or all.',
    params: shopAnd({ number: z.string().max(40) }),
    body: z
      .object({
        amount: z.int().positive().optional(),
        lines: z
          .array(z.object({ line: Id, quantity: z.int().positive().max(999) }))
          .min(1)
          .max(200)
          .optional(),
        /** Minor units of what the delivery cost; true for all that is left of it. */
        shipping: z.union([z.literal(true), z.int().positive()]).optional(),
        reason: z.string().max(500).optional(),
      })
      .default({}),
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
  openOrder: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/open',
    tag: 'orders',
    access: 'public',
    summary: 'Exchange the code of a link in one of our e-mails for a token of its order. A code opens once.',
    params: shopAnd({ number: z.string().max(40) }),
    body: LinkCode,
    response: Token,
  },
  renewOrderLink: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/link',
    tag: 'orders',
    access: 'public',
    summary: "Have a new link sent to the order's e-mail address, for one that has been used. Each is renewed once.",
    params: shopAnd({ number: z.string().max(40) }),
    body: LinkCode,
    response: z.object({ sent: z.literal(true) }),
    status: 202,
  },
  listExceptions: {
    method: 'GET',
    path: '/api/shops/:shop/exceptions',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'What a person has to decide: stray and disputed money, short orders, stuck refunds. Newest first.',
    params: shop,
    query: z.object({
      state: z.enum(['open', 'resolved']).default('open'),
      before: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.array(Exception),
  },
  resolveException: {
    method: 'POST',
    path: '/api/shops/:shop/exceptions/:exception/resolve',
    tag: 'orders',
    access: 'shop:orders:write',
    summary:
      'Decide one: it has been settled, its money is paid back, or the gateway is asked once more. Twice is once.',
    params: shopAnd({ exception: Id }),
    body: ExceptionResolve.default({ action: 'settled' }),
    response: Exception,
  },
})
