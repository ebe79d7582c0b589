import { z } from 'zod'
import { Id } from './ids.ts'
import { Money } from './money.ts'
import { UnitPriceRange } from './net-quantity.ts'
import { FulfilmentKind } from './offers.ts'

/** Something a customer has saved, as it is now; what is no longer sold is `gone` and keeps its title. */
export const Wish = z.object({
  offer: Id,
  at: z.string(),
  title: z.string(),
  price: z.object({ min: Money, max: Money }).optional(),
  compareAt: Money.optional(),
  /** What a kilogram, litre, metre … of it comes to, where the law wants that beside the price. */
  unitPrice: UnitPriceRange.optional(),
  fulfilment: FulfilmentKind.optional(),
  image: z.string().optional(),
  alt: z.string().optional(),
  url: z.string().optional(),
  available: z.boolean(),
  gone: z.boolean().optional(),
})
export type Wish = z.infer<typeof Wish>

export const WATCH_STATES = ['open', 'told', 'withdrawn'] as const

/** What a customer wants to be told of, once: that it can be bought again, or that it costs no more than `below`. */
export const Watch = z.object({
  id: Id,
  kind: z.enum(['stock', 'price']),
  state: z.enum(WATCH_STATES),
  offer: Id,
  /** Absent: any variant of it. */
  variant: Id.optional(),
  below: Money.optional(),
  at: z.string(),
})
export type Watch = z.infer<typeof Watch>

export const WatchCreate = z.object({
  offer: Id,
  variant: Id.optional(),
  /** Tell when it costs no more than this, in minor units of the shop's currency; without it, when it can be bought again. */
  below: z.int().positive().optional(),
  /** The words with which it was asked for or offered: kept as proof of the consent. */
  wording: z.string().min(1).max(1000),
  language: z.string().min(2).max(35),
})
export type WatchCreate = z.infer<typeof WatchCreate>
