import { z } from 'zod'
import { Id } from '../ids.ts'
import { Mandate } from '../mandate.ts'
import { define } from './method.ts'

/** Payment methods that the customer of a thread agreed to have kept; given on the page of a payment, ended here. */
export const MANDATE_METHODS = define({
  listMandates: {
    method: 'GET',
    path: '/api/conversations/:conversation/mandates',
    tag: 'conversations',
    access: 'shopper',
    summary:
      'Payment methods that were kept, newest first, with the words that were agreed to; those that have ended as well.',
    params: z.object({ conversation: Id }),
    response: z.array(Mandate),
  },
  endMandate: {
    method: 'DELETE',
    path: '/api/conversations/:conversation/mandates/:mandate',
    tag: 'conversations',
    access: 'shopper',
    summary: 'Withdraw one: it is never charged again. Twice is once.',
    params: z.object({ conversation: Id, mandate: Id }),
    response: Mandate,
  },
})
