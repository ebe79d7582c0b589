import { z } from 'zod'
import { Gift } from './gift.ts'
import { Id, Slug, Texts } from './ids.ts'
import { Money } from './money.ts'
import { Address, Buyer, Checkout } from './order.ts'

/** One shop's part of a purchase: an ordinary checkout of that shop, and who sells. */
export const PurchasePart = z.object({
  shop: Slug,
  /** As shoppers know the shop; the seller of the law is in `checkout.placing`. */
  name: z.string(),
  /** Where the shop is. */
  country: z.string().optional(),
  checkout: Checkout,
})
export type PurchasePart = z.infer<typeof PurchasePart>

/**
 * Checkouts of several shops, paid by one charge. `open`: the button can be pressed. `paying`: it was, and the charge waits for
 * the payer. `completed`: nothing is left to be paid. `closed`: every checkout was given up.
 */
export const PURCHASE_STATES = ['open', 'paying', 'completed', 'closed'] as const
export const Purchase = z.object({
  id: Id,
  state: z.enum(PURCHASE_STATES),
  /** The parts, in the order in which they were put together. */
  parts: z.array(PurchasePart),
  /** Of all parts that were not given up, and of those that are still to be paid. */
  total: Money,
  due: Money,
  /** The words of the one button, per language: the strictest that the law asks of any of the sellers. */
  labels: Texts,
  /** The one charge, while it waits for the payer. */
  payment: z
    .object({
      url: z.string(),
      amount: Money,
      state: z.enum(['started', 'declined']),
      /** The payer has sent it from their bank: until then it may come. */
      until: z.string().optional(),
    })
    .optional(),
  /** When the first of the open parts runs out. */
  expiresAt: z.string(),
  url: z.string(),
})
export type Purchase = z.infer<typeof Purchase>

/** A cart or a checkout of a shop, and the token by which it is the shopper's. */
const PartInput = z.object({
  shop: Slug,
  cart: Id.optional(),
  checkout: Id.optional(),
  token: z.string().max(4000),
})
/** How many shops are paid together at most. */
const MOST_PARTS = 8
export const PurchaseCreate = z.object({ parts: z.array(PartInput).min(2).max(MOST_PARTS) })
export type PurchaseCreate = z.infer<typeof PurchaseCreate>

export const PurchaseUpdate = z.object({
  /** Of every part. */
  buyer: Buyer.optional(),
  address: Address.optional(),
  /** Of one part each. */
  parts: z
    .array(
      z.object({
        checkout: Id,
        shippingOption: z.string().max(60).optional(),
        pickupAt: z.iso.datetime({ offset: true }).optional(),
        /** '' takes the code away. */
        discountCode: z.string().max(40).optional(),
        /** Where this part goes, if elsewhere than the rest: a gift, say. */
        address: Address.optional(),
        /** The whole of it; null: it is no gift after all. */
        gift: Gift.nullable().optional(),
      }),
    )
    .max(MOST_PARTS)
    .default([]),
})
export type PurchaseUpdate = z.infer<typeof PurchaseUpdate>

export const PurchaseComplete = z.object({
  returnUrl: z.string().max(2000).optional(),
  /** What the page showed whose button was pressed: the words on it, and of each part the version of the terms and the age confirmed. */
  shown: z
    .object({
      label: z.string().max(200),
      parts: z
        .array(z.object({ checkout: Id, terms: z.string().max(60).optional(), age: z.string().max(300).optional() }))
        .max(MOST_PARTS),
    })
    .optional(),
})
export type PurchaseComplete = z.infer<typeof PurchaseComplete>

/** Why a shop cannot be paid with others. */
export const ALONE = ['takes_later', 'own_provider', 'no_other'] as const

export const Together = z.object({
  /** Shops that can be paid together: of one currency, with a payment provider that pays several shops by one charge. */
  groups: z.array(z.object({ currency: z.string(), shops: z.array(Slug) })),
  /**
   * Those in no group, which are paid by themselves. `takes_later`: it takes the money when it sends the goods.
   * `own_provider`: its payment provider pays no other shop. `no_other`: none of the others shares its currency and provider.
   */
  alone: z.array(z.object({ shop: Slug, why: z.enum(ALONE) })),
})
export type Together = z.infer<typeof Together>
