import { z } from 'zod'
import { Id, Texts } from './ids.ts'

/**
 * What the page that places an order shows beside it, by the law of the shop's and the buyer's country. `by` says what
 * places it: the button of that page alone, or any reply and call. Labels and notes ("incl. VAT") are per language.
 */
export const Placing = z.object({
  by: z.enum(['page', 'any']),
  labels: Texts,
  notes: Texts,
  /** Who sells, as the imprint names it. */
  seller: z.string(),
  terms: z.object({ version: z.string(), url: z.string() }).optional(),
  privacyUrl: z.string().optional(),
  /** The instruction on withdrawal, where the buyer has that right. */
  withdrawalUrl: z.string().optional(),
  /** Of lines that cannot be withdrawn from, or only until something happens: what the buyer has to be told, per language. */
  exceptions: z.record(Id, Texts),
  /** What the buyer has to confirm where something is sold from some age on only, per language. */
  age: Texts.optional(),
})
export type Placing = z.infer<typeof Placing>

/** What an order was placed under: the words on the button, in which language, and the version of the terms. */
export const Placed = z.object({
  label: z.string().optional(),
  language: z.string().optional(),
  terms: z.string().optional(),
  /** The buyer was instructed on the right of withdrawal. */
  instructed: z.boolean().optional(),
  /** The age that the buyer confirmed, in the words that were shown. */
  age: z.string().optional(),
})
export type Placed = z.infer<typeof Placed>

/** What a page says that it showed: the words on its button, the version of the terms, the age that was confirmed. */
export const Shown = z.object({
  label: z.string().max(200),
  terms: z.string().max(60).optional(),
  age: z.string().max(300).optional(),
})
export type Shown = z.infer<typeof Shown>
