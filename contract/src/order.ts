import { z } from 'zod'
import { Concession } from './concession.ts'
import { Gift, GiftWrapChoice } from './gift.ts'
import { Id, Slug } from './ids.ts'
import { AgeCategory, WithdrawalException } from './legal.ts'
import { Money } from './money.ts'
import { UnitPrice } from './net-quantity.ts'
import { DigitalContent, FormValues, FulfilmentKind } from './offers.ts'
import { Placed, Placing, Shown } from './placing.ts'
import { TaxRule } from './shop.ts'

/** A postal address; `line1`, `city` and `country` are enough to deliver in most of the world. */
export const Address = z.object({
  name: z.string().max(200).optional(),
  line1: z.string().min(1).max(300),
  line2: z.string().max(300).optional(),
  city: z.string().min(1).max(120),
  region: z.string().max(120).optional(),
  postcode: z.string().max(20).optional(),
  country: z.string().regex(/^[A-Z]{2}$/),
  phone: z.string().max(40).optional(),
})
export type Address = z.infer<typeof Address>

export const Buyer = z.object({
  name: z.string().max(200).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().max(40).optional(),
  /** Of the buyer, for the invoice, where the goods go to somebody else. */
  address: Address.optional(),
})
export type Buyer = z.infer<typeof Buyer>

export const LineInput = z.object({
  offer: Id,
  variant: Id.optional(),
  form: FormValues.default({}),
  quantity: z.int().min(1).max(999).default(1),
  /** Whom or what the line is for. */
  for: z.string().max(200).optional(),
})
export type LineInput = z.infer<typeof LineInput>

/** Tax of a line or charge: `rate` in millionths; `included` says that the amount is part of the price shown. */
export const Tax = z.object({
  code: z.string(),
  rate: z.int(),
  amount: z.int(),
  included: z.boolean(),
  /** Whose rate it is, where it is declared to the One Stop Shop. */
  country: z.string().optional(),
})
export type Tax = z.infer<typeof Tax>

/** A time that is booked with a line: which answer it is, of which calendar, in the zone of the shop. */
export const Appointment = z.object({
  field: z.string(),
  resource: z.string(),
  from: z.string(),
  to: z.string(),
  /** Until when the customer may move it or cancel; absent = until it begins. */
  until: z.string().optional(),
})
export type Appointment = z.infer<typeof Appointment>

export const Line = z.object({
  id: Id,
  offer: Id,
  variant: Id,
  title: z.string(),
  /** Options and form answers as one readable text: "light blue, 38". */
  detail: z.string(),
  options: z.record(z.string(), z.string()),
  form: FormValues,
  image: z.string().optional(),
  quantity: z.int(),
  /** Minor units of the cart's currency. */
  unit: z.int(),
  /** What a kilogram, litre, metre … of it comes to, where the law wants that beside the price. */
  unitPrice: UnitPrice.optional(),
  discount: z.int(),
  total: z.int(),
  taxes: z.array(Tax),
  /** The shop's rule for its tax, where the country that it goes to decides the rate. */
  taxRule: TaxRule.omit({ concepts: true }).optional(),
  fulfilment: FulfilmentKind,
  appointments: z.array(Appointment).optional(),
  /** The local date for which it was ordered: what a form's field of type `date` holds. */
  day: z.iso.date().optional(),
  /** The ids of the shop's ways of delivery that carry it; absent where all of them do. */
  ways: z.array(z.string()).optional(),
  /** Why it cannot be withdrawn from, or until when: as it was when it was ordered. */
  withdrawal: WithdrawalException.optional(),
  /** It is sold from some age on only: what it is for the law, and how many years the shop asks for. */
  age: z.object({ categories: z.array(AgeCategory), years: z.int().optional() }).optional(),
  /** sold_out, price_changed, gone: why it cannot be bought as it stands. */
  problem: z.enum(['sold_out', 'gone']).optional(),
})
export type Line = z.infer<typeof Line>

/** Ordered signed rows with UCP's names; the rows before `total` add up to it. Tax that prices contain stands with each line and charge. */
export const Total = z.object({
  type: z.enum(['subtotal', 'items_discount', 'discount', 'fulfillment', 'tax', 'fee', 'total']),
  label: z.string().optional(),
  amount: z.int(),
  /** Of a charge: the tax that its amount contains, as with lines. */
  taxes: z.array(Tax).optional(),
})
export type Total = z.infer<typeof Total>

export const Cart = z.object({
  id: Id,
  shop: Id,
  currency: z.string(),
  version: z.int(),
  lines: z.array(Line),
  totals: z.array(Total),
})
export type Cart = z.infer<typeof Cart>

export const CHECKOUT_STATES = [
  'incomplete',
  'requires_escalation',
  'ready_for_complete',
  'complete_in_progress',
  'completed',
  'canceled',
] as const
export const ShippingChoice = z.object({
  id: z.string(),
  label: z.string(),
  amount: z.int(),
  kind: z.enum(['ship', 'deliver', 'pickup']),
  from: z.string().optional(),
  to: z.string().optional(),
  /** It is fetched at a time that has to be chosen: `pickupAt`. */
  timed: z.boolean().optional(),
})
export const Checkout = z.object({
  id: Id,
  shop: Id,
  cart: Id.optional(),
  state: z.enum(CHECKOUT_STATES),
  currency: z.string(),
  buyer: Buyer,
  address: Address.optional(),
  lines: z.array(Line),
  totals: z.array(Total),
  shippingOptions: z.array(ShippingChoice),
  /** Where no way carries every line: the lines that keep the others from being sent. */
  uncarried: z.array(Id).optional(),
  shippingOption: z.string().optional(),
  /** When the goods are fetched, in the zone of the shop. */
  pickupAt: z.string().optional(),
  discountCode: z.string().optional(),
  /** What the staff took off, and why: the totals have it in them. */
  concession: Concession.optional(),
  gift: Gift.optional(),
  /** What the shop wraps gifts for; absent where it does not. */
  giftWrap: GiftWrapChoice.optional(),
  /** What is still needed before it can be completed: lines, email, address, shippingOption, pickupAt, recipient, deliverOn. */
  missing: z.array(z.string()),
  /** Why an address that is there is still `missing`: what the post of its country wants to read, by its own words. */
  addressFaults: z
    .array(
      z.object({
        field: z.enum(['postcode', 'region']),
        reason: z.enum(['required', 'shape']),
        label: z.string(),
        example: z.string().optional(),
      }),
    )
    .optional(),
  expiresAt: z.string(),
  payment: z
    .object({
      id: Id,
      url: z.string(),
      amount: Money,
      state: z.string(),
      /** It is paid in the messenger that the talk is in, by a bill of its own. */
      here: z.literal(true).optional(),
      /** The buyer has sent it from their bank: until then it may come, and everything is kept for them. */
      until: z.string().optional(),
    })
    .optional(),
  order: z.string().optional(),
  /** While it is open; facts do not carry it. */
  placing: Placing.optional(),
  url: z.string(),
})
export type Checkout = z.infer<typeof Checkout>

export const CheckoutCreate = z.object({ cart: Id.optional(), lines: z.array(LineInput).max(200).optional() })
export const CheckoutUpdate = z.object({
  buyer: Buyer.optional(),
  address: Address.optional(),
  shippingOption: z.string().max(60).optional(),
  pickupAt: z.iso.datetime({ offset: true }).optional(),
  /** '' takes the code away. */
  discountCode: z.string().max(40).optional(),
  /** The whole of it; null: it is no gift after all. */
  gift: Gift.nullable().optional(),
})
export type CheckoutUpdate = z.infer<typeof CheckoutUpdate>
export const CheckoutComplete = z.object({
  /** Without it the shop's own, the newest it is connected with; the sandbox where it has none. */
  gateway: z.string().max(40).optional(),
  returnUrl: z.string().max(2000).optional(),
  /** What the page showed whose button was pressed: it must be what `placing` offers now, which is what is stored. */
  shown: Shown.optional(),
})

export const PAYMENT_STATES = [
  'started',
  'authorised',
  'captured',
  'declined',
  'voided',
  'refunded',
  'in_doubt',
] as const
export const Payment = z.object({
  id: Id,
  gateway: z.string(),
  state: z.enum(PAYMENT_STATES),
  amount: Money,
  refunded: z.int(),
  /** The buyer has sent it from their bank: until then it may come. */
  until: z.string().optional(),
  url: z.string().optional(),
  at: z.string(),
})
export type Payment = z.infer<typeof Payment>

export const FULFILMENT_STATES = ['placed', 'packed', 'shipped', 'delivered', 'canceled'] as const
export const FulfilmentState = z.enum(FULFILMENT_STATES)
export const Fulfilment = z.object({
  id: Id,
  kind: FulfilmentKind,
  state: FulfilmentState,
  steps: z.array(z.object({ state: FulfilmentState, at: z.string() })),
  tracking: z
    .object({ carrier: z.string().optional(), number: z.string().optional(), url: z.string().optional() })
    .optional(),
  expected: z.object({ from: z.string(), to: z.string() }).optional(),
  /** The time that is booked; `line` is whose it is, absent where goods are fetched. */
  appointment: Appointment.extend({ label: z.string(), zone: z.string(), line: Id.optional() }).optional(),
  /** Which units are in it, where that is not all of the goods of the order. */
  goods: z.array(z.object({ line: Id, title: z.string(), detail: z.string(), quantity: z.int() })).optional(),
  /** Digital goods: what was bought, as a link or a text. */
  contents: z.array(DigitalContent.extend({ line: Id, title: z.string() })).optional(),
})
export type Fulfilment = z.infer<typeof Fulfilment>

export const ORDER_STATES = ['placed', 'fulfilled', 'canceled'] as const
export const Order = z.object({
  id: Id,
  number: z.string(),
  shop: Id,
  checkout: Id,
  conversation: Id.optional(),
  state: z.enum(ORDER_STATES),
  currency: z.string(),
  buyer: Buyer,
  address: Address.optional(),
  gift: Gift.optional(),
  lines: z.array(Line),
  totals: z.array(Total),
  shippingLabel: z.string().optional(),
  fulfilments: z.array(Fulfilment),
  payments: z.array(Payment),
  /** Derived from allocations: minor units paid minus refunded. */
  paid: z.int(),
  /**
   * Of an order that was paid together with those of other shops: who they are, and the whole sum of the one payment. Told by
   * `getOrder`, to the shopper alone: no shop hears what was bought elsewhere.
   */
  together: z.object({ shops: z.array(z.object({ slug: Slug, name: z.string() })), amount: Money }).optional(),
  placedAt: z.string(),
  placed: Placed.optional(),
  cancellable: z.boolean(),
  url: z.string(),
})
export type Order = z.infer<typeof Order>

export const Advance = z.object({
  to: z.enum(['packed', 'shipped', 'delivered']),
  tracking: z
    .object({
      carrier: z.string().max(80).optional(),
      number: z.string().max(80).optional(),
      url: z.url().max(2000).optional(),
    })
    .optional(),
})
