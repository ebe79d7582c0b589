import { z } from 'zod'
import { Id } from '../ids.ts'
import { OrderClaim, Withdraw, Withdrawable, Withdrawal, WITHDRAWAL_STATES } from '../withdrawal.ts'
import { define, shop, shopAnd } from './method.ts'

const order = shopAnd({ number: z.string().max(40) })
/** The same whether there is such an order or not: what comes of it is told by e-mail, to the address of the order alone. */
const Taken = z.object({ at: z.string() })

export const WITHDRAWAL_METHODS = define({
  getWithdrawable: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/withdrawal',
    tag: 'orders',
    access: 'shopper',
    summary: 'What of an order can be withdrawn from, until when, and why the rest cannot.',
    params: order,
    query: z.object({ language: z.string().max(35).optional() }),
    response: Withdrawable,
  },
  withdraw: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/withdrawal',
    tag: 'orders',
    access: 'shopper',
    summary: 'Withdraw from lines of an order. The statement is kept, and its receipt goes to the buyer by e-mail.',
    params: order,
    body: Withdraw,
    response: Withdrawal,
    status: 201,
    creates: true,
  },
  declareWithdrawal: {
    method: 'POST',
    path: '/api/shops/:shop/withdrawals',
    tag: 'orders',
    access: 'public',
    summary:
      'Withdraw from a whole order by its number and e-mail address. The receipt goes to the address of the order.',
    params: shop,
    body: OrderClaim,
    response: Taken,
    status: 202,
    creates: true,
  },
  sendWithdrawalLink: {
    method: 'POST',
    path: '/api/shops/:shop/withdrawals/link',
    tag: 'orders',
    access: 'public',
    summary: 'Have a link sent to the address of an order, by which single lines can be withdrawn from.',
    params: shop,
    body: OrderClaim,
    response: Taken,
    status: 202,
  },
  listWithdrawals: {
    method: 'GET',
    path: '/api/shops/:shop/withdrawals',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'Statements of withdrawal, newest first. What is due is paid back by a refund of the order.',
    params: shop,
    query: z.object({
      state: z.enum(WITHDRAWAL_STATES).optional(),
      order: z.string().max(40).optional(),
      before: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.array(Withdrawal),
  },
  settleWithdrawal: {
    method: 'POST',
    path: '/api/shops/:shop/withdrawals/:withdrawal/settle',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Write down that somebody has dealt with it. Twice is once.',
    params: shopAnd({ withdrawal: Id }),
    body: z.object({ note: z.string().max(1000).optional() }).default({}),
    response: Withdrawal,
  },
})
