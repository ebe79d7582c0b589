import { z } from 'zod'
import { Parcel, Scanned, ShippingDesk, TrackingReport } from '../desk.ts'
import { Id } from '../ids.ts'
import { define, shop, shopAnd } from './method.ts'

const order = z.string().max(40)
const Pdf = { response: z.instanceof(Uint8Array), produces: 'application/pdf' } as const

/** What leaves the shop: packing, labels, tracking. */
export const SHIPPING_METHODS = define({
  listToShip: {
    method: 'GET',
    path: '/api/shops/:shop/shipping',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'What is to be packed, to leave, or on its way, oldest first; and how much of each there is.',
    params: shop,
    query: z.object({
      state: z.enum(['placed', 'packed', 'shipped']).default('placed'),
      kind: z.enum(['ship', 'deliver', 'pickup']).optional(),
      country: z.string().length(2).optional(),
      late: z.literal('true').optional(),
      /** What the page before gave as `next`. */
      after: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: ShippingDesk,
  },
  getPickList: {
    method: 'GET',
    path: '/api/shops/:shop/shipping/pick-list.pdf',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'What to fetch from the shelves for these orders, by product and variant, as PDF.',
    params: shop,
    query: z.object({
      /** Numbers, with commas between them; the oldest fifty that are to be packed without. */
      orders: z
        .string()
        .max(4000)
        .regex(/^[^,]{1,40}(,[^,]{1,40}){0,99}$/)
        .optional(),
    }),
    ...Pdf,
  },
  getSlip: {
    method: 'GET',
    path: '/api/shops/:shop/orders/:number/slip.pdf',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: 'The packing slip as PDF, with a number to scan.',
    params: shopAnd({ number: order }),
    ...Pdf,
  },
  orderLabel: {
    method: 'POST',
    path: '/api/shops/:shop/orders/:number/fulfilments/:fulfilment/label',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Have the carrier make a label. Twice is once; `wanted` where the carrier has not answered yet.',
    params: shopAnd({ number: order, fulfilment: Id }),
    response: Parcel,
  },
  getLabel: {
    method: 'GET',
    path: '/api/shops/:shop/parcels/:parcel/label.pdf',
    tag: 'orders',
    access: 'shop:orders:read',
    summary: "A parcel's label as its carrier made it, as PDF.",
    params: shopAnd({ parcel: Id }),
    ...Pdf,
  },
  cancelParcel: {
    method: 'POST',
    path: '/api/shops/:shop/parcels/:parcel/cancel',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: 'Give a label back that was not used. Twice is once.',
    params: shopAnd({ parcel: Id }),
    response: Parcel,
  },
  scan: {
    method: 'POST',
    path: '/api/shops/:shop/shipping/scan',
    tag: 'orders',
    access: 'shop:orders:write',
    summary: "An order's number or a tracking number was scanned: packed, or handed to the carrier. Twice is once.",
    params: shop,
    body: z.object({ code: z.string().min(1).max(80), to: z.enum(['packed', 'shipped']) }),
    response: Scanned,
  },
  importTracking: {
    method: 'POST',
    path: '/api/shops/:shop/shipping/tracking',
    tag: 'orders',
    access: 'shop:orders:write',
    summary:
      'A CSV with the columns order, tracking, carrier, url: each row ships its order, or is refused with a reason.',
    params: shop,
    file: { limit: 1024 * 1024, types: ['text/csv', 'text/plain', 'application/octet-stream'] },
    response: TrackingReport,
  },
})
