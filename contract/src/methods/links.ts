import { z } from 'zod'
import { Id } from '../ids.ts'
import { Person } from '../person.ts'
import { define, shopAnd } from './method.ts'

const customer = shopAnd({ customer: Id })

/** Customers of a shop who are one person: why they are taken for it, and how they are parted again. */
export const LINK_METHODS = define({
  listLinks: {
    method: 'GET',
    path: '/api/shops/:shop/customers/:customer/links',
    tag: 'customers',
    access: 'shop:conversations:read',
    summary: 'Who a customer is, too, and why. With `contact`: who they would be if whose contact that is were joined.',
    params: customer,
    query: z.object({ contact: Id.optional() }),
    response: Person,
  },
  linkHandles: {
    method: 'POST',
    path: '/api/shops/:shop/customers/:customer/links',
    tag: 'customers',
    access: 'shop:conversations:write',
    summary:
      'Decide that whoever writes from this contact is the customer. Nothing is merged: both are read as one until it is undone.',
    params: customer,
    body: z.object({ contact: Id }),
    response: Person,
    status: 201,
    creates: true,
  },
  unlinkHandles: {
    method: 'DELETE',
    path: '/api/shops/:shop/links/:link',
    tag: 'customers',
    access: 'shop:conversations:write',
    summary: 'Undo a link, whatever it was made by: each thread is as if they had never met, and both are told so.',
    params: shopAnd({ link: Id }),
    response: z.object({ threads: z.array(z.object({ customer: Id, conversation: Id })) }),
  },
})
