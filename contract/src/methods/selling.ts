import { z } from 'zod'
import { ConcessionWish } from '../concession.ts'
import { Id } from '../ids.ts'
import { Checkout, LineInput } from '../order.ts'
import { define, shopAnd } from './method.ts'

/** An order made for the customer: what is put into their cart, and the request to pay for it, said in their thread. */
const PaymentRequest = z.object({
  /** The sender's own key: the same one twice is one. */
  clientId: z.string().min(1).max(100),
  /** In which the sender speaks, as with any message of the staff. */
  epoch: z.int(),
  text: z.string().min(1).max(5000).optional(),
  /** Put into the customer's cart before; without them what is in it is asked for. */
  lines: z.array(LineInput).max(50).default([]),
  concession: ConcessionWish.optional(),
})

/** What staff do so that somebody buys. */
export const SELLING_METHODS = define({
  concede: {
    method: 'PUT',
    path: '/api/shops/:shop/checkouts/:checkout/concession',
    tag: 'buying',
    access: 'shop:orders:write',
    summary: 'Take something off the price of a checkout or of a line, within your limit; null takes that back.',
    params: shopAnd({ checkout: Id }),
    body: z.object({ concession: ConcessionWish.nullable() }),
    response: Checkout,
  },
  requestPayment: {
    method: 'POST',
    path: '/api/shops/:shop/conversations/:conversation/payment-requests',
    tag: 'buying',
    access: 'shop:orders:write',
    summary:
      "Fill the customer's cart and send its checkout into the thread, to be paid there. The same clientId is one.",
    params: shopAnd({ conversation: Id }),
    body: PaymentRequest,
    response: z.object({ message: Id, checkout: Checkout }),
    status: 201,
    creates: true,
  },
})
