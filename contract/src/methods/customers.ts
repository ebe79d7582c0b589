import { z } from 'zod'
import {
  Customer,
  CustomerChange,
  CustomerExport,
  CustomersFilter,
  CustomersPage,
  Forgotten,
  ProcessingRecord,
} from '../customer.ts'
import { Id } from '../ids.ts'
import { define, shop, shopAnd } from './method.ts'

/** `me` is whose token it is. */
const customer = shopAnd({ customer: z.union([Id, z.literal('me')]) })

/** `page` and `markdown` answer a readable document in `text`. */
const Readable = z.object({ text: z.string() })

export const CUSTOMER_METHODS = define({
  findCustomers: {
    method: 'GET',
    path: '/api/shops/:shop/customers',
    tag: 'customers',
    access: 'shop:customers:read',
    summary: 'Customers by e-mail address, phone number or order: who is it that writes to us?',
    params: shop,
    query: z
      .object({
        email: z.string().max(254).optional(),
        phone: z.string().max(40).optional(),
        order: z.string().max(40).optional(),
      })
      .refine((query) => Object.values(query).some((value) => value !== undefined), 'name one of email, phone, order'),
    response: z.array(Customer.pick({ id: true, since: true, name: true, email: true, phone: true })),
  },
  listCustomers: {
    method: 'GET',
    path: '/api/shops/:shop/customers/list',
    tag: 'customers',
    access: 'shop:customers:read',
    summary: 'Everybody who wrote or bought, one row for each person, those first with whom something last happened.',
    params: shop,
    query: CustomersFilter.extend({
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: CustomersPage,
  },
  getCustomer: {
    method: 'GET',
    path: '/api/shops/:shop/customers/:customer',
    tag: 'customers',
    access: 'shopper',
    summary: 'What the shop knows about a customer, in short.',
    params: customer,
    response: Customer,
  },
  changeCustomer: {
    method: 'PATCH',
    path: '/api/shops/:shop/customers/:customer',
    tag: 'customers',
    access: 'shopper',
    summary:
      'The language to be spoken to, whether the shop may write on its own account, place of delivery and sizes.',
    params: customer,
    body: CustomerChange,
    response: Customer,
  },
  exportCustomer: {
    method: 'GET',
    path: '/api/shops/:shop/customers/:customer/export',
    tag: 'customers',
    access: 'shopper',
    summary: 'Everything that is stored about a customer (GDPR art. 15 and 20), as data or as a page to read.',
    params: customer,
    query: z.object({ as: z.enum(['data', 'page']).default('data') }),
    response: z.union([CustomerExport, Readable]),
  },
  forgetCustomer: {
    method: 'POST',
    path: '/api/shops/:shop/customers/:customer/forget',
    tag: 'customers',
    access: 'shopper',
    summary: 'Erase a customer (GDPR art. 17). What the law has kept stays, cut off, until its day. Twice is once.',
    params: customer,
    body: z.object({ confirm: z.literal(true) }),
    response: Forgotten,
    status: 202,
  },
  getProcessingRecord: {
    method: 'GET',
    path: '/api/shops/:shop/processing-record',
    tag: 'shops',
    access: 'shop:settings:read',
    summary: 'The record of processing activities (GDPR art. 30), made from the schema and the legal profile.',
    params: shop,
    query: z.object({ as: z.enum(['data', 'markdown']).default('data') }),
    response: z.union([ProcessingRecord, Readable]),
  },
})
