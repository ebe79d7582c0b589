import { z } from 'zod'
import { Money } from './money.ts'

/** The six languages the concierge speaks; others are recognised (BCP 47) and answered in the shop's own. */
export const LANGUAGES = ['en', 'de', 'nl', 'ru', 'zh', 'ka'] as const
export type Language = (typeof LANGUAGES)[number]

/** What a message can mean. A choice among what was just shown is a reference, not an intent. */
export const INTENTS = [
  'product.find',
  'product.compare',
  'product.ask',
  'recommend',
  'stock.ask',
  'notify.back_in_stock',
  'notify.price_drop',
  'notify.stop',
  'wish.add',
  'wish.show',
  'wish.remove',
  'price.ask',
  'discount.ask',
  'size.advice',
  'cart.add',
  'cart.show',
  'cart.change',
  'checkout.start',
  'payment.ask',
  'delivery.ask',
  'order.status',
  'order.cancel',
  'order.change',
  'return.start',
  'exchange.start',
  'return.cancel',
  'refund.status',
  'complaint',
  'reorder',
  'book.start',
  'book.change',
  'policy.ask',
  'hours.ask',
  'location.ask',
  'pay.split',
  'transfer.send',
  'story.next',
  'human.please',
  'bot.ask',
  'language.switch',
  'opt.out',
  'opt.in',
  'greeting',
  'thanks',
  'goodbye',
  'feedback',
  'affirm',
  'deny',
  'out.of.scope',
] as const
export const IntentName = z.enum(INTENTS)
export type IntentName = z.infer<typeof IntentName>

/** Concept ids somebody wants (`any`, narrower concepts count) and does not want (`not`). */
export const Wanted = z.object({ any: z.array(z.string()), not: z.array(z.string()) })
export type Wanted = z.infer<typeof Wanted>

/** Inclusive bounds: "under 200" is `max` 20000 USD, "about 50" is `about` 5000. */
export const PriceWish = z.object({ min: Money.optional(), max: Money.optional(), about: Money.optional() })
export type PriceWish = z.infer<typeof PriceWish>

export const Reference = z.object({
  kind: z.enum(['ordinal', 'attribute', 'last_order', 'person', 'order']),
  /** 1 is the first of what was shown, -1 the last. */
  index: z.int().optional(),
  /** A concept id or an order number. */
  id: z.string().optional(),
  text: z.string(),
})
export type Reference = z.infer<typeof Reference>

export const Correction = z.object({ slot: z.string(), from: z.string().optional(), to: z.string() })
export type Correction = z.infer<typeof Correction>

/** Where in the text (UTF-16 offsets, end exclusive) something was understood. `concept` is a concept id, or `price`, `quantity`, `date`, `size` … */
export const Span = z.object({ start: z.int(), end: z.int(), concept: z.string() })
export type Span = z.infer<typeof Span>

export const Want = z.object({
  types: z.array(z.string()),
  /** Keys: colour, size, material, pattern, brand, occasion, recipient, style, length, neckline, sleeve, fit, season, diet, feature … */
  attributes: z.record(z.string(), Wanted),
  price: PriceWish,
  quantity: z.int().optional(),
  /** Local date, YYYY-MM-DD. */
  deliverBy: z.string().optional(),
  /** Local date-time, YYYY-MM-DDTHH:MM. */
  at: z.string().optional(),
  /** The words left for ranking. */
  text: z.string(),
})
export type Want = z.infer<typeof Want>

/** What one message of a shopper means. */
export const Understanding = z.object({
  /** en de nl ru zh ka by words, not script; else BCP 47, or `und`. */
  language: z.string(),
  /** All that are meant, sorted by score 0..1. */
  intents: z.array(z.object({ name: IntentName, score: z.number() })),
  /** False exactly when the first intent is `out.of.scope`. */
  inScope: z.boolean(),
  spans: z.array(Span),
  want: Want,
  references: z.array(Reference),
  /** An order number named in the text. */
  order: z.string().optional(),
  corrections: z.array(Correction),
})
export type Understanding = z.infer<typeof Understanding>

/** One thing the lexicon knows: `light-blue` of kind `colour`, narrower than `blue`. */
export const Concept = z.object({
  id: z.string(),
  kind: z.string(),
  broader: z.array(z.string()),
  labels: z.record(z.string(), z.array(z.string())),
})
export type Concept = z.infer<typeof Concept>

export const UnderstandRequest = z.object({
  text: z.string().min(1).max(5000),
  locale: z.string().max(35).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  timezone: z.string().max(64).optional(),
  now: z.iso.datetime({ offset: true }).optional(),
  history: z.array(z.string().max(5000)).max(20).optional(),
})
export type UnderstandRequest = z.infer<typeof UnderstandRequest>
