import { z } from 'zod'
import { ConsentCreate, GivenConsent } from '../customer.ts'
import { Id } from '../ids.ts'
import { define, shopAnd } from './method.ts'

/** `me` is whose token it is. */
const who = { customer: z.union([Id, z.literal('me')]) }
const path = '/api/shops/:shop/customers/:customer/consents'

/** What a customer agreed to be written about: per contact and purpose, with the words, ended with a reason. */
export const CONSENT_METHODS = define({
  listConsents: {
    method: 'GET',
    path,
    tag: 'customers',
    access: 'shopper',
    summary: 'What was agreed to, newest first; what has ended stays as proof.',
    params: shopAnd(who),
    response: z.array(GivenConsent),
  },
  giveConsent: {
    method: 'POST',
    path,
    tag: 'customers',
    access: 'shopper',
    summary:
      'A contact agrees to be written to for a purpose, or objects. Marketing by SMS or e-mail counts once the contact itself has confirmed it: by YES, or by the link in the letter.',
    params: shopAnd(who),
    body: ConsentCreate,
    response: GivenConsent,
    status: 201,
    creates: true,
  },
  endConsent: {
    method: 'DELETE',
    path: `${path}/:consent`,
    tag: 'customers',
    access: 'shopper',
    summary: 'Take a consent back; what was waited for by it is waited for no longer. Twice is once.',
    params: shopAnd({ ...who, consent: Id }),
    response: GivenConsent,
  },
})
