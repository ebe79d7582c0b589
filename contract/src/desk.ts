import { z } from 'zod'
import { Id } from './ids.ts'
import { Address, Fulfilment, FulfilmentState, Order } from './order.ts'
import { FulfilmentKind } from './offers.ts'
import { Return } from './returns.ts'

/** How a parcel is doing, as its carrier says; each state outranks those before it, whatever order the news come in. */
export const PARCEL_STATES = ['wanted', 'labelled', 'in_transit', 'trouble', 'delivered', 'cancelled'] as const
export const ParcelState = z.enum(PARCEL_STATES)
export type ParcelState = z.infer<typeof ParcelState>

/** What a carrier takes from one door to another: to the customer, or back. */
export const Parcel = z.object({
  id: Id,
  order: z.string(),
  direction: z.enum(['out', 'back']),
  fulfilment: Id.optional(),
  return: Id.optional(),
  /** The kind of the connection by which it goes. */
  carrier: z.string(),
  state: ParcelState,
  tracking: z.object({ carrier: z.string(), number: z.string(), url: z.string().optional() }).optional(),
  /** Why there is no label, or what keeps it from arriving, in the carrier's words. */
  reason: z.string().optional(),
  events: z.array(z.object({ state: ParcelState, at: z.string(), text: z.string().optional() })),
  at: z.string(),
})
export type Parcel = z.infer<typeof Parcel>

/** One delivery of an order as the shipping desk sees it. */
export const ToShip = z.object({
  fulfilment: Id,
  order: z.string(),
  kind: FulfilmentKind,
  state: FulfilmentState,
  placedAt: z.string(),
  name: z.string().optional(),
  city: z.string().optional(),
  country: z.string().optional(),
  way: z.string().optional(),
  units: z.int(),
  /** The first of what is in it: "2 × Heron coat (M)". */
  what: z.array(z.string()),
  expected: Fulfilment.shape.expected,
  /** The day for which it was promised is over. */
  late: z.boolean(),
  gift: z.boolean(),
  tracking: Fulfilment.shape.tracking,
})
export type ToShip = z.infer<typeof ToShip>

export const ShippingDesk = z.object({
  rows: z.array(ToShip),
  /** For the next page; absent on the last. */
  next: z.string().optional(),
  /** How many there are of each state that somebody still has to work at. */
  open: z.object({ placed: z.int(), packed: z.int(), shipped: z.int() }),
  /** The kinds of the carriers that make labels for this shop. */
  carriers: z.array(z.string()),
})
export type ShippingDesk = z.infer<typeof ShippingDesk>

/** What a scanned code did. `already`: it stood there before, nothing was done. */
export const Scanned = z.object({
  did: z.enum(['packed', 'shipped', 'already']),
  order: z.string(),
  fulfilment: Id,
  state: FulfilmentState,
  name: z.string().optional(),
})
export type Scanned = z.infer<typeof Scanned>

/** What became of a file of tracking numbers, row by row. */
export const TrackingReport = z.object({
  rows: z.int(),
  shipped: z.int(),
  unchanged: z.int(),
  refused: z.array(z.object({ line: z.int(), order: z.string().optional(), code: z.string(), reason: z.string() })),
})
export type TrackingReport = z.infer<typeof TrackingReport>

/** What staff say to each other about an order. Nobody else reads it. */
export const OrderNote = z.object({ id: Id, by: z.string(), text: z.string(), at: z.string() })
export type OrderNote = z.infer<typeof OrderNote>

/** All of an order that staff work with, in one look. */
export const OrderDesk = z.object({
  order: Order,
  customer: Id.optional(),
  language: z.string(),
  returns: z.array(Return),
  parcels: z.array(Parcel),
  notes: z.array(OrderNote),
  /** Who did what with it, oldest first. */
  log: z.array(z.object({ at: z.string(), by: z.string(), action: z.string() })),
  /** What of it staff may still do. */
  may: z.object({ cancel: z.boolean(), address: z.boolean(), refund: z.int() }),
})
export type OrderDesk = z.infer<typeof OrderDesk>

/** Which orders a desk looks at. */
export const ORDER_VIEWS = ['unpaid', 'to_ship', 'delayed', 'under_way', 'returns', 'done', 'canceled'] as const

export const AddressChange = z.object({ address: Address })
