import { z } from 'zod'
import { Device } from './device.ts'
import { Filling, Item } from './filling.ts'
import { Rating } from './review.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'
import { UnitPriceRange } from './net-quantity.ts'
import { Form, FormValues } from './offers.ts'
import { Address, Line, Total } from './order.ts'
import { Span } from './understanding.ts'

/**
 * What a message is made of (DESIGN section 7). A part about a live thing carries `ref`, what it is now, and `shown`,
 * as it was sent: a later change updates the card by a new fact, `shown` of the past stays.
 */
export const Ref = z.object({
  kind: z.enum(['offer', 'cart', 'checkout', 'order', 'payment']),
  shop: Id,
  id: z.string(),
})
export type Ref = z.infer<typeof Ref>

/** Something to tap. `value` goes back as a choice part; a text answer that names the label does the same. */
export const Option = z.object({
  value: z.string().max(300),
  label: z.string().max(200),
  hint: z.string().optional(),
  image: z.string().optional(),
  alt: z.string().optional(),
  disabled: z.boolean().optional(),
})
export type Option = z.infer<typeof Option>

export const Card = z.object({
  ref: Ref,
  shown: z.object({
    title: z.string(),
    price: z.object({ min: Money, max: Money }),
    compareAt: Money.optional(),
    /** What a kilogram, litre, metre … of it comes to, where the law wants that beside the price. */
    unitPrice: UnitPriceRange.optional(),
    /** What stands beside this price instead of the shop's `priceNotes`, in the language of the thread; may be empty. */
    priceNote: z.string().optional(),
    image: z.string().optional(),
    alt: z.string().optional(),
    detail: z.string().optional(),
    available: z.boolean(),
    url: z.string().optional(),
    /** Where enough were given to say something. */
    rating: Rating.optional(),
  }),
  actions: z.array(Option),
})
export type Card = z.infer<typeof Card>

/** A word that was understood, shown as a chip; tapping it away sends `remove` as a choice. A relaxation is dashed. */
export const Chip = z.object({
  label: z.string(),
  remove: z.string().optional(),
  relaxed: z.boolean().optional(),
  value: z.string().optional(),
})
export type Chip = z.infer<typeof Chip>

export const Understood = z.object({ of: Id, spans: z.array(Span), chips: z.array(Chip) })
export type Understood = z.infer<typeof Understood>

const money = { currency: z.string(), lines: z.array(Line), totals: z.array(Total) }

/** What a text answers: a message, and of its cards the one of this offer; or an offer as a page elsewhere shows it. */
export const ReplyTo = z
  .object({ message: Id.optional(), offer: Id.optional(), title: z.string().max(200).optional() })
  .refine(({ message, offer }) => message !== undefined || offer !== undefined, 'names a message or an offer')
export type ReplyTo = z.infer<typeof ReplyTo>

export const TextPart = z.object({
  type: z.literal('text'),
  text: z.string().min(1).max(5000),
  replyTo: ReplyTo.optional(),
})
export const MediaPart = z.object({
  type: z.enum(['image', 'file', 'audio', 'video']),
  url: z.string().max(2000),
  alt: z.string().max(500).optional(),
  name: z.string().max(200).optional(),
  /**
   * It was sent by another messenger and is still being fetched from there, or could not be: `url` is empty meanwhile. Or it is
   * there, and what is said in it is being written down.
   */
  state: z.enum(['fetching', 'failed', 'listening']).optional(),
  /** What it is, if no picture of their own: the shop's story that they answer, or a sticker. */
  of: z.enum(['story', 'sticker']).optional(),
})
/** A file as a thread keeps it: with what is said in it, where somebody has written that down. */
const KeptMedia = MediaPart.extend({ transcript: z.string().max(20_000).optional() })
export const LocationPart = z.object({
  type: z.literal('location'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  label: z.string().max(300).optional(),
})
export const AddressPart = z.object({ type: z.literal('address'), address: Address })
/** A tap on something in message `of`. */
export const ChoicePart = z.object({
  type: z.literal('choice'),
  of: Id,
  value: z.string().min(1).max(300),
  label: z.string().max(200).optional(),
})
/** The answers to the form in message `of`; with `item` they are those of an offer's own form, `label` says them in words. */
export const FormAnswerPart = z.object({
  type: z.literal('form'),
  of: Id,
  values: FormValues,
  item: Item.optional(),
  label: z.string().max(1000).optional(),
})

/** Something picked outside, such as in a messenger's own catalogue: by the shop's own id of it or its SKU. */
export const PickedItem = z.object({
  product: z.string().min(1).max(200),
  quantity: z.int().min(1).max(999),
  /** What one was said to cost there. */
  price: Money.optional(),
})
export type PickedItem = z.infer<typeof PickedItem>

/** Everything that was picked, to be put into the cart; `label` says it in words. */
export const ItemsPart = z.object({
  type: z.literal('items'),
  items: z.array(PickedItem).min(1).max(50),
  label: z.string().min(1).max(2000),
})

/** What a shopper may send. */
export const ShopperPart = z.discriminatedUnion('type', [
  TextPart,
  ChoicePart,
  FormAnswerPart,
  MediaPart,
  LocationPart,
  AddressPart,
  ItemsPart,
])
export type ShopperPart = z.infer<typeof ShopperPart>

/** The same as it stands in the thread. */
export const HeardPart = z.discriminatedUnion('type', [
  TextPart,
  ChoicePart,
  FormAnswerPart,
  KeptMedia,
  LocationPart,
  AddressPart,
  ItemsPart,
])
export type HeardPart = z.infer<typeof HeardPart>

export const Part = z.discriminatedUnion('type', [
  TextPart.extend({ filling: Filling.optional() }),
  KeptMedia,
  LocationPart,
  AddressPart,
  ChoicePart,
  FormAnswerPart,
  ItemsPart,
  z.object({ type: z.literal('product'), ...Card.shape }),
  z.object({
    type: z.literal('carousel'),
    cards: z.array(Card).min(1).max(20),
    understood: Understood.optional(),
    total: z.int().optional(),
  }),
  /** Two or three side by side; each row has a cell for every card, and what tells them apart comes first. */
  z.object({
    type: z.literal('compare'),
    cards: z.array(Card).min(2).max(3),
    rows: z
      .array(z.object({ name: z.string(), cells: z.array(z.string()).min(2).max(3), differs: z.boolean() }))
      .max(40),
  }),
  z.object({ type: z.literal('understood'), understood: Understood }),
  z.object({ type: z.literal('cart'), ref: Ref, shown: z.object(money), actions: z.array(Option) }),
  z.object({
    type: z.literal('checkout'),
    ref: Ref,
    shown: z.object({
      ...money,
      delivery: z.string().optional(),
      address: Address.optional(),
      email: z.string().optional(),
    }),
    url: z.string(),
    actions: z.array(Option),
  }),
  z.object({ type: z.literal('payment.request'), payment: Id, url: z.string(), amount: Money, ref: Ref.optional() }),
  z.object({
    type: z.literal('order'),
    ref: Ref,
    shown: z.object({
      number: z.string(),
      placedAt: z.string(),
      ...money,
      delivery: z.string().optional(),
      address: Address.optional(),
    }),
    url: z.string(),
  }),
  z.object({
    type: z.literal('tracking'),
    ref: Ref,
    shown: z.object({
      number: z.string(),
      /** It is fetched: `shipped` says that it is ready, `delivered` that it was collected. */
      pickup: z.boolean().optional(),
      /** It is not sent: it takes place at a time, or is downloaded, and has no steps between. */
      kind: z.enum(['slot', 'digital']).optional(),
      steps: z.array(
        z.object({
          state: z.enum(['placed', 'packed', 'shipped', 'delivered', 'canceled']),
          at: z.string().optional(),
        }),
      ),
      carrier: z.string().optional(),
      tracking: z.string().optional(),
      url: z.string().optional(),
      expected: z.object({ from: z.string(), to: z.string() }).optional(),
    }),
  }),
  z.object({ type: z.literal('quick_replies'), options: z.array(Option).min(1).max(13) }),
  z.object({
    type: z.literal('list'),
    title: z.string(),
    button: z.string().optional(),
    options: z.array(Option).min(1).max(30),
  }),
  /** Asks for what is missing; `id` comes back in nothing, the answer names the message. */
  z.object({
    type: z.literal('form.request'),
    title: z.string(),
    fields: Form,
    values: FormValues.default({}),
    submit: z.string(),
  }),
  /** How it was, from 1 to 5: the options in that order, told by `readScore`. */
  z.object({
    type: z.literal('survey'),
    survey: Id,
    question: z.string(),
    options: z.array(Option).length(5),
  }),
  z.object({
    type: z.literal('system'),
    code: z.string(),
    text: z.string(),
    /**
     * Of `thread.moved`: where the shopper goes on, at a browser of this device or in this messenger too; a client whose
     * own handle is another browser folds, `undo` is chosen by whoever did not do that. After `thread.parted` what was
     * written there is in this thread no more: take it anew.
     */
    to: z
      .object({ handle: Id, device: Device.optional(), channel: z.string().optional(), undo: Option.optional() })
      .optional(),
  }),
])
export type Part = z.infer<typeof Part>
