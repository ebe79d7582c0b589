import { z } from 'zod'
import { Texts } from './ids.ts'

/** A text in one language or per language. */
const Label = z.union([z.string(), Texts])

/** A field is shown, and must be filled, only when another field holds one of these values. */
const When = z.object({ field: z.string(), in: z.array(z.string()).min(1) })

const base = {
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: Label,
  required: z.boolean().default(false),
  when: When.optional(),
}

export const Choice = z.object({
  id: z.string(),
  label: Label,
  /** Added to the unit price, in minor units of the offer's currency. */
  amount: z.int().default(0),
  /** Lexicon concepts this choice is understood by; learnt at import when absent. */
  concepts: z.array(z.string()).default([]),
})
export type Choice = z.infer<typeof Choice>

/** The name of a calendar of the shop: who or what is booked. */
export const ResourceKey = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/)

/** Which times of a calendar are offered: how long each takes, how often one begins, how soon and how far ahead. */
const times = {
  resource: ResourceKey,
  minutes: z.int().positive().max(1440),
  /** Minutes from one beginning to the next, counted from when it opens; absent = one after the other. */
  every: z.int().positive().max(1440).optional(),
  leadMinutes: z.int().nonnegative().max(525_600).default(0),
  aheadDays: z.int().positive().max(366).default(30),
  /** Until so many minutes before it begins the customer may move it or cancel. */
  changeMinutes: z.int().nonnegative().max(525_600).default(0),
}
export const SlotRule = z.object(times)
export type SlotRule = z.infer<typeof SlotRule>

/**
 * The closed list of things a form can ask (DESIGN section 8). A dress is two option fields drawn from its variants;
 * a pizza is a size and toppings. The concierge fills them by talking, the checkout page draws them.
 */
export const FormField = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('choice'), choices: z.array(Choice).min(1), default: z.string().optional() }),
  z.object({
    ...base,
    type: z.literal('choices'),
    choices: z.array(Choice).min(1),
    /** How much of each may be asked for: `none` leaves out what is there by default, `extra` costs twice. */
    levels: z.array(z.enum(['none', 'light', 'normal', 'extra'])).default(['normal']),
    /** Choice ids that are part of the offer unless left out; they cost nothing. */
    included: z.array(z.string()).default([]),
    max: z.int().positive().optional(),
    /** Pairs of choice ids that cannot go together. */
    exclusions: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
  z.object({ ...base, type: z.literal('number'), min: z.number().default(1), max: z.number().default(99) }),
  z.object({ ...base, type: z.literal('text'), maxLength: z.int().positive().max(2000).default(300) }),
  z.object({ ...base, type: z.literal('date'), leadDays: z.int().nonnegative().default(0) }),
  z.object({ ...base, type: z.literal('time') }),
  /** A time of a calendar; the answer is when it begins, RFC 3339 with an offset. */
  z.object({ ...base, type: z.literal('slot'), ...times }),
  z.object({ ...base, type: z.literal('address') }),
  z.object({ ...base, type: z.literal('consent') }),
])
export type FormField = z.infer<typeof FormField>

export const Form = z.array(FormField)
export type Form = z.infer<typeof Form>

/** What a shopper answered: field id → text, number, true, a choice id, or choice id → level. */
export const FormValue = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.record(z.string(), z.enum(['none', 'light', 'normal', 'extra'])),
])
export type FormValue = z.infer<typeof FormValue>
export const FormValues = z.record(z.string(), FormValue)
export type FormValues = z.infer<typeof FormValues>

/**
 * How the unit price comes about. `fixed`: the variant's price row. `addons`: that plus the amounts of the choices made
 * (`extra` counts `extraFactor` times, what is `included` nothing).
 */
export const PriceRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fixed') }),
  z.object({ kind: z.literal('addons'), extraFactor: z.int().positive().default(2) }),
])
export type PriceRule = z.infer<typeof PriceRule>

/** How it reaches the customer; more kinds follow as data with the offers that need them. */
export const FulfilmentKind = z.enum(['ship', 'deliver', 'pickup', 'digital', 'slot'])
export type FulfilmentKind = z.infer<typeof FulfilmentKind>

/** What a buyer of digital goods gets; seen by nobody before. */
export const DigitalContent = z.object({ url: z.url().max(2000).optional(), text: z.string().max(5000).optional() })
export type DigitalContent = z.infer<typeof DigitalContent>
